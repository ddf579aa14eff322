// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "src/analysis/analyzer.h"
#include "src/analysis/lexicon.h"
#include "src/article/article.h"
#include "src/index/stored_article.h"

namespace Xapian {
class Database;
}

namespace kiosque {

using DocumentId = std::uint32_t;  // of Xapian, from 1; 0: none

// The articles of the live generation while a run changes them. In a rehearsal nothing is
// written: what the run would have made of them is kept beside the index, a record without its
// text for each change. Not thread-safe. Throws Xapian::Error.
class IndexedArticles {
 public:
  // The lexicon is borrowed.
  IndexedArticles(const std::filesystem::path& generation, const Lexicon& lexicon, bool rehearsal);
  ~IndexedArticles();
  IndexedArticles(const IndexedArticles&) = delete;
  IndexedArticles& operator=(const IndexedArticles&) = delete;

  const Xapian::Database& database() const;
  Analyzer& analyzer();
  std::uint64_t count() const;

  DocumentId find_id(const std::string& id) const;
  // An exact copy of an article that has no id of its own.
  DocumentId find_copy(const Article& article) const;

  struct Found {
    Article article;  // in a rehearsal, without the text of what changed
    ArticleKey copy;  // copy_key() of it
  };
  Found load(DocumentId document) const;
  // Whether nothing at all differs.
  bool is_as_stored(DocumentId document, const Article& article) const;
  // All that have a place at or below `path`, some of them twice; and perhaps some others.
  void for_each_near(const std::string& path, const std::function<void(DocumentId)>& visit) const;

  // Adds an article, or replaces `document`. Returns its number.
  DocumentId write(const Article& article, const AnalyzedArticle& analyzed, DocumentId document);
  // Writes other places. Says whether there is anything to write.
  bool move(const Article& before, const Article& after, DocumentId document);
  void erase(DocumentId document);

  // Whether so much is pending that it should be committed, however short the run is.
  bool is_full() const;
  // Whether the pending changes have just been flushed: then a commit costs least.
  bool is_at_flush() const;
  // What is pending becomes one state for readers, with its stories.
  void commit();

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace kiosque
