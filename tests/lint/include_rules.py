#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Checks who includes whom, and what every C++ file must have. See ARCHITECTURE.md for why.

include_rules.py [PROJECT_FOLDER] prints `file:line: rule: what to do`, and exits 1 if it did.
"""

import os
import re
import sys
from pathlib import Path

FOLDERS = ("src", "indexer", "query", "tests", "bench", "tools")
MAX_LINES = 350  # tests excepted

# Folder: what its files must not include.
FORBIDDEN = {
    "src/": ("indexer/", "query/"),
    "indexer/": ("query/",),
    "query/": ("indexer/",),
    # No stage calls another that comes before or after it.
    "indexer/input/": ("indexer/writing/",),
    "indexer/readers/": ("indexer/writing/",),
    "indexer/writing/": ("indexer/input/", "indexer/readers/"),
    "query/language/": ("query/search/", "query/output/"),
    "query/search/": ("query/output/",),
    "query/saved/": ("query/language/", "query/search/", "query/output/"),
}

# Folder of src/: all that its files may include of src/.
LAYERS = {
    "src/article/": ("src/article/",),
    "src/text/": ("src/text/",),
    "src/analysis/": ("src/article/", "src/text/", "src/analysis/"),
    "src/index/": ("src/article/", "src/text/", "src/analysis/", "src/index/"),
    "src/sqlite/": ("src/sqlite/",),
    "src/cli/": ("src/",),
}
INCLUDED_BY_ALL = ("src/cli/error.h",)

# Files beside the stages' folders that may know more than one stage: they set the order.
CONDUCTORS = ("indexer/indexing_job.*", "indexer/source_reading.*", "*/*_command.*",
              "query/find_news.*", "query/make_answer.*", "query/query_binder.*", "*/main.cc",
              "*/options.*")

# How a library's headers begin: the files that may include them. `**` stands for any folders.
LIBRARIES = {
    "xapian": (
        "src/analysis/stemmer.cc", "src/index/*.cc", "src/cli/report_error.cc",
        "indexer/writing/*.cc", "indexer/writing/stories/*.cc", "query/language/compiled_query.h",
        "query/language/document_list_source.h", "query/language/position_matcher.h",
        "query/language/word_positions.h", "query/language/*.cc", "query/search/*",
        "query/*_command.cc", "query/find_news.cc", "query/query_binder.*", "tests/**", "bench/**",
    ),
    "sqlite3.h": ("src/sqlite/*.cc",),
    "unicode/": ("src/text/*.cc", "tests/unit/country_tables_test.cc"),
    "cld2/": ("indexer/metadata/language.cc",),
    "CLI/": ("indexer/options.cc", "indexer/config_options.cc", "query/options.cc"),
    "archive": ("indexer/input/archive.cc", "tests/support/*.cc"),
    "simdjson.h": ("indexer/readers/*.cc", "indexer/readers/html/json_ld.cc"),
    "libxml/": ("indexer/readers/xml/*.cc",),
    "nlohmann/": ("indexer/*.cc", "indexer/output/*.cc", "query/output/*.cc", "tests/**",
                  "tools/*.cc", "tools/name_training/*.cc"),
    "zlib.h": ("indexer/input/gzip_stream.h", "indexer/writing/glass/deflate.cc", "indexer/readers/warc/http_answer.cc", "tests/unit/warc_reader_test.cc"),
    "zstd.h": ("src/index/compressed_text.cc",),
    "xxhash.h": ("src/index/*.cc", "indexer/writing/term_table.cc", "src/analysis/lexicon_format.h"),
}

MAY_PRINT = ("*/main.cc", "tests/**", "bench/**", "tools/**")

INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')
USING_NAMESPACE = re.compile(r"\busing\s+namespace\b(?! std::(string_view_)?literals)")
STANDARD_STREAM = re.compile(r"\bstd::(cout|cerr)\b")
SPDX = "SPDX-License-Identifier: GPL-2.0-or-later"


def matches(path, patterns):
    for pattern in patterns:
        parts = (re.escape(part).replace(r"\*", "[^/]*") for part in pattern.split("**"))
        if re.fullmatch(".*".join(parts), path):
            return True
    return False


def stage_of(path):
    """`indexer/readers/` for a file in that folder; nothing for one that is in no stage."""
    parts = path.split("/")
    return "/".join(parts[:2]) + "/" if parts[0] in ("indexer", "query") and parts[2:] else None


def include_faults(path, included):
    for folder, forbidden in FORBIDDEN.items():
        if path.startswith(folder) and included.startswith(forbidden):
            yield "layers", f"{folder} must not include {included}; move what both need down"
    for folder, allowed in LAYERS.items():
        if path.startswith(folder) and included.startswith("src/"):
            if not included.startswith(allowed) and included not in INCLUDED_BY_ALL:
                yield "layers", f"{folder} includes only {', '.join(allowed)}: not {included}"
    for library, users in LIBRARIES.items():
        if included.startswith(library) and not matches(path, users):
            cure = "forward-declare in headers" if path.endswith(".h") else "use what wraps it"
            yield "libraries", f"{included} is for {' '.join(users)}; {cure}"


def line_faults(path, number, line, stages):
    code = line.split("//", 1)[0]
    if include := INCLUDE.match(code):
        included = include[1]
        beside = os.path.normpath(os.path.join(os.path.dirname(path), included))
        if Path(beside).is_file():  # written relative to the file's own folder
            included = beside
        for rule, cure in include_faults(path, included):
            yield number, rule, cure
        stage = stage_of(included)
        if stage and not stage_of(path) and path.startswith(stage.split("/")[0] + "/"):
            stages.add(stage)
            if len(stages) > 1 and not matches(path, CONDUCTORS):
                yield number, "stages", f"only {' '.join(CONDUCTORS)} know several stages"
    if USING_NAMESPACE.search(code):
        yield number, "namespaces", "write the names out, or `using` one name at a time"
    if STANDARD_STREAM.search(code) and not matches(path, MAY_PRINT):
        yield number, "streams", "take a std::ostream& from the caller"


def file_faults(path, lines):
    if not any(SPDX in line for line in lines[:3]):
        yield 1, "licence", f"begin the file with // {SPDX}"
    if path.endswith(".h") and "#pragma once" not in lines:
        yield 1, "guard", "add #pragma once after the licence lines"
    if len(lines) > MAX_LINES and not path.startswith("tests/"):
        yield MAX_LINES + 1, "size", f"{len(lines)} lines, over {MAX_LINES}: split the file"
    stages = set()
    for number, line in enumerate(lines, 1):
        yield from line_faults(path, number, line, stages)


def main():
    os.chdir(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    paths = (path.as_posix() for folder in FOLDERS for path in Path(folder).rglob("*"))
    sources = sorted(path for path in paths if path.endswith((".h", ".cc")))
    if not sources:
        sys.exit(f"include_rules.py: no C++ files under {os.getcwd()}")
    faults = 0
    for path in sources:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        for number, rule, cure in file_faults(path, lines):
            print(f"{path}:{number}: {rule}: {cure}")
            faults += 1
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
