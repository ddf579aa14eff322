# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
import os
import re
import statistics

import measure
from peer import Peer

ROUNDS = 3


class Kiosque(Peer):
    name = "Kiosque"
    notes = ("Kiosque alone also recognises persons, countries and places, counts facets, detects "
             "languages and groups near-duplicates, and reads the JSON; its answers show passages "
             "of the text. It finds `UE` for `Union européenne`, and by `Tours` the city, which the "
             "others take for the noun too. All cores are used.",
             "Kiosque's warm times are those of `kiosque-query --batch`: a process with many times "
             "the same query, less one that has it once.")
    more = ()

    def __init__(self, folder, build):
        super().__init__(folder)
        self.build = build
        self.indexer = os.path.join(build, "indexer", "kiosque-indexer")
        self.query = os.path.join(build, "query", "kiosque-query")
        self.where = os.path.join(folder, "index")

    def prepare(self):
        for program in (self.indexer, self.query):
            if not os.access(program, os.X_OK):
                raise measure.Failed(f"{program}: not built; cmake --preset release && cmake "
                                     "--build --preset release, or name a build with --build")

    def version(self):
        _, printed = measure.run([self.query, "--version"])
        _, commit = measure.run(["git", "-C", self.build, "rev-parse", "--short", "HEAD"],
                                accepted=(0, 128))
        number = re.search(r"\d+\.\d+\S*", printed)
        return (number[0] if number else "?") + f" ({commit.strip()[:12]})"

    def index(self, corpus):
        # Articles that are rejected, each told, make exit status 1.
        return measure.run([self.indexer, "--rebuild", "--quiet", "--index", self.where,
                            corpus.jsonl], accepted=(0, 1))[0]

    def megabytes(self):
        return measure.megabytes_of(self.where)

    def command(self, text):
        return [self.query, "--index", self.where, *self.more, text]

    def cold(self, texts, runs):
        return measure.median_wall([self.command(text) for text in texts], runs,
                                   accepted=(0, 1))

    def hits(self, text):
        _, printed = measure.run([self.query, "--index", self.where, "--count", text],
                                 accepted=(0, 1))
        return int(printed.split()[0])

    def batch_wall(self, text, times):
        path = os.path.join(self.folder, "batch.tsv")
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(f"q{i}\t{text}\n" for i in range(times))
        return measure.run([self.query, "--index", self.where, *self.more, "--batch", path],
                           accepted=(0, 1))[0].wall

    def warm(self, texts, repeats):
        times = []
        for text in texts:
            rounds = [self.batch_wall(text, repeats + 1) - self.batch_wall(text, 1)
                      for _ in range(ROUNDS)]
            times.append(max(0.0, statistics.median(rounds)) / repeats * 1e3)
        return times


class KiosqueFacets(Kiosque):
    """The same index, asked for all facets with exact counts."""
    name = "Kiosque, with facets"
    notes = ()
    more = ("--facets", "--format", "json")
