#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Scores the names of countries that the analyzer finds against the places that people marked.

    tools/score_country_locations.py GOLD.docs.jsonl PREDICTED.jsonl [--ids IDS] [--errors N]

GOLD has a line a document: {"id", "text", "entities": [{"start", "end", "type", "text"}]}, offsets
in characters. Of its entities those of type Location whose text is a name of data/countries-fr.tsv
count, each span once; a leading article is no part of a name. PREDICTED is what
`kiosque-indexer --analyze` prints for the same texts as bodies; of its mentions those by name
("by": "gazetteer") count: demonyms, capitals and towns are other questions. IDS has one id a line,
or "# doc ID" lines of a CoNLL file, whose ids may lack the corpus's prefix.

A mention is right when it has a gold span and, where the name means one country, that country's
code. Prints precision, recall and F1, then the commonest errors with a little context.
"""

import argparse
import collections
import json
import pathlib
import re
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
ARTICLE = re.compile(r"^(?:(?:le|la|les)\s+|l['’])(?=\w)", re.IGNORECASE)
CONTEXT = 35


def folded(name):
    text = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "Oe")).casefold()
    text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return " ".join(text.split())


def read_names(path):
    """The codes that each name stands for; names with and without their article."""
    names = collections.defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, spellings, _, _ = line.split("\t")
            for spelling in spellings.split("|"):
                names[folded(spelling)].add(code)
                names[folded(ARTICLE.sub("", spelling))].add(code)
    return names


def read_ids(path):
    """Ids as they stand, or behind « # doc » where the file has such lines."""
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = [line[len("# doc "):].strip() for line in lines if line.startswith("# doc ")]
    return set(marked or filter(None, map(str.strip, lines)))


def read_json_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_wanted(identifier, ids):
    return not ids or identifier in ids or identifier.split("-", 1)[-1] in ids


def without_article(text, begin, end):
    article = ARTICLE.match(text[begin:end])
    return begin + (article.end() if article else 0), end


def gold_spans(document, names):
    spans = {}
    for entity in document["entities"]:
        begin, end = entity["start"], entity["end"]
        end = begin + len(document["text"][begin:end].rstrip())
        begin, end = without_article(document["text"], begin, end)
        codes = names.get(folded(document["text"][begin:end]))
        if entity["type"] == "Location" and codes:
            spans[begin, end] = codes
    return spans


def predicted_spans(document, prediction):
    """Characters for bytes: offsets of --analyze count the bytes of the UTF-8 text."""
    raw = document["text"].encode()
    spans = {}
    for country in prediction.get("countries", ()):
        for mention in country["mentions"]:
            if mention["by"] != "gazetteer" or mention["field"] != "body":
                continue
            begin = len(raw[:mention["begin"]].decode())
            end = begin + len(raw[mention["begin"]:mention["end"]].decode())
            spans[without_article(document["text"], begin, end)] = country["code"]
    return spans


def context(text, begin, end):
    piece = f"{text[max(0, begin - CONTEXT):begin]}[{text[begin:end]}]{text[end:end + CONTEXT]}"
    return " ".join(piece.split())


def other_types(document, begin, end):
    types = {entity["type"] for entity in document["entities"]
             if entity["start"] <= begin and end <= entity["end"]}
    return "/".join(sorted(types)) or "nothing"


def score(documents, predictions, names, ids):
    right = predicted = gold = 0
    errors = collections.defaultdict(list)
    for document in documents:
        if not is_wanted(document["id"], ids):
            continue
        text = document["text"]
        wanted = gold_spans(document, names)
        found = predicted_spans(document, predictions.get(document["id"], {}))
        gold += len(wanted)
        predicted += len(found)
        for span, code in found.items():
            place = f'{document["id"]}: {context(text, *span)}'
            if span not in wanted:
                kind = f"false, inside {other_types(document, *span)}: {text[span[0]:span[1]]}"
                errors[kind].append(place)
            elif code not in wanted[span]:
                errors[f"wrong country {code}: {text[span[0]:span[1]]}"].append(place)
            else:
                right += 1
        for span in wanted.keys() - found.keys():
            errors[f"missed: {text[span[0]:span[1]]}"].append(
                f'{document["id"]}: {context(text, *span)}')
    return right, predicted, gold, errors


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", metavar="GOLD", type=pathlib.Path)
    parser.add_argument("predicted", metavar="PREDICTED", type=pathlib.Path)
    parser.add_argument("--ids", type=pathlib.Path, help="the documents to score; all without")
    parser.add_argument("--errors", type=int, default=15, metavar="N", help="kinds to show [15]")
    parser.add_argument("--countries", type=pathlib.Path, default=DATA / "countries-fr.tsv")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    predictions = {line["id"]: line for line in read_json_lines(arguments.predicted)}
    ids = read_ids(arguments.ids) if arguments.ids else set()
    right, predicted, gold, errors = score(
        read_json_lines(arguments.gold), predictions, read_names(arguments.countries), ids)
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    print(f"countries named P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * f1:.1f} "
          f"({gold} gold, {predicted} found)")
    for kind, places in sorted(errors.items(), key=lambda e: (-len(e[1]), e[0]))[:arguments.errors]:
        print(f"{len(places):4}  {kind}")
        for place in places[:3]:
            print(f"        {place}")


if __name__ == "__main__":
    main()
