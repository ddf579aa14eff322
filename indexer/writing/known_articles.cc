// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/known_articles.h"

#include <limits>

namespace kiosque {
namespace {

constexpr std::size_t kFirstSize = 1024;

}  // namespace

std::uint32_t withdrawn_version(const Article& article) {
  return article.version == 0 ? std::numeric_limits<std::uint32_t>::max() : article.version;
}

KnownArticles::Meeting KnownArticles::meet(const Article& article, Entry*& entry) {
  entry = &find(identity_key(article));
  const std::uint32_t version = article.canceled ? withdrawn_version(article) : article.version;
  const std::uint64_t content = copy_key(article).low;
  const bool first = !entry->used || entry->open;
  if (!first) {
    if (version < entry->version) return Meeting::older;
    if (version == entry->version && !article.canceled) {
      if (entry->canceled) return Meeting::older;
      return content == entry->content ? Meeting::same : Meeting::other;
    }
  }
  used_ += entry->used ? 0 : 1;
  entry->used = true;
  entry->open = false;
  entry->version = version;
  entry->content = content;
  entry->canceled = article.canceled;
  if (article.canceled) return Meeting::withdraws;
  return first ? Meeting::first : Meeting::newer;
}

KnownArticles::Entry& KnownArticles::find(const ArticleKey& key) {
  if (4 * (used_ + 1) > 3 * entries_.size()) grow();
  const std::size_t mask = entries_.size() - 1;
  std::size_t at = key.low & mask;
  while (entries_[at].used && entries_[at].key != key) at = (at + 1) & mask;
  entries_[at].key = key;
  return entries_[at];
}

void KnownArticles::grow() {
  std::vector<Entry> old(entries_.empty() ? kFirstSize : 2 * entries_.size());
  old.swap(entries_);
  const std::size_t mask = entries_.size() - 1;
  for (const Entry& entry : old) {
    if (!entry.used) continue;
    std::size_t at = entry.key.low & mask;
    while (entries_[at].used) at = (at + 1) & mask;
    entries_[at] = entry;
  }
}

Outcome outcome_in_new_index(KnownArticles::Meeting meeting, KnownArticles::Entry& entry) {
  using Meeting = KnownArticles::Meeting;
  switch (meeting) {
    case Meeting::same:
      return {Change::copy};
    case Meeting::older:
      return {Change::superseded};
    case Meeting::other:
      return {Change::duplicate};
    case Meeting::first:
    case Meeting::newer:
    case Meeting::withdraws:
      break;
  }
  Outcome outcome;
  if (entry.change == Change::added) outcome.instead_of = entry.change;
  if (meeting != Meeting::withdraws)
    outcome.change = Change::added;
  else if (outcome.instead_of)
    outcome.change = Change::superseded;
  entry.change = outcome.change;
  return outcome;
}

Outcome outcome_of_carried(KnownArticles::Meeting meeting, KnownArticles::Entry& entry) {
  using Meeting = KnownArticles::Meeting;
  if (meeting == Meeting::other || meeting == Meeting::older) return {Change::superseded};
  if (meeting == Meeting::same)
    return {entry.change == Change::added ? Change::copy : Change::superseded};
  return outcome_in_new_index(meeting, entry);
}

}  // namespace kiosque
