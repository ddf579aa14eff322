// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/live_index.h"

#include <algorithm>

#include "indexer/places.h"
#include "indexer/writing/article_places.h"
#include "indexer/writing/document_set.h"
#include "indexer/writing/overlong_words.h"
#include "indexer/writing/places_met.h"
#include "indexer/writing/rivals.h"
#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

using Clock = std::chrono::steady_clock;
using TakeProblem = std::function<void(const Problem&)>;

}  // namespace

struct LiveIndex::Private {
  Private(const std::filesystem::path& generation, const Lexicon& lexicon, FileMemory& files,
          const LiveIndexOptions& chosen)
      : options(chosen),
        memory(files),
        rivals(files),
        articles(generation, lexicon, chosen.rehearsal) {}

  Change put_version(const Article& article, KnownArticles::Entry& entry,
                     const TakeProblem& take_problem);
  Change meet(const Article& article, const Article& old, DocumentId document);
  void meet_copy(const Article& article, const KnownArticles::Entry& entry);
  Change withdraw(const Article& article, KnownArticles::Entry& entry);
  void lose_where_places_are_gone();

  // Where an article is said to be, and where this run has met it.
  std::vector<std::string> known_places(const Article& article, DocumentId document) const {
    std::vector<std::string> places = places_of(article);
    if (const auto met = places_met.all().find(document); met != places_met.all().end())
      places.insert(places.end(), met->second.places.begin(), met->second.places.end());
    return places;
  }

  void commit_if_due() {
    const bool late = articles.is_at_flush() && Clock::now() - last_commit >= options.commit_every;
    if (late || articles.is_full()) commit();
  }

  void commit() {
    memory.save_claims();
    articles.commit();
    last_commit = Clock::now();
  }

  const LiveIndexOptions options;
  FileMemory& memory;
  Rivals rivals;
  IndexedArticles articles;
  KnownArticles known;
  DocumentSet seen;
  DocumentSet added;
  PlacesMet places_met;
  Clock::time_point last_commit = Clock::now();
};

LiveIndex::LiveIndex(const std::filesystem::path& folder, const std::filesystem::path& index_folder,
                     const Lexicon& lexicon, FileMemory& memory, const LiveIndexOptions& options)
    : private_(std::make_unique<Private>(folder, lexicon, memory, options)) {
  const IndexMetadata metadata = require_compatible(private_->articles.database(), index_folder);
  // A run builds such an index anew.
  if (metadata.analyzer != Analyzer::fingerprint(lexicon))
    throw Error(ExitCode::failure,
                index_folder.string() + " was built with another analysis of the language",
                "build it again with --rebuild; until then it goes on answering");
}

LiveIndex::~LiveIndex() = default;

Outcome LiveIndex::put(const Article& article, const TakeProblem& take_problem) {
  using Meeting = KnownArticles::Meeting;
  KnownArticles::Entry* entry = nullptr;
  const Meeting meeting = private_->known.meet(article, entry);
  private_->rivals.note_meeting(article, meeting, *entry);
  if (meeting == Meeting::older) return {Change::superseded};
  if (meeting == Meeting::same || meeting == Meeting::other) {
    if (entry->change == Change::superseded) {
      private_->rivals.claim(article);
      return {Change::superseded};
    }
    if (meeting == Meeting::other) return {Change::duplicate};
    private_->meet_copy(article, *entry);
    return {Change::copy};
  }
  Outcome outcome;
  const Change before = entry->change;
  if (meeting != Meeting::first && is_in_index(before)) {
    outcome.instead_of = before;
    outcome.instead_file = entry->file;
  }
  entry->file = static_cast<std::uint32_t>(private_->memory.current());
  if (meeting == Meeting::withdraws) {
    outcome.change = private_->withdraw(article, *entry);
    if (before == Change::added) outcome.change = Change::superseded;
  } else if (private_->rivals.is_withdrawn(article, *entry)) {
    outcome.change = Change::superseded;
  } else {
    outcome.change = private_->put_version(article, *entry, take_problem);
    if (outcome.instead_of)
      outcome.change = before == Change::added ? Change::added : Change::changed;
  }
  entry->change = outcome.change;
  private_->commit_if_due();
  return outcome;
}

