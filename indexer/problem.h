// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace kiosque {

// Something wrong with an input. It costs nothing but the input: the run goes on.
struct Problem {
  enum class Kind {
    unreadable,    // a file or folder that cannot be opened or read
    loop,          // a link that leads back to a folder above it
    special_file,  // a device, FIFO or socket
    empty,
    binary,
    too_large,  // an article over the limit
    syntax,     // not what its format asks for
    duplicate_id,
    unsupported,     // a format that is known and not read
    archive,         // a damaged archive, or an entry of one that cannot be read
    unsafe_path,     // an entry of an archive with an absolute path, "..", or a link
    limit,           // an archive that asks for more than the limits
    missing_source,  // a source that is not there: its articles are kept
    shrunk_source,   // one that has lost so many articles that they are kept
    encoding,        // broken UTF-8 or NUL bytes, replaced: the article is indexed
    mojibake,        // UTF-8 read as another encoding, mended: the article is indexed
    changed,         // a file that changed while it was read: what was read is indexed
    bad_date,        // a date that cannot be read: the article is indexed without
    long_word,       // a word that is too long to be searchable: the article is indexed without
  };

  Kind kind = Kind::unreadable;
  std::uint64_t line = 0;  // from 1; 0 when the whole file is meant
  std::string message;     // what is wrong
  std::string cure;        // what to do
  // Where: set by the stage that opened the document, not by its reader.
  std::string path;   // bytes as the system has them; "-" for standard input
  std::string entry;  // the path inside that archive; empty for the file itself

  // Whether the input's article, or file, is not in the index.
  bool is_rejection() const { return kind < Kind::missing_source; }
  // Whether it makes the run fail, although it went on.
  bool is_failure() const { return kind == Kind::missing_source || kind == Kind::shrunk_source; }
};

// "unreadable", "duplicate-id", …: frozen, used in the JSON report.
const char* to_string(Problem::Kind kind);

// Tells that so many sequences were mended, with the first of them.
Problem mojibake_problem(std::size_t count, const std::string& example, std::uint64_t line);

}  // namespace kiosque
