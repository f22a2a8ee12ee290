#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A program whose reference data is damaged says so and shows nothing, whichever part it is.

Usage: damaged_image.py PLUMBLINE DOCUMENT

One byte is changed in a copy of the program, in turn in the middle of a small table, of the tagger, of
the learned engine, and at several places of each table of places, which `check` compares while it reads
(src/refdata/places_check.h); then the number of values of every name of a place at once.
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
PLACES = SECTIONS[3:]  # that are compared late
NAMES = PLACES[:2]
PHRASE_HEADER, EDGE, NODE = 32, 16, 8  # bytes, as src/text/phrase_table.cc has them
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


def opened_to_write(program):
    """The file of the program, once nobody runs it: a reader may outlive its program for a moment."""
    for _ in range(1000):
        try:
            return open(program, "r+b")
        except OSError as error:
            if error.errno != errno.ETXTBSY:
                raise
            time.sleep(0.01)
    sys.exit(f"{program} is still being run after ten seconds")


def flip(program, place):
    """Changes one bit; done twice, the program is whole again."""
    with opened_to_write(program) as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x10]))


def give_each_name_many(program, section):
    """Of each node of a table of names the number of values, which stands in its second half, 65,536 higher, or back."""
    offset, _ = section
    with opened_to_write(program) as file:
        file.seek(offset)
        _, _, slots, nodes = struct.unpack("<4I", file.read(16))
        begin = offset + PHRASE_HEADER + slots * EDGE
        file.seek(begin)
        bytes_of = bytearray(file.read(nodes * NODE))
        bytes_of[6::NODE] = bytes(byte ^ 1 for byte in bytes_of[6::NODE])
        file.seek(begin)
        file.write(bytes_of)


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
        # In the header of a table, near its begin, at its end. The first is found by whoever opens the table.
        for name in PLACES:
            offset, size = whole[name]
            for at in (0, 8, size // 8, size - 1):
                flip(copy, offset + at)
                code, out, told = checked(copy, document)
                demand(code not in (0, 1) and not out and "reference data" in told,
                       f"{name} at {at}: exit {code}, {len(out)} bytes of a report; {told.strip()[-100:]}")
                flip(copy, offset + at)
        for name in NAMES:
            give_each_name_many(copy, whole[name])
            code, out, told = checked(copy, document)
            demand(code not in (0, 1) and not out and "image is damaged" in told,
                   f"{name}, many values each: exit {code}, {len(out)} bytes of a report; {told.strip()[-100:]}")
            give_each_name_many(copy, whole[name])
        # Whoever does not put it off compares places before anything else.
        offset, size = whole["pool"]
        flip(copy, offset + size // 2)
        space = str(pathlib.Path(folder) / "space")
        run = subprocess.run([copy, "add", "--workspace", space, document], capture_output=True)
        demand(run.returncode not in (0, 1) and b"image is damaged" in run.stderr and not pathlib.Path(space).exists(),
               f"add: exit {run.returncode}; {run.stderr.decode(errors='replace').strip()[-100:]}")
        flip(copy, offset + size // 2)
        code, _, _ = checked(copy, document)
        demand(code in (0, 1), "mended, it works again")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
