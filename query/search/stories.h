// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/search/ranking.h"

namespace kiosque {

// Where a story stands in a list: with the best-placed of its matching articles, or where the
// article that is shown for it stands itself.
enum class StoryPlace { best, shown };

// The stories of all articles that a search matches: the same dispatch in several newspapers. Only
// articles that have copies cost memory, 20 bytes each. Exact when the search checks all matches.
// Not thread-safe.
class StorySpy : public Xapian::MatchSpy {
 public:
  // The database that is searched, a single one: of several together, Xapian 1.4 tells a spy the
  // numbers that documents have in their own.
  explicit StorySpy(const Xapian::Database& database) : database_(database) {}

  void operator()(const Xapian::Document& document, double weight) override;

  // After the search, and before the rest is asked.
  void settle();

  // Matches that are not the first of their story: so many fewer are listed.
  std::uint64_t repeats() const { return repeats_; }

  // The matching articles of a document's story, the earliest first, those without a date last;
  // empty for an article without copies.
  std::span<const Xapian::docid> story_of(Xapian::docid id) const;

  // `matches` in their order, each story once, as its earliest article. Its score is that of the
  // article whose place it takes.
  std::vector<RankedDocument> group(const std::vector<RankedDocument>& matches,
                                    StoryPlace place) const;

 private:
  struct Member {
    std::uint32_t story;
    std::uint32_t date;  // 20190418; the largest number without a date
    Xapian::docid id;
    auto operator<=>(const Member&) const = default;
  };
  struct Place {
    Xapian::docid id;
    std::uint32_t story;
    auto operator<=>(const Place&) const = default;
  };
  const Place* find(Xapian::docid id) const;
  std::span<const Xapian::docid> members(std::uint32_t story) const;

  // Searches go through the documents in order: between two that have a story, knowing the next one
  // is cheaper than asking each.
  Xapian::Database database_;
  Xapian::ValueIterator stories_;  // at next_
  Xapian::docid last_ = 0;         // that was looked at
  Xapian::docid next_ = 0;         // the first from there on that has a story

  std::unordered_map<std::string, std::uint32_t> numbers_;  // of stories; until settle()
  std::vector<Member> found_;                               // likewise
  std::vector<Place> places_;                               // by document
  std::vector<Xapian::docid> members_;                      // by story, the earliest first
  std::vector<std::size_t> begins_;                         // of each story's members, and the end
  std::uint64_t repeats_ = 0;
};

}  // namespace kiosque
