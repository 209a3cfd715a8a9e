#!/usr/bin/env python3
"""compare.py DIR RESULTS: how many golds of DIR each tool's results in RESULTS meet, as a Markdown table.

RESULTS holds ours.jsonl (gongwen extract), ours.tsv (Gongwen.Bench pages) and a .json of each peer that ran.
Texts are compared without white space, after NFKC, all quotation marks and dashes alike. A tool's text has the right
first line if it begins with that of the gold, or if the title it gives with the text after it does: peers leave the
headline out of their text.
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

MARKS = str.maketrans(dict.fromkeys("“”„‟「」『』〝〞‘’'", '"') | dict.fromkeys("—–~", "-"))
OURS = "gongwen"
MEASURES = ["title", "first line", "last line", "first and last line", "both lines somewhere", "published date"]


def flat(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "").translate(MARKS))


def day(text):
    found = re.search(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})", text or "")
    return "-".join(part.zfill(2) for part in found.groups()) if found else None


def ours(results):
    found = {}
    for line in (results / "ours.jsonl").read_text(encoding="utf-8").splitlines():
        notice = json.loads(line)
        found[Path(notice["source"]["uri"]).stem] = {
            "titles": [notice["title"]], "text": notice["text"], "published": notice["publishedDate"]}
    steps = [line.split("\t") for line in (results / "ours.tsv").read_text(encoding="utf-8").splitlines()]
    return {"pages": found, "milliseconds": next(float(ms) for step, ms, _ in steps if step == "read and cut")}, steps


def met(gold, page):
    """The measures of one page: true, false, or None where the tool has no such thing or the gold does not say."""
    titles, text = [flat(title) for title in page["titles"]], flat(page["text"])
    first, last = flat(gold["firstLine"]), flat(gold["lastLine"])
    whole = [text, *[title + text for title in titles]]
    begins, ends = any(t.startswith(first) for t in whole), text.endswith(last)
    holds = any(first in t for t in whole) and last in text
    published = gold["publishedDate"] == day(page["published"]) if "published" in page and "publishedDate" in gold else None
    return dict(zip(MEASURES, [flat(gold["title"]) in titles, begins, ends, begins and ends, holds, published]))


def count(golds, tool, measure):
    nothing = {"titles": [], "text": ""} | ({"published": None} if any("published" in p for p in tool["pages"].values()) else {})
    answers = [met(gold, tool["pages"].get(name, nothing))[measure] for name, gold in golds.items()]
    said = [answer for answer in answers if answer is not None]
    return f"{sum(said)}/{len(said)}" if said else "—"


def main(folder, results):
    golds = {path.name.removesuffix(".gold.json"): json.loads(path.read_text(encoding="utf-8"))
             for path in sorted(folder.glob("*.gold.json"))}
    own, steps = ours(results)
    peers = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(results.glob("*.json"))]
    tools = {OURS: own} | {peer["tool"]: peer for peer in peers}
    rows = [["", *tools], ["---", *["---:"] * len(tools)]]
    rows += [[measure, *[count(golds, tool, measure) for tool in tools.values()]] for measure in MEASURES]
    rows += [["ms of processor for all pages, parse included", *[f"{tool['milliseconds']:.0f}" for tool in tools.values()]]]
    rows += [[]] + [["gongwen, step by step", "ms of processor for all pages", "times the parse"], ["---", "---:", "---:"]]
    rows += [[step, f"{float(ms):.0f}", ratio] for step, ms, ratio in steps]
    print("\n".join(f"| {' | '.join(row)} |" if row else "" for row in rows))


main(Path(sys.argv[1]), Path(sys.argv[2]))
