// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "indexer/metadata/canonical_url.h"

namespace kiosque {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

bool has_known_extension(const std::filesystem::path& path) {
  const std::string extension = lower(path.extension().string());
  return extension == ".txt" || extension == ".jsonl" || extension == ".ndjson" ||
         extension == ".json";
}

void read_file(const std::filesystem::path& path, const ReadOptions& options,
               const TakeResult& take) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    take(Problem{Problem::Kind::unreadable, 0, std::strerror(errno),
                 "mend its permissions or remove it", path.string()});
    return;
  }
  read_placed(Document{in, lower(path.filename().string())}, path.string(), options, take);
}

void read_placed(const Document& document, const std::string& path, const ReadOptions& options,
                 const TakeResult& take) {
  read_document(document, options, [&](ReadResult&& result) {
    if (auto* problem = std::get_if<Problem>(&result)) {
      problem->path = path;
    } else {
      auto& article = std::get<Article>(result);
      article.path = path;
      if (article.id.empty()) article.id = canonical_url(article.url);
      if (article.id.empty()) article.id = to_place(article);
    }
    take(std::move(result));
  });
}

}  // namespace kiosque
