// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace kiosque {

// What is wrong with one line of an alias file, and what to do about it.
struct BadAliasLine {
  std::size_t line = 0;
  std::string what;
  std::string cure;
};

struct CompiledAliases {
  std::string bytes;  // for Lexicon::with_aliases(); empty where the file names nobody
  std::vector<BadAliasLine> bad_lines;
};

// Reads a user's alias file, which has the columns of data/persons-fr.tsv: canonical name, aliases
// with `|` between them, why; the last two may be left out. Lines with # in front are comments.
// A bad line adds nothing. Reads until the stream's end or its failure, which the caller checks.
CompiledAliases compile_aliases(std::istream& in);

}  // namespace kiosque
