#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Gives the program every kind of bad input a user might, and some an attacker would.

Usage: bad_input.py PLUMBLINE

Each case demands: no signal, no hang, a documented exit code, a message on stderr that names the
file and says what is wrong, and memory within the limit. Files are made here; nothing is shipped.
"""
import io
import json
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

SANITIZED = "PLUMBLINE_SANITIZED" in os.environ
# For one case, wall clock: enough on a busy machine without AVX-512 (two million words are read), too little for what never ends.
SECONDS = 1200 if SANITIZED else 300
MEMORY = 1 << 30       # address space is the reader's own business; this is peak RSS of all children
OK, FOUND, MISUSE, FAILED = 0, 1, 2, 3

DOCX_TYPES = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
              '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
              'wordprocessingml.document.main+xml"/></Types>')


def zipped(members, level=9):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


ENTITIES = ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "bomb">' + "".join(
    f'<!ENTITY e{i} "{("&e%d;" % (i - 1)) * 10}">' for i in range(1, 12)) + "]>").encode()


def entity_bomb():
    body = (ENTITIES.decode() + '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            '<w:t>&e11;</w:t></w:r></w:p></w:body></w:document>')
    return zipped([("[Content_Types].xml", DOCX_TYPES), ("word/document.xml", body)])


def external_entity():
    body = ('<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            '<w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>')
    return zipped([("[Content_Types].xml", DOCX_TYPES), ("word/document.xml", body)])


def zip_bomb():
    zeros = b"0" * (64 << 20)  # once: a forked child's peak memory counts this process's as well
    return zipped([(f"{i}.txt", zeros) for i in range(40)])


def nested_zip(depth):
    data = zipped([("inner.txt", b"The ministry said 12 victims were identified.")])
    for level in range(depth):
        data = zipped([(f"level{level}.zip", data)])
    return data


def slip_zip():
    return zipped([("../../../../tmp/plumbline-slipped.txt", b"The police arrested two men."),
                   ("/tmp/plumbline-slipped.txt", b"The police arrested two men.")])


def small_pdf():
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
               "/Resources << /Font << /F1 5 0 R >> >> >>"]
    stream = "BT /F1 12 Tf 72 720 Td (The police arrested two men on Monday, the ministry said.) Tj ET"
    objects += [f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{o:010d} 00000 n \n" for o in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    return out.encode("latin-1")


ARTICLE = b"Daily Compass. The police arrested two men on Monday, the ministry said.\n"


class Cases:
    def __init__(self, plumbline, folder):
        self.plumbline, self.folder, self.faults, self.count = plumbline, folder, [], 0

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    def run(self, *args, **kwargs):
        return subprocess.run([self.plumbline, *args], capture_output=True, timeout=SECONDS, **kwargs)

    def expect(self, name, args, codes, says=(), silent=(), **kwargs):
        """Exit code among `codes`; each word of `says` on stderr or stdout; none of `silent`."""
        self.count += 1
        started = time.monotonic()
        try:
            done = self.run(*args, **kwargs)
        except subprocess.TimeoutExpired:
            self.faults.append(f"{name}: no answer after {SECONDS} s")
            return None
        told = (done.stderr + done.stdout).decode("utf-8", "replace")
        if done.returncode not in codes:
            self.faults.append(f"{name}: exit {done.returncode}, wanted {codes}: {told[:300]!r}")
        for word in says:
            if word.lower() not in told.lower():
                self.faults.append(f"{name}: does not say {word!r}: {told[:300]!r}")
        for word in silent:
            if word in told:
                self.faults.append(f"{name}: must not say {word!r}")
        print(f"  {name}: exit {done.returncode}, {time.monotonic() - started:.1f} s")
        return done


def make_cases(t):
    t.expect("no arguments", [], {MISUSE}, ["usage"])
    t.expect("unknown command", ["chekc", "x"], {MISUSE}, ["check"])
    t.expect("unknown option", ["check", "--nonsense", "x"], {MISUSE}, ["nonsense"])
    t.expect("missing file", ["check", str(t.folder / "nowhere.txt")], {FAILED}, ["nowhere.txt"])
    t.expect("empty file", ["check", t.file("empty.txt", b"")], {OK}, ["empty.txt", "holds no text"])
    t.expect("only blanks", ["check", t.file("blank.txt", b" \n\t\n")], {OK}, ["blank.txt", "holds no text"])
    t.expect("binary", ["check", t.file("noise.bin", bytes(range(256)) * 4096)], {FAILED}, ["noise.bin", "binary data"])
    t.expect("elf", ["check", "/bin/true"], {FAILED}, ["/bin/true", "binary data"])
    t.expect("wrong ending", ["check", t.file("page.pdf", ARTICLE)], {OK, FOUND}, ["arrested"])
    t.expect("wrong encoding", ["check", "--json", t.file("koi.txt", (
        "\u041c\u0438\u043d\u0438\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e \u0441\u043e\u043e\u0431\u0449\u0438\u043b\u043e, "
        "\u0447\u0442\u043e \u0434\u0432\u0435 \u0436\u0435\u043d\u0449\u0438\u043d\u044b \u0431\u044b\u043b\u0438 \u0441\u043f\u0430\u0441\u0435\u043d\u044b. "
        * 5).encode("koi8-r"))], {OK, FOUND}, ["\u041c\u0438\u043d\u0438\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e", "I001", "KOI8-R"])
    t.expect("broken utf-8", ["check", t.file("broken.txt", ARTICLE + b"\xff\xfe\xc0\xaf\xed\xa0\x80 more words here.\n")], {OK, FOUND},
             ["arrested", "more words here", "I001"])
    t.expect("declared wrong", ["check", "--json", t.file("declared.html", b'<html><head><meta charset="utf-16"></head><body><p>'
             + ARTICLE + b"</p></body></html>")], {OK, FOUND}, ["The police arrested"])
    t.expect("nul bytes", ["check", t.file("nul.txt", ARTICLE * 20 + b"\0" * 3 + ARTICLE)], {OK, FOUND}, ["nul.txt", "I004", "arrested"])
    t.expect("200 MB of text", ["check", t.file("huge.txt", ARTICLE * (200 * 1024 * 1024 // len(ARTICLE)))], {OK, FOUND}, ["huge.txt", "I005", "L004"])
    os.unlink(t.folder / "huge.txt")
    t.expect("one endless line", ["check", t.file("line.txt", b"trafficking " * 200000)], {OK, FOUND}, ["line.txt"])
    pdf = small_pdf()
    t.expect("good pdf", ["check", t.file("good.pdf", pdf)], {OK, FOUND}, ["arrested"])
    t.expect("truncated pdf", ["check", t.file("cut.pdf", pdf[: len(pdf) // 2])], {FAILED}, ["cut.pdf", "pdftotext cannot read it"])
    t.expect("pdf without its table", ["check", t.file("tail.pdf", pdf[: pdf.index(b"xref")])], {OK, FOUND, FAILED}, ["tail.pdf"])
    t.expect("pdf header only", ["check", t.file("head.pdf", b"%PDF-1.7\n")], {FAILED}, ["head.pdf", "pdftotext cannot read it"])
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--encrypt", "secret", "secret", "256", "--", str(t.folder / "good.pdf"),
                        str(t.folder / "locked.pdf")], check=True)
        t.expect("password pdf", ["check", str(t.folder / "locked.pdf")], {FAILED}, ["locked.pdf", "password"])
    else:
        print("  password pdf: skipped, qpdf is not installed")
    t.expect("zip bomb", ["check", t.file("bomb.zip", zip_bomb())], {FAILED}, ["bomb.zip", "only a bomb does"])
    t.expect("zip in zip in zip", ["check", t.file("deep.zip", nested_zip(12))], {FAILED}, ["deep.zip", "archives deep"])
    t.expect("zip slip", ["check", t.file("slip.zip", slip_zip())], {OK, FOUND}, ["slip.zip!tmp/", "arrested"])
    if pathlib.Path("/tmp/plumbline-slipped.txt").exists():
        t.faults.append("zip slip: a file was written outside")
    t.expect("cut zip", ["check", t.file("cut.zip", nested_zip(1)[:60])], {FAILED}, ["cut.zip", "damaged"])
    t.expect("xml entity bomb", ["check", t.file("bomb.docx", entity_bomb())], {FAILED}, ["bomb.docx", "entity bombs"])
    t.expect("entity bomb as xml", ["check", t.file("bomb.xml", ENTITIES + b"<d>&e11;</d>")], {OK, FOUND, FAILED}, ["bomb.xml"],
             silent=["bombbomb"])
    t.expect("entity bomb as html", ["check", t.file("bomb.html", ENTITIES + b"<html><body><p>" + ARTICLE + b"&e11;</p></body></html>")],
             {OK, FOUND, FAILED}, ["bomb.html"], silent=["bombbomb"])
    t.expect("xml external entity", ["check", "--json", t.file("outside.docx", external_entity())],
             {FAILED}, ["outside.docx"], silent=["root:x:0"])
    t.expect("deep html", ["check", t.file("deep.html", b"<html><body>" + b"<div>" * 100000 + ARTICLE + b"</div>" * 100000)],
             {OK, FOUND}, ["arrested", "I070"])
    t.expect("deep html, never closed", ["check", t.file("open.html", b"<html><body>" + b"<table><tr><td><b><i>" * 100000 + ARTICLE)],
             {OK, FOUND}, ["arrested"])
    t.expect("huge attribute", ["check", t.file("attr.html", b'<html><body><p title="' + b"x" * (50 << 20) + b'">' + ARTICLE + b"</p>")],
             {OK, FOUND}, ["arrested"])
    t.expect("broken jsonl", ["check", t.file("rows.jsonl", b'{"text": "The police arrested two men."}\n{"text": \n{"text": "A court convicted three traffickers."}\n')],
             {FAILED}, ["rows.jsonl!2", "arrested", "convicted"])
    t.expect("folder", ["check", str(t.folder)], {FAILED}, ["empty.txt", *REFUSED])
    added(t)
    damaged(t)
    t.expect("reference on no country", ["add", "--reference", "--country", "Atlantis", "--workspace", str(t.folder / "ws"), "x.txt"],
             {MISUSE}, ["Atlantis", "English name", "AZE"])
    t.expect("html into nowhere", ["check", "--html", str(t.folder / "no/such/folder/out.html"), str(t.folder / "good.pdf")],
             {FAILED}, ["no/such/folder"])
    t.expect("standard input", ["check", "-"], {OK, FOUND}, ["arrested"], input=ARTICLE)
    unreadable(t)


# Of the files made above, those whose content cannot be had.
REFUSED = ["noise.bin", "cut.pdf", "head.pdf", "bomb.zip", "deep.zip", "cut.zip", "bomb.docx", "outside.docx",
           "rows.jsonl!2"]
MAY_FAIL = [*REFUSED, "rows.jsonl", "locked.pdf", "tail.pdf", "bomb.xml", "bomb.html"]


def ledger_rows(t, workspace, *state):
    """Rows of the ledger by name within the folder: "rows.jsonl!2"."""
    told = t.run("status", "--json", "--limit", "0", "--workspace", workspace, *state)
    rows = {}
    for row in json.loads(told.stdout)["files"]:
        name = row["path"].removeprefix(str(t.folder) + "/")
        rows[name + ("!" + row["member"] if row["member"] else "")] = row
    return rows


def added(t):
    """The whole folder into a workspace: what can be read is kept, the rest stands in the ledger with its reason."""
    with tempfile.TemporaryDirectory() as workspace:
        t.expect("add the folder", ["add", "--workspace", workspace, str(t.folder)], {FAILED}, REFUSED)
        failed = ledger_rows(t, workspace)
        for name in REFUSED:
            if failed.get(name, {}).get("state") != "failed" or not failed[name].get("reason"):
                t.faults.append(f"add the folder: the ledger does not say why {name} failed: {failed.get(name)}")
        known = failed | ledger_rows(t, workspace, "--state", "done")
        for path in sorted(t.folder.iterdir()):
            if path.is_file() and path.name not in known:
                t.faults.append(f"add the folder: {path.name} is lost")
            elif path.is_file() and path.name in failed and path.name not in MAY_FAIL:
                t.faults.append(f"add the folder: {path.name} failed: {failed[path.name]['reason']}")


def damaged(t):
    """A workspace whose index of references is damaged: "cannot be read", never "not found"."""
    article = t.file("quoting.txt", b'Daily Compass. The inspectors "boarded nine trawlers and freed every deckhand", '
                                    b"the Harbour Office said.\n")
    source = t.file("source.txt", b"Harbour Office. Annual account. In spring the inspectors boarded nine trawlers and "
                                  b"freed every deckhand they met.\n")
    with tempfile.TemporaryDirectory() as workspace:
        t.expect("add a reference", ["add", "--workspace", workspace, "--reference", source], {OK})
        t.expect("add what quotes it", ["add", "--workspace", workspace, article], {OK})
        t.expect("verify a sound workspace", ["verify", "--workspace", workspace], {OK, FOUND}, ["verbatim"])
        overwrite_table(pathlib.Path(workspace), "seed_lists")
        t.expect("verify a damaged workspace", ["verify", "--workspace", workspace], {FAILED},
                 ["reference library", "malformed"], silent=["absent", "not agree"])
        t.expect("check by a damaged workspace", ["check", "--workspace", workspace, article], {FAILED},
                 ["quoting.txt", "reference library"], silent=["absent"])


def overwrite_table(workspace, table):
    """Noise over the root page of a table, as a failing disk may leave it."""
    file = workspace / "plumbline.db"
    database = sqlite3.connect(file)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    with open(file, "r+b") as out:
        out.seek((page - 1) * size)
        out.write(b"\x5a" * size)


def unreadable(t):
    secret = t.file("secret.txt", ARTICLE)
    os.chmod(secret, 0)
    if os.geteuid() != 0:
        t.expect("unreadable file", ["check", secret], {FAILED}, ["secret.txt", "ermission"])
        return
    os.chmod(t.folder, 0o755)
    # Nobody may enter the folder of the build, where that is root's own.
    t.plumbline = shutil.copy(t.plumbline, t.folder / "plumbline")

    def drop():
        os.setgid(65534)
        os.setuid(65534)

    t.expect("unreadable file", ["check", secret], {FAILED}, ["secret.txt", "ermission"], preexec_fn=drop, cwd="/")
    readable = t.file("open.txt", ARTICLE)
    os.chmod(readable, 0o644)
    t.expect("as nobody", ["check", readable], {OK, FOUND}, ["arrested"], preexec_fn=drop, cwd="/")


def main():
    plumbline = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        t = Cases(plumbline, pathlib.Path(folder))
        make_cases(t)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    if peak > MEMORY and not SANITIZED:
        t.faults.append(f"peak memory was {peak >> 20} MiB")
    print(*t.faults, f"bad input: {t.count} cases, {len(t.faults)} faults, peak {peak >> 20} MiB", sep="\n")
    return 1 if t.faults else 0


if __name__ == "__main__":
    sys.exit(main())
