#!/usr/bin/env bash
# compare.sh DIR [ROUNDS]: gongwen beside its peers on the pages of DIR that have a NAME.gold.json, as a Markdown table.
# Peers: python3-readability (apt-get install python3-readability) and @mozilla/readability (npm, versions in package-lock.json).
# A peer that is not there is named on standard error and left out.
set -euo pipefail
pages=$(realpath "${1:?usage: compare.sh DIR [ROUNDS]}")
rounds=${2:-20}
cd "$(dirname "$0")"
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

missing() { echo "missing: $1, left out" >&2; }

dotnet build ../Gongwen.Bench -c Release -v quiet >&2
bin=../../artifacts/bin/Gongwen.Bench/release
"$bin/gongwen" extract "$pages" --format jsonl > "$results/ours.jsonl" || echo "gongwen could not read every page" >&2
"$bin/Gongwen.Bench" pages "$pages" > "$results/ours.tsv"

if /usr/bin/python3 -c 'import readability, lxml' 2> /dev/null; then
  /usr/bin/python3 readability_debian.py "$pages" "$rounds" > "$results/readability-python3.json"
else
  missing "python3-readability (apt-get install python3-readability)"
fi

if command -v npm > /dev/null && { [[ -d node_modules ]] || npm ci --no-audit --no-fund --silent >&2; }; then
  for parser in jsdom linkedom; do
    node readability_mozilla.mjs "$pages" "$rounds" "$parser" > "$results/readability-$parser.json"
  done
else
  missing "@mozilla/readability (needs Node.js and npm ci)"
fi

python3 compare.py "$pages" "$results"
