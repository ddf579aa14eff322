#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Checks data/acronyms-fr.tsv: UTF-8 in NFC, columns, blanks, doubles, order, what is too general.

Problems are printed as "file:line: message"; exit code 1 then.

    tools/check_acronyms.py [FILE]
"""

import pathlib
import re
import sys
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MINIMUM_ROWS = 250
SHORTEST_SINGLE_WORD = 8  # a shorter word alone would find articles about other things
REQUIRED = set("""ONU OTAN UE OMS FMI SNCF AIEA UNESCO UNICEF HCR OPEP OCDE OMC BCE CEDH CPI CIJ
                  OIT FAO NATO WHO""".split())
ACRONYM = re.compile(r"(?=.*[^\W\d_].*[^\W_])\w+(-\w+)?")
WORD = re.compile(r"\w+")


def sort_key(acronym):
    decomposed = unicodedata.normalize("NFD", acronym.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)), acronym


def problems_of_line(line):
    if unicodedata.normalize("NFC", line) != line:
        yield "the line is not in NFC"
    if line != line.rstrip():
        yield "blanks at the end of the line"


def problems_of_row(acronym, forms):
    if not ACRONYM.fullmatch(acronym) or not any(c.isupper() for c in acronym):
        yield f"« {acronym} » is no acronym"
    if not forms:
        yield f"{acronym} has no long form"
    if len(set(map(str.casefold, forms))) != len(forms):
        yield f"{acronym} has a long form twice"
    for form in forms:
        if form != " ".join(form.split()):
            yield f"an empty column or needless blanks: « {form} »"
        if "’" in form:
            yield f"another apostrophe than ': « {form} »"
        if len(WORD.findall(form)) == 1 and len(form) < SHORTEST_SINGLE_WORD:
            yield f"one short word finds other things: « {form} »"


def check(text):
    """Yields (line number, message)."""
    seen = {}
    previous = None
    for number, line in enumerate(text.split("\n"), 1):
        for message in problems_of_line(line):
            yield number, message
        if not line or line.startswith("#"):
            continue
        acronym, *forms = line.split("\t")
        for message in problems_of_row(acronym, forms):
            yield number, message
        for form in forms:
            first = seen.setdefault((acronym, form.casefold()), number)
            if first != number:
                yield number, f"{acronym}, « {form} » is there already, in line {first}"
        if previous is not None and sort_key(acronym) < sort_key(previous):
            yield number, f"{acronym} comes before {previous} in the order of the file"
        previous = acronym
    acronyms = {acronym for acronym, _ in seen}
    for missing in sorted(REQUIRED - acronyms):
        yield 1, f"{missing} is missing"


def main():
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "acronyms-fr.tsv"
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        sys.exit(f"{path}: {error}")
    problems = list(check(text))
    rows = sum(1 for line in text.split("\n") if line and not line.startswith("#"))
    if rows < MINIMUM_ROWS:
        problems.append((1, f"{rows} rows, {MINIMUM_ROWS} are required"))
    if not text.endswith("\n"):
        problems.append((text.count("\n") + 1, "the last line has no end"))
    for number, message in problems:
        print(f"{path}:{number}: {message}", file=sys.stderr)
    print(f"{rows} rows, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
