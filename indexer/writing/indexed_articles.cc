// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/indexed_articles.h"

#include <xapian.h>

#include <cstdlib>
#include <optional>
#include <unordered_map>

#include "indexer/places.h"
#include "indexer/writing/article_places.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/stories/group_stories.h"
#include "src/index/schema.h"

namespace kiosque {
namespace {

// Xapian writes its pending postings out after so many changes, unseen by readers until the
// commit. Few bound the memory; between 300 and 1,000 the speed is the same.
constexpr unsigned kChangesPerFlush = 400;
// So many bytes of text since the last flush are committed before the next one: words that are all
// different take about eighty times their bytes. News stays below.
constexpr std::size_t kMaxPendingBytes = 3U << 20;

// Some 30 MB.
constexpr std::uint32_t kMaxRememberedTerms = 500'000;

// How the path terms of all that lies at or below `path` begin. term() cuts long paths at a code
// point, and a path may be any bytes: none of those at which it might have cut are kept.
std::string path_range(const std::string& path) {
  std::string range =
      (std::string(prefix::path) + path).substr(0, kMaxTermBytes - kMaxTermSuffixBytes);
  while (!range.empty() && static_cast<unsigned char>(range.back()) >= 0x80) range.pop_back();
  return range;
}

Xapian::WritableDatabase open_for_writing(const std::filesystem::path& generation) {
  // Read when the database is opened, and nowhere to be set in its interface.
  setenv("XAPIAN_FLUSH_THRESHOLD", std::to_string(kChangesPerFlush).c_str(), 1);
  return Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
}

}  // namespace

struct IndexedArticles::Private {
  Private(const std::filesystem::path& generation, const Lexicon& lexicon, bool is_rehearsal)
      : rehearsal(is_rehearsal), analyzer(lexicon) {
    if (rehearsal) {
      reader = Xapian::Database(generation.string());
      last = reader.get_lastdocid();
    } else {
      writer = open_for_writing(generation);
      writer.begin_transaction();
    }
  }

  const Xapian::Database& database() const { return rehearsal ? reader : writer; }

  Xapian::Document build(const Article& article, const AnalyzedArticle& analyzed) {
    if (terms.size() > kMaxRememberedTerms) {
      terms.clear();
      builder.emplace(terms);
    }
    builder->build(article, analyzed, contents);
    return to_xapian(contents, terms);
  }

  void count_change(std::size_t bytes) {
    changed = true;
    pending_bytes += bytes;
    if (++pending < kChangesPerFlush) return;
    stories.settle();
    pending = 0;
    pending_bytes = 0;
  }

  // Of a rehearsal: nothing where the article would have been removed.
  void rehearse(DocumentId document, std::optional<Found> after) {
    if (const auto before = changes.find(document); before != changes.end() && before->second) {
      const auto is_this = [document](const auto& entry) { return entry.second == document; };
      if (const auto id = ids.find(before->second->article.id); id != ids.end() && is_this(*id))
        ids.erase(id);
      if (const auto copy = copies.find(before->second->copy.low);
          copy != copies.end() && is_this(*copy))
        copies.erase(copy);
    }
    if (after) {
      after->article.body.clear();
      ids[after->article.id] = document;
      if (!has_own_id(after->article)) copies[after->copy.low] = document;
    }
    changes[document] = std::move(after);
  }

  const bool rehearsal;
  Xapian::WritableDatabase writer;
  Xapian::Database reader;
  Analyzer analyzer;
  StoryUpdate stories{writer, analyzer};
  TermTable terms;
  std::optional<DocumentBuilder> builder{terms};
  DocumentContents contents;
  bool changed = false;
  unsigned pending = 0;           // changes since the last flush
  std::size_t pending_bytes = 0;  // of their texts

