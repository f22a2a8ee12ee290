#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program links nothing under the GPL (or AGPL). Usage: check_links.py BINARY"""
import subprocess
import sys

# Libraries that Debian ships under the GPL or AGPL and that a program like this might drag in.
REFUSED = ("libpoppler", "libxapian", "libmupdf", "libigraph", "libreadline", "libgsl", "libfftw", "libgdbm")


def main():
    out = subprocess.run(["ldd", sys.argv[1]], capture_output=True, text=True, check=True).stdout
    libraries = sorted(line.split()[0] for line in out.splitlines() if line.strip())
    found = [name for name in libraries if name.startswith(REFUSED)]
    print(*[f"links {name}, which is under the GPL" for name in found],
          f"links: {len(libraries)} libraries, {len(found)} faults", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
