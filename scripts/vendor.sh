#!/bin/sh
# Builds the libraries in templates/vendored.toml anew, byte for byte: needs npm. Stops when a download or a result
# is not what that file says. To take a newer version: change version and integrity there, run this, then write the
# hash it prints into the file.
set -eu
cd "$(dirname "$0")/.."
list=templates/vendored.toml
value() { sed -n "s/^$1 = \"\(.*\)\"$/\1/p" "$list"; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

version=$(value version)
esbuild=$(value esbuild)
file=templates/$(value file)
npm pack --silent --pack-destination "$work" "re2js@$version" >/dev/null
integrity="sha512-$(openssl dgst -sha512 -binary "$work/re2js-$version.tgz" | openssl base64 -A)"
[ "$integrity" = "$(value integrity)" ] || { echo "error: re2js $version is not the package that $list names" >&2; exit 1; }
tar -xzf "$work/re2js-$version.tgz" -C "$work"
echo 'export { RE2JS } from "./package/build/index.js"' >"$work/entry.js"
(cd "$work" && npx --yes "esbuild@$esbuild" entry.js --log-level=warning --bundle --minify --format=iife \
    --global-name=kbRe2 --target=es2022 --legal-comments=none --outfile=re2js.js)
cp "$work/re2js.js" "$file"
cp "$work/package/LICENSE" "${file%.js}.LICENSE.txt"
hash=$(openssl dgst -sha256 -r "$file" | cut -d' ' -f1)
[ "$hash" = "$(value sha256)" ] || { echo "error: $file has the hash $hash, which $list does not say" >&2; exit 1; }
echo "$file is re2js $version, as $list says"
