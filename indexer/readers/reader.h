// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>
#include <string>
#include <variant>

#include "indexer/problem.h"
#include "src/article/article.h"

namespace kiosque {

// What a reader finds, in the order of the file. A problem that is no rejection comes before the
// article that it belongs to.
using ReadResult = std::variant<Article, Problem>;
using TakeResult = std::function<void(ReadResult&&)>;

// A longer article is rejected: no newspaper prints one, and memory stays bounded.
inline constexpr std::size_t kMaxArticleBytes = 16U << 20;

// True for the file names that readers are for: .txt, .jsonl, .ndjson in any case.
bool has_known_extension(const std::filesystem::path& path);

// Reads the articles of one file, by its name's extension or else by its first character.
// Never throws for what a file holds.
void read_file(const std::filesystem::path& path, const TakeResult& take);

// Reads JSON Lines from a stream, such as standard input. `path` names it in articles and
// problems.
void read_jsonl(std::istream& in, const std::string& path, const TakeResult& take);

// Reads a plain text file of one article.
void read_text(std::istream& in, const std::string& path, const TakeResult& take);

// The next line, without its end, into `line`. False at the end, and where reading fails: then
// in.bad(). A line over kMaxArticleBytes is
// skipped to its end and `line` keeps only its beginning, with `too_long` set.
bool read_bounded_line(std::istream& in, std::string& line, bool& too_long);

}  // namespace kiosque
