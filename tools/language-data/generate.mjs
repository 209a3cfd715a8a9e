// Makes the tables of src/Ingest/Data; see README.md for what each holds.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const modules = new URL("node_modules/", import.meta.url);
const data = new URL("../../src/Ingest/Data/", import.meta.url);
const lines = (url) => readFileSync(url, "utf8").split(/\r?\n/).filter((l) => l && !l.startsWith("#"));
const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const openCC = new URL("opencc/data/dictionary/", modules);
const tables = ["CJK_Compatibility_Ideographs", "TSPhrases", "TSCharacters", "TWPhrasesRev", "TWVariantsRevPhrases", "HKPhrasesRev", "HKVariantsRevPhrases"];

const pairs = (name) => lines(new URL(`${name}.txt`, openCC)).map((l) => l.split("\t")).map(([from, to]) => [from, to.split(" ")]);
const write = (name, rows) => writeFileSync(new URL(`OpenCC/${name}.tsv`, data), `${rows.map((r) => r.join("\t")).join("\n")}\n`);

// OpenCC's build makes these two kinds of table with data/scripts/reverse.py and extract_tofu_risk.py; so do we.
function reverse(name) {
  const reversed = new Map();
  for (const [from, to] of pairs(name)) for (const t of to) reversed.set(t, reversed.get(t) ?? from);
  const all = readFileSync(new URL(`${name}.txt`, openCC), "utf8").split(/\r?\n/);
  for (const [i, line] of all.entries()) {
    const [, key, preferred] = /^# @reverse-prefer: (\S+)(?: (\S+))?/.exec(line) ?? [];
    if (key) reversed.set(key, preferred ?? all.slice(i + 1).find((l) => !l.startsWith("#")).split("\t")[0]);
  }
  return [...reversed].sort(([a], [b]) => byCodePoint(a, b));
}

function tofuRisk() {
  const all = readFileSync(new URL("TSCharacters.txt", openCC), "utf8").split(/\r?\n/);
  return all.flatMap((line, i) => (line.startsWith("# @tofu-risk:") ? [all[i + 1].split("\t")] : []))
    .map(([from, to]) => [from, to.split(" ").find((t) => t !== from)]);
}

function writeOpenCC() {
  mkdirSync(new URL("OpenCC/", data), { recursive: true });
  for (const name of tables) write(name, pairs(name).map(([from, to]) => [from, to[0]]));
  for (const name of ["TWVariants", "HKVariants"]) write(`${name}Rev`, reverse(name));
  write("TSCharactersExt", tofuRisk());
  // A character is Simplified only when OpenCC writes it otherwise in every Traditional word.
  write("SimplifiedOnly", pairs("STCharacters").filter(([from, to]) => !to.includes(from)).map(([from]) => [from]));
}

async function writeReadings() {
  const { pinyin } = await import("pinyin-pro");
  const readings = new Map();
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const character = String.fromCharCode(code);
    for (const reading of pinyin(character, { multiple: true, type: "array" })) {
      const key = reading.normalize("NFC");
      if (key && key !== character) readings.set(key, (readings.get(key) ?? "") + character);
    }
  }
  const rows = [...readings].sort(([a], [b]) => byCodePoint(a, b)).map((r) => r.join("\t"));
  writeFileSync(new URL("readings.tsv", data), `${rows.join("\n")}\n`);
}

function writeCharacters() {
  const single = new Map(), pair = new Map();
  const add = (map, key, count) => map.set(key, (map.get(key) ?? 0) + count);
  const count = (word, times) => {
    for (let i = 0; i < word.length; i++) {
      add(single, word[i], times);
      if (i > 0) add(pair, word[i - 1] + word[i], times);
    }
  };
  const prose = lines(new URL("prose.tsv", import.meta.url)).map((l) => l.split("\t"));
  const dictionary = lines(new URL("nodejieba/submodules/cppjieba/dict/jieba.dict.utf8", modules)).map((l) => l.split(" "));
  for (const [word, times] of dictionary) if (/^[\u4e00-\u9fff]+$/.test(word)) count(word, Number(times));
  for (const [text, times] of prose) count(text.replaceAll("¶", "\n"), Number(times));

  const total = [...single.values()].reduce((a, b) => a + b);
  const characters = [...single].sort(([a, m], [b, n]) => n - m || byCodePoint(a, b)).map(([c]) => c);
  const index = new Map(characters.map((c, i) => [c, i]));
  const cost = (p) => Math.min(255, Math.max(0, Math.round(-8 * Math.log2(p))));
  const rows = characters.map(() => []);
  for (const [key, times] of pair) {
    // A pair seen a handful of times says no more than its characters do.
    if (times >= 8) rows[index.get(key[0])].push([index.get(key[1]), cost(times / single.get(key[0]))]);
  }
  for (const row of rows) row.sort((a, b) => a[0] - b[0]);

  const flat = rows.flat();
  const buffer = Buffer.concat([
    Buffer.from(Int32Array.of(characters.length, flat.length).buffer),
    Buffer.from(Uint16Array.from(characters, (c) => c.charCodeAt(0)).buffer),
    Buffer.from(characters.map((c) => cost(single.get(c) / total))),
    Buffer.from(Uint16Array.from(rows, (r) => r.length).buffer),
    Buffer.from(Uint16Array.from(flat, (p) => p[0]).buffer),
    Buffer.from(flat.map((p) => p[1])),
  ]);
  writeFileSync(new URL("characters.bin", data), brotliCompressSync(buffer, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
  console.log(`${characters.length} characters, ${flat.length} pairs of ${pair.size}, total ${total}`);
}

writeOpenCC();
await writeReadings();
writeCharacters();
