#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Writes annotated tokens as articles with character offsets, as train_name_model reads them.

  conll_to_articles.py FILE.conll > articles.jsonl

A line of FILE is `token TAB tag` (O, B-PER, I-PER, …), an empty line ends a sentence, and
`#doc TAB id` or `# doc id` begins an article. Blanks are put back as French prints them.
"""
import json
import sys

TYPES = {"PER": "Person", "LOC": "Location", "ORG": "Organization", "MISC": "Event"}


def articles(path):
    article = None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith(("#doc", "# doc")):
            if article:
                yield article
            article = {"id": line.replace("# doc", "").replace("#doc", "").strip(), "text": "", "entities": []}
            continue
        if article is None:
            article = {"id": "1", "text": "", "entities": []}
        if not line:
            article["text"] = article["text"].rstrip(" ") + "\n"
            continue
        token, tag = line.split("\t")
        if token in (",", ".", ")", "]", "..."):
            article["text"] = article["text"].rstrip(" ")
        begin = len(article["text"])
        article["text"] += token
        end = len(article["text"])
        if tag.startswith("B-"):
            article["entities"].append({"start": begin, "end": end, "type": TYPES[tag[2:]]})
        elif tag.startswith("I-") and article["entities"]:
            article["entities"][-1]["end"] = end
        if not token.endswith(("'", "’")) and token not in ("(", "["):
            article["text"] += " "
    if article:
        yield article


def main(path):
    for article in articles(path):
        for entity in article["entities"]:
            entity["text"] = article["text"][entity["start"] : entity["end"]]
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
