// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "src/analysis/name_label.h"

namespace kiosque {

// A name that a person marked: bytes of the article's text, end exclusive.
struct GoldName {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  NameKind kind = NameKind::none;
};

struct GoldArticle {
  std::string id;
  std::string date;  // YYYY-MM-DD; may be empty
  std::string text;
  std::vector<GoldName> names;  // in reading order, the outermost where several nest
};

// Articles with character offsets, a JSON object a line: {id, date, text, entities: [{start, end,
// type}]}, as WiNER-fr has them. Types that are no names (Date, Hour) are left out. Throws Error.
std::vector<GoldArticle> read_gold_json_lines(const std::filesystem::path& file);

// Sentences with names in brackets, « [PER Kim] »; a blank line ends an article. data/annotated/
// README.md describes the format. Throws Error, naming the line, for a bracket that is none.
std::vector<GoldArticle> read_bracketed(const std::filesystem::path& file);

}  // namespace kiosque
