// Makes the tables of src/Ingest/Data; see README.md for what each holds.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";
import { writePhrases } from "./phrases.mjs";

const require = createRequire(import.meta.url);
const modules = new URL("node_modules/", import.meta.url);
const data = new URL("../../src/Ingest/Data/", import.meta.url);
const lines = (url) => readFileSync(url, "utf8").split(/\r?\n/).filter((l) => l && !l.startsWith("#"));
const byCodePoint = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const openCC = new URL("opencc/data/dictionary/", modules);
const tables = ["CJK_Compatibility_Ideographs", "TSPhrases", "TSCharacters", "TWPhrasesRev", "TWVariantsRevPhrases", "HKPhrasesRev", "HKVariantsRevPhrases"];

const dictionary = lines(new URL("nodejieba/submodules/cppjieba/dict/jieba.dict.utf8", modules)).map((l) => l.split(" "));
const counts = new Map(dictionary.map(([word, times]) => [word, Number(times)]));

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

// Words and characters by which a Traditional text tells whose it is: a word only when its Simplified form is no word here.
function writeDialects() {
  const simplified = new Map(pairs("TSCharacters").map(([from, to]) => [from, to[0]]));
  const toSimplified = (text) => [...text].map((c) => simplified.get(c) ?? c).join("");
  const usual = new Set(pairs("STCharacters").map(([, to]) => to[0]));
  const only = (name, other) => {
    const others = new Set([...reverse(other).map(([from]) => from), ...pairs(other).flatMap(([from, to]) => [from, ...to]), ...usual]);
    return reverse(name).filter(([from, to]) => from !== to && !others.has(from) && simplified.has(from) && simplified.get(from) !== from).map(([from]) => from);
  };
  const isForeign = (word) => (counts.get(word) ?? 0) <= 5; // the dictionary has words from there, with the lowest counts
  const words = (name) => pairs(name)
    .filter(([from, to]) => !/[·A-Z]/.test(from) && from.length > 1 && from !== to[0] && isForeign(toSimplified(from)) && isForeign(from))
    .map(([from]) => from);
  const rows = [
    ...only("TWVariants", "HKVariants").map((text) => [text, "Taiwan"]), ...words("TWPhrasesRev").map((text) => [text, "Taiwan"]),
    ...only("HKVariants", "TWVariants").map((text) => [text, "HongKong"]), ...words("HKPhrasesRev").map((text) => [text, "HongKong"]),
  ];
  // What both say tells nothing.
  const seen = new Map(rows.map(([text]) => [text, rows.filter(([t]) => t === text).length]));
  writeFileSync(new URL("dialects.tsv", data), `${rows.filter(([text]) => seen.get(text) === 1).map((r) => r.join("\t")).join("\n")}\n`);
}

// [the character that bad converters write, the right one, how often the right word must occur to be sure of it]
const confusions = [
  ["着", "著", 20], ["干", "乾", 100], ["复", "覆", 50], ["借", "藉", 30],
  ["著", "着", 20], ["乾", "干", 20], ["覆", "复", 50], ["瞭", "了", 20], ["藉", "借", 20],
  ["徵", "征", 50], ["夥", "伙", 20], ["摺", "折", 20], ["馀", "余", 20], ["於", "于", 20],
  ["後", "后", 20], ["麽", "么", 20], ["菸", "烟", 20],
];
// Verbs that take no 着, so that what follows them may be 著名; and what 着 stands before though it looks like 著作.
const verbsWithout着 = new Set("是有省请到成获去来邀及如似属叫称为");
const looksLike著 = ["着作用", "着作业", "着作为"];