Change LiveIndex::Private::put_version(const Article& article, KnownArticles::Entry& entry,
                                       const TakeProblem& take_problem) {
  DocumentId& document = entry.document;
  document = articles.find_id(article.id);
  if (document != 0 && articles.is_as_stored(document, article)) {
    seen.insert(document);
    return Change::unchanged;
  }
  const bool own_id = has_own_id(article);
  if (!own_id)
    if (const DocumentId copy = articles.find_copy(article); copy != 0) document = copy;
  std::vector<std::string> elsewhere;
  if (document != 0) {
    const auto [old, old_copy] = articles.load(document);
    const std::vector<std::string> places = places_of(old);
    const std::string place = to_place(article);
    const bool here = contains(places, place);
    if (own_id && article.version < old.version && !here) {
      rivals.note_places(article, places);
      return Change::superseded;
    }
    if (old_copy == copy_key(article) && old.language == article.language &&
        old.version == article.version)
      return meet(article, old, document);
    // Another article was at this place, and may still be at another.
    if (!own_id && (seen.contains(document) || places.size() > 1)) {
      if (here) places_met.lose_place(document, place);
      document = 0;
    }
    if (own_id) {
      const std::vector<std::string> all_places = known_places(old, document);
      rivals.note_places(article, all_places);
      const std::vector<std::string> holding = rivals.holding(all_places);
      if (article.version == old.version && !holding.empty() &&
          is_read_before(*std::min_element(holding.begin(), holding.end(), is_read_before),
                         place)) {
        entry.content = old_copy.low;
        return Change::duplicate;
      }
      rivals.displace(article, all_places);
      if (article.version < old.version) rivals.lose_rank(article);
      // Files that are still to be read may have the id too.
      for (const std::string& other : places)
        if (other != place && !contains(holding, other)) elsewhere.push_back(other);
    }
  }
  const bool is_new = document == 0;
  const AnalyzedArticle analyzed = articles.analyzer().analyze_article(article.title, article.body);
  tell_overlong_words(article, analyzed, take_problem);
  Article everywhere = article;
  everywhere.copies = elsewhere;
  document = articles.write(everywhere, analyzed, document);
  seen.insert(document);
  if (is_new) added.insert(document);
  if (elsewhere.empty())
    places_met.forget(document);
  else
    places_met.meet(document, article, false);
  return is_new ? Change::added : Change::changed;
}

// The content is in the index already, at this place or another one.
Change LiveIndex::Private::meet(const Article& article, const Article& old, DocumentId document) {
  const bool again = seen.contains(document);
  seen.insert(document);
  const std::string place = to_place(article);
  const std::vector<std::string> places = places_of(old);
  const bool here = contains(places, place);
  // A file is read as a whole: its one article is at no other line, or will be met there.
  if (places.size() == 1 && old.path == article.path) {
    articles.move(old, moved_to(old, {place}, &article), document);
    return here ? Change::unchanged : Change::changed;
  }
  if (again)
    places_met.meet_copy(document, to_place(old), article, here);
  else
    places_met.meet(document, article, here);
  if (here) return Change::unchanged;
  return rivals.holding(places).empty() ? Change::changed : Change::copy;
}

void LiveIndex::Private::meet_copy(const Article& article, const KnownArticles::Entry& entry) {
  if (entry.document == 0) return;
  // A copy of what another file has, which this run has not met.
  if (entry.change == Change::duplicate && !places_met.is_met(entry.document))
    return places_met.meet(entry.document, article, true);
  const std::string own = to_place(articles.load(entry.document).article);
  places_met.meet_copy(entry.document, own, article, entry.change == Change::unchanged);
}

Change LiveIndex::Private::withdraw(const Article& article, KnownArticles::Entry& entry) {
  const std::uint32_t version = withdrawn_version(article);
  rivals.note_withdrawal(article);
  entry.document = 0;
  const DocumentId document = articles.find_id(article.id);
  if (document == 0 || !has_own_id(article)) return Change::none;
  const Article old = articles.load(document).article;
  if (old.version > version) return Change::none;
  rivals.note_places(article, known_places(old, document));
  seen.insert(document);
  places_met.forget(document);
  articles.erase(document);
  return Change::removed;
}

