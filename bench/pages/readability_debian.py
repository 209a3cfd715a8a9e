#!/usr/bin/python3
"""readability_debian.py DIR ROUNDS: what Debian's python3-readability makes of each page of DIR, as JSON.

{"tool": "...", "pages": {NAME: {"titles": [...], "text": "..."}}, "milliseconds": processor time of the fastest round over all pages}
"""
import json
import sys
import time
from pathlib import Path

import lxml.html
from readability import Document
from readability.readability import Unparseable


def read(page):
    try:
        document = Document(page)
        body = document.summary(html_partial=True)
        return {"titles": [document.title(), document.short_title()], "text": lxml.html.fromstring(body).text_content()}
    except (Unparseable, lxml.etree.ParserError):  # a page without any content
        return {"titles": [], "text": ""}


def main(folder, rounds):
    pages = {path.stem: path.read_bytes() for path in sorted(Path(folder).glob("*.htm*"))}
    times = []
    for _ in range(rounds):
        start = time.process_time()
        found = {name: read(page) for name, page in pages.items()}
        times.append(time.process_time() - start)
    json.dump({"tool": "python3-readability", "pages": found, "milliseconds": 1000 * min(times)}, sys.stdout, ensure_ascii=False)


main(sys.argv[1], int(sys.argv[2]))