function writeConfusions() {
  const tags = new Map(dictionary.map(([word, , tag]) => [word, tag]));
  const wrong = new Map();
  for (const [bad, good, least] of confusions) {
    // The dictionary was itself made by such converters: it counts 着名 3 times and 著名 9342.
    for (const [word, times, tag] of dictionary) {
      const form = word.replaceAll(good, bad);
      const isName = tag.startsWith("nr") && bad !== "干";
      const isVerb = form.length === 2 && form[1] === "着" && tags.get(form[0])?.startsWith("v") && times < 1000; // 编着, 合着
      if (form !== word && word.length > 1 && times >= least && (counts.get(form) ?? 0) <= Math.min(5, times / 10) && !isName && !isVerb) wrong.set(form, word);
    }
  }
  const kept = new Set([...looksLike著, ...dictionary.filter(([v, n, tag]) => v.length === 1 && tag === "v" && n >= 100 && !verbsWithout着.has(v)).map(([v]) => `${v}着`)]);
  const letters = [...new Set(confusions.map(([bad]) => bad))];
  for (const [word, times, tag] of dictionary) {
    const bad = letters.filter((c) => word.includes(c));
    if (word.length < 2 || word.length > 4 || wrong.has(word)) continue;
    for (const form of wrong.keys()) {
      // 穿着作业, 颠覆发展: a word that runs into the wrong one from the left.
      if (times >= 5 && bad.some((c) => form.includes(c)) && overlap(word, form)) kept.add(word);
      // 讨论着: a verb whose end looks like the first half of the wrong word.
      if (form.length === 2 && form[1] === "着" && tag.startsWith("v") && word.endsWith(form[0])) kept.add(`${word}着`);
      // 为著名, 报覆盖: a word that runs on where the wrong one ends.
      if (form.length <= 3 && times >= 50 && word[0] === form.at(-1) && letters.includes(word[0]) && !"着干复借".includes(word[0])) kept.add(form + word.slice(1));
    }
  }
  const rows = [...wrong, ...[...kept].filter((word) => !wrong.has(word)).map((word) => [word, word])];
  writeFileSync(new URL("confusions.tsv", data), `${rows.sort(([a], [b]) => byCodePoint(a, b)).map((r) => r.join("\t")).join("\n")}\n`);
  console.log(`${wrong.size} wrong words, ${rows.length - wrong.size} that only look like them`);
}

// Whether the end of the first is the beginning of the second, and neither holds the other.
function overlap(first, second) {
  for (let n = 1; n < Math.min(first.length, second.length); n++) if (first.endsWith(second.slice(0, n))) return true;
  return false;
}

// One scalar for another that is the same character to a reader; Chinese punctuation stays Chinese.
function writeFolds() {
  const rows = new Map();
  const add = (from, to, source) => from !== to && [...to].length === 1 && !rows.has(from) && rows.set(from, [to, source]);
  const chinese = new Map([..."，：；！？（）［］｛｝＃％＆＊＋＜＞＝＄＠＼．－"].map((c) => [c.normalize("NFKC"), c]));
  const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
  for (const [from, to] of lines(new URL("look-alikes.tsv", import.meta.url)).map((l) => l.split("\t"))) add(from, to, "look-alike");
  for (const c of [...range(0xff10, 0xff19), ...range(0xff21, 0xff3a), ...range(0xff41, 0xff5a)]) add(c, c.normalize("NFKC"), "full width");
  for (const c of [...range(0x2f00, 0x2fd5), ...range(0xf900, 0xfaff), ...range(0x2f800, 0x2fa1f)]) add(c, c.normalize("NFKC"), "compatibility");
  for (const c of [...range(0xfe10, 0xfe19), ...range(0xfe30, 0xfe32), ...range(0xfe35, 0xfe48), ...range(0xfe50, 0xfe6b), ...range(0xff61, 0xff65)]) {
    const plain = c.normalize("NFKC");
    add(c, chinese.get(plain) ?? plain, "form of punctuation");
  }
  for (const line of lines(new URL("../EquivalentUnifiedIdeograph.txt", modules))) {
    const [, first, last, to] = /^(2[EF][0-9A-F]{2})(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)/.exec(line) ?? [];
    if (first) for (const c of range(parseInt(first, 16), parseInt(last ?? first, 16))) add(c, String.fromCodePoint(parseInt(to, 16)), "radical");
  }
  const sorted = [...rows].sort(([a], [b]) => a.codePointAt(0) - b.codePointAt(0)).map(([from, [to, source]]) => [from, to, source]);
  writeFileSync(new URL("folds.tsv", data), `${sorted.map((r) => r.join("\t")).join("\n")}\n`);
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
  writePhrases({ data, dictionary, prose: prose.map(([text, times]) => [text.replaceAll("¶", "\n"), times]), characters, single, total });
}

function writeBig5() {
  const index = require("text-encoding/lib/encoding-indexes.js")["encoding-indexes"].big5;
  const buffer = Buffer.alloc(3 * index.length);
  for (const [i, codePoint] of index.entries()) buffer.writeUIntLE(codePoint ?? 0, 3 * i, 3);
  writeFileSync(new URL("big5.bin", data), brotliCompressSync(buffer, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

writeOpenCC();
writeDialects();
writeConfusions();
writeFolds();
await writeReadings();
writeCharacters();
writeBig5();
