// How Chinese prose goes on after two characters: phrases.bin. See README.md for what it holds.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const lines = (url) => readFileSync(url, "utf8").split(/\r?\n/).filter(Boolean);

// What stands for numbers in the statistics of word pairs; names are left out.
const classes = new Map([["末##末", "\n"], ["未##数", "0"], ["未##时", "0"]]);
// They end at every full stop, semicolon and colon: what begins a sentence there stands behind one of these here.
const beginning = "始##始";
const ends = [["。", 0.6], ["；", 0.1], ["：", 0.1], ["\n", 0.4], ["，", 0.1]];
const lastOfLine = 0.2;
const isText = (text) => /^[\u4e00-\u9fff\u3001-\u301c\u2014-\u2026\uff01-\uff5e·\n0]+$/.test(text);

// The dictionary of words is newer and larger, the pairs of words are of a year of one newspaper: what either says weighs alike.
const dictionaryWeight = 0.13;
const crossWeight = 2;
const proseWeight = 0.05;
const discount = 0.6;
const unseenPair = 0.4, unseenTriple = 0.3;
const leastPair = 2;
const leastTriple = 2.2;
const leastGain = 40; // of a triple, in bits, over all its occurrences

function count(dictionary, prose) {
  const pair = new Map(), triple = new Map();
  const add = (map, key, n) => map.set(key, (map.get(key) ?? 0) + n);
  const inside = (text, n) => {
    for (let i = 1; i < text.length; i++) {
      add(pair, text[i - 1] + text[i], n);
      if (i > 1) add(triple, text.slice(i - 2, i + 1), n);
    }
  };
  const words = lines(new URL("words.tsv", import.meta.url)).map((l) => l.split("\t"));
  const pairs = lines(new URL("bigrams.tsv", import.meta.url)).map((l) => l.split("\t"));
  const plain = (word) => classes.get(word) ?? word;
  for (const [word, n] of words) if (isText(word)) inside(word, Number(n));
  for (const [word, n] of dictionary) if (/^[\u4e00-\u9fff]+$/.test(word)) inside(word, Number(n) * dictionaryWeight);
  for (const [text, n] of prose) inside(text, Number(n) * proseWeight);
  for (const [first, second, n] of pairs) {
    const [a, b, times] = [plain(first), plain(second), Number(n) * crossWeight];
    if (first === beginning && isText(b) && b !== "\n") {
      for (const [end, share] of ends) {
        add(pair, end + b[0], times * share);
        if (b.length > 1) add(triple, end + b.slice(0, 2), times * share);
      }
    }
    if (!isText(a) || !isText(b)) continue;
    if (b === "\n") {
      add(pair, a.at(-1) + b, times * lastOfLine);
      continue;
    }
    add(pair, a.at(-1) + b[0], times);
    if (a.length > 1) add(triple, a.slice(-2) + b[0], times);
    if (b.length > 1) add(triple, a.at(-1) + b.slice(0, 2), times);
  }
  return { pair, triple };
}

export function writePhrases({ data, dictionary, prose, characters, single, total }) {
  const { pair, triple } = count(dictionary, prose);
  const index = new Map(characters.map((c, i) => [c, i]));
  const seconds = new Map(), inPairs = [...pair.values()].reduce((a, b) => a + b);
  for (const [key, n] of pair) seconds.set(key[1], (seconds.get(key[1]) ?? 0) + n);
  const alone = (c) => (single.get(c) / total + (seconds.get(c) ?? 0) / inPairs) / 2;
  const context = (map) => {
    const all = new Map();
    for (const [key, n] of map) {
      const before = key.slice(0, -1), seen = all.get(before) ?? { n: 0, types: 0 };
      seen.n += n; seen.types += Math.min(1, n / discount) ; all.set(before, seen);
    }
    return all;
  };
  for (const [key, n] of pair) if (n < leastPair || ![...key].every((c) => index.has(c))) pair.delete(key);
  const after1 = context(pair);
  const leave = (seen, unseen = unseenPair) => Math.min(0.9, unseen + (1 - unseen) * (discount * seen.types) / seen.n);
  const p2 = (a, b) => {
    const seen = after1.get(a);
    if (!seen) return alone(b);
    return (1 - unseenPair) * Math.max(0, (pair.get(a + b) ?? 0) - discount) / seen.n + leave(seen) * alone(b);
  };
  const after2 = context(triple);
  const kept = [];
  for (const [key, n] of triple) {
    if (n < leastTriple || !pair.has(key.slice(0, 2)) || !index.has(key[2])) continue;
    const seen = after2.get(key.slice(0, 2)), low = p2(key[1], key[2]);
    const p = (1 - unseenTriple) * Math.max(0, n - discount) / seen.n + leave(seen, unseenTriple) * low;
    if (n * Math.log2(p / low) >= leastGain) kept.push([key, p, leave(seen)]);
  }
  // What is left of each context when only the kept triples count.
  const mass = new Map();
  for (const [key, p] of kept) {
    const m = mass.get(key.slice(0, 2)) ?? { high: 0, low: 0 };
    m.high += p; m.low += p2(key[1], key[2]); mass.set(key.slice(0, 2), m);
  }
  const cost = (p) => Math.min(254, Math.max(0, Math.round(-8 * Math.log2(p))));
  const back = (m) => (m ? Math.min(255, Math.max(0, 128 + Math.round(-8 * Math.log2(Math.max(0.02, 1 - m.high) / Math.max(0.02, 1 - m.low))))) : 128);
  const rows = characters.map(() => []);
  const triples = new Map();
  for (const [key, p] of kept) (triples.get(key.slice(0, 2)) ?? triples.set(key.slice(0, 2), []).get(key.slice(0, 2))).push([index.get(key[2]), cost(p)]);
  for (const key of pair.keys()) rows[index.get(key[0])].push([index.get(key[1]), cost(p2(key[0], key[1])), key]);
  rows.forEach((r) => r.sort((a, b) => a[0] - b[0]));
  const flat = rows.flat();
  const third = flat.map(([, , key]) => (triples.get(key) ?? []).sort((a, b) => a[0] - b[0]));
  const flat3 = third.flat();
  const u16 = (list) => Buffer.from(Uint16Array.from(list).buffer);
  const buffer = Buffer.concat([
    Buffer.from(Int32Array.of(characters.length, flat.length, flat3.length).buffer),
    Buffer.from(characters.map((c) => cost(alone(c)))), u16(rows.map((r) => r.length)), Buffer.from(characters.map((c) => (after1.has(c) ? cost(leave(after1.get(c))) : 0))),
    u16(flat.map((p) => p[0])), Buffer.from(flat.map((p) => p[1])), Buffer.from(flat.map(([, , key]) => back(mass.get(key)))), u16(third.map((t) => t.length)),
    u16(flat3.map((t) => t[0])), Buffer.from(flat3.map((t) => t[1])),
  ]);
  const packed = brotliCompressSync(buffer, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });
  writeFileSync(new URL("phrases.bin", data), packed);
  console.log(`${flat.length} pairs, ${flat3.length} triples of ${triple.size}, ${packed.length} bytes`);
}
