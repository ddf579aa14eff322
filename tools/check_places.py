#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Checks data/countries-fr.tsv and data/places-fr.tsv, and measures what they find.

Without options it checks the two tables: columns, NFC, codes, doubles, names that mean two
countries, the number of rows. Problems are printed as "file:line: message"; exit code 1 then.

    tools/check_places.py
    tools/check_places.py --cldr fr.xml
    tools/check_places.py --articles NEWS.jsonl --tags country_tags.jsonl

--cldr also asks for each short name that a CLDR file (common/main/fr.xml) gives to a country.
--articles and --tags measure recall: how many of the countries that an article is tagged with
are named in its title or body. Plain matching of words, no entity recognition, so precision is
not measured. Both are JSON Lines: {"id", "title", "body"} and {"id", "countries": [code]}.
Either may be - for standard input.
"""

import argparse
import collections
import json
import pathlib
import re
import sys
import unicodedata
import xml.etree.ElementTree

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
MINIMUM_PLACES = 700
KINDS = {"city", "region", "site"}
MISSES_SHOWN = 40

ISO_3166_1 = set("""
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM
    ZW
""".split())
REQUIRED_CODES = ISO_3166_1 | {"XK", "SU", "YU", "CS", "DD"}

# Names of two countries each, settled by the article; see docs/countries.md.
SHARED_NAMES = {"congo", "congolais", "congolaise", "congolaises", "coree", "coreen", "coreenne",
                "coreens", "coreennes", "deux corees", "peninsule coreenne"}

WORD = re.compile(r"\w+")


def strip_accents(text):
    """Removes accents and keeps every other character and its case."""
    decomposed = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(text):
    """The words of a text without accents; hyphens, blanks and apostrophes all separate."""
    return WORD.findall(strip_accents(text))


def folded(spelling):
    """What two spellings have in common when they are the same name; exact ones keep their case."""
    words = words_of(spelling)
    form = " ".join(words if is_exact(spelling) else [word.lower() for word in words])
    return form + "-" if spelling.endswith("-") else form


def is_exact(spelling):
    """USA and Om are matched as written: their letters in another case are other words."""
    letters = [c for c in spelling if c.isalpha()]
    return len(letters) <= 3 or all(c.isupper() for c in letters)


class Table:
    """A table's rows with their line numbers, and the problems found on the way."""

    def __init__(self, path, column_count):
        self.path = path
        self.problems = []
        self.rows = []
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if unicodedata.normalize("NFC", line) != line:
                self.report(number, "the line is not in NFC")
            if not line or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != column_count:
                self.report(number, f"{column_count} columns are expected, {len(columns)} found")
            elif any(column != column.strip() for column in columns):
                self.report(number, "a column begins or ends with a blank")
            else:
                self.rows.append((number, columns))

    def report(self, line, message):
        self.problems.append(f"{self.path}:{line}: {message}")

    def spellings(self, line, column):
        """The parts of a column between |, checked for empty and double ones."""
        parts = column.split("|") if column else []
        for part, count in collections.Counter(parts).items():
            if not words_of(part) or part != part.strip():
                self.report(line, f"an entry without a word or with outer blanks: « {part} »")
            if count > 1:
                self.report(line, f"« {part} » is there twice")
        return parts


class Meanings:
    """Which code each name stands for, over both tables."""

    def __init__(self):
        self.first = {}

    def add(self, table, line, spelling, code):
        key = folded(spelling)
        other_code, place = self.first.setdefault(key, (code, f"{table.path.name}:{line}"))
        if other_code != code and key not in SHARED_NAMES:
            table.report(line, f"« {spelling} » means {code} and {other_code} ({place})")
        return place == f"{table.path.name}:{line}"


def check_countries(table, meanings):
    lines = {}
    for line, (code, label, names, adjectives, weak) in table.rows:
        if code in lines:
            table.report(line, f"{code} is there twice, first in line {lines[code]}")
        lines.setdefault(code, line)
        if code not in REQUIRED_CODES:
            table.report(line, f"{code} is not an ISO 3166 code of a country")
        if not label:
            table.report(line, f"{code} has no label")
        names = table.spellings(line, names)
        if folded(label) not in map(folded, names):
            table.report(line, f"the label « {label} » is not among the names")
        for spelling in names + table.spellings(line, adjectives) + table.spellings(line, weak):
            meanings.add(table, line, spelling, code)
    for code in sorted(REQUIRED_CODES - lines.keys()):
        table.report(len(lines), f"{code} is missing")


def check_places(table, meanings, codes):
    for line, (place, code, kind) in table.rows:
        if code not in codes:
            table.report(line, f"{code} is not in the table of countries")
        if kind not in KINDS:
            table.report(line, f"the kind is one of {', '.join(sorted(KINDS))}, not « {kind} »")
        for spelling in table.spellings(line, place):
            if not meanings.add(table, line, spelling, code):
                table.report(line, f"« {spelling} » is there already")
    if len(table.rows) < MINIMUM_PLACES:
        table.report(len(table.rows), f"{len(table.rows)} places, {MINIMUM_PLACES} are required")


