#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs clang-tidy over the sources of the programs that a build compiles.

run_clang_tidy.py BUILD_FOLDER exits 1 when clang-tidy finds something, 77 without clang-tidy.

Nearly all of clang-tidy's time goes into the headers of libraries. So it sees a batch of files as
one, and a batch in which it finds anything (or whose files cannot be compiled together) again in
halves, down to single files: what is found is always found in a file by itself.
"""

import concurrent.futures
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from source_batches import batches

FOLDERS = ("src", "indexer", "query", "tools")
BATCH = 16
# In a batch the sources are included, like headers.
BATCH_FILTER = r"/(src|indexer|query)/.*\.h$|/(src|indexer|query|tools)/.*\.cc$"
# The flags are those of g++: clang shall neither choke on what it does not know nor repeat, as
# errors, warnings that are the compiler's business.
FLAGS = ("-Wno-unknown-warning-option", "-Wno-error")
NOISE = re.compile(r"\d+ warnings?( and \d+ errors?)? generated\.|Suppressed |Use -")


def compiled_sources(build):
    """The sources by their flags, without those that name the file and its object."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    sources = {}  # a path's flags
    for entry in commands:
        path = Path(entry["directory"], entry["file"]).resolve()
        if not path.is_relative_to(Path.cwd()) or path.suffix != ".cc":
            continue
        if path.relative_to(Path.cwd()).parts[0] not in FOLDERS or path.is_relative_to(build):
            continue
        words = shlex.split(entry["command"])
        flags = words[next(i for i, word in enumerate(words) if word.startswith("-")):]
        sources[str(path)] = tuple(flags[:flags.index("-o")])
    by_flags = {}
    for path, flags in sorted(sources.items()):
        by_flags.setdefault(flags, []).append(path)
    return by_flags


def run_clang_tidy(flags, paths, scratch):
    """What clang-tidy says of the files as one; nothing where it finds nothing."""
    command = ["clang-tidy", "--quiet"]
    if len(paths) == 1:
        command.append(paths[0])
    else:
        batch = tempfile.NamedTemporaryFile("w", dir=scratch, suffix=".cc", delete=False)
        with batch:
            batch.writelines(f'#include "{path}"\n' for path in paths)
        config = Path(".clang-tidy").resolve()
        command += [f"--config-file={config}", f"--header-filter={BATCH_FILTER}", batch.name]
    done = subprocess.run([*command, "--", *flags, *FLAGS], check=False, encoding="utf-8",
                          errors="replace", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode == 0 and not done.stdout.strip():
        return ""
    complaints = (line for line in done.stderr.splitlines() if not NOISE.match(line))
    return "\n".join([done.stdout, *complaints]).strip() or f"{paths}: exit {done.returncode}"


def findings(flags, paths, scratch):
    found = run_clang_tidy(flags, paths, scratch)
    if not found or len(paths) == 1:
        return [found] if found else []
    half = len(paths) // 2
    return findings(flags, paths[:half], scratch) + findings(flags, paths[half:], scratch)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: run_clang_tidy.py BUILD_FOLDER")
    if not shutil.which("clang-tidy"):
        print("skipped: clang-tidy is not installed (scripts/install-deps.sh installs it)")
        sys.exit(77)
    build = Path(sys.argv[1]).resolve()
    os.chdir(Path(__file__).resolve().parents[2])
    if not (build / "compile_commands.json").is_file():
        sys.exit(f"run_clang_tidy.py: {build} has no compile_commands.json: configure it first")
    todo = [(flags, batch) for flags, paths in compiled_sources(build).items()
            for batch in batches(paths, BATCH)]
    if not todo:
        sys.exit(f"run_clang_tidy.py: {build} compiles no source of this project")
    with (tempfile.TemporaryDirectory() as scratch,
          concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool):
        results = list(pool.map(lambda batch: findings(*batch, scratch), todo))
    for found in (text for result in results for text in result):
        print(found)
    sys.exit(1 if any(results) else 0)


if __name__ == "__main__":
    main()
