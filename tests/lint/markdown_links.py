#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks that the relative links and the anchors of all Markdown files lead somewhere.

markdown_links.py [PROJECT_FOLDER] prints `file:line: what to do`, and exits 1 if it did.
"""

import os
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

SKIPPED_FOLDERS = {"build", "demo-index", "corpus"}  # and those that begin with a dot

INLINE = re.compile(r"\]\(\s*<?([^\s<>()]+(?:\([^\s()]*\))?)>?(?:\s+[\"'(][^)]*)?\)")
REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
HEADING = re.compile(r" {0,3}#{1,6}\s+(.*?)\s*#*$")
HTML_ANCHOR = re.compile(r"<[^>]*\b(?:id|name)=\"([^\"]+)\"")
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
FENCE = re.compile(r" {0,3}(```+|~~~+)")


def prose_lines(path):
    """Numbered lines without code blocks."""
    fence = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if mark := FENCE.match(line):
            fence = mark[1] if fence is None else None if line.strip() == fence else fence
        elif fence is None:
            yield number, line


def slug(heading):
    """The anchor that GitHub gives a heading."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    kept = (c for c in text if c in "-_ " or unicodedata.category(c)[0] in "LMN")
    return "".join(kept).replace(" ", "-")


def anchors(path):
    found = {}
    for _, line in prose_lines(path):
        if heading := HEADING.match(line):
            name = slug(heading[1])
            found[name] = found.get(name, -1) + 1  # the second of a name ends in -1
            found.setdefault(f"{name}-{found[name]}" if found[name] else name, 0)
        found.update((name, 0) for name in HTML_ANCHOR.findall(line))
    return found


def faults(path):
    for number, line in prose_lines(path):
        line = re.sub(r"(`+).*?\1", "code", line)
        for link in INLINE.findall(line) + REFERENCE.findall(line):
            if ABSOLUTE.match(link):
                continue
            name, _, anchor = unquote(link).partition("#")
            target = path.parent / name if name else path
            if not target.exists():
                yield number, f"{link}: there is no {os.path.normpath(target)}"
            elif anchor and target.suffix == ".md" and anchor not in anchors(target):
                yield number, f"{link}: no heading of {os.path.normpath(target)} gives that anchor"


def main():
    os.chdir(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    failed = False
    for folder, folders, files in os.walk("."):
        folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS and f[0] != ".")
        for path in sorted(Path(folder, name) for name in files if name.endswith(".md")):
            for number, fault in faults(path):
                failed = True
                print(f"{path}:{number}: {fault}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
