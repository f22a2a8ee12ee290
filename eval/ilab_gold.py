# SPDX-License-Identifier: Apache-2.0
"""The Labor Department's published findings, for eval/assessment.py: what they are and where they stand.

Three years come as structured files (corpora/labels/ilab_countries_*.xml, joined to their summaries in
corpora/text/ilab_countries.jsonl); of the edition printed in full (corpora/pdf/ilab) they stand in Tables 4, 6 and 7
of the report itself and are read from there with poppler, apart from anything that Plumbline reads.

A criterion of the standard us-ilab is asked where the published answer is a plain yes or no: "N/A" (no
conscription, no new law to train on) and "Unknown" ask nothing.
"""
import hashlib
import re
import subprocess
import unicodedata

# criterion -> name in the structured files, row of the printed table, words that a text on it would use
LEGAL = {
    "law.minimum-age": ("Minimum_Work", r"Minimum Age for Work\b", r"minimum ages? (?:for|of|to) (?:work|employment)|minimum age (?:provision|protection)"),
    "law.hazardous-age": ("Minimum_Hazardous_Work", r"Minimum Age for Hazardous", r"minimum age.{0,30}hazardous"),
    "law.hazardous-list": ("Types_Hazardous_Work", r"(?:Identification|Prohibition) of Hazardous", r"hazardous (?:work|occupation|activit)"),
    "law.forced-labour": ("Prohibition_Forced_Labor", r"Prohibition of Forced", r"forced (?:child )?labor|slavery|debt bondage"),
    "law.trafficking": ("Prohibition_Child_Trafficking", r"Prohibition of Child Traff", r"traffick"),
    "law.sexual-exploitation": ("Prohibition_CSEC", r"Prohibition of Commercial", r"commercial sex|prostitut|pornogra"),
    "law.illicit-activities": ("Prohibition_Illicit_Activities", r"Prohibition of Using", r"illicit|drugs?\b"),
    "law.compulsory-recruitment": ("Minimum_Compulsory_Military", r"Prohibition of Compulsory", r"compulsory (?:military|recruit)|conscript"),
    "law.voluntary-recruitment": ("Minumum_Voluntary_Military", r"Minimum Age for Voluntary", r"voluntary (?:state )?(?:military|recruit)|enlist"),
    "law.armed-groups": ("Minumum_Non_State_Military", r"Prohibition of Military", r"armed groups?|non-state"),
    "law.compulsory-education": ("Compulsory_Education", r"Compulsory Education Age", r"compulsory (?:education|school)"),
    "law.free-education": ("Free_Public_Education", r"Free Public Education", r"free .{0,20}(?:education|school)"),
}
ENFORCEMENT = {
    "labour.penalties": ("Authorized_Access_Penalties", r"Mechanism to Assess", r"assess (?:civil )?penalt|impose.{0,20}penalt"),
    "labour.number": ("Labor_Inspectors_Intl_Standards", None, r"inspectors"),
    "labour.initial-training": ("Labor_New_Employee_Training", r"Initial Training for New Labor", r"train"),
    "labour.law-training": ("Labor_New_Law_Training", r"Training on New Laws Related to Child", r"train"),
    "labour.refresher": ("Labor_Refresher_Courses", r"Refresher Courses", r"refresher|train"),
    "labour.routine": ("Labor_Routine_Inspections_Conducted", r"Routine Inspections Conducted", r"inspection"),
    "labour.targeted": ("Labor_Routine_Inspections_Targeted", r"Routine Inspections Targeted", r"targeted"),
    "labour.unannounced-permitted": ("Labor_Unannounced_Inspections_Premitted", r"Unannounced Inspections Permitted", r"unannounced|prior notice|without notice"),
    "labour.unannounced-done": ("Labor_Unannounced_Inspections_Conducted", r"Unannounced Inspections Conducted", r"unannounced|prior notice"),
    "labour.complaints": ("Labor_Complaint_Mechanism", r"Complaint Mechanism", r"complaint|hotline"),
    "labour.referral": ("Labor_Referral_Mechanism", r"Reciprocal Referral Mechanism Exists Between Labor", r"referral|refer\b"),
    "criminal.initial-training": ("Criminal_New_Employee_Training", r"Initial Training for New Criminal", r"train"),
    "criminal.law-training": ("Criminal_New_Law_Training", r"Training on New Laws Related to the Worst", r"train"),
    "criminal.refresher": ("Criminal_Refresher_Courses", r"Refresher Courses", r"refresher|train"),
    "criminal.penalties": ("Criminal_Penalties_for_WFCL", r"Imposed Penalties for", r"penalt|sentenced|convict"),
    "criminal.referral": ("Criminal_Referral_Mechanism", r"Reciprocal Referral Mechanism Exists Between Criminal", r"referral|refer\b"),
}
CRITERIA = {**LEGAL, **ENFORCEMENT}
# The level is a ladder of three criteria, and one for what the report says delayed it.
LEVELS = ("no", "minimal", "moderate", "significant")
LADDER = ("level.some", "level.moderate", "level.significant")
LEVEL, SETBACK = "level", "level.no-setback"
GROUPS = (("legal standards", tuple(LEGAL)), ("enforcement items", tuple(ENFORCEMENT)), ("advancement level", (LEVEL, SETBACK)))


