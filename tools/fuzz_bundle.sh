#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Packs the built fuzz targets with all they need (libraries, loader, seeds, runner) into one archive,
# to be run where neither this checkout nor its libraries are: unpack, then
#   ./fuzz-bundle/run SECONDS [JOBS]
# Usage: fuzz_bundle.sh [TARGETS [ARCHIVE]]
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-build/fuzz/fuzz} archive=${2:-build/fuzz-bundle.tar.xz}
most_mib=60
bundle=$(mktemp -d)/fuzz-bundle
mkdir -p "$bundle"/{targets,lib,tools}
cp -r fuzz "$bundle/fuzz"
cp tools/fuzz_all.sh "$bundle/tools/"

for target in "$folder"/*_fuzz; do
  # Function names stay, so that a report can be read; lines are in the build folder.
  strip --strip-debug -o "$bundle/targets/$(basename "$target")" "$target"
done
ldd "$bundle"/targets/* | awk '/=> \// {print $3} /^\t\/.*ld-linux/ {print $1}' | sort -u |
  while read -r library; do cp -L "$library" "$bundle/lib/"; done

# Opened by name while running: glibc's character sets, which must fit the loader.
cp -r /usr/lib/x86_64-linux-gnu/gconv "$bundle/lib/gconv"

cat >"$bundle/run" <<'RUN'
#!/usr/bin/env bash
# Usage: run SECONDS [JOBS]. Logs and findings: ./logs beside this script.
here=$(cd "$(dirname "$0")" && pwd)
export ASAN_OPTIONS=${ASAN_OPTIONS:-symbolize=0} UBSAN_OPTIONS=${UBSAN_OPTIONS:-symbolize=0}
export GCONV_PATH="$here/lib/gconv"
export LAUNCH="$(echo "$here"/lib/ld-linux*) --library-path $here/lib"
exec "$here/tools/fuzz_all.sh" "$here/targets" "${1:?run SECONDS [JOBS]}" "${2:-$(nproc)}" "$here/fuzz" "$here/logs"
RUN
chmod +x "$bundle/run"
mkdir -p "$(dirname "$archive")"
# The targets are much alike: a dictionary that holds several of them makes the archive small.
tar -C "$(dirname "$bundle")" -cf - fuzz-bundle | xz -T1 --lzma2=preset=3,dict=256MiB >"$archive"
rm -rf "$(dirname "$bundle")"
size=$(($(stat -c %s "$archive") / 1048576))
echo "$archive: $size MiB"
[ "$size" -lt "$most_mib" ] || { echo "fuzz_bundle.sh: larger than $most_mib MiB" >&2; exit 1; }