std::vector<LiveIndex::Stale> LiveIndex::find_stale(const std::vector<std::string>& roots,
                                                    const std::set<std::string>& keep) {
  FileMemory& memory = private_->memory;
  PlacesMet& met = private_->places_met;
  met.set_read([&memory, roots, keep](const std::string& place) {
    return is_within_any(place, roots) && !is_within_any(place, keep) &&
           !memory.is_skipped(memory.file_of(place));
  });
  // Where the memory does not know what the index has, all of it is looked at.
  std::vector<std::string> paths;
  for (const std::string& root : roots)
    if (!memory.knows(root)) paths.push_back(root);
  const std::size_t unknown = paths.size();
  const auto add = [&](const std::string& path) {
    const auto end = paths.begin() + static_cast<std::ptrdiff_t>(unknown);
    const auto holds = [&](const std::string& root) { return is_within(path, root); };
    if (std::none_of(paths.begin(), end, holds)) paths.push_back(path);
  };
  for (const FileMemory::File& file : memory.vanished(keep)) add(file.path);
  for (const std::string& path : memory.files_read()) add(path);

  std::vector<Stale> stale;
  std::set<DocumentId> found;
  for (const std::string& path : paths)
    private_->articles.for_each_near(path, [&](DocumentId document) {
      if (private_->seen.contains(document) || met.is_met(document) || found.contains(document))
        return;
      const Article article = private_->articles.load(document).article;
      const std::vector<std::string> places = places_of(article);
      const auto gone = std::count_if(places.begin(), places.end(),
                                      [&](const auto& place) { return met.is_gone(place); });
      if (gone == 0) return;
      if (gone < std::ssize(places)) return met.meet_nowhere(document);
      found.insert(document);
      const bool has_rivals =
          has_own_id(article) && memory.has_other_claimants(identity_key(article));
      stale.push_back({article.id, article.path, document, has_rivals});
    });
  private_->lose_where_places_are_gone();
  return stale;
}

// Of several articles of one id the first in reading order counts: where it has left its first
// place, another one may be it.
void LiveIndex::Private::lose_where_places_are_gone() {
  for (const auto& [document, met] : places_met.all()) {
    const Article article = articles.load(document).article;
    if (!has_own_id(article)) continue;
    const std::vector<std::string> before = places_of(article);
    std::vector<std::string> left = before;
    std::erase_if(left, [&, &here = met.places](const std::string& place) {
      return !contains(here, place) && places_met.is_gone(place);
    });
    left.insert(left.end(), met.places.begin(), met.places.end());
    rivals.leave_first_place(article, before, left);
  }
}

std::vector<std::string> LiveIndex::files_with_more(const std::set<std::string>& except) const {
  std::vector<std::string> paths;
  for (const std::string& path : private_->memory.files_read()) {
    if (is_within_any(path, except)) continue;
    bool has_more = false;
    private_->articles.for_each_near(path, [&](DocumentId document) {
      has_more |= !private_->seen.contains(document) && !private_->places_met.is_met(document);
    });
    if (has_more) paths.push_back(path);
  }
  return paths;
}

void LiveIndex::look_again(const std::set<ArticleKey>& ids) {
  for (const ArticleKey& id : ids) private_->known.reopen(id);
}

void LiveIndex::remove(const Stale& stale) {
  const Article article = private_->articles.load(stale.document).article;
  if (has_own_id(article)) {
    const ArticleKey key = identity_key(article);
    if (!private_->memory.claims().claimants(key).empty()) private_->memory.claims().lose(key);
  }
  private_->seen.insert(stale.document);  // not to be found once more
  private_->places_met.forget(stale.document);
  private_->articles.erase(stale.document);
  private_->commit_if_due();
}

std::uint64_t LiveIndex::count_before(const std::string& root) const {
  std::uint64_t count = 0;
  DocumentSet counted;
  private_->articles.for_each_near(root, [&](DocumentId document) {
    if (private_->added.contains(document) || counted.contains(document)) return;
    counted.insert(document);
    const std::vector<std::string> places = places_of(private_->articles.load(document).article);
    if (std::any_of(places.begin(), places.end(),
                    [&](const std::string& place) { return is_within(place, root); }))
      ++count;
  });
  return count;
}

void LiveIndex::settle_places(const std::function<void(const std::string& id)>& take_moved) {
  std::vector<DocumentId> documents;
  for (const auto& [document, met] : private_->places_met.all()) documents.push_back(document);
  std::sort(documents.begin(), documents.end());
  for (const DocumentId document : documents) {
    const PlacesMet::Met& met = private_->places_met.all().at(document);
    const Article before = private_->articles.load(document).article;
    Article after = private_->places_met.settled(before, met);
    if (const FileId file = private_->memory.file_of(to_place(after)); file != 0)
      take_path(private_->memory.path_of(file), after);
    const bool unchanged = met.unchanged || private_->rivals.is_any_skipped(places_of(before));
    if (private_->articles.move(before, after, document) && unchanged) take_moved(after.id);
    private_->commit_if_due();
  }
  private_->places_met.clear();
}

void LiveIndex::commit() { private_->commit(); }

std::uint64_t LiveIndex::article_count() const { return private_->articles.count(); }

}  // namespace kiosque