  // Of a rehearsal: what would have changed, and where it is found.
  std::unordered_map<DocumentId, std::optional<Found>> changes;
  std::unordered_map<std::string, DocumentId> ids;
  std::unordered_map<std::uint64_t, DocumentId> copies;
  DocumentId last = 0;
};

IndexedArticles::IndexedArticles(const std::filesystem::path& generation, const Lexicon& lexicon,
                                 bool rehearsal)
    : private_(std::make_unique<Private>(generation, lexicon, rehearsal)) {}

// An open transaction is rolled back: the last commit stands.
IndexedArticles::~IndexedArticles() = default;

const Xapian::Database& IndexedArticles::database() const { return private_->database(); }
Analyzer& IndexedArticles::analyzer() { return private_->analyzer; }
bool IndexedArticles::is_full() const { return private_->pending_bytes >= kMaxPendingBytes; }
bool IndexedArticles::is_at_flush() const { return private_->changed && private_->pending == 0; }

std::uint64_t IndexedArticles::count() const {
  std::uint64_t count = database().get_doccount();
  const DocumentId last = private_->rehearsal ? private_->reader.get_lastdocid() : 0;
  for (const auto& [document, after] : private_->changes) {
    if (document > last && after) ++count;
    if (document <= last && !after) --count;
  }
  return count;
}

DocumentId IndexedArticles::find_id(const std::string& id) const {
  if (const auto found = private_->ids.find(id); found != private_->ids.end()) return found->second;
  const std::string key = term(prefix::id, id);
  const auto found = database().postlist_begin(key);
  if (found == database().postlist_end(key) || private_->changes.contains(*found)) return 0;
  return *found;
}

DocumentId IndexedArticles::find_copy(const Article& article) const {
  const ArticleKey content = copy_key(article);
  if (const auto found = private_->copies.find(content.low);
      found != private_->copies.end() && load(found->second).copy == content)
    return found->second;
  const std::string key = sketch_term(content.low);
  for (auto d = database().postlist_begin(key); d != database().postlist_end(key); ++d)
    if (!private_->changes.contains(*d) && load(*d).copy == content) return *d;
  return 0;
}

IndexedArticles::Found IndexedArticles::load(DocumentId document) const {
  if (const auto after = private_->changes.find(document);
      after != private_->changes.end() && after->second)
    return *after->second;
  Found found;
  found.article = load_article(database().get_document(document).get_data());
  found.copy = copy_key(found.article);
  return found;
}

bool IndexedArticles::is_as_stored(DocumentId document, const Article& article) const {
  if (!private_->changes.contains(document))
    return pack_article(load_article(database().get_document(document).get_data())) ==
           pack_article(article);
  const Found before = load(document);
  Article textless = article;
  textless.body.clear();
  return before.copy == copy_key(article) && pack_article(before.article) == pack_article(textless);
}

void IndexedArticles::for_each_near(const std::string& path,
                                    const std::function<void(DocumentId)>& visit) const {
  const std::string range = path_range(path);
  const Xapian::Database& all = database();
  for (auto t = all.allterms_begin(range); t != all.allterms_end(range); ++t) {
    const std::string key = *t;
    const bool is_cut = key.size() > kMaxTermBytes - kMaxTermSuffixBytes;
    if (!is_cut && !is_within(std::string_view(key).substr(prefix::path.size()), path)) continue;
    for (auto d = all.postlist_begin(key); d != all.postlist_end(key); ++d)
      if (!private_->changes.contains(*d)) visit(*d);
  }
  for (const auto& [document, after] : private_->changes)
    if (after) visit(document);
}

DocumentId IndexedArticles::write(const Article& article, const AnalyzedArticle& analyzed,
                                  DocumentId document) {
  if (private_->rehearsal) {
    if (document == 0) document = ++private_->last;
    private_->rehearse(document, Found{article, copy_key(article)});
    return document;
  }
  const Xapian::Document built = private_->build(article, analyzed);
  if (document == 0) {
    document = private_->writer.add_document(built);
  } else {
    private_->stories.will_change(document);
    private_->writer.replace_document(document, built);
  }
  private_->stories.has_changed(document);
  private_->count_change(article.title.size() + article.body.size());
  return document;
}

bool IndexedArticles::move(const Article& before, const Article& after, DocumentId document) {
  if (pack_article(before) == pack_article(after)) return false;
  if (private_->rehearsal) {
    private_->rehearse(document, Found{after, load(document).copy});
    return true;
  }
  Xapian::Document moved = private_->writer.get_document(document);
  move_document(moved, before, after);
  private_->writer.replace_document(document, moved);
  if (before.id != after.id) private_->stories.has_moved(document);
  private_->count_change(0);
  return true;
}

void IndexedArticles::erase(DocumentId document) {
  if (private_->rehearsal) return private_->rehearse(document, std::nullopt);
  private_->stories.will_change(document);
  private_->writer.delete_document(document);
  private_->count_change(0);
}

void IndexedArticles::commit() {
  if (private_->rehearsal || !private_->changed) return;
  private_->stories.settle();
  private_->writer.commit_transaction();
  private_->writer.begin_transaction();
  private_->changed = false;
  private_->pending = 0;
  private_->pending_bytes = 0;
}

}  // namespace kiosque
