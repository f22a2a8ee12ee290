#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""SQL is written, never built of what somebody said.

check_sql.py ROOT

A statement that is given to SQLite consists of literals and of constants (kName); values are bound. So in the rooms that
speak SQL (src/db, src/store, src/accounts, src/cases)
  - what prepare(), run(), number() and word() of a connection are given is made of these alone, and
  - nothing else is glued to a literal that reads like SQL, or to a string that is called sql.
Elsewhere nothing may speak to SQLite at all. What must differ stands in tools/sql_exceptions.txt, a line each:
    FILE | EXPRESSION | why nothing of it comes from outside
A line that is not needed any more is an error, too.
"""
import pathlib
import re
import sys

ROOMS = ("db", "store", "accounts", "cases")
WORDS = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|WHERE|FROM|ORDER BY|GROUP BY|JOIN|VALUES|PRAGMA|LIMIT|EXISTS|ATTACH|UNION)\b|^ AND ")
CALL = re.compile(r"(?:\b(\w+)\s*(?:\(\))?\s*(?:\.|->)\s*)(prepare|run|number|word)\s*\(")
RECEIVER = re.compile(r"connection|reader|writer|index|database|handle", re.I)
LITERAL = re.compile(r'(?:R"(\w*)\((.*?)\)\1")|"((?:[^"\\\n]|\\.)*)"', re.S)


def bare(text):
    """The text with comments and literals taken out (each literal is one \\x01 and its number), and the literals."""
    literals = []

    def held(match):
        words = match.group(2) if match.group(2) is not None else match.group(3)
        if match.group(0).startswith("//"):
            return ""
        literals.append(words or "")
        return f"\x01{len(literals) - 1}\x02"

    text = re.sub(r"//[^\n]*|" + LITERAL.pattern, held, text, flags=re.S)
    # Literals side by side are one.
    while True:
        joined = re.sub(r"\x01(\d+)\x02\s*\x01(\d+)\x02", lambda m: join(literals, m), text)
        if joined == text:
            return text, literals
        text = joined


def join(literals, match):
    literals.append(literals[int(match.group(1))] + literals[int(match.group(2))])
    return f"\x01{len(literals) - 1}\x02"


def closing(text, at):
    """Where the bracket opened at `at` closes."""
    depth = 0
    for i in range(at, len(text)):
        depth += text[i] in "([{"
        depth -= text[i] in ")]}"
        if depth == 0:
            return i
    return len(text)


def split(text, sign):
    parts, depth, last = [], 0, 0
    for i, c in enumerate(text):
        depth += c in "([{"
        depth -= c in ")]}"
        if c == sign and depth == 0:
            parts.append(text[last:i])
            last = i + 1
    return parts + [text[last:]]


def strangers(expression, strings=r"\w*sql"):
    """What of an expression is neither a literal nor a constant, nor one of the strings that are looked at elsewhere."""
    expression = expression.strip()
    choice = split(expression, "?")
    if len(choice) == 2:
        branches = split(choice[1].replace("::", "\x03"), ":")
        return [each for branch in branches for each in strangers(branch.replace("\x03", "::"), strings)]
    parts = split(expression, "+")
    if len(parts) > 1:
        return [each for part in parts for each in strangers(part, strings)]
    if expression.startswith("(") and closing(expression, 0) == len(expression) - 1:
        return strangers(expression[1:-1], strings)
    wrapped = re.match(r"(?:std::)?(?:string|string_view)\s*\(", expression)
    if wrapped and closing(expression, wrapped.end() - 1) == len(expression) - 1:
        return strangers(expression[wrapped.end():-1], strings)
    if re.fullmatch(r"\x01\d+\x02|k[A-Z]\w*|nullptr||" + strings, expression):
        return []
    return [re.sub(r"\s+", " ", expression)]


def operand(text, at, step):
    """What stands beside a plus at `at`, in the direction of step."""
    i, depth = at + step, 0
    opening, ending = ("([", ")]}") if step > 0 else (")]", "([{}")
    begin = i
    while 0 <= i < len(text):
        if text[i] in opening:
            depth += 1
        elif text[i] in ending:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and text[i] in "+;,=<>?:&|" and text[i - 1:i + 1] != "->" and text[i:i + 2] != "->" and "::" not in text[i - 1:i + 2]:
            break
        i += step
    words = text[begin:i] if step > 0 else text[i + 1:begin + 1]
    return re.sub(r"^\s*return\b", "", words)


def faults_of(path, text, speaks):
    text, literals = bare(text)
    # What is put into a string that is called sql is looked at where it is put in, if that is here.
    made = r"\w*sql" if re.search(r"\w*sql\s*\+?=(?!=)", text) else "(?!)"
    for match in CALL.finditer(text):
        end = closing(text, match.end() - 1)
        given = split(text[match.end():end], ",")[0]
        sql = any(WORDS.search(literals[int(n)]) for n in re.findall(r"\x01(\d+)\x02", given))
        if not given.strip() or not (sql or match.group(2) == "prepare" or RECEIVER.search(match.group(1))):
            continue
        if not speaks and (sql or RECEIVER.search(match.group(1)) and match.group(2) == "prepare"):
            yield given.strip(), "only src/db, src/store and src/accounts speak SQL"
        for each in strangers(given, made) if speaks else ():
            yield each, f"{match.group(2)}() is given what is no literal and no constant"
    if not speaks:
        if re.search(r"\bsqlite3_(exec|prepare\w*|get_table)\s*\(", text):
            yield "sqlite3_exec", "only src/db speaks to SQLite itself"
        return
    for match in re.finditer(r"\x01(\d+)\x02", text):
        if not WORDS.search(literals[int(match.group(1))]):
            continue
        before = re.search(r"\+\s*$", text[:match.start()])
        after = re.match(r"\s*\)?\s*\+", text[match.end():])
        if before and text[before.start() - 1:before.start() + 1] != "++":
            for each in strangers(operand(text, before.start(), -1)):
                yield each, "glued to SQL"
        if after:
            for each in strangers(operand(text, match.end() + after.end() - 1, 1)):
                yield each, "glued to SQL"
    for match in re.finditer(r"\b\w*sql\s*\+?=(?!=)([^;]*);", text):
        for each in strangers(match.group(1)):
            yield each, "put into SQL"


def main():
    root = pathlib.Path(sys.argv[1])
    allowed = {}
    for line in (root / "tools/sql_exceptions.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            file, expression, why = (each.strip() for each in line.split(" | "))
            if len(why) < 15:
                sys.exit(f"tools/sql_exceptions.txt: {file}: say why")
            allowed[file, expression] = False
    faults = set()
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".cc", ".h") or path.name.endswith("_test.cc"):
            continue
        name = str(path.relative_to(root))
        for expression, why in faults_of(path, path.read_text(encoding="utf-8"), path.parts[len(root.parts) + 1] in ROOMS):
            expression = re.sub(r"\x01\d+\x02", '"..."', expression)
            if (name, expression) in allowed:
                allowed[name, expression] = True
            else:
                faults.add(f"{name}: {expression}: {why}")
    faults |= {f"tools/sql_exceptions.txt: {file}: {expression} is not needed any more" for (file, expression), used in allowed.items()
               if not used}
    for fault in sorted(faults):
        print(fault)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
