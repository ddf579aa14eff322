#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Lists the common words of French from a hunspell dictionary, for the recogniser of names.

  list_common_words.py FR.AFF FR.DIC DATA_FOLDER

From Debian's hunspell-fr-comprehensive (/usr/share/hunspell/fr.aff and fr.dic) it writes
  common-words-fr.bin  all inflected forms of the words that are written small: the 32-bit hashes of
                       their folded forms, sorted, little-endian (see src/analysis/common_words.h)
  surnames-fr.txt      the family names that the dictionary marks
The same dictionary gives the same bytes.
"""
import re
import struct
import sys
import unicodedata

LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "þ": "th", "ß": "ss"}


def fold(word):
    word = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    word = "".join(LETTERS.get(c, c) for c in word)
    return "".join(c for c in word if not unicodedata.combining(c))


def hash_word(word):
    """FNV-1a, 64 bits, of which the upper half is kept."""
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value >> 32


def read_suffixes(path):
    """{flag: [(stripped, added, condition)]} of an affix file with two-letter flags."""
    rules = {}
    for line in open(path, encoding="utf-8"):
        columns = line.split()
        if len(columns) < 5 or columns[0] != "SFX":
            continue
        _, flag, strip, add, condition = columns[:5]
        strip = "" if strip == "0" else strip
        add = add.split("/")[0]
        add = "" if add == "0" else add
        rules.setdefault(flag, []).append((strip, add, re.compile(condition + "$")))
    return rules


def inflect(stem, flags, rules):
    yield stem
    for i in range(0, len(flags) - 1, 2):
        for strip, add, condition in rules.get(flags[i : i + 2], ()):
            if stem.endswith(strip) and condition.search(stem):
                yield stem[: len(stem) - len(strip)] + add


def main(aff, dic, folder):
    rules = read_suffixes(aff)
    common, surnames = set(), set()
    for line in open(dic, encoding="utf-8"):
        entry, *tags = line.split()
        stem, _, flags = entry.partition("/")
        if "po:patr" in tags and "-" not in stem and "'" not in stem and "’" not in stem:
            surnames.add(stem)
        if not stem[0].islower() or {"po:npr", "po:prn", "po:patr", "po:err"} & set(tags):
            continue
        for form in inflect(stem, flags, rules):
            for part in re.split(r"[-'’]", form):  # as the tokenizer cuts them
                if len(part) > 1 and part.isalpha():
                    common.add(hash_word(fold(part)))
    with open(folder + "/common-words-fr.bin", "wb") as out:
        out.write(b"".join(struct.pack("<I", value) for value in sorted(common)))
    with open(folder + "/surnames-fr.txt", "w", encoding="utf-8") as out:
        out.write("# Family names, one a line: the po:patr entries of Debian's hunspell-fr-comprehensive\n"
                  "# (Dicollecte/Grammalecte, MPL-2.0). Written by tools/list_common_words.py.\n")
        for name in sorted(surnames, key=lambda n: (fold(n), n)):
            if name.isalpha():
                out.write(name + "\n")
    print(len(common), "common words,", len(surnames), "surnames")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
