// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/writing/stories/shingles.h"
#include "src/analysis/analyzer.h"
#include "src/article/article.h"

namespace Xapian {
class Database;
}

namespace kiosque {

// What is compared of an article.
struct StoryText {
  ShingleSet shingles;
  std::optional<long> day;  // of its date, counted from some day
};

// Whether one article is, for the most part, a copy of the other or of a large piece of it. The
// thresholds are explained and measured in docs/near-duplicates.md.
bool are_copies(const StoryText& one, const StoryText& other);

// More articles than this under one sketch term share a phrase of the trade, not a dispatch.
inline constexpr std::uint32_t kMaxMeeting = 100;

// The articles of an index and which of them are copies: a graph whose components are stories.
// What two articles are to each other depends on nothing but themselves and, by kMaxMeeting, on
// how many share their sketch terms. Borrows both; not thread-safe.
class StoryGraph {
 public:
  StoryGraph(const Xapian::Database& database, Analyzer& analyzer)
      : database_(database), analyzer_(analyzer) {}

  // The articles under a sketch term; none where they are too many.
  std::vector<std::uint32_t> meeting(const std::string& sketch_term) const;
  std::vector<std::string> sketch_of(std::uint32_t document) const;
  bool joined(std::uint32_t one, std::uint32_t other);

  // Must be called for an article that was replaced.
  void forget(std::uint32_t document) { texts_.erase(document); }

 private:
  const StoryText& text_of(std::uint32_t document);

  const Xapian::Database& database_;
  Analyzer& analyzer_;
  std::unordered_map<std::uint32_t, StoryText> texts_;  // read before; emptied when large
  std::size_t bytes_ = 0;
};

// The value of slot::story for articles that are one story: of their numbers, content hashes
// alone, so that it does not depend on the order in which they came.
std::string story_key(const Xapian::Database& database, const std::vector<std::uint32_t>& story);

}  // namespace kiosque
