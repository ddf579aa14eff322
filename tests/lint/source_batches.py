#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sorts C++ sources into batches that can be compiled as one.

source_batches.py SIZE SOURCE... prints a line a batch: its sources with semicolons between them.

No name of a source's unnamed namespace is a word of another source of its batch, nor of a header
that this one includes: so each means in the batch what it means alone.
"""

import functools
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)
COMMENT_OR_STRING = re.compile(r'//[^\n]*|"(?:[^"\\\n]|\\.)*"')
UNNAMED_NAMESPACE = re.compile(r"^namespace \{$(.*?)^\}  // namespace$", re.M | re.S)
# What stands at the beginning of a line in a namespace, as clang-format writes it.
DECLARED = re.compile(r"^(?:(?:struct|class|enum class|enum|using) (\w+)|"
                      r"(?!namespace )[^\s/}#].*?(\w+)(?: =|[({;\[]))", re.M)
TYPE = re.compile(r"^(?:struct|class|enum class|enum) (\w+)[^;\n]*\{", re.M)


def read(path):
    return Path(path).read_text(encoding="utf-8")


@functools.cache
def headers_of(path):
    """The project's headers that a file includes, and those that they include."""
    found = set()
    for name in INCLUDE.findall(read(path)):
        header = next((place / name for place in (ROOT, Path(path).parent)
                       if (place / name).is_file()), None)
        if header:
            found |= {str(header)} | headers_of(str(header))
    return frozenset(found)


@functools.cache
def types_in(header):
    return frozenset(TYPE.findall(read(header)))


@functools.cache
def words_in(header):
    return frozenset(re.findall(r"\w+", COMMENT_OR_STRING.sub(" ", read(header))))


class Source:
    """What a source says that others of its batch could take for theirs."""

    def __init__(self, path):
        text = read(path)
        declared = DECLARED.findall("\n".join(UNNAMED_NAMESPACE.findall(text)))
        self.path = str(path)
        self.private = {kind or other for kind, other in declared}
        self.words = words_in(str(path))
        self.headers = headers_of(str(path))
        self.types = {name: header for header in self.headers for name in types_in(header)}
        self.visible = {word for header in self.headers for word in words_in(header)}

    def goes_with(self, other):
        return (not self.private & (other.words | other.visible)
                and not other.private & (self.words | self.visible)
                and all(other.types.get(name, header) == header
                        for name, header in self.types.items()))


def batches(paths, size):
    made = []
    for source in map(Source, paths):
        for batch in made:
            if len(batch) < size and all(source.goes_with(other) for other in batch):
                batch.append(source)
                break
        else:
            made.append([source])
    return [[source.path for source in batch] for batch in made]


if __name__ == "__main__":
    for batch in batches(sys.argv[2:], int(sys.argv[1])):
        print(";".join(batch))
