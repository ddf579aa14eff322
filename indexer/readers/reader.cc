// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/reader.h"

#include <streambuf>

namespace kiosque {

void read_document(const Document& document, const ReadOptions& options, const TakeResult& take) {
  const std::string& name = document.name;
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson"))
    return read_jsonl(document, options, take);
  if (name.ends_with(".json")) return read_json_array(document, options, take);
  if (name.ends_with(".txt")) return read_text(document, options, take);
  const int first = (document.in >> std::ws).peek();
  document.in.clear();
  if (first == '{') return read_jsonl(document, options, take);
  if (first == '[' && name.empty()) return read_json_array(document, options, take);
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
