// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/metadata/complete_article.h"

#include "indexer/metadata/language.h"
#include "indexer/metadata/title.h"
#include "src/analysis/dateline.h"
#include "src/text/mojibake.h"

namespace kiosque {
namespace {

// Of text that was escaped in its file: what was not is mended already.
void mend_fields(Article& article, const std::function<void(const Problem&)>& tell) {
  MendedMojibake all;
  for (std::string* text :
       {&article.title, &article.body, &article.author, &article.source, &article.section}) {
    MendedMojibake mended = mend_mojibake(*text);
    if (all.count == 0) all.example = std::move(mended.example);
    all.count += mended.count;
  }
  if (all.count == 0) return;
  Problem problem = mojibake_problem(all.count, all.example, article.line);
  problem.path = article.path;
  problem.entry = article.entry;
  tell(problem);
}

}  // namespace

void complete_article(Article& article, const std::function<void(const Problem&)>& tell) {
  mend_fields(article, tell);
  article.title = clean_title(article.title);
  if (article.source.empty() || !article.date) {
    LeadingMatter leading = read_leading_matter(article.body);
    if (article.source.empty()) article.source = std::move(leading.source);
    if (!article.date) article.date = leading.date;
  }
  std::string language = detect_language(article.title, article.body);
  article.language = language.empty() ? normalize_language(article.language) : std::move(language);
}

}  // namespace kiosque
