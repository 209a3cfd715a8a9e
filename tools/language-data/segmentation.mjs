// Makes the tables of src/Store/Segmentation/Data; see README.md for what each holds.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const dictionaries = new URL("node_modules/nodejieba/submodules/cppjieba/dict/", import.meta.url);
const data = new URL("../../src/Store/Segmentation/Data/", import.meta.url);
const lines = (name) => readFileSync(new URL(name, dictionaries), "utf8").split(/\r?\n/).filter((l) => l);
const byCodeUnit = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const write = (name, buffers) => writeFileSync(new URL(name, data), brotliCompressSync(Buffer.concat(buffers), { params }));
const int32 = (...values) => Buffer.from(Int32Array.from(values).buffer);
const uint16 = (text) => Buffer.from(text, "utf16le");

function varint(value, bytes) {
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  bytes.push(value);
}

function writeWords() {
  const words = [...new Map(lines("jieba.dict.utf8").map((l) => l.split(" ")).map(([word, times]) => [word, Number(times)]))].sort(byCodeUnit);
  const [shared, own, times] = [[], [], []];
  let [before, units] = ["", ""];
  for (const [word, count] of words) {
    let same = 0;
    while (same < word.length && word[same] === before[same]) same++;
    shared.push(same);
    own.push(word.length - same);
    varint(count, times);
    units += word.slice(same);
    before = word;
  }
  write("words.bin", [int32(words.length), Buffer.from(shared), Buffer.from(own), Buffer.from(times), uint16(units)]);
  console.log(`${words.length} words`);
}

function writeEmissions() {
  const rows = lines("hmm_model.utf8").slice(-8); // a comment with the state's name before each row
  const states = ["B", "E", "M", "S"].map((state) => {
    const row = rows[rows.indexOf(`#${state}`) + 1];
    return new Map(row.split(",").filter((cell) => cell).map((cell) => [cell[0], Math.round(Number(cell.slice(2)) * -1e6)]));
  });
  const characters = [...new Set(states.flatMap((s) => [...s.keys()]))].sort();
  write("emissions.bin", [
    int32(characters.length), uint16(characters.join("")), ...states.map((s) => int32(...characters.map((c) => s.get(c) ?? -1))),
  ]);
  console.log(`${characters.length} characters`);
}

mkdirSync(data, { recursive: true });
writeWords();
writeEmissions();
