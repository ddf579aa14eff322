# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
import glob
import os
import tempfile

import measure
import queries
from peer import HERE, Peer, debian_version

PARTS = ("core", "analyzers-common", "queryparser", "queries", "sandbox")
MEMORY = "1g"


def syntax(text):
    return queries.render(queries.parse(text), str, '"{}"'.format, and_="(+{} +{})",
                          or_="({} {})", not_="(+{} -{})")


class Lucene(Peer):
    name = "Lucene 8"
    notes = ("Lucene's FrenchAnalyzer (elisions, stop words, light stemming, which drops accents), "
             f"a buffer of 256 MB and a heap of at most {MEMORY}; a thread a core; segments as the "
             "writer leaves them. The cold query starts a Java machine; the warm ones come after "
             "20 passes in which it compiles.",)

    def __init__(self, folder):
        super().__init__(folder)
        self.where = os.path.join(folder, "index")
        self.classes = tempfile.mkdtemp(prefix="lucene-classes-", dir=os.path.dirname(folder))
        self.threads = os.cpu_count() or 1

    def prepare(self):
        jars = []
        for part in PARTS:
            found = sorted(glob.glob(f"/usr/share/java/lucene-{part}-8*.jar"))
            if not found:
                raise measure.Failed(f"no lucene-{part}-8*.jar in /usr/share/java")
            jars.append(found[-1])
        self.java = ["java", f"-Xmx{MEMORY}", "-cp", ":".join([self.classes, *jars]), "LucenePeer"]
        measure.run(["javac", "-cp", ":".join(jars), "-d", self.classes,
                     os.path.join(HERE, "LucenePeer.java")])

    def version(self):
        return debian_version("liblucene8-java")

    def index(self, corpus):
        return measure.run([*self.java, "index", self.where, corpus.rows, self.threads])[0]

    def megabytes(self):
        return measure.megabytes_of(self.where)

    def command(self, text):
        return [*self.java, "ask", self.where, syntax(text)]

    def hits(self, text):
        _, printed = measure.run(self.command(text))
        return int(printed.split()[0])

    def warm(self, texts, repeats):
        path = os.path.join(self.folder, "queries.txt")
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(syntax(text) + "\n" for text in texts)
        _, printed = measure.run([*self.java, "time", self.where, path, repeats])
        return [float(line) for line in printed.split()]
