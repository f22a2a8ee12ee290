#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Installs the Debian 12 packages that are missing. Usage: install_packages.sh [build|test|lint]...
# Does nothing, and needs no rights, if all are there.
set -euo pipefail

# What the program is built from and runs with. docs/dependencies.md says why each one.
build=(g++ cmake ninja-build pkg-config python3
  libfmt-dev libsqlite3-dev libicu-dev libxml2-dev libarchive-dev libgmime-3.0-dev libuchardet-dev
  libcld2-dev zlib1g-dev libzstd-dev libseccomp-dev libssl-dev libsodium-dev nlohmann-json3-dev libre2-dev libdnnl-dev libxlsxwriter-dev
  libboost1.81-dev poppler-utils bubblewrap)
# What the page of the workbench is built with; another npm than Debian's does as well.
command -v npm >/dev/null || build+=(nodejs npm)
# What the tests need besides.
test=(libgtest-dev libgmock-dev chromium python3-jsonschema python3-openpyxl python3-rdflib qpdf strace zip)
# What the format, lint, sanitizer and fuzz runs need besides.
lint=(clang-19 clang-format-19 clang-tidy-19 libclang-rt-19-dev libbenchmark-dev)

wanted=()
for group in "${@:-build}"; do
  case "$group" in
    build) wanted+=("${build[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    lint) wanted+=("${lint[@]}") ;;
    *) echo "install_packages.sh: unknown group '$group' (build, test, lint)" >&2; exit 2 ;;
  esac
done

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "Missing packages: ${missing[*]}" >&2
    echo "Install them as root: apt-get install ${missing[*]}" >&2
    exit 3
  }
  as_root=(sudo)
fi
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
