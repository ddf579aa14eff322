# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""The articles in the form that each peer reads. Only Kiosque reads the JSON itself: what it takes
to write these forms is not counted."""
import dataclasses
import html
import json
import os

FIELDS = ("id", "title", "date", "source", "body")
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclasses.dataclass
class Corpus:
    jsonl: str
    rows: str      # PostgreSQL's text format of COPY: fields apart by tabs, with escapes
    records: str   # scriptindex's: FIELD=LINE, more lines of a field after `=`, then an empty line
    pages: str     # a folder of HTML pages, 1,000 to a subfolder
    articles: int
    megabytes: float  # of body text


def read(path):
    """The five fields of each article, as strings."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            values = {name: str(article.get(name) or "").replace("\0", "") for name in FIELDS}
            values["date"] = values["date"][:10]
            yield values


def write_record(article, out):
    for name in FIELDS:
        value = article[name].replace("-", "") if name == "date" else article[name]
        if value:
            out.write(f"{name}=" + "\n=".join(value.splitlines()) + "\n")
    out.write("\n")


def write_page(article, path):
    text = html.escape(article["body"], quote=False).replace("\n", "<br>\n")
    with open(path, "w", encoding="utf-8") as out:
        out.write('<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">'
                  f"<title>{html.escape(article['title'], quote=False)}</title>"
                  f'<meta name="date" content="{html.escape(article["date"])}">'
                  f'<meta name="source" content="{html.escape(article["source"])}">'
                  f"</head><body>{text}</body></html>\n")


def prepare(path, folder):
    corpus = Corpus(os.path.abspath(path), *(os.path.join(folder, name) for name in
                                             ("rows.tsv", "records.txt", "pages")), 0, 0.0)
    with open(corpus.rows, "w", encoding="utf-8") as rows, \
            open(corpus.records, "w", encoding="utf-8") as records:
        for article in read(path):
            rows.write("\t".join(article[name].translate(ESCAPES) for name in FIELDS) + "\n")
            write_record(article, records)
            subfolder = f"{corpus.pages}/{corpus.articles // 1000:04d}"
            if corpus.articles % 1000 == 0:
                os.makedirs(subfolder)
            write_page(article, f"{subfolder}/{corpus.articles:07d}.html")
            corpus.articles += 1
            corpus.megabytes += len(article["body"].encode("utf-8")) / 1e6
    return corpus
