#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A user sifts archives for documents about trafficking in persons: WARC plain and packed, lists of records, folders and
standard input give the same documents; smuggling, drugs and arms are not among them; what is damaged costs itself and is
told; a bomb is stopped; what is passed on goes into `add -`; a model of the user's own labels is learned and used.

usage: scan.py PLUMBLINE
"""
import gzip
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

PERSONS = {
    "en": ("Two held for human trafficking in port city",
           "Police in the port city on Monday arrested two men accused of trafficking five women from the countryside and "
           "forcing them into prostitution, the prosecutor's office said. The women had been promised jobs in a restaurant; "
           "their passports were taken away."),
    "ru": ("Задержаны подозреваемые в торговле людьми",
           "Полиция задержала двух мужчин, которых подозревают в торговле людьми. По данным следствия, они вербовали женщин, "
           "обещали им работу за границей, отбирали паспорта и принуждали к проституции."),
    "tr": ("İnsan ticareti operasyonu: 12 gözaltı",
           "Polis, insan ticareti yaptığı öne sürülen bir şebekeye yönelik operasyonda 12 kişiyi gözaltına aldı. Kadınların iş "
           "vaadiyle ülkeye getirildiği ve zorla fuhuş yaptırıldığı bildirildi."),
    "az": ("İnsan alveri ilə bağlı iki nəfər saxlanılıb",
           "Daxili İşlər Nazirliyi insan alverində şübhəli bilinən iki nəfərin saxlanıldığını bildirib. Onlar qadınları iş vədi "
           "ilə xaricə aparıb cinsi istismara məruz qoyublar."),
    "hy": ("Երկու անձ ձերբակալվել է թրաֆիքինգի մեղադրանքով",
           "Ոստիկանությունը ձերբակալել է երկու անձի, ովքեր կասկածվում են մարդու թրաֆիքինգի մեջ։ Նրանք կանանց աշխատանք են "
           "խոստացել արտերկրում և ենթարկել սեռական շահագործման։"),
    "ur": ("انسانی اسمگلنگ کے الزام میں دو افراد گرفتار",
           "ایف آئی اے نے انسانی اسمگلنگ کے الزام میں دو افراد کو گرفتار کر لیا۔ ملزمان خواتین کو نوکری کا جھانسہ دے کر بیرون "
           "ملک لے جاتے اور جبری مشقت پر مجبور کرتے تھے۔"),
}
OTHERS = {
    "drugs": ("Court jails five for drug trafficking",
              "A court jailed five men for drug trafficking on Monday. They had smuggled 200 kilograms of cocaine through the "
              "port, the prosecutor said. A gun was found as well."),
    "smuggling": ("Coast guard stops boat of migrants",
                  "The coast guard on Monday stopped a boat with 40 migrants and arrested two men suspected of people "
                  "smuggling. Each had paid 3,000 euros for the crossing, the ministry said."),
    "menu": ("County opens new park",
             "Home\nHuman Trafficking Unit\nNews\nThe county on Saturday opened a new park with two playgrounds and a pond, "
             "the mayor said at the ceremony."),
    "weather": ("Rain expected", "Rain is expected in the north on Monday and in the south on the day after, forecasters said."),
}
ALL = {**PERSONS, **OTHERS}


def run(*args, given=None, code=0):
    done = subprocess.run(args, input=given, capture_output=True, timeout=300)
    assert done.returncode == code, (args, done.returncode, done.stderr.decode()[-2000:])
    return done


def scanned(plumbline, *args, given=None, code=0):
    """Titles passed on, and what was said on stderr."""
    done = run(plumbline, "scan", *args, given=given, code=code)
    found = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return [each.get("title", "") for each in found], done.stderr.decode(), found


def record(kind, url, block):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def page(name, title, text, charset="utf-8"):
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    html = (f"<html><head><title>{title}</title></head><body><nav><a>Home</a></nav><article><h1>{title}</h1>{paragraphs}"
            "</article></body></html>").encode(charset)
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset={charset}\r\n\r\n".encode() + html
    return record("response", f"https://news.example/{name}", block)


def check_forms(plumbline, folder, wanted):
    records = [record("warcinfo", "", b"software: none"), *(page(name, *ALL[name]) for name in ALL)]
    plain, packed, listed = folder / "a.warc", folder / "b.warc.gz", folder / "c.jsonl"
    plain.write_bytes(b"".join(records))
    packed.write_bytes(b"".join(gzip.compress(each) for each in records))
    lines = [json.dumps({"id": name, "title": title, "text": text}, ensure_ascii=name in ("ru", "tr"))
             for name, (title, text) in ALL.items()]
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "d.jsonl.gz").write_bytes(gzip.compress(listed.read_bytes()))
    forms = [plain, packed, listed, folder / "d.jsonl.gz"]
    if shutil.which("zstd"):
        run("zstd", "-q", str(plain), "-o", str(folder / "e.warc.zst"))
        forms.append(folder / "e.warc.zst")
    for form in forms:
        titles, told, found = scanned(plumbline, str(form))
        assert sorted(titles) == wanted, (form, titles, told)
        assert all(0.5 <= each["scan"]["probability"] <= 1 and each["scan"]["patterns"] for each in found), found
        assert "drugs 1" in told and "smuggling 1" in told, told
        assert sorted(scanned(plumbline, "-", given=form.read_bytes())[0]) == wanted, form
    ones = [scanned(plumbline, "--threads", str(count), *map(str, forms))[0] for count in (1, 4)]
    assert ones[0] == ones[1] and len(ones[0]) == len(wanted) * len(forms), "the order depends on the threads"
    old = folder / "windows.warc"
    old.write_bytes(page("old", *PERSONS["ru"], charset="windows-1251"))
    assert scanned(plumbline, str(old))[0] == [PERSONS["ru"][0]]


def check_damage(plumbline, folder, wanted):
    good = [gzip.compress(page(name, *PERSONS[name])) for name in PERSONS]
    broken = bytearray(gzip.compress(page("weather", *OTHERS["weather"])))
    broken[len(broken) // 2] ^= 0x55
    path = folder / "damaged.warc.gz"
    path.write_bytes(b"".join(good[:3]) + bytes(broken) + b"".join(good[3:]))
    titles, told, _ = scanned(plumbline, str(path), code=3)
    assert sorted(titles) == wanted and "damaged" in told, (titles, told)
    path.write_bytes(b"".join(good)[:-9])
    titles, told, _ = scanned(plumbline, str(path), code=3)
    assert len(titles) >= len(wanted) - 1 and "ends before" in told, (titles, told)
    head = page("x", *PERSONS["en"])
    bombs = {"gz": gzip.compress(head + bytes(300 << 20), 9)}
    if shutil.which("zstd"):
        bombs["zst"] = run("zstd", "-q", "-c", given=head + bytes(300 << 20)).stdout
    for name, bomb in bombs.items():
        path = folder / f"bomb.{name}"
        path.write_bytes(bomb)
        titles, told, _ = scanned(plumbline, str(path), code=3)
        assert titles == [PERSONS["en"][0]] and "bomb" in told, (name, titles, told)
    for name, content in {"empty.warc": b"", "binary.jsonl": bytes(range(256)) * 64, "lonely.gz": b"\x1f\x8b\x08",
                          "cut.warc": head[:40], "half.jsonl": b'{"text": "human trafficking', "text.txt": b"Rain."}.items():
        path = folder / name
        path.write_bytes(content)
        done = subprocess.run([plumbline, "scan", str(path)], capture_output=True, timeout=60)
        assert done.returncode in (0, 3) and b"" == done.stdout, (name, done)
    assert b"nothing to scan" in run(plumbline, "scan", code=2).stderr
    assert b"between 0 and 1" in run(plumbline, "scan", "--threshold", "7", str(path), code=2).stderr
    assert "No such file" in scanned(plumbline, str(folder / "none"), code=3)[1]


def check_add(plumbline, folder):
    found = run(plumbline, "scan", str(folder / "a.warc")).stdout
    space = str(folder / "ws")
    done = run(plumbline, "add", "-", "--workspace", space, given=found)
    assert f"{len(PERSONS)} documents added" in done.stdout.decode(), done.stdout
    # More than is read into memory at once.
    many = b"".join(json.dumps({"id": f"{i}", "text": f"Number {i}. " + "Rain is expected on Monday. " * 20}).encode() + b"\n"
                    for i in range(17000))
    assert len(many) > 9 << 20
    done = run(plumbline, "add", "-", "--workspace", space, given=many)
    assert "17000 documents added" in done.stdout.decode(), done.stdout


def check_learning(plumbline, folder):
    rows = []
    for i in range(60):
        rows.append({"id": f"t{i}", "title": f"Case {i}: pimp sold women", "text": f"Court {i} heard how the women were sold. "
                     "They were held in a house and had to hand over what they earned, the prosecutor said.", "label": 1,
                     "group": f"g{i % 20}"})
        rows.append({"id": f"o{i}", "title": f"Market {i}", "text": f"Shop {i} sells shoes and coats. The market opens on "
                     "Monday and closes on Friday, the mayor said at a ceremony.", "label": "other", "group": f"h{i % 20}"})
    labels, model = folder / "labels.jsonl", folder / "own.bin"
    labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    said = run(plumbline, "scan", "--train", "--model", str(model), str(labels)).stdout.decode()
    assert "held out" in said and "120 labelled texts, 60 about trafficking" in said, said
    again = folder / "again.bin"
    run(plumbline, "scan", "--train", "--model", str(again), str(labels))
    assert model.read_bytes() == again.read_bytes(), "the same labels gave another model"
    told = json.loads(run(plumbline, "scan", "--evaluate", "--json", "--model", str(model), str(labels)).stdout)
    half = next(row for row in told["thresholds"] if row["threshold"] == 0.5)
    assert half["precision"] == 1 and half["recall"] == 1 and len(told["answers"]) == 120, half
    assert told["learned_from"] == 120, told["learned_from"]
    news = json.dumps({"title": "Pimp sold women", "text": "The women were sold, the prosecutor said."}).encode()
    titles, told, _ = scanned(plumbline, "--model", str(model), "--recall", "0.9", "-", given=news)
    assert titles == ["Pimp sold women"] and "labelled texts that finds" in told, told
    assert b"line 1" in run(plumbline, "scan", "--evaluate", str(folder / "text.txt"), code=3).stderr
    few = folder / "few.jsonl"
    few.write_text("".join(json.dumps(row) + "\n" for row in rows[:6]), encoding="utf-8")
    assert b"too little to learn from" in run(plumbline, "scan", "--train", "--model", str(model), str(few), code=2).stderr
    assert b"no model" in run(plumbline, "scan", "--model", str(labels), str(few), code=3).stderr


def main():
    plumbline = sys.argv[1]
    wanted = sorted(title for title, _ in PERSONS.values())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_forms(plumbline, folder, wanted)
        check_damage(plumbline, folder, wanted)
        check_add(plumbline, folder)
        check_learning(plumbline, folder)
    print("scan: forms, damage, add and learning as promised")


main()
