#!/usr/bin/env bash
# Draws the guides' pictures: every SVG here becomes a PNG (rsvg-convert, Debian package librsvg2-bin) of few
# colours (pngquant, package pngquant): a third of the size, and on a slow line it is there three times sooner.
#   _art/name.svg        -> _pictures/name.png   shared by many guides: ![...](../_pictures/name.png)
#   _art/guide/name.svg  -> guide/name.png       of one guide: ![...](name.png)
# Only pictures older than their drawing are made anew; --all makes every one.
set -euo pipefail
cd "$(dirname "$0")"
command -v rsvg-convert >/dev/null || { echo "rsvg-convert is missing: apt-get install librsvg2-bin" >&2; exit 2; }
command -v pngquant >/dev/null || { echo "pngquant is missing: apt-get install pngquant" >&2; exit 2; }
largest=$((300 * 1024))
made=0
while IFS= read -r drawing; do
    name=${drawing#./}
    name=${name%.svg}
    case $name in
        */*) picture=../$name.png ;;
        *) picture=../_pictures/$name.png ;;
    esac
    if [[ ${1:-} != --all && $picture -nt $drawing ]]; then
        continue
    fi
    mkdir -p "$(dirname "$picture")"
    rsvg-convert --width 720 "$drawing" --output "$picture"
    pngquant --force --strip --speed 1 --output "$picture" 64 -- "$picture"
    if (($(stat -c %s "$picture") > largest)); then
        echo "$picture is larger than 300 KB" >&2
        exit 1
    fi
    made=$((made + 1))
done < <(find . -name '*.svg' | sort)
echo "pictures made: $made"
