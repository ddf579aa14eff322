// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/writing/stories/story_graph.h"

namespace Xapian {
class WritableDatabase;
}

namespace kiosque {

// Finds the stories of a whole index that has none yet, and writes slot::story. Takes four bytes
// of memory an article. Commits nothing.
void group_stories(Xapian::WritableDatabase& database, Analyzer& analyzer);

// Keeps the stories of an index as group_stories() would make them, while its articles change:
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
