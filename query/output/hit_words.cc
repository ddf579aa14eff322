// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/hit_words.h"

#include <algorithm>
#include <vector>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr std::size_t kShownSources = 5;

}  // namespace

std::string copies_in_words(const Hit& hit, const char* colon) {
  if (hit.copies == 0) return "";
  std::string words = std::to_string(hit.copies) + (hit.copies == 1 ? " reprise" : " reprises");
  std::vector<std::string> sources;  // each once
  for (const Copy& copy : hit.also) {
    std::string source = sanitize(copy.source);
    const bool blank = source.find_first_not_of(' ') == std::string::npos;
    if (!blank && std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(std::move(source));
  }
  for (std::size_t i = 0; i < std::min(sources.size(), kShownSources); ++i) {
    words += i == 0 ? colon : ", ";
    words += sources[i];
  }
  const bool more = sources.size() > kShownSources || hit.also.size() < hit.copies;
  if (more && !sources.empty()) words += ", …";
  return words;
}

bool is_foreign(const Article& article) {
  return !article.language.empty() && article.language != "fr";
}

}  // namespace kiosque
