// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/live_index.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/writing/document_builder.h"
#include "indexer/writing/overlong_words.h"
#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

// Bounds the memory of pending postings; a flush of 1,000 was the fastest measured.
constexpr unsigned kChangesPerCommit = 1000;

// True where `path` is `root` or lies below it.
bool is_within(const std::string& path, const std::string& root) {
  if (!path.starts_with(root)) return false;
  return path.size() == root.size() || root.ends_with('/') || path[root.size()] == '/';
}

// How the path terms of all that lies below `root` begin. term() cuts long paths at a code point,
// and a path may be any bytes: none of those at which it might have cut are kept.
std::string path_range(const std::string& root) {
  std::string range =
      (std::string(prefix::path) + root).substr(0, kMaxTermBytes - kMaxTermSuffixBytes);
  while (!range.empty() && static_cast<unsigned char>(range.back()) >= 0x80) range.pop_back();
  return range;
}

}  // namespace

struct LiveIndex::Private {
  Private(const std::filesystem::path& folder, const Lexicon& lexicon, bool for_writing)
      : writable(for_writing), analyzer(lexicon) {
    if (writable) {
      writer = Xapian::WritableDatabase(folder.string(), Xapian::DB_OPEN);
      writer.begin_transaction();
    } else {
      reader = Xapian::Database(folder.string());
    }
  }

  const Xapian::Database& database() const { return writable ? writer : reader; }

  Xapian::docid find(const std::string& id) const {
    const std::string key = term(prefix::id, id);
    const auto found = database().postlist_begin(key);
    return found == database().postlist_end(key) ? 0 : *found;
  }

  void mark_seen(Xapian::docid document) {
    if (seen.size() <= document) seen.resize(document + 1024);
    seen[document] = true;
  }

  void count_change() {
    if (++pending >= kChangesPerCommit) commit();
  }

  void commit() {
    writer.commit_transaction();
    writer.begin_transaction();
    pending = 0;
  }

  bool writable;
  Xapian::WritableDatabase writer;
  Xapian::Database reader;
  Analyzer analyzer;
  std::vector<bool> seen;  // by document number
  unsigned pending = 0;
};

LiveIndex::LiveIndex(const std::filesystem::path& folder, const std::filesystem::path& index_folder,
                     const Lexicon& lexicon, bool writable)
    : private_(std::make_unique<Private>(folder, lexicon, writable)) {
  const IndexMetadata metadata = require_compatible(private_->database(), index_folder);
  const std::string own = Analyzer::fingerprint(lexicon);
  if (Analyzer::differ_in_aliases_alone(metadata.analyzer, own))
    throw Error(
        ExitCode::failure, index_folder.string() + " was built with other aliases of persons",
        "name the same file with --aliases, or build it again with --rebuild; until then it "
        "goes on answering");
  if (metadata.analyzer != own)
    throw Error(ExitCode::failure,
                index_folder.string() + " was built with another analysis of the language",
                "build it again with --rebuild; until then it goes on answering");
}

// An open transaction is rolled back: the last commit stands.
LiveIndex::~LiveIndex() = default;

Change LiveIndex::put(const Article& article,
                      const std::function<void(const Problem&)>& take_problem) {
  Xapian::docid document = private_->find(article.id);
  if (document != 0) {
    const Xapian::Document old = private_->database().get_document(document);
    const bool same_content = old.get_value(slot::content_hash) == content_hash(article);
    // The stored place must follow an article that moved.
    if (same_content && old.get_data() == store_article(article)) {
      private_->mark_seen(document);
      return Change::unchanged;
    }
  }
  const Change change = document == 0 ? Change::added : Change::changed;
  const AnalyzedArticle analyzed = private_->analyzer.analyze_article(article.title, article.body);
  tell_overlong_words(article, analyzed, take_problem);
  if (private_->writable) {
    const Xapian::Document built = build_document(article, analyzed);
    if (document == 0)
      document = private_->writer.add_document(built);
    else
      private_->writer.replace_document(document, built);
    private_->count_change();
  }
  if (document != 0) private_->mark_seen(document);
  return change;
}

std::vector<LiveIndex::Stale> LiveIndex::find_stale(const std::string& root,
                                                    const std::set<std::string>& keep) const {
  const Xapian::Database& database = private_->database();
  const std::string range = path_range(root);
  std::vector<Stale> stale;
  for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
    const std::string key = *t;
    for (auto d = database.postlist_begin(key); d != database.postlist_end(key); ++d) {
      if (*d < private_->seen.size() && private_->seen[*d]) continue;
      const Article article = load_article(database.get_document(*d).get_data());
      if (!is_within(article.path, root)) continue;
      const bool kept = std::any_of(keep.begin(), keep.end(), [&](const std::string& path) {
        return is_within(article.path, path);
      });
      if (!kept) stale.push_back({article.id, article.path, *d});
    }
  }
  return stale;
}

void LiveIndex::remove(const Stale& stale) {
  private_->mark_seen(stale.document);  // not to be found once more below another root
  if (!private_->writable) return;
  private_->writer.delete_document(stale.document);
  private_->count_change();
}

void LiveIndex::commit() {
  if (private_->writable) private_->commit();
}

std::uint64_t LiveIndex::article_count() const { return private_->database().get_doccount(); }

}  // namespace kiosque
