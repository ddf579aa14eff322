// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search/stories.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "src/index/schema.h"

namespace kiosque {
namespace {

std::uint32_t date_number(const std::string& compact) {
  std::uint32_t number = 0;
  const char* const end = compact.data() + compact.size();
  const auto [stop, error] = std::from_chars(compact.data(), end, number);
  const bool whole = !compact.empty() && error == std::errc() && stop == end;
  return whole ? number : std::numeric_limits<std::uint32_t>::max();
}

}  // namespace

void StorySpy::operator()(const Xapian::Document& document, double) {
  std::string story = document.get_value(slot::story);
  if (story.empty()) return;
  const auto number = static_cast<std::uint32_t>(numbers_.size());
  const auto known = numbers_.try_emplace(std::move(story), number).first;
  found_.push_back(
      {known->second, date_number(document.get_value(slot::date)), document.get_docid()});
}

void StorySpy::settle() {
  std::sort(found_.begin(), found_.end());
  repeats_ = found_.size() - numbers_.size();
  members_.reserve(found_.size());
  places_.reserve(found_.size());
  begins_.reserve(numbers_.size() + 1);
  for (const Member& member : found_) {
    if (member.story == begins_.size()) begins_.push_back(members_.size());
    members_.push_back(member.id);
    places_.push_back({member.id, member.story});
  }
  begins_.push_back(members_.size());
  std::sort(places_.begin(), places_.end());
  found_ = {};
  numbers_ = {};
}

const StorySpy::Place* StorySpy::find(Xapian::docid id) const {
  const auto place = std::lower_bound(places_.begin(), places_.end(), Place{id, 0});
  return place != places_.end() && place->id == id ? &*place : nullptr;
}

std::span<const Xapian::docid> StorySpy::members(std::uint32_t story) const {
  return std::span(members_).subspan(begins_[story], begins_[story + 1] - begins_[story]);
}

std::span<const Xapian::docid> StorySpy::story_of(Xapian::docid id) const {
  const Place* place = find(id);
  return place == nullptr ? std::span<const Xapian::docid>() : members(place->story);
}

std::vector<RankedDocument> StorySpy::group(const std::vector<RankedDocument>& matches,
                                            StoryPlace place) const {
  std::vector<RankedDocument> listed;
  listed.reserve(matches.size());
  std::vector<bool> seen(begins_.empty() ? 0 : begins_.size() - 1);
  for (const RankedDocument& match : matches) {
    const Place* known = find(match.id);
    if (known == nullptr) {
      listed.push_back(match);
      continue;
    }
    const Xapian::docid shown = members(known->story).front();
    if (place == StoryPlace::shown && shown != match.id) continue;
    if (seen[known->story]) continue;
    seen[known->story] = true;
    listed.push_back({shown, match.score});
  }
  return listed;
}

}  // namespace kiosque
