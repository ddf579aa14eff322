// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/writing/stories/story_graph.h"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace kiosque {

// An article of a story, and the story's key.
struct StoryMember {
  std::uint32_t document = 0;
  std::string key;
};

// Finds the stories of a whole index; its articles in the order of their numbers. Takes four bytes
// of memory an article, and more for members of stories alone.
std::vector<StoryMember> find_stories(const Xapian::Database& database, Analyzer& analyzer);

// Writes, or with an empty key takes away, slot::story of a document.
void write_story_key(Xapian::WritableDatabase& database, std::uint32_t document,
                     const std::string& key);

// Keeps the stories of an index as find_stories() would find them, while its articles change:
// only those are looked at that a change can have touched. Borrows both; not thread-safe.
class StoryUpdate {
 public:
  StoryUpdate(Xapian::WritableDatabase& database, Analyzer& analyzer);

  // Before an article is replaced or removed, and after it was added or replaced.
  void will_change(std::uint32_t document);
  void has_changed(std::uint32_t document);
  // After an article got another id, and nothing else: keys are made of content hashes.
  void has_moved(std::uint32_t document) { touched_.insert(document); }

  // Brings the stories in line with all changes since the last call.
  void settle();

 private:
  long count_under(const std::string& term) const;
  void look_again_where_meetings_changed();
  std::vector<std::uint32_t> find_story(std::uint32_t document);

  Xapian::WritableDatabase& database_;
  StoryGraph graph_;
  std::unordered_set<std::uint32_t> touched_;
  std::unordered_map<std::string, int> more_under_;  // by sketch term: articles more, or less
};

}  // namespace kiosque
