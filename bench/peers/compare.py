#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Indexes the same articles with Kiosque and its peers, in turn, asks them the same queries, and
prints Markdown. run.sh beside this installs the peers first."""
import argparse
import contextlib
import dataclasses
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile

import corpus
import measure
import queries
import table
from fts5 import Fts5
from kiosque import Kiosque, KiosqueFacets
from lucene import Lucene
from omega import Omega
from peer import HERE
from postgresql import PostgreSql
from recoll import Recoll

ROOT = os.path.dirname(os.path.dirname(HERE))
PEERS = {"kiosque": Kiosque, "omega": Omega, "recoll": Recoll, "fts5": Fts5,
         "postgresql": PostgreSql, "lucene": Lucene}


@dataclasses.dataclass
class Result:
    name: str
    version: str = ""
    runs: list = dataclasses.field(default_factory=list)  # of measure.Usage: the indexing
    megabytes: float = 0.0
    cold: float = 0.0     # milliseconds
    warm: object = None   # milliseconds of each query, or None
    hits: dict = dataclasses.field(default_factory=dict)
    notes: tuple = ()
    failed: str = ""      # why there are no more figures; such a peer is asked nothing more


def arguments():
    parser = argparse.ArgumentParser(prog="run.sh", description=__doc__)
    parser.add_argument("articles", metavar="ARTICLES.jsonl")
    parser.add_argument("--runs", type=int, default=3, help="of indexing; the median counts [3]")
    parser.add_argument("--slow-runs", type=int, default=1, help="of Omega and Recoll [1]")
    parser.add_argument("--cold-runs", type=int, default=7, help="of each control query [7]")
    parser.add_argument("--repeats", type=int, default=20, help="of each warm query [20]")
    parser.add_argument("--peers", default=",".join(PEERS), help="some of them [%(default)s]")
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"),
                        help="folder with Kiosque's programs [build/release]")
    parser.add_argument("--queries", default=os.path.join(ROOT, "corpus", "queries.tsv"))
    parser.add_argument("--work", default=None, help="where temporary folders are made [/tmp]")
    parser.add_argument("--output", help="file for the Markdown [standard output]")
    options = parser.parse_args()
    unknown = set(options.peers.split(",")) - set(PEERS)
    if unknown:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    if min(options.runs, options.slow_runs, options.cold_runs, options.repeats) < 1:
        parser.error("runs and repeats are 1 or more")
    return options


def tell(message):
    print(message, file=sys.stderr, flush=True)


def make_peers(options, folder):
    for key in options.peers.split(","):
        more = (options.build,) if key == "kiosque" else ()
        peer = PEERS[key](os.path.join(folder, key), *more)
        peer.prepare()
        yield peer


@contextlib.contextmanager
def told_failure(result):
    """A peer that fails is told in the table; the others go on."""
    try:
        yield
    except (measure.Failed, OSError, ValueError) as error:
        result.failed = str(error).strip().splitlines()[0]
        tell(f"{result.name} failed: {error}")


def index_in_turn(peers, results, articles, options):
    for turn in range(max(options.runs, options.slow_runs)):
        for peer, result in zip(peers, results):
            if turn >= (options.slow_runs if peer.slow else options.runs) or result.failed:
                continue
            shutil.rmtree(peer.folder, ignore_errors=True)
            os.makedirs(peer.folder)
            with told_failure(result):
                usage = peer.index(articles)
                result.runs.append(usage)
                tell(f"{peer.name}: {usage.wall:.1f} s, CPU {usage.cpu:.1f} s, "
                     f"{usage.peak:.0f} MB")


def ask(peer, result, texts, options):
    with told_failure(result), peer.serving():
        result.hits = {text: peer.hits(text) for text in queries.CONTROLS}
        result.cold = peer.cold(queries.CONTROLS, options.cold_runs)
        result.warm = peer.warm(texts, options.repeats)
        result.notes = tuple(peer.notes)
        warm = f"{statistics.median(result.warm):.2f} ms" if result.warm else "no batch"
        tell(f"{peer.name}: cold {result.cold:.1f} ms, warm {warm}")


def compare(options, folder):
    load = os.getloadavg()[0]
    tell("preparing the articles ...")
    articles = corpus.prepare(options.articles, folder)
    texts, total = queries.read(options.queries)
    peers = list(make_peers(options, folder))
    results = [Result(peer.name, peer.version()) for peer in peers]
    index_in_turn(peers, results, articles, options)
    for peer, result in list(zip(peers, results)):
        if result.failed:
            continue
        result.megabytes = peer.megabytes()
        ask(peer, result, texts, options)
        if isinstance(peer, Kiosque):
            with_facets = KiosqueFacets(peer.folder, options.build)
            result = Result(with_facets.name)
            ask(with_facets, result, texts, options)
            results.insert(1, result)
    text = table.report(articles, results, (len(texts), total), load, options)
    return text, any(result.failed for result in results)


def end(number, _frame):
    raise SystemExit(128 + number)


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, end)
    with contextlib.ExitStack() as stack:
        folder = tempfile.mkdtemp(prefix="kiosque-peers-", dir=options.work)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        os.chmod(folder, 0o711)  # PostgreSQL's account passes through to its own folder
        text, failed = compare(options, folder)
    if options.output:
        with open(options.output, "w", encoding="utf-8") as out:
            out.write(text)
    else:
        sys.stdout.write(text)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (measure.Failed, OSError, ValueError, subprocess.SubprocessError) as error:
        sys.exit(f"run.sh: {error}")