def check_cldr(table, cldr_path):
    """Every short name of CLDR must be among the names of its country."""
    rows = {columns[0]: (line, columns[2]) for line, columns in table.rows}
    territories = xml.etree.ElementTree.parse(cldr_path).iterfind(".//territories/territory")
    for territory in territories:
        code, name = territory.get("type"), (territory.text or "").strip("\u200b ")
        if code not in rows or territory.get("alt") == "variant":
            continue
        line, names = rows[code]
        known = set(map(folded, names.split("|")))
        if folded(name) in known:
            continue
        for part in re.split(r" \(|\)", name):  # Myanmar (Birmanie)
            if part and folded(part) not in known:
                table.report(line, f"CLDR's name « {part} » is missing")


class Gazetteer:
    """Finds names in text: the longest at each place, whole words, accents ignored.

    A capital in an entry asks for a capital in the text; a small letter takes either."""

    def __init__(self):
        self.entries = collections.defaultdict(list)
        self.longest = collections.Counter()

    def add(self, spelling, code):
        words = words_of(spelling)
        key = tuple(word.lower() for word in words)
        self.entries[key].append((words, is_exact(spelling), spelling.endswith("-"), code))
        self.longest[key[0]] = max(self.longest[key[0]], len(key))

    def codes_in(self, text):
        text = strip_accents(text)
        matches = list(WORD.finditer(text))
        words = [match.group() for match in matches]
        lower = [word.lower() for word in words]
        found = set()
        at = 0
        while at < len(words):
            for length in range(min(self.longest[lower[at]], len(words) - at), 0, -1):
                code = self.code_at(text, matches, words, lower, at, at + length)
                if code:
                    found.add(code)
                    at += length
                    break
            else:
                at += 1
        return found

    def code_at(self, text, matches, words, lower, begin, end):
        for entry, exact, combining, code in self.entries.get(tuple(lower[begin:end]), ()):
            if combining and text[matches[end - 1].end():][:1] != "-":
                continue
            if exact and entry != words[begin:end] and not combining:
                continue
            if all(word[0].isupper() or not part[0].isupper()
                   for part, word in zip(entry, words[begin:end])):
                return code
        return None


def read_json_lines(path):
    with (sys.stdin if path == "-" else open(path, encoding="utf-8")) as lines:
        for line in lines:
            yield json.loads(line)


def measure_recall(countries, places, articles_path, tags_path):
    tags = {article["id"]: set(article["countries"]) for article in read_json_lines(tags_path)}
    strong, weak, far = Gazetteer(), Gazetteer(), Gazetteer()
    for _, (code, _, names, adjectives, seats) in countries.rows:
        for column, gazetteers in ((names, (strong, weak, far)), (adjectives, (strong, weak, far)),
                                   (seats, (weak, far))):
            for spelling in filter(None, column.split("|")):
                for gazetteer in gazetteers:
                    gazetteer.add(spelling, code)
    for _, (place, code, _) in places.rows:
        for spelling in place.split("|"):
            far.add(spelling, code)

    levels = (("names and adjectives", strong), ("with capitals and seats", weak),
              ("with places", far))
    hits = collections.Counter()
    tagged = collections.Counter()
    missed = collections.Counter()
    examples = {}
    for article in read_json_lines(articles_path):
        expected = tags.get(article["id"])
        if not expected:
            continue
        text = article.get("title", "") + "\n" + article.get("body", "")
        tagged.update(expected)
        for name, gazetteer in levels:
            found = gazetteer.codes_in(text)
            hits[name] += len(expected & found)
        for code in expected - found:
            missed[code] += 1
            examples.setdefault(code, f'{article["id"]}: {article.get("title", "")}')

    total = sum(tagged.values())
    if total == 0:
        sys.exit("check_places.py: no article of --articles has tags in --tags")
    for name, _ in levels:
        print(f"recall {100 * hits[name] / total:5.1f} %  {hits[name]:5} of {total}  {name}")
    for code, count in missed.most_common(MISSES_SHOWN):
        print(f"missed {code}  {count:3} of {tagged[code]:3}  e.g. {examples[code]}")


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countries", type=pathlib.Path, default=DATA / "countries-fr.tsv")
    parser.add_argument("--places", type=pathlib.Path, default=DATA / "places-fr.tsv")
    parser.add_argument("--cldr", metavar="FILE", help="CLDR's French names, to check against")
    parser.add_argument("--articles", metavar="FILE", help="articles whose tags are looked for")
    parser.add_argument("--tags", metavar="FILE", help="the countries that articles are about")
    arguments = parser.parse_args()
    if bool(arguments.articles) != bool(arguments.tags):
        parser.error("--articles and --tags go together")
    return arguments


def main():
    arguments = parse_arguments()
    countries = Table(arguments.countries, 5)
    places = Table(arguments.places, 3)
    meanings = Meanings()
    check_countries(countries, meanings)
    check_places(places, meanings, {columns[0] for _, columns in countries.rows})
    if arguments.cldr:
        check_cldr(countries, arguments.cldr)
    problems = countries.problems + places.problems
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(countries.rows)} countries, {len(places.rows)} places, {len(problems)} problems")
    if arguments.articles:
        measure_recall(countries, places, arguments.articles, arguments.tags)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
