#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes another article out of the real one: other persons, organisations, outlets, countries (with
their own record), figures, and other words for the cues. What an analyst finds stays the same.

Usage: rename.py ARTICLE EXPECTED.json OUT_FOLDER VARIANT
"""
import json
import pathlib
import re
import sys

# Longest first within a variant. Every pair is a name or a cue; what is claimed stays.
VARIANTS = {
    # Pakistan's record: Tier 2 in 2024, so the reversed verdict is contradicted again.
    "pakistan": [
        ("Geghard Scientific and Analytical Foundation", "Harrow Policy and Research Institute"),
        ("The foundation's article", "The institute's paper"), ("the Foundation's article", "the Institute's paper"),
        ("the article", "the paper"), ("The article", "The paper"), ("an article by", "a paper by"),
        ("(article)", "(paper)"),
        ("The Geghard", "The Harrow"), ("Geghard", "Harrow"), ("ArmInfo", "Delta Wire"),
        ("Matanat Azizova", "Farah Quillon"), ("Azizova", "Quillon"),
        ("the Crisis Center of Azerbaijan", "the Refuge Centre of Pakistan"),
        ("Crisis Center of Azerbaijan", "Refuge Centre of Pakistan"),
        ("Federal Investigation Bureau of Pakistan (FIA)", "National Investigation Office of the Philippines (NBI)"),
        ("Federal Investigation Agency of Pakistan (FIA)", "National Bureau of Investigation of the Philippines (NBI)"),
        ("Pakistani citizens", "Philippine citizens"), ("Pakistan\"", "Philippines\""),
        ("Azerbaijani", "Pakistani"), ("Azerbaijan", "Pakistan"), ("AZE", "PAK#"), ("PAK\"", "PHL\""), ("PAK#", "PAK"),
        ("Nakhichevan", "Multan"), ("Nakhchivan", "Multan"), ("Baku", "Islamabad"),
        ("Europe", "the Gulf"), ("484", "917"), ("2006 to 2012", "2009 to 2015"), ("2006", "2009"), ("2012", "2015"),
    ],
    # Armenia's record: Tier 2 in 2024. The cues change too.
    "armenia": [
        ("Geghard Scientific and Analytical Foundation", "Orchard Centre for Security Studies"),
        ("The foundation's article", "The centre's report"), ("the Foundation's article", "the Centre's report"),
        ("an article by", "a report by"), ("The article", "The report"), ("the article", "the report"),
        ("(article)", "(report)"),
        ("The Geghard pointed out that it was found that", "The Orchard stressed that it turned out that"),
        ("The Geghard noted that", "The Orchard observed that"),
        ("The Geghard", "The Orchard"), ("Geghard", "Orchard"), ("ArmInfo", "Northern Gazette"),
        ("This is stated in", "This is said in"), ("presented in", "cited in"), ("notes that", "observes that"),
        ("The media wrote that", "Newspapers reported that"), ("as noted in", "as stated in"),
        ("explains.", "says."), ("further notes", "also observes"), ("have reported that", "have claimed that"),
        ("continues, recalling that", "goes on, recalling that"), ("it is noted that", "it is stressed that"),
        ("unnamed ('it was found')", "unnamed ('it turned out')"),
        ("Matanat Azizova", "Lusine Hartwell"), ("Azizova", "Hartwell"),
        ("the director of the Crisis Center of Azerbaijan", "the head of the Help Line of Armenia"),
        ("director, Crisis Center of Azerbaijan", "head, Help Line of Armenia"),
        ("Federal Investigation Bureau of Pakistan (FIA)", "National Investigation Office of the Philippines (NBI)"),
        ("Federal Investigation Agency of Pakistan (FIA)", "National Bureau of Investigation of the Philippines (NBI)"),
        ("Pakistani citizens", "Philippine citizens"), ("Pakistan\"", "Philippines\""), ("PAK\"", "PHL\""),
        ("Azerbaijani", "Armenian"), ("Azerbaijan", "Armenia"), ("AZE", "ARM"),
        ("Nakhichevan", "Gyumri"), ("Nakhchivan", "Gyumri"), ("Baku", "Yerevan"),
        ("484", "1,206"), ("2006 to 2012", "2008 to 2014"), ("2006", "2008"), ("2012", "2014"),
    ],
}


def rename(text, pairs):
    # One pass, so that a replacement is never replaced again (PAK# marks the only exception).
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def main():
    article, expected, folder, variant = sys.argv[1:]
    pairs = VARIANTS[variant]
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    text = rename(pathlib.Path(article).read_text(encoding="utf-8"), pairs)
    wanted = rename(pathlib.Path(expected).read_text(encoding="utf-8"), pairs)
    wanted = re.sub(r'"value": ([\d,]+),', lambda m: f'"value": {m.group(1).replace(",", "")},', wanted)
    data = json.loads(wanted)
    data["about_names"] = {"pakistan": ["Pakistan"], "armenia": ["Armenia"]}[variant]
    (out / "article.txt").write_text(text, encoding="utf-8")
    (out / "expected.json").write_text(json.dumps(data, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
