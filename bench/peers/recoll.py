# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
import os
import re

import measure
import queries
from peer import Peer, debian_version


def syntax(text):
    return queries.render(queries.parse(text), str.lower, '"{}"'.format, and_="({} AND {})",
                          or_="({} OR {})", not_="{} -{}")


class Recoll(Peer):
    name = "Recoll"
    slow = True
    notes = ("Recoll reads an HTML page an article, its usual way with metadata; it runs at "
             "ordinary priority here, not at the lowest as it does by itself. There is no batch. "
             "Words with a capital are not stemmed, so they are asked in small letters.",)

    def __init__(self, folder):
        super().__init__(folder)
        self.settings = os.path.join(folder, "settings")
        self.environment = dict(os.environ, HOME=folder)

    def version(self):
        return debian_version("recollcmd")

    def index(self, corpus):
        os.makedirs(self.settings)
        with open(os.path.join(self.settings, "recoll.conf"), "w", encoding="utf-8") as out:
            out.write(f"topdirs = {corpus.pages}\nindexstemminglanguages = french\nnoaspell = 1\n"
                      "idxniceprio = 0\nmonioniceclass = 2\n"
                      f"loglevel = 2\nlogfilename = {self.folder}/log\n")
        with open(os.path.join(self.settings, "fields"), "w", encoding="utf-8") as out:
            out.write("[prefixes]\nsource = XYSOURCE\n[stored]\nsource =\n")
        return measure.run(["recollindex", "-c", self.settings], env=self.environment)[0]

    def megabytes(self):
        return measure.megabytes_of(os.path.join(self.settings, "xapiandb"))

    def command(self, text):
        return ["recollq", "-c", self.settings, "-s", "french", "-S", "relevancyrating", "-n",
                "0-10", "-q", syntax(text)]

    def cold(self, texts, runs):
        return measure.median_wall([self.command(text) for text in texts], runs,
                                   env=self.environment)

    def hits(self, text):
        _, printed = measure.run(self.command(text), env=self.environment)
        found = re.search(r"^(\d+) results", printed, re.M)
        return int(found[1]) if found else 0
