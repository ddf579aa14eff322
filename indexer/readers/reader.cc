// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/reader.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <streambuf>

namespace kiosque {
namespace {

std::string lower_extension(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return extension;
}

bool is_json_lines(const std::filesystem::path& path, std::istream& in) {
  const std::string extension = lower_extension(path);
  if (extension == ".jsonl" || extension == ".ndjson") return true;
  if (extension == ".txt") return false;
  const int first = (in >> std::ws).peek();
  in.clear();
  in.seekg(0);
  return first == '{';
}

}  // namespace

bool has_known_extension(const std::filesystem::path& path) {
  const std::string extension = lower_extension(path);
  return extension == ".txt" || extension == ".jsonl" || extension == ".ndjson";
}

void read_file(const std::filesystem::path& path, const TakeResult& take) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    take(Problem{Problem::Kind::unreadable, path.string(), 0, std::strerror(errno),
                 "mend its permissions or remove it"});
    return;
  }
  if (is_json_lines(path, in))
    read_jsonl(in, path.string(), take);
  else
    read_text(in, path.string(), take);
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
