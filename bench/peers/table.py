# SPDX-License-Identifier: GPL-2.0-or-later
# SPDX-FileCopyrightText: Kiosque contributors
"""The results as Markdown."""
import datetime
import os
import platform
import statistics

import measure
import queries

HEADER = ("peer", "version", "index s", "MB/s", "time / Kiosque's", "CPU s", "peak RSS MB",
          "on disk MB", "x body text", "cold query ms", "warm median / p99 ms", "runs")

COMMON = (
    "All get the same articles with the same fields: id, title and body with positions, date, "
    "source, and the stored text. What the peers read was written in their own form before, which "
    "is not counted. Times of indexing are medians by the clock, of runs that took turns; MB/s is "
    "body text. The peak is that of a peer's largest process. MB are millions of bytes.",
    "A cold query is a process from its start to its end with the page cache warm: the median over "
    "the control queries below. All answers count every hit and show the ten best with titles.",
)


def line(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |\n"


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        for text in lines:
            if text.startswith("model name"):
                return text.split(":", 1)[1].strip()
    return platform.machine()


def median(usages, what):
    return statistics.median(getattr(usage, what) for usage in usages)


def warm_cell(times):
    if not times:
        return "–"
    return f"{statistics.median(times):.2f} / {measure.percentile(times, 99):.1f}"


def index_cells(result, articles, kiosque):
    if not result.runs:
        return ["–"] * 7
    wall = median(result.runs, "wall")
    ratio = f"{wall / median(kiosque, 'wall'):.2f}" if kiosque else "–"
    return [f"{wall:.1f}", f"{articles.megabytes / wall:.1f}", ratio,
            f"{median(result.runs, 'cpu'):.1f}", f"{median(result.runs, 'peak'):.0f}",
            f"{result.megabytes:.0f}", f"{result.megabytes / articles.megabytes:.2f}"]


def results_table(articles, results):
    text = line(HEADER) + line(["---"] * len(HEADER))
    kiosque = [usage for result in results if result.name == "Kiosque" for usage in result.runs]
    for result in results:
        if result.failed:
            text += line([result.name, result.version or "–", "failed"])
            continue
        text += line([result.name, result.version or "–",
                      *index_cells(result, articles, kiosque), f"{result.cold:.1f}",
                      warm_cell(result.warm), len(result.runs) or "–"])
    return text


def hits_table(results):
    asked = [result for result in results if result.runs and not result.failed]
    text = line(["hits", *(result.name for result in asked)])
    text += line(["---"] * (len(asked) + 1))
    for query in queries.CONTROLS:
        text += line([f"`{query}`", *(result.hits[query] for result in asked)])
    return text


def report(articles, results, query_counts, load, options):
    translated, total = query_counts
    notes = list(COMMON)
    notes.append(f"Warm queries: those {translated} of the {total} queries of "
                 f"`{os.path.basename(options.queries)}` that all peers understand (words, "
                 f"phrases, AND, OR, NOT), each asked {options.repeats + 1} times in one process; "
                 "the first time is left out, of the others the mean counts.")
    notes += [note for result in results for note in result.notes]
    notes += [f"{result.name} failed: `{result.failed}`" for result in results if result.failed]
    return (f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores, "
            f"load {load:.1f} at the start (of a quiet machine: below 0.5). "
            f"{articles.articles:,} articles, {articles.megabytes:.1f} MB of body text "
            f"(`{os.path.basename(articles.jsonl)}`).\n\n"
            + results_table(articles, results) + "\n" + hits_table(results) + "\n"
            + "".join(f"- {note}\n" for note in notes))
