// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/rivals.h"

#include <algorithm>

#include "indexer/places.h"
#include "src/index/stored_article.h"

namespace kiosque {

void Rivals::note_meeting(const Article& article, KnownArticles::Meeting meeting,
                          const KnownArticles::Entry& entry) {
  using Meeting = KnownArticles::Meeting;
  if (meeting == Meeting::first || meeting == Meeting::same) return;
  if (entry.file == 0 || entry.file == memory_.current()) return;
  const ArticleKey id = identity_key(article);
  memory_.claims().contest(id, memory_.current());
  memory_.claims().contest(id, entry.file);
}

void Rivals::note_places(const Article& article, const std::vector<std::string>& places) {
  const ArticleKey id = identity_key(article);
  for (const std::string& place : places) {
    const FileId file = memory_.file_of(place);
    if (file == 0 || file == memory_.current()) continue;
    memory_.claims().contest(id, file);
    memory_.claims().contest(id, memory_.current());
  }
}

void Rivals::claim(const Article& article) {
  memory_.claims().contest(identity_key(article), memory_.current());
}

void Rivals::lose_rank(const Article& article) {
  claim(article);
  memory_.claims().lose(identity_key(article));
}

bool Rivals::is_withdrawn(const Article& article, KnownArticles::Entry& entry) {
  if (!has_own_id(article)) return false;
  const std::optional<std::uint32_t> version = memory_.withdrawn(identity_key(article));
  if (!version || *version < article.version) return false;
  claim(article);
  entry.canceled = true;
  entry.version = *version;
  return true;
}

void Rivals::note_withdrawal(const Article& article) {
  memory_.claims().withdraw(identity_key(article), withdrawn_version(article), memory_.current());
}

std::vector<std::string> Rivals::holding(const std::vector<std::string>& places) {
  std::vector<std::string> found = places;
  std::erase_if(found, [this](const std::string& place) {
    const FileId file = memory_.file_of(place);
    return file == memory_.current() || !memory_.holds(file);
  });
  return found;
}

bool Rivals::is_any_skipped(const std::vector<std::string>& places) {
  return std::any_of(places.begin(), places.end(), [this](const std::string& place) {
    return memory_.is_skipped(memory_.file_of(place));
  });
}

void Rivals::displace(const Article& article, const std::vector<std::string>& places) {
  for (const std::string& place : places) {
    const FileId file = memory_.file_of(place);
    if (file != memory_.current() && (memory_.is_read(file) || memory_.holds(file)))
      memory_.read_again(file);
  }
  // Who did not count before may now be a copy.
  for (const FileId file : memory_.claims().claimants(identity_key(article)))
    if (file != memory_.current() && !memory_.is_read(file)) memory_.read_again(file);
}

void Rivals::leave_first_place(const Article& article, const std::vector<std::string>& before,
                               const std::vector<std::string>& left) {
  const auto first_before = std::min_element(before.begin(), before.end(), is_read_before);
  const auto first_left = std::min_element(left.begin(), left.end(), is_read_before);
  if (first_before == before.end() || first_left == left.end()) return;
  if (!is_read_before(*first_before, *first_left)) return;
  const ArticleKey id = identity_key(article);
  if (!memory_.has_other_claimants(id)) return;
  // Who still has it has its turn among them.
  for (const std::string& place : left)
    if (const FileId file = memory_.file_of(place); file != 0) memory_.claims().contest(id, file);
  memory_.claims().lose(id);
}

Outcome put_in_new_index(const Article& article, KnownArticles::Meeting meeting,
                         KnownArticles::Entry& entry, FileMemory& memory) {
  using Meeting = KnownArticles::Meeting;
  Rivals rivals(memory);
  rivals.note_meeting(article, meeting, entry);
  if (meeting == Meeting::withdraws) rivals.note_withdrawal(article);
  if ((meeting == Meeting::first || meeting == Meeting::newer) &&
      rivals.is_withdrawn(article, entry))
    meeting = Meeting::withdraws;
  Outcome outcome = outcome_in_new_index(meeting, entry);
  if (outcome.change == Change::none && !article.canceled) outcome.change = Change::superseded;
  if (outcome.instead_of) outcome.instead_file = entry.file;
  if (meeting == Meeting::first || meeting == Meeting::newer || meeting == Meeting::withdraws)
    entry.file = static_cast<std::uint32_t>(memory.current());
  return outcome;
}

}  // namespace kiosque
