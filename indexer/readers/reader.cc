// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/reader.h"

#include <streambuf>

namespace kiosque {

void read_document(const Document& document, const ReadOptions& options, const TakeResult& take) {
  const bool json_lines =
      document.name.ends_with(".jsonl") || document.name.ends_with(".ndjson") ||
      (!document.name.ends_with(".txt") && (document.in >> std::ws).peek() == '{');
  document.in.clear();
  if (json_lines)
    read_jsonl(document, options, take);
  else
    read_text(document, options, take);
}

bool read_bounded_line(std::istream& in, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  std::streambuf& buffer = *in.rdbuf();
  constexpr int kEnd = std::streambuf::traits_type::eof();
  try {
    for (int c = buffer.sbumpc(); c != kEnd; c = buffer.sbumpc()) {
      if (c == '\n') return true;
      if (line.size() < kMaxArticleBytes)
        line.push_back(static_cast<char>(c));
      else
        too_long = true;
    }
  } catch (const std::ios_base::failure&) {  // a disk's error; streams turn it into badbit
    in.setstate(std::ios::badbit);
    return false;
  }
  in.setstate(std::ios::eofbit);
  return !line.empty();
}

}  // namespace kiosque