def is_open(country):
    """Half of the countries, by the hash of their names without accents: rules were written while looking at them.

    The summaries write Côte d'Ivoire and the files of the reports Cote d'Ivoire: both are of one half."""
    letters = unicodedata.normalize("NFKD", country)
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return hashlib.sha256(plain.encode()).digest()[0] % 2 == 0


def _plain(answer):
    word = str(answer).strip().rstrip("*†‡ ").lower()
    return {"yes": True, "no": False}.get(word)


def _one(field):
    """An answer of a structured file. Of several territories: no, if any of them answers no."""
    if not isinstance(field, dict):
        return _plain(field)
    if "Territory" in field:
        parts = field["Territory"]
        answers = [_one(part) for part in (parts if isinstance(parts, list) else [parts])]
        if False in answers:
            return False
        return True if True in answers else None
    if "Standard" in field:
        return _plain(field["Standard"])
    return _plain(field.get("Enforcement", ""))


def _level(words):
    """("moderate", no setback) of "Moderate Advancement" and the like; nothing where none was assessed."""
    first = words.lower().split(" ")[0]
    return (first, not re.search(r"–|-|complicit|delayed|regression", words)) if first in LEVELS else None


def of_labels(labels):
    """criterion -> True or False (the level: its word) of one record of the structured files."""
    fields = {**(labels.get("legal_standards") or {}), **(labels.get("enforcements") or {})}
    gold = {criterion: _one(fields.get(name, "")) for criterion, (name, _, _) in CRITERIA.items()}
    level = _level(labels.get("advancement") or "")
    if level:
        gold[LEVEL] = level[0]
        if int(labels["file_year"]) >= 2018:  # earlier files have the level alone
            gold[SETBACK] = level[1]
    return {criterion: answer for criterion, answer in gold.items() if answer is not None}


def laid_out(pdf):
    return subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def _section(text, first, last):
    begin = text.find(first)
    if begin < 0:
        return []
    end = re.search(last, text[begin:])
    return text[begin:begin + end.start() if end else len(text)].split("\n")


def of_tables(text):
    """The same of a full report laid out by pdftotext: Table 4, the last column of Tables 6 and 7, the line of the level."""
    gold = {}
    parts = ((LEGAL, _section(text, "Table 4. Laws", r"III\. ENFORCEMENT"), r".*?\s{2,}(Yes|No|N/A|Unknown)[*†‡]*(?:\s|$)"),
             ({c: r for c, r in ENFORCEMENT.items() if c.startswith("labour")},
              _section(text, "Table 6. Labor", r"Table 7\. Crim|Criminal Law Enforcement\n"), r".*\s{2,}(Yes|No|N/A|Unknown)\b[*†‡]*(?: \([\d,– -]+\))?\s*$"),
             ({c: r for c, r in ENFORCEMENT.items() if c.startswith("criminal")},
              _section(text, "Table 7. Crim", r"IV\. COORDINATION"), r".*\s{2,}(Yes|No|N/A|Unknown)\b[*†‡]*(?: \([\d,– -]+\))?\s*$"))
    for rows, lines, answer in parts:
        for criterion, (_, label, _) in rows.items():
            met = label and next((m for m in (re.match(r"\s*" + label + answer, line) for line in lines) if m), None)
            if met and _plain(met[1]) is not None:
                gold[criterion] = _plain(met[1])
    heads = re.findall(r"^\s*((?:NO|MINIMAL|MODERATE|SIGNIFICANT) ADVANCEMENT\b.*)$", text, re.M)
    if heads:
        gold[LEVEL], gold[SETBACK] = _level(heads[0])
    return gold


def narrative(text):
    """The running text of a full report laid out by pdftotext: without tables, heads, feet, notes and the line of the level."""
    paragraphs, words, in_table = [], [], False

    def close():
        if words:
            paragraphs.append(" ".join(words))
            words.clear()

    for line in text.replace("\f", "\n").split("\n"):
        bare = line.strip()
        if re.match(r"REFERENCES\b", bare):
            break
        if re.match(r"Table \d+\. ", bare):
            close()
            in_table = True
        elif re.match(r"[IVX]+\. [A-Z]", bare):
            close()
            in_table = False
        elif re.search(r"FINDINGS ON THE WORST FORMS|BUREAU OF INTERNATIONAL LABOR", bare) or (len(bare) > 6 and bare.upper() == bare):
            close()  # feet of pages and the line of the level at their heads
        elif not bare:
            close()
        else:
            columns = re.search(r"\S {2,}\S", bare)
            if in_table and not columns and len(bare) > 85 and len(line) - len(line.lstrip()) <= 6:
                in_table = False
            if not in_table and not (columns and len(columns.group()) > 4):
                words.append(bare)
    close()
    joined = []
    for paragraph in paragraphs:  # what a page end divides goes on in small letters
        if joined and paragraph[:1].islower():
            joined[-1] += " " + paragraph
        elif len(paragraph) > 60 or not joined or paragraph.endswith("."):
            joined.append(paragraph)
    return "\n\n".join(joined)
