#!/bin/sh
# Say what `make` has built and which file to open.
set -eu
pages=$(find build/html -name '*.html' ! -path '*/forms/*' | wc -l | tr -d ' ')
echo
echo "Built: $pages pages and these forms:"
find build/html/forms -type f ! -name '.*' | sort | while read -r file; do
    printf '  %6s KB  %s\n' "$(($(wc -c <"$file") / 1000))" "$file"
done
echo "Packs for trainers: $(find build/packs -type f ! -name '.*' | wc -l | tr -d ' ') files in build/packs/"
echo "Open:  build/html/index.html"
