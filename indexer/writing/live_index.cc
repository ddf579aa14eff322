// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/live_index.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/writing/article_places.h"
#include "indexer/writing/document_builder.h"
#include "indexer/writing/overlong_words.h"
#include "indexer/writing/places_met.h"
#include "indexer/writing/stories/group_stories.h"
#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

// Bounds the memory of pending postings; a flush of 1,000 was the fastest measured.
constexpr unsigned kChangesPerCommit = 1000;
// Words that are all different take about eighty times their bytes.
constexpr std::size_t kBytesPerCommit = 3U << 20;

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

  Article load(Xapian::docid document) const {
    return load_article(database().get_document(document).get_data());
  }

  bool is_seen(Xapian::docid document) const { return document < seen.size() && seen[document]; }
  void mark_seen(Xapian::docid document) {
    if (document == 0) return;
    if (seen.size() <= document) seen.resize(document + 1024);
    seen[document] = true;
  }

  Xapian::docid find_id(const std::string& id) const {
    const std::string key = term(prefix::id, id);
    const auto found = database().postlist_begin(key);
    return found == database().postlist_end(key) ? 0 : *found;
  }

  // An exact copy of an article that has no id of its own.
  Xapian::docid find_copy(const Article& article) const {
    const ArticleKey content = copy_key(article);
    const std::string key = sketch_term(content.low);
    for (auto d = database().postlist_begin(key); d != database().postlist_end(key); ++d)
      if (copy_key(load(*d)) == content) return *d;
    return 0;
  }

  Change put_version(const Article& article, Xapian::docid& document,
                     const std::function<void(const Problem&)>& take_problem);
  Change meet(const Article& article, const Article& old, Xapian::docid document);
  void meet_copy(const Article& article, const KnownArticles::Entry& entry);
  Change withdraw(const Article& article, Xapian::docid& document);
  void write(const Article& article, const AnalyzedArticle& analyzed, Xapian::docid& document);
  bool move(const Article& before, const Article& after, Xapian::docid document);
  void erase(Xapian::docid document);

  void count_change() {
    if (++pending >= kChangesPerCommit || pending_bytes >= kBytesPerCommit) commit();
  }

  void commit() {
    stories.settle();
    writer.commit_transaction();
    writer.begin_transaction();
    pending = 0;
    pending_bytes = 0;
  }

  bool writable;
  Xapian::WritableDatabase writer;
  Xapian::Database reader;
  Analyzer analyzer;
  StoryUpdate stories{writer, analyzer};
  KnownArticles known;
  std::vector<bool> seen;  // by document number
  PlacesMet places_met;
  std::set<Xapian::docid> outranking;  // they kept lower versions of their ids out
  unsigned pending = 0;                // changes since the last commit
  std::size_t pending_bytes = 0;       // of their texts
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

Outcome LiveIndex::put(const Article& article,
                       const std::function<void(const Problem&)>& take_problem) {
  using Meeting = KnownArticles::Meeting;
  KnownArticles::Entry* entry = nullptr;
  const Meeting meeting = private_->known.meet(article, entry);
  if (meeting == Meeting::older) return {Change::superseded};
  if (meeting == Meeting::same || meeting == Meeting::other) {
    if (entry->change == Change::superseded) return {Change::superseded};
    if (meeting == Meeting::other) return {Change::duplicate};
    private_->meet_copy(article, *entry);
    return {Change::copy};
  }
  Outcome outcome;
  const Change before = entry->change;
  if (before == Change::added || before == Change::changed || before == Change::unchanged)
    outcome.instead_of = before;
  if (meeting == Meeting::withdraws) {
    outcome.change = private_->withdraw(article, entry->document);
    if (before == Change::added) outcome.change = Change::superseded;
  } else {
    outcome.change = private_->put_version(article, entry->document, take_problem);
    if (outcome.instead_of)
      outcome.change = before == Change::added ? Change::added : Change::changed;
  }
  entry->change = outcome.change;
  return outcome;
}

Change LiveIndex::Private::put_version(const Article& article, Xapian::docid& document,
                                       const std::function<void(const Problem&)>& take_problem) {
  document = find_id(article.id);
  const bool own_id = has_own_id(article);
  std::vector<std::string> elsewhere;
  if (document != 0) {
    const std::string data = database().get_document(document).get_data();
    if (data == store_article(article)) {
      mark_seen(document);
      return Change::unchanged;
    }
  }
  if (!own_id)
    if (const Xapian::docid copy = find_copy(article); copy != 0) document = copy;
  if (document != 0) {
    const Article old = load(document);
    const std::vector<std::string> places = places_of(old);
    const bool here = std::find(places.begin(), places.end(), to_place(article)) != places.end();
    if (own_id && article.version < old.version && !here) {
      outranking.insert(document);
      return Change::superseded;
    }
    if (copy_key(old) == copy_key(article) && old.language == article.language &&
        old.version == article.version)
      return meet(article, old, document);
    // Another article was at this place, and may still be at another.
    if (!own_id && (is_seen(document) || places.size() > 1)) {
      if (here) places_met.lose_place(document, to_place(article));
      document = 0;
    }
    // Places that the run does not read may still have the id.
    if (own_id)
      for (const std::string& place : places)
        if (place != to_place(article)) elsewhere.push_back(place);
  }
  const Change change = document == 0 ? Change::added : Change::changed;
  const AnalyzedArticle analyzed = analyzer.analyze_article(article.title, article.body);
  tell_overlong_words(article, analyzed, take_problem);
  if (writable) {
    Article everywhere = article;
    everywhere.copies = elsewhere;
    write(everywhere, analyzed, document);
  }
  mark_seen(document);
  if (elsewhere.empty())
    places_met.forget(document);
  else
    places_met.meet(document, article, false);
  return change;
}

