#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Sorts C++ sources into batches that can be compiled as one.

source_batches.py SIZE SOURCE... prints a line a batch: its sources with semicolons between them.

No name of a source's unnamed namespace is a word of another source of its batch, nor of a header
that this one includes: so each means in the batch what it means alone. A source with a function
named like one of the standard library, which an argument of a type of std:: would find where
another source includes its header, is in no batch.
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

STANDARD_FUNCTIONS = frozenset("""
    accumulate advance all_of any_of apply begin bind binary_search clamp copy copy_if count count_if
    cref data distance empty end equal equal_range erase erase_if exchange fill find find_if for_each
    forward function generate get getline gcd hash includes inserter invoke iota is_permutation
    is_sorted join launder lerp lower_bound make_pair make_tuple max max_element merge midpoint min
    min_element minmax mismatch move next none_of nth_element partition prev print quoted rbegin rend
    reduce ref remove remove_if rename replace replace_if reverse rotate sample search setfill setw
    shuffle size sort ssize swap tie transform unique upper_bound visit
    absolute canonical equivalent exists file_size is_empty permissions relative space status
    """.split())


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
        return (not (self.private | other.private) & STANDARD_FUNCTIONS
                and not self.private & (other.words | other.visible)
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
