#!/usr/bin/env bash
# A browser for the tests of the pages: one that is there, or Debian's where we may install it.
# Never fails: without a browser those tests skip and say so.
set -u
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && exit 0
done
note="[ci] NOTE: no browser on this machine; the tests of the pages skip and say so"
if [[ "$(id -u)" != 0 ]] || ! command -v apt-get >/dev/null; then
    echo "$note"
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
install() { timeout 240 apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1; }
echo "[ci] installing Debian's Chromium for the tests of the pages"
install || { timeout 120 apt-get update -qq >/dev/null 2>&1 && install; } || echo "$note"
