#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A program whose reference data is damaged says so and shows nothing, whichever part it is.

Usage: damaged_image.py PLUMBLINE DOCUMENT

One byte is changed in a copy of the program, in turn in the middle of a small table, of the tagger, of
the learned engine, and of each table of places, which `check` compares while it reads (src/refdata/places_check.h).
"""
import errno
import mmap
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

MAGIC = b"REFDAT03"
HEADER, ENTRY, NAME = 96, 72, 48  # bytes, as src/refdata/image_format.h has them
SECTIONS = ("table/cues", "blob/tagger", "blob/engine", "phrases/places", "phrases/small_places", "places", "pool")
faults = []


def demand(right, words):
    print(("ok   " if right else "FAIL ") + words)
    if not right:
        faults.append(words)


def sections_of(program):
    """Where each section lies in the file of the program: name -> (offset, size). The magic also stands in code."""
    with open(program, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = data.find(MAGIC)
        while at >= 0:
            size, _, count = struct.unpack_from("<QQI", data, at + len(MAGIC))
            if HEADER + count * ENTRY < size <= len(data) - at and count > 0:
                found = {}
                for i in range(count):
                    entry = at + HEADER + i * ENTRY
                    name = data[entry:entry + NAME].split(b"\0")[0].decode("ascii", "replace")
                    offset, length = struct.unpack_from("<QQ", data, entry + NAME)
                    found[name] = (at + offset, length)
                return found
            at = data.find(MAGIC, at + 1)
    sys.exit("the program holds no image")


def flip(program, place):
    """Changes one bit; done twice, the program is whole again. Its reader may outlive it for a moment."""
    for _ in range(1000):
        try:
            file = open(program, "r+b")
            break
        except OSError as error:
            if error.errno != errno.ETXTBSY:
                raise
            time.sleep(0.01)
    with file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x10]))


def checked(program, document):
    run = subprocess.run([program, "check", "--json", document], capture_output=True)
    return run.returncode, run.stdout, run.stderr.decode(errors="replace")


def main():
    plumbline, document = sys.argv[1:]
    whole = sections_of(plumbline)
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "plumbline"
        shutil.copy(plumbline, copy)
        code, out, _ = checked(copy, document)
        demand(code in (0, 1) and len(out) > 1000, "the copy works")
        for name in SECTIONS:
            offset, size = whole[name]
            flip(copy, offset + size // 2)
            code, out, told = checked(copy, document)
            demand(code not in (0, 1) and not out and "image is damaged" in told,
                   f"{name}: exit {code}, {len(out)} bytes of a report; {told.strip()[-100:]}")
            flip(copy, offset + size // 2)
        code, _, _ = checked(copy, document)
        demand(code in (0, 1), "mended, it works again")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
