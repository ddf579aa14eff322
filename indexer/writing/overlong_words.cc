// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/overlong_words.h"

#include <algorithm>

#include "src/text/utf8.h"

namespace kiosque {

void tell_overlong_words(const Article& article, const AnalyzedArticle& analyzed,
                         const std::function<void(const Problem&)>& take_problem) {
  const bool in_title = !analyzed.title.overlong.empty();
  const AnalyzedText& text = in_title ? analyzed.title : analyzed.body;
  if (text.overlong.empty()) return;
  const std::size_t count = analyzed.title.overlong.size() + analyzed.body.overlong.size();
  const WordSpan first = text.overlong.front();
  const std::string_view source = in_title ? article.title : article.body;
  std::uint64_t line = article.line;
  if (line == 0 && in_title) line = 1;
  if (line == 0) {
    const auto end = source.begin() + first.begin;
    line = article.body_line + static_cast<std::uint64_t>(std::count(source.begin(), end, '\n'));
  }
  const std::string_view word = source.substr(first.begin, first.end - first.begin);
  take_problem({Problem::Kind::long_word, line,
                std::to_string(count) + (count == 1 ? " word is" : " words are") +
                    " too long to be searchable: « " + std::string(truncate_utf8(word, 24)) +
                    "… » (" + std::to_string(word.size()) + " bytes)",
                "the rest of the article is indexed", article.path, article.entry});
}

}  // namespace kiosque
