// readability_mozilla.mjs DIR ROUNDS jsdom|linkedom: what @mozilla/readability makes of each page of DIR, as JSON:
// {"tool": "...", "pages": {NAME: {"titles": [...], "text": "...", "published": "..."}}, "milliseconds": processor time of the fastest round over all pages}
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Readability } from "@mozilla/readability";
import sniff from "html-encoding-sniffer";

const parsers = {
  jsdom: async () => {
    const { JSDOM, VirtualConsole } = await import("jsdom");
    return (html) => new JSDOM(html, { virtualConsole: new VirtualConsole() }).window.document;
  },
  linkedom: async () => {
    const { parseHTML } = await import("linkedom");
    return (html) => parseHTML(html).document;
  },
};

const [folder, rounds, parser] = process.argv.slice(2);
const parse = await parsers[parser]();
const files = readdirSync(folder).filter((file) => /^\.html?$/.test(extname(file))).sort();
const pages = files.map((file) => [basename(file, extname(file)), readFileSync(join(folder, file))]);

function read(name, bytes) {
  const html = new TextDecoder(sniff(bytes, { defaultEncoding: "UTF-8" })).decode(bytes);
  const article = parsed(name, html);
  return { titles: [article?.title ?? ""], text: article?.textContent ?? "", published: article?.publishedTime ?? null };
}

function parsed(name, html) {
  try {
    return new Readability(parse(html)).parse();
  } catch (failure) { // it expects every document to have a body, which linkedom does not add
    console.error(`${parser}, ${name}: ${failure.message}`);
    return null;
  }
}

const times = [];
let found = {};
for (let round = 0; round < Number(rounds); round++) {
  const start = process.cpuUsage();
  found = Object.fromEntries(pages.map(([name, bytes]) => [name, read(name, bytes)]));
  const { user, system } = process.cpuUsage(start);
  times.push((user + system) / 1000);
}

console.log(JSON.stringify({ tool: `@mozilla/readability, ${parser}`, pages: found, milliseconds: Math.min(...times) }));
