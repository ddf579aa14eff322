// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/segments.h"

#include <xapian.h>

#include <algorithm>

#include "indexer/places.h"
#include "indexer/writing/article_places.h"
#include "indexer/writing/stories/group_stories.h"
#include "indexer/writing/whole_database.h"
#include "src/analysis/analyzer.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

Xapian::WritableDatabase open_segment(const fs::path& path) {
  return Xapian::WritableDatabase(path.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
}

void add_places(Xapian::WritableDatabase& segment, Xapian::docid number,
                const std::vector<std::string>& copies) {
  Xapian::Document document = segment.get_document(number);
  const Article before = load_article(document.get_data());
  std::vector<std::string> places = places_of(before);
  places.insert(places.end(), copies.begin(), copies.end());
  // What was carried over from an old index came last.
  std::sort(places.begin(), places.end(), is_read_before);
  move_document(document, before, moved_to(before, std::move(places)));
  segment.replace_document(number, document);
}

void apply(const std::vector<fs::path>& segments, const LateChanges& changes) {
  std::vector<std::uint32_t> put_out = changes.put_out;
  std::sort(put_out.begin(), put_out.end());
  auto out = put_out.begin();
  auto copied = changes.copies.begin();
  std::uint32_t before = 0;  // documents in the segments before
  for (const fs::path& path : segments) {
    const std::uint32_t last = before + Xapian::Database(path.string()).get_lastdocid();
    const bool leaves = out != put_out.end() && *out <= last;
    const bool moves = copied != changes.copies.end() && copied->first <= last;
    if (leaves || moves) {
      Xapian::WritableDatabase segment = open_segment(path);
      for (; copied != changes.copies.end() && copied->first <= last; ++copied)
        add_places(segment, copied->first - before, copied->second);
      for (; out != put_out.end() && *out <= last; ++out) segment.delete_document(*out - before);
      segment.commit();
    }
    before = last;
  }
}

void group(const std::vector<fs::path>& segments, const Lexicon& lexicon) {
  std::vector<std::vector<StoryMember>> members(segments.size());
  {
    Xapian::Database all;
    for (const fs::path& path : segments) all.add_database(open_whole(path));
    Analyzer analyzer(lexicon);
    // Xapian deals the numbers out over the databases in turn.
    const auto count = static_cast<std::uint32_t>(segments.size());
    for (StoryMember& member : find_stories(all, analyzer)) {
      const std::uint32_t index = member.document - 1;
      members[index % count].push_back({index / count + 1, std::move(member.key)});
    }
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (members[i].empty()) continue;
    Xapian::WritableDatabase segment = open_segment(segments[i]);
    for (const StoryMember& member : members[i])
      write_story_key(segment, member.document, member.key);
    segment.commit();
  }
}

}  // namespace

void complete_segments(const std::vector<fs::path>& segments, const LateChanges& changes,
                       const Lexicon& lexicon) {
  apply(segments, changes);
  group(segments, lexicon);
}

}  // namespace kiosque
