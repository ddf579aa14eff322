#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures how well near-duplicates are recognised, on copies made by the edits of newspapers.

measure_near_duplicates.py ARTICLES.jsonl BUILD_FOLDER [--originals N] [--seed N] [--show N]

Takes originals and as many untouched articles from ARTICLES, makes a copy of each original,
indexes all with BUILD_FOLDER/indexer/kiosque-indexer and reads the stories by
BUILD_FOLDER/bench/list_stories (target list_stories). Natural copies among ARTICLES are no errors
of the program: a pair of articles that the collection holds itself is left out of the count.
--show prints groups of the collection alone, to be judged by eye.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

SYNONYMS = {
    "annoncé": "déclaré", "déclaré": "affirmé", "affirmé": "indiqué", "indiqué": "précisé",
    "selon": "d'après", "mais": "toutefois", "aussi": "également", "également": "aussi",
    "pays": "État", "personnes": "gens", "début": "commencement", "mort": "décès",
    "gouvernement": "exécutif", "président": "chef", "important": "majeur", "plusieurs": "divers",
}
CREDITS = (
    "(AFP)", "(Reuters)", "PARIS (AFP) -", "Le Monde avec AFP", "PARIS, 18 avril 2019 (AFP) —",
)
READ_ON = (
    "Lire aussi : notre dossier complet et les réactions de la rédaction sur ce sujet.",
    "À lire également sur notre site : les articles les plus lus de la semaine, les vidéos et "
    "les reportages de nos envoyés spéciaux.",
    "Inscrivez-vous gratuitement à notre lettre d'information pour recevoir chaque matin "
    "l'essentiel de l'actualité, les entretiens et les enquêtes de la rédaction.",
)


def paragraphs(body):
    return [line for line in body.split("\n") if line.strip()]


def sentences(text):
    return re.split(r"(?<=[.!?»])\s+", text)


# Each edit takes the body, the source of chance, and another article's body.
def new_title(body, _rng, _donor):
    return body


def cut_tail(body, rng, _donor):
    words = body.split(" ")
    return " ".join(words[: int(len(words) * (1 - rng.uniform(0.1, 0.6)))])


def drop_paragraph(body, rng, _donor):
    parts = paragraphs(body)
    if len(parts) < 3:
        parts = sentences(body)
    if len(parts) > 2:
        del parts[rng.randrange(len(parts))]
    return "\n".join(parts)


def credit(body, rng, _donor):
    text = rng.choice(CREDITS)
    if rng.random() < 0.5:
        return text + " " + body
    parts = sentences(body)
    parts.insert(rng.randrange(len(parts) + 1), text)
    return " ".join(parts)


def misspell(word, rng):
    if len(word) < 5:
        return word
    at = rng.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def small_edits(body, rng, _donor):
    share = rng.uniform(0.02, 0.08)
    words = re.split(r"(\s+)", body)
    for i in range(0, len(words), 2):
        if rng.random() >= share:
            continue
        if words[i] in SYNONYMS:
            words[i] = SYNONYMS[words[i]]
        else:
            words[i] = rng.choice((misspell(words[i], rng), "", words[i] + " encore", "ainsi"))
    return "".join(words)


def rewrite_lead(body, rng, donor):
    parts = paragraphs(body)
    if len(parts) < 2:
        parts = sentences(body)
    lead = sentences(" ".join(paragraphs(donor)))
    return "\n".join([" ".join(lead[:2])] + parts[1:])


def read_on(body, rng, _donor):
    parts = paragraphs(body)
    parts.insert(rng.randrange(1, len(parts) + 1), rng.choice(READ_ON))
    return "\n".join(parts)


EDITS = {
    "new title": new_title,
    "tail cut 10-60 %": cut_tail,
    "paragraph dropped": drop_paragraph,
    "credit or dateline": credit,
    "2-8 % of words": small_edits,
    "lead rewritten": rewrite_lead,
    "reading on": read_on,
}


def copy_of(article, number, edit, rng, donor):
    names = [edit] if edit in EDITS else rng.sample(list(EDITS), 3)
    body = article["body"]
    for name in names:
        body = EDITS[name](body, rng, donor["body"])
    copy = dict(article, id=f"copy-{number}", title=donor["title"] or "Sans titre", body=body,
                source="Un autre journal")
    copy.pop("url", None)
    return copy


