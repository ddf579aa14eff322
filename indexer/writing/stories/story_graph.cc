// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/stories/story_graph.h"

#include <xapian.h>

#include <chrono>
#include <cstdlib>

#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

// Some 140,000 articles of news, of which a third meets another one.
constexpr std::size_t kMaxBytesRemembered = 128U << 20;
constexpr std::size_t kKeyBytes = 8;

constexpr double kMinContainment = 0.6;         // of texts that are about as long
constexpr double kMinContainmentOfPiece = 0.8;  // of one that is less than half as long
constexpr double kMinSizeOfPiece = 0.2;
constexpr long kMaxDays = 7;  // between two dispatches that are not the same
constexpr double kMinContainmentLater = 0.9;

long to_day(const Date& date) {
  const std::chrono::year_month_day day{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  return std::chrono::sys_days(day).time_since_epoch().count();
}

}  // namespace

bool are_copies(const StoryText& one, const StoryText& other) {
  if (std::min(one.shingles.size(), other.shingles.size()) < kMinShingles / 2) return false;
  const Resemblance found = compare(one.shingles, other.shingles);
  if (found.sizes < kMinSizeOfPiece) return false;
  if (found.containment < (found.sizes < 0.5 ? kMinContainmentOfPiece : kMinContainment))
    return false;
  if (!one.day || !other.day || found.containment >= kMinContainmentLater) return true;
  return std::labs(*one.day - *other.day) <= kMaxDays;
}

std::vector<std::uint32_t> StoryGraph::meeting(const std::string& sketch_term) const {
  std::vector<std::uint32_t> documents;
  const Xapian::doccount size = database_.get_termfreq(sketch_term);
  if (size > kMaxMeeting) return documents;
  documents.reserve(size);
  const auto end = database_.postlist_end(sketch_term);
  for (auto d = database_.postlist_begin(sketch_term); d != end; ++d) documents.push_back(*d);
  return documents;
}

std::vector<std::string> StoryGraph::sketch_of(std::uint32_t document) const {
  std::vector<std::string> terms;
  auto t = database_.termlist_begin(document);
  const auto end = database_.termlist_end(document);
  for (t.skip_to(std::string(prefix::sketch)); t != end && (*t).starts_with(prefix::sketch); ++t)
    terms.push_back(*t);
  return terms;
}

bool StoryGraph::joined(std::uint32_t one, std::uint32_t other) {
  if (bytes_ > kMaxBytesRemembered) {
    texts_.clear();
    bytes_ = 0;
  }
  const StoryText& first = text_of(one);  // elements of the map do not move
  return are_copies(first, text_of(other));
}

const StoryText& StoryGraph::text_of(std::uint32_t document) {
  const auto [found, added] = texts_.try_emplace(document);
  StoryText& text = found->second;
  if (!added) return text;
  const Article article = load_article(database_.get_document(document).get_data());
  analyzer_.analyze_article({}, {});  // forgets words when there are many
  text.shingles = shingle_set(analyzer_.analyze_words(article.body));
  if (article.date) text.day = to_day(*article.date);
  bytes_ += text.shingles.size() * sizeof text.shingles.front() + sizeof *found;
  return text;
}

std::string story_key(const Xapian::Database& database, const std::vector<std::uint32_t>& story) {
  std::string smallest;
  for (const std::uint32_t document : story) {
    std::string hash = database.get_document(document).get_value(slot::content_hash);
    if (smallest.empty() || hash < smallest) smallest = std::move(hash);
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string key;
  for (const char c : smallest.substr(0, kKeyBytes)) {
    const auto byte = static_cast<unsigned char>(c);
    key += kDigits[byte >> 4U];
    key += kDigits[byte & 15U];
  }
  return key;
}

}  // namespace kiosque
