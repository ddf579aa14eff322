#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""Indexes ever more articles, made from some by vary_articles, and prints as Markdown how time,
memory, size and queries grow. Needs: cmake --build build/release --target vary_articles
kiosque-indexer kiosque-query."""
import argparse
import collections
import contextlib
import dataclasses
import glob
import json
import math
import os
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench", "peers"))
import measure  # noqa: E402
from kiosque import Kiosque, KiosqueFacets  # noqa: E402

COLD = "Kim AND Poutine AND sanctions"
COLD_RUNS = 21
LINEAR = 11 / 10  # of the time an article takes, with ten times the articles


@dataclasses.dataclass
class Size:
    articles: int
    body: float          # megabytes of text
    usage: measure.Usage
    made_in: float       # CPU seconds of the generator
    vocabulary: str      # what the generator said
    files: collections.Counter  # megabytes of the index by name
    cold: tuple = ()     # milliseconds, without and with facets
    warm: tuple = ()     # likewise: lists, of each query

    def megabytes(self):
        return sum(self.files.values())


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", metavar="ARTICLES.jsonl")
    parser.add_argument("--copies", default="1,10", help="sizes, in rising order [1,10]")
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--queries", default=os.path.join(ROOT, "corpus", "queries.tsv"))
    parser.add_argument("--repeats", type=int, default=5, help="of each warm query [5]")
    parser.add_argument("--seed", type=int, default=1, help="of the words that change [1]")
    parser.add_argument("--work", help="where a temporary folder is made [/tmp]")
    options = parser.parse_args()
    options.copies = [int(number) for number in options.copies.split(",")]
    if min(options.copies) < 1 or options.repeats < 1:
        parser.error("copies and repeats are 1 or more")
    return options


def tell(message):
    print(message, file=sys.stderr, flush=True)


@contextlib.contextmanager
def ended(process):
    """Ends the process with the block, if it has not been waited for."""
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            process.wait()


def index(options, copies, folder):
    """Streams the articles into the indexer. The clock starts when the first are made."""
    generate = [os.path.join(options.build, "bench", "vary_articles"), options.articles,
                str(copies), str(options.seed)]
    where = os.path.join(folder, "index")
    build = [os.path.join(options.build, "indexer", "kiosque-indexer"), "--rebuild", "--quiet",
             "--index", where, "-"]
    with open(os.path.join(folder, "said"), "w+", encoding="utf-8") as said, \
            ended(subprocess.Popen(generate, stdout=subprocess.PIPE, stderr=said)) as generator:
        select.select([generator.stdout], [], [])
        begin = time.perf_counter()
        with ended(subprocess.Popen(build, stdin=generator.stdout)) as indexer:
            generator.stdout.close()
            usage = measure.usage_of(indexer, begin)
        made = measure.usage_of(generator, begin)
        said.seek(0)
        vocabulary = said.read().strip()
        # 1: some articles were rejected, and told.
        if generator.returncode != 0 or indexer.returncode not in (0, 1):
            raise measure.Failed(f"vary_articles: exit {generator.returncode}, kiosque-indexer: "
                                 f"exit {indexer.returncode}\n{vocabulary}")
    with open(os.path.join(where, "last-run.json"), encoding="utf-8") as run:
        report = json.load(run)["report"]
    files = collections.Counter()
    for path in glob.glob(os.path.join(where, "gen-*", "*")):
        files[os.path.basename(path)] += os.path.getsize(path) / 1e6
    return Size(report["articles"], report["body_bytes"] / 1e6, usage, made.cpu, vocabulary, files)


def read_queries(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t", 1)[1] for line in lines
                if "\t" in line and not line.startswith("#")]


def measure_size(options, copies):
    with contextlib.ExitStack() as stack:
        folder = tempfile.mkdtemp(prefix="kiosque-scale-", dir=options.work)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        size = index(options, copies, folder)
        tell(f"{size.articles} articles: {size.usage.wall:.1f} s, CPU {size.usage.cpu:.1f} s, "
             f"{size.usage.peak:.0f} MB; index {size.megabytes():.0f} MB")
        peers = (Kiosque(folder, options.build), KiosqueFacets(folder, options.build))
        queries = read_queries(options.queries)
        size.cold = tuple(peer.cold([COLD], COLD_RUNS) for peer in peers)
        size.warm = tuple(peer.warm(queries, options.repeats) for peer in peers)
        return size


def line(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def rows_of(size):
    """What the tables tell of a size: name, figure, decimals."""
    yield "index s", size.usage.wall, 1
    yield "MB/s", size.body / size.usage.wall, 2
    yield "CPU s", size.usage.cpu, 1
    yield "peak RSS MB", size.usage.peak, 0
    yield "index MB", size.megabytes(), 0
    yield "index / body text", size.megabytes() / size.body, 2
    for name, cold, warm in zip(("", ", facets"), size.cold, size.warm):
        yield f"cold ms{name}", cold, 1
        yield f"warm median ms{name}", statistics.median(warm), 2
        yield f"warm p99 ms{name}", measure.percentile(warm, 99), 1
    for name, megabytes in size.files.most_common():
        if megabytes >= 0.1:
            yield f"{name} MB", megabytes, 1


def print_table(sizes):
    """A column a size, with the growth since the smallest, and the power of the articles by which
    the figure grows: 1 is linear."""
    first, last = sizes[0], sizes[-1]
    grown = last.articles / first.articles
    header = [f"{size.articles:,} articles, {size.body:.0f} MB" for size in sizes]
    print(line(["", *header, f"x (articles: {grown:.1f})", "power"]))
    print(line(["---"] * (len(sizes) + 3)))
    columns = [{name: value for name, value, _ in rows_of(size)} for size in sizes]
    for name, base, decimals in rows_of(first):
        values = [column.get(name, 0.0) for column in columns]
        growth = values[-1] / base if base > 0 else math.nan
        power = math.log(growth) / math.log(grown) if growth > 0 and grown > 1 else math.nan
        print(line([name, *(f"{value:.{decimals}f}" for value in values), f"{growth:.2f}",
                    f"{power:.2f}"]))
    print()


def print_linearity(sizes):
    first = sizes[0]
    for size in sizes[1:]:
        articles = size.articles / first.articles
        taken = size.usage.wall / first.usage.wall
        cpu = size.usage.cpu / first.usage.cpu
        verdict = "kept" if taken <= articles * LINEAR else "NOT kept"
        extra = (size.usage.peak - first.usage.peak) / (size.articles - first.articles) * 1000
        print(f"- {articles:.1f} times the articles took {taken:.2f} times as long, and {cpu:.2f} "
              f"times the CPU time (at most {articles * LINEAR:.1f}: {verdict}); the peak grew by "
              f"{extra:.2f} MB each 1,000 articles.")


def print_notes(sizes):
    for size in sizes:
        print(f"- {size.vocabulary}. Made by the generator in {size.made_in:.1f} s of CPU time, "
              "while the indexer ran but for its start.")
    print("- The articles stream through a pipe into `kiosque-indexer -`. Copies have other words, "
          "names, numbers, days and ids: rare words get new spellings, so many that the vocabulary "
          "grows with the exponent told; half of the others, but for the 150 most frequent, are "
          "exchanged for one about as frequent.")
    print(f"- Cold: `{COLD}`, from the start of the process to its end, the median of {COLD_RUNS}. "
          "Warm: each query of queries.tsv in `kiosque-query --batch`, without the start.")


def end(number, _frame):
    raise SystemExit(128 + number)


def main():
    options = arguments()
    signal.signal(signal.SIGTERM, end)
    sizes = [measure_size(options, copies) for copies in options.copies]
    print_table(sizes)
    print_linearity(sizes)
    print_notes(sizes)


if __name__ == "__main__":
    try:
        main()
    except (measure.Failed, OSError, ValueError) as error:
        sys.exit(f"run.py: {error}")