def index_stories(articles, build, folder):
    path = Path(folder) / "articles.jsonl"
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    path.write_text("".join(lines), encoding="utf-8")
    index = Path(folder) / "index"
    indexer = f"{build}/indexer/kiosque-indexer"
    # It exits with 1 when it has told of something in an article.
    subprocess.run([indexer, "--rebuild", "--quiet", "--index", index, path], check=False)
    listed = subprocess.run([f"{build}/bench/list_stories", index], check=True,
                            capture_output=True, text=True)
    return dict(line.split("\t") for line in listed.stdout.splitlines())


def show_groups(articles, build, count, rng):
    with tempfile.TemporaryDirectory() as folder:
        stories = index_stories(articles, build, folder)
    by_key = defaultdict(list)
    for article in articles:
        if stories.get(article["id"]):
            by_key[stories[article["id"]]].append(article)
    sizes = Counter(map(len, by_key.values()))
    print(f"{len(by_key)} stories of {sum(map(len, by_key.values()))} articles,",
          f"of {len(articles)}; sizes", dict(sorted(sizes.items())))
    for key in rng.sample(sorted(by_key), min(count, len(by_key))):
        print()
        for article in by_key[key]:
            body = " ".join(article["body"].split())
            print(f"{article.get('date', '')[:10]} {article.get('source', '')} | "
                  f"{article['title']} | {len(body)} | {body[:160]} … {body[-80:]}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("build")
    parser.add_argument("--originals", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with open(options.articles, encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    if options.show:
        show_groups(articles, options.build, options.show, rng)
        return
    articles = [a for a in articles if len(a["body"].split()) >= 80]
    chosen = rng.sample(articles, min(2 * options.originals, len(articles)))
    originals, untouched = chosen[: options.originals], chosen[options.originals:]
    with tempfile.TemporaryDirectory() as folder:
        natural = index_stories(chosen, options.build, folder)
    edits = list(EDITS) + ["three of them"]
    made, edit_of = {}, {}
    for number, original in enumerate(originals):
        edit = edits[number % len(edits)]
        copy = copy_of(original, number, edit, rng, rng.choice(untouched))
        made[copy["id"]] = (copy, original["id"])
        edit_of[copy["id"]] = edit
    collection = chosen + [copy for copy, _ in made.values()]
    rng.shuffle(collection)
    with tempfile.TemporaryDirectory() as folder:
        stories = index_stories(collection, options.build, folder)

    found, total = Counter(), Counter()
    for copy, (_, original) in made.items():
        total[edit_of[copy]] += 1
        found[edit_of[copy]] += stories[copy] != "" and stories[copy] == stories[original]
    # Where a copy comes from, and what the collection holds of that itself.
    source_of = {article["id"]: article["id"] for article in chosen}
    source_of.update({copy: original for copy, (_, original) in made.items()})
    by_key = defaultdict(list)
    for article, key in stories.items():
        if key:
            by_key[key].append(article)
    right, wrong = 0, []
    for members in by_key.values():
        for i, one in enumerate(members):
            for other in members[:i]:
                a, b = source_of[one], source_of[other]
                if a == b:
                    right += 1
                elif not natural[a] or natural[a] != natural[b]:
                    wrong.append((one, other))
    print(f"{len(originals)} originals with a copy each, {len(untouched)} untouched articles")
    for edit in edits:
        print(f"{edit:22} recall {found[edit] / total[edit]:.3f}  of {total[edit]}")
    everything = sum(total.values())
    print(f"{'all':22} recall {sum(found.values()) / everything:.3f}  of {everything}")
    print(f"pairs in one story: {right} of copies, {len(wrong)} wrong: "
          f"precision {right / max(1, right + len(wrong)):.4f}")
    titles = {article["id"]: article["title"] for article in collection}
    for one, other in wrong[:10]:
        print(f"  {one} ({titles[source_of[one]]}) / {other} ({titles[source_of[other]]})")


if __name__ == "__main__":
    main()
