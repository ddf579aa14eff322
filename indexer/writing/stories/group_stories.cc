// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/stories/group_stories.h"

#include <xapian.h>

#include <algorithm>
#include <numeric>

#include "src/index/schema.h"

namespace kiosque {
namespace {

// Components of a graph whose edges come one by one.
class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t find(std::uint32_t member) {
    for (; parent_[member] != member; member = parent_[member])
      parent_[member] = parent_[parent_[member]];
    return member;
  }
  void unite(std::uint32_t one, std::uint32_t other) { parent_[find(one)] = find(other); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

std::vector<StoryMember> find_stories(const Xapian::Database& database, Analyzer& analyzer) {
  StoryGraph graph(database, analyzer);
  UnionFind stories(database.get_lastdocid() + 1);
  const std::string sketches(prefix::sketch);
  std::vector<std::uint32_t> documents;
  for (auto t = database.allterms_begin(sketches); t != database.allterms_end(sketches); ++t) {
    if (t.get_termfreq() < 2) continue;
    const std::vector<std::uint32_t> meeting = graph.meeting(*t);
    for (std::size_t i = 1; i < meeting.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        if (stories.find(meeting[i]) == stories.find(meeting[j])) continue;
        if (!graph.joined(meeting[i], meeting[j])) continue;
        stories.unite(meeting[i], meeting[j]);
        documents.push_back(meeting[i]);
        documents.push_back(meeting[j]);
      }
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_root;
  for (const std::uint32_t document : documents)
    by_root[stories.find(document)].push_back(document);
  std::unordered_map<std::uint32_t, std::string> keys;
  for (const auto& [root, story] : by_root) keys[root] = story_key(database, story);
  std::vector<StoryMember> members;
  members.reserve(documents.size());
  for (const std::uint32_t document : documents)
    members.push_back({document, keys.at(stories.find(document))});
  return members;
}

// A change of values alone: neither terms nor data are written again.
void write_story_key(Xapian::WritableDatabase& database, std::uint32_t document,
                     const std::string& key) {
  Xapian::Document article = database.get_document(document);
  if (article.get_value(slot::story) == key) return;
  if (key.empty())
    article.remove_value(slot::story);
  else
    article.add_value(slot::story, key);
  database.replace_document(document, article);
}

StoryUpdate::StoryUpdate(Xapian::WritableDatabase& database, Analyzer& analyzer)
    : database_(database), graph_(database, analyzer) {}

void StoryUpdate::will_change(std::uint32_t document) {
  const std::string story = database_.get_document(document).get_value(slot::story);
  for (const std::string& term : graph_.sketch_of(document)) {
    int& more = more_under_[term];
    if (!story.empty() && count_under(term) - more <= static_cast<long>(kMaxMeeting))
      for (auto d = database_.postlist_begin(term); d != database_.postlist_end(term); ++d)
        if (database_.get_document(*d).get_value(slot::story) == story) touched_.insert(*d);
    --more;
  }
  touched_.erase(document);
  graph_.forget(document);
}

void StoryUpdate::has_changed(std::uint32_t document) {
  touched_.insert(document);
  for (const std::string& term : graph_.sketch_of(document)) ++more_under_[term];
}

long StoryUpdate::count_under(const std::string& term) const {
  return static_cast<long>(database_.get_termfreq(term));
}

// Where articles were too many to be compared and no longer are, or the other way round.
void StoryUpdate::look_again_where_meetings_changed() {
  for (const auto& [term, more] : more_under_) {
    constexpr long kMax = kMaxMeeting;
    const long now = count_under(term);
    if ((now > kMax) == (now - more > kMax)) continue;
    const auto end = database_.postlist_end(term);
    for (auto d = database_.postlist_begin(term); d != end; ++d) touched_.insert(*d);
  }
}

std::vector<std::uint32_t> StoryUpdate::find_story(std::uint32_t document) {
  std::vector<std::uint32_t> story = {document};
  std::unordered_set<std::uint32_t> found = {document};
  for (std::size_t i = 0; i < story.size(); ++i) {
    const std::uint32_t member = story[i];
    std::unordered_set<std::uint32_t> compared;
    for (const std::string& term : graph_.sketch_of(member))
      for (const std::uint32_t other : graph_.meeting(term)) {
        if (found.contains(other) || !compared.insert(other).second) continue;
        if (!graph_.joined(member, other)) continue;
        found.insert(other);
        story.push_back(other);
      }
  }
  return story;
}

void StoryUpdate::settle() {
  look_again_where_meetings_changed();
  std::unordered_set<std::uint32_t> done;
  for (const std::uint32_t document : touched_) {
    if (done.contains(document)) continue;
    const std::vector<std::uint32_t> story = find_story(document);
    done.insert(story.begin(), story.end());
    const std::string key = story.size() < 2 ? std::string() : story_key(database_, story);
    for (const std::uint32_t member : story) write_story_key(database_, member, key);
  }
  touched_.clear();
  more_under_.clear();
}

}  // namespace kiosque
