#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Checks the alias file of well-known people.

check_persons.py [FILE] prints `file:line: what is wrong`, and exits 1 if it did. FILE is
data/persons-fr.tsv unless given; its columns and rules are described at its top.
"""

import sys
import unicodedata
from pathlib import Path

DEFAULT_FILE = Path(__file__).resolve().parent.parent / "data" / "persons-fr.tsv"
COLUMNS = ("canonical", "aliases", "why")
LEAST_ROWS = 600

# Letters that Unicode does not decompose into a base letter and an accent.
UNDECOMPOSED = str.maketrans(
    {"æ": "ae", "đ": "d", "ð": "d", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th"}
)


def fold(name):
    """The name without case, accents, hyphens, dots and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(UNDECOMPOSED)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def check_text(line):
    """What is wrong with the characters of a line."""
    if unicodedata.normalize("NFC", line) != line:
        yield "not in Unicode's form NFC"
    for c in line:
        if c != "\t" and unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp"):
            yield f"control or invisible character U+{ord(c):04X}"


def check_cell(label, cell):
    """What is wrong with a name or with the reason."""
    if not cell:
        yield f"{label} is empty"
    elif cell != " ".join(cell.split()):
        yield f"{label} has a space too many: « {cell} »"


def check_row(number, row, owners):
    """What is wrong with a row; `owners` maps a folded name to its first line and owner."""
    canonical, aliases, why = row
    names = [canonical] + (aliases.split("|") if aliases else [])
    yield from check_cell("the why", why)
    for name in names:
        yield from check_cell("a name", name)
        key = fold(name)
        if name and not key:
            yield f"a name without a letter: « {name} »"
        if not key:
            continue
        if key not in owners:
            owners[key] = (number, canonical)
            continue
        line, owner = owners[key]
        if line == number:
            yield f"« {name} » stands twice in the row (case, accents and hyphens do not count)"
        else:
            yield f"« {name} » already belongs to {owner} (line {line})"


def check(path):
    """Yields (line number, message) for everything that is wrong with the file."""
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        yield error.object[: error.start].count(b"\n") + 1, "not UTF-8"
        return
    if lines[-1] == "":
        lines.pop()
    else:
        yield len(lines), "the last line does not end"
    owners = {}
    rows = 0
    for number, line in enumerate(lines, 1):
        for message in check_text(line):
            yield number, message
        if not line or line.startswith("#"):
            continue
        rows += 1
        row = line.split("\t")
        if len(row) != len(COLUMNS):
            expected = f"{len(COLUMNS)} columns are expected ({', '.join(COLUMNS)})"
            yield number, f"{expected}, {len(row)} found"
            continue
        for message in check_row(number, row, owners):
            yield number, message
    if rows < LEAST_ROWS:
        yield len(lines) or 1, f"{rows} rows, at least {LEAST_ROWS} are expected"


def main(arguments):
    if len(arguments) > 1:
        print("usage: check_persons.py [FILE]", file=sys.stderr)
        return 2
    path = Path(arguments[0]) if arguments else DEFAULT_FILE
    try:
        shown = path.relative_to(Path.cwd())
    except ValueError:
        shown = path
    try:
        problems = list(check(path))
    except OSError as error:
        print(f"{shown}:1: {error.strerror}", file=sys.stderr)
        return 1
    for number, message in problems:
        print(f"{shown}:{number}: {message}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
