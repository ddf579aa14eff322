#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""news_queries.py ARTICLES.jsonl [SEED]: prints 200 queries made from the articles, and one more of
the word that is in half of them, as lines of id TAB query. The same articles and seed give the same
queries."""
import collections
import json
import random
import re
import sys

COUNTRIES = ("France", "Allemagne", "Russie", "Mali", "Chine", "Syrie", "Belgique", "Canada", "Maroc",
             "Japon", "Ukraine", "Sénégal", "Brésil", "États-Unis", "Corée du Nord", "Royaume-Uni")
WORD = re.compile(r"[^\W\d_]{3,}")
NAME = re.compile(r"(?<=[a-zé,] )([A-Z][a-zéèïô]+) ([A-Z][a-zéèïô]{2,})\b")


class Maker:
    """Draws parts of queries out of the articles."""

    def __init__(self, articles, seed):
        self.random = random.Random(seed)
        self.articles = articles
        self.frequency = collections.Counter()
        for article in articles:
            self.frequency.update(set(WORD.findall(article["body"].lower())))
        self.count = len(articles)
        # Words in twice as many articles stand in the next band: all bands are drawn alike.
        bands = collections.defaultdict(list)
        for word, frequency in sorted(self.frequency.items()):
            bands[frequency.bit_length()].append(word)
        self.bands = [bands[size] for size in sorted(bands)]

    def body(self):
        return self.random.choice(self.articles)["body"]

    def word(self):
        return self.random.choice(self.random.choice(self.bands))

    def words(self, count):
        """Of one article, in no more than a fifth of all."""
        while True:
            found = sorted({word for word in WORD.findall(self.body().lower())
                            if self.frequency[word] < self.count / 5})
            if len(found) >= count:
                return self.random.sample(found, count)

    def phrase(self):
        while True:
            words = re.findall(r"[\w'’-]+", self.body().split("\n")[0])
            length = self.random.randint(2, 4)
            if len(words) > length:
                at = self.random.randrange(len(words) - length)
                return '"' + " ".join(words[at:at + length]) + '"'

    def name(self):
        while True:
            names = NAME.findall(self.body())
            if names:
                return " ".join(self.random.choice(names))

    def dates(self):
        days = sorted(day for day in
                      (self.random.choice(self.articles).get("date") or "" for _ in range(9)) if day)
        return f"date:{days[0][:7]}..{days[-1][:7]}"

    def country(self):
        return f'pays:"{self.random.choice(COUNTRIES)}"'


def make_queries(maker):
    kinds = (
        (40, maker.word),
        (25, lambda: " AND ".join(maker.words(2))),
        (15, lambda: " ".join(maker.words(3))),
        (10, lambda: " OR ".join(maker.words(3))),
        (25, maker.phrase),
        (20, maker.name),
        (10, lambda: maker.name() + " AND " + maker.words(1)[0]),
        (10, lambda: f'personne:"{maker.name()}"'),
        (15, lambda: maker.country() + " AND " + maker.words(1)[0]),
        (10, lambda: maker.words(1)[0] + " " + maker.dates()),
        (10, lambda: maker.words(1)[0][:5] + "*"),
        (5, lambda: " NOT ".join(maker.words(2))),
        (5, lambda: " NEAR/5 ".join(maker.words(2))),
    )
    for count, make in kinds:
        for _ in range(count):
            yield make()
    yield min(maker.frequency,
              key=lambda word: (abs(maker.frequency[word] - maker.count / 2), word))


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    maker = Maker(articles, int(sys.argv[2]) if len(sys.argv) == 3 else 7)
    for number, query in enumerate(make_queries(maker), 1):
        print(f"n{number:03}\t{query}")


main()
