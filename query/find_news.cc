// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/find_news.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "query/saved/article_marks.h"
#include "query/search/matching_documents.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// For the line that tells of an article that is gone.
constexpr std::size_t kTitleBytes = 300;

// A document and what it is known by, as far as that can be read.
struct Found {
  Article article;
  std::vector<std::string> marks;  // the content hash first
};

// Nothing where an indexer took the document away meanwhile.
std::optional<Found> read(const Xapian::Database& database, Xapian::docid id) {
  try {
    const Xapian::Document document = database.get_document(id);
    Found found{load_article(document.get_data()), {document.get_value(slot::content_hash)}};
    for (std::string& mark : marks_of(found.article)) found.marks.push_back(std::move(mark));
    return found;
  } catch (const Xapian::DocNotFoundError&) {
    return std::nullopt;
  }
}

}  // namespace

std::int64_t stage_known(QueryBinder& binder, const CompiledQuery& compiled, SavedStore& store) {
  std::vector<Xapian::docid> documents;
  for_each_match(binder.database(), compiled.query,
                 [&documents](Xapian::docid id, const std::string&) { documents.push_back(id); });
  std::sort(documents.begin(), documents.end());
  std::int64_t known = 0;
  for (const Xapian::docid id : documents) {
    const std::optional<Found> found = read(binder.database(), id);
    if (!found) continue;
    ++known;
    for (const std::string& mark : found->marks) store.stage_mark(mark);
  }
  return known;
}

void stage_news(QueryBinder& binder, const CompiledQuery& compiled, const SavedSearch& search,
                SavedStore& store) {
  std::vector<Xapian::docid> unknown;
  for_each_match(binder.database(), compiled.query,
                 [&](Xapian::docid id, const std::string& content) {
                   if (!store.knows(search, content)) unknown.push_back(id);
                 });
  std::sort(unknown.begin(), unknown.end());
  for (const Xapian::docid id : unknown) {
    const std::optional<Found> found = read(binder.database(), id);
    if (!found) continue;
    const bool known =
        std::any_of(found->marks.begin(), found->marks.end(),
                    [&](const std::string& mark) { return store.knows(search, mark); });
    for (const std::string& mark : found->marks) store.stage_mark(mark);
    if (!known)
      store.stage_article(found->article.id, truncate_utf8(found->article.title, kTitleBytes));
  }
}

}  // namespace kiosque
