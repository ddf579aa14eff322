# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
import os
import re

import measure
import queries
from peer import HERE, Peer, debian_version


def syntax(text):
    return queries.render(queries.parse(text), str.lower, '"{}"'.format, and_="({} AND {})",
                          or_="({} OR {})", not_="({} AND NOT {})")


class Omega(Peer):
    name = "Omega (scriptindex, quest)"
    slow = True

    def __init__(self, folder):
        super().__init__(folder)
        self.where = os.path.join(folder, "database")

    def version(self):
        return debian_version("xapian-omega")

    def index(self, corpus):
        return measure.run(["scriptindex", "--stemmer=french", "--overwrite", self.where,
                            os.path.join(HERE, "omega.script"), corpus.records])[0]

    def megabytes(self):
        return measure.megabytes_of(self.where)

    @property
    def notes(self):
        compact = os.path.join(self.folder, "compact")
        measure.run(["xapian-compact", self.where, compact])
        return ("Omega with its defaults (a flush each 10,000 articles). Its database is as "
                "scriptindex leaves it; `xapian-compact` makes it "
                f"{measure.megabytes_of(compact):.0f} MB. It keeps `l'Union` as one word, and all "
                "accents. quest does not stem words with a capital, so they are asked in small "
                "letters; there is no batch.",)

    def command(self, text):
        return ["quest", "--db=" + self.where, "--stemmer=french", "--default-op=and", "--msize=10",
                "--check-at-least=100000000", syntax(text)]

    def hits(self, text):
        _, printed = measure.run(self.command(text))
        found = re.search(r"^Exactly (\d+) matches", printed, re.M)
        return int(found[1]) if found else 0
