# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""SQLite FTS5. As a program, `fts5.py DATABASE ROWS` makes the index."""
import os
import re
import sqlite3
import sys
import time

import measure
import queries
from peer import Peer

SCHEMA = """
create table articles(n integer primary key, id text unique, title text, date text, source text,
                      body text);
create index by_date on articles(date);
create index by_source on articles(source);
create virtual table words using fts5(title, body, content='articles', content_rowid='n',
                                      tokenize='unicode61 remove_diacritics 2');
"""
FILL = "insert into words(rowid, title, body) select n, title, body from articles"
BEST = ("select id, articles.title from words join articles on n = words.rowid "
        "where words match {} order by rank limit 10")
COUNT = "select count(*) from words where words match {}"
ESCAPE = re.compile(r"\\(.)")
CONTROL = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}


def syntax(text):
    return queries.render(queries.parse(text), '"{}"'.format, '"{}"'.format, and_="({} AND {})",
                          or_="({} OR {})", not_="({} NOT {})")


def rows(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            yield [ESCAPE.sub(lambda match: CONTROL[match[1]], field)
                   for field in line.rstrip("\n").split("\t")]


def build(database, path):
    connection = sqlite3.connect(database)
    connection.executescript(SCHEMA)
    connection.executemany("insert into articles(id, title, date, source, body) "
                           "values(?, ?, ?, ?, ?)", rows(path))
    connection.execute(FILL)
    connection.execute("insert into words(words) values('optimize')")
    connection.commit()
    connection.close()


class Fts5(Peer):
    name = "SQLite FTS5"
    notes = ("FTS5 has no French stemming: it finds the form that was typed, without accents. The "
             "rows go in through Python's `sqlite3` in one transaction and are optimised at the "
             "end, in one thread.",)

    def __init__(self, folder):
        super().__init__(folder)
        self.where = os.path.join(folder, "articles.db")

    def version(self):
        return sqlite3.sqlite_version

    def index(self, corpus):
        return measure.run([sys.executable, __file__, self.where, corpus.rows])[0]

    def megabytes(self):
        return measure.megabytes_of(self.where)

    def command(self, text):
        literal = "'" + syntax(text) + "'"
        return ["sqlite3", "-readonly", self.where,
                f"{BEST.format(literal)}; {COUNT.format(literal)}"]

    def hits(self, text):
        connection = sqlite3.connect(self.where)
        count = connection.execute(COUNT.format("?"), (syntax(text),)).fetchone()[0]
        connection.close()
        return count

    def warm(self, texts, repeats):
        connection = sqlite3.connect(self.where)
        times = []
        for text in texts:
            query = (syntax(text),)
            for i in range(repeats + 1):
                if i == 1:
                    begin = time.perf_counter()
                connection.execute(BEST.format("?"), query).fetchall()
                connection.execute(COUNT.format("?"), query).fetchall()
            times.append((time.perf_counter() - begin) / repeats * 1e3)
        connection.close()
        return times


if __name__ == "__main__":
    build(sys.argv[1], sys.argv[2])