// The content is in the index already, at this place or another one.
Change LiveIndex::Private::meet(const Article& article, const Article& old,
                                Xapian::docid document) {
  mark_seen(document);
  const std::string place = to_place(article);
  const std::vector<std::string> places = places_of(old);
  const bool here = std::find(places.begin(), places.end(), place) != places.end();
  // A file is read as a whole: its one article is at no other line, or will be met there.
  if (places.size() == 1 && old.path == article.path) {
    if (writable) move(old, moved_to(old, {place}, &article), document);
    return here ? Change::unchanged : Change::changed;
  }
  places_met.meet(document, article, here);
  return here ? Change::unchanged : Change::changed;
}

void LiveIndex::Private::meet_copy(const Article& article, const KnownArticles::Entry& entry) {
  if (entry.document == 0) return;  // in a rehearsal
  const std::string own = to_place(load(entry.document));
  places_met.meet_copy(entry.document, own, article, entry.change == Change::unchanged);
}

Change LiveIndex::Private::withdraw(const Article& article, Xapian::docid& document) {
  document = find_id(article.id);
  if (document == 0 || !has_own_id(article)) return Change::none;
  if (article.version != 0 && load(document).version > article.version) return Change::none;
  mark_seen(document);
  places_met.forget(document);
  if (writable) erase(document);
  document = 0;
  return Change::removed;
}

void LiveIndex::Private::write(const Article& article, const AnalyzedArticle& analyzed,
                               Xapian::docid& document) {
  const Xapian::Document built = build_document(article, analyzed);
  if (document == 0) {
    document = writer.add_document(built);
  } else {
    stories.will_change(document);
    writer.replace_document(document, built);
  }
  stories.has_changed(document);
  pending_bytes += article.title.size() + article.body.size();
  count_change();
}

bool LiveIndex::Private::move(const Article& before, const Article& after, Xapian::docid document) {
  if (store_article(before) == store_article(after)) return false;
  if (!writable) return true;
  Xapian::Document moved = writer.get_document(document);
  move_document(moved, before, after);
  writer.replace_document(document, moved);
  if (before.id != after.id) stories.has_moved(document);
  count_change();
  return true;
}

void LiveIndex::Private::erase(Xapian::docid document) {
  stories.will_change(document);
  writer.delete_document(document);
  count_change();
}

std::vector<LiveIndex::Stale> LiveIndex::find_stale(const std::vector<std::string>& roots,
                                                    const std::set<std::string>& keep) {
  const Xapian::Database& database = private_->database();
  PlacesMet& met = private_->places_met;
  met.set_read(roots, keep);
  std::vector<Stale> stale;
  std::set<Xapian::docid> found;
  for (const std::string& root : roots) {
    const std::string range = path_range(root);
    for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
      const std::string key = *t;
      for (auto d = database.postlist_begin(key); d != database.postlist_end(key); ++d) {
        if (private_->is_seen(*d) || met.is_met(*d) || found.contains(*d)) continue;
        const Article article = private_->load(*d);
        const std::vector<std::string> places = places_of(article);
        const auto gone = std::count_if(places.begin(), places.end(),
                                        [&](const auto& place) { return met.is_gone(place); });
        if (gone == 0) continue;
        if (gone < std::ssize(places)) {
          met.meet_nowhere(*d);
          continue;
        }
        found.insert(*d);
        stale.push_back({article.id, article.path, *d, private_->outranking.contains(*d)});
      }
    }
  }
  return stale;
}

void LiveIndex::remove(const Stale& stale) {
  private_->mark_seen(stale.document);  // not to be found once more
  private_->places_met.forget(stale.document);
  if (private_->writable) private_->erase(stale.document);
}

std::uint64_t LiveIndex::settle_places() {
  std::uint64_t changed = 0;
  for (const auto& [document, met] : private_->places_met.all()) {
    const Article before = private_->load(document);
    const Article after = private_->places_met.settled(before, met);
    if (private_->move(before, after, document) && met.unchanged) ++changed;
  }
  private_->places_met.clear();
  return changed;
}

void LiveIndex::commit() {
  if (private_->writable) private_->commit();
}

std::uint64_t LiveIndex::article_count() const { return private_->database().get_doccount(); }

}  // namespace kiosque
