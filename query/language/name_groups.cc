// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/name_groups.h"

#include <numeric>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace kiosque {
namespace {

using Words = std::vector<std::string_view>;

Words split(std::string_view key) {
  Words words;
  while (!key.empty()) {
    const std::size_t end = key.find(' ');
    words.push_back(key.substr(0, end));
    key.remove_prefix(end == std::string_view::npos ? key.size() : end + 1);
  }
  return words;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_initial(std::string_view word) { return word.size() == 1 && is_letter(word[0]); }
bool begins_with_initial(std::string_view key) {
  return key.size() > 2 && is_letter(key[0]) && key[1] == ' ';
}
std::string_view last_word(std::string_view key) { return key.substr(key.rfind(' ') + 1); }

// The first `initials` words as their letters, the others whole: j p raffarin.
std::string shortened(const Words& words, std::size_t initials) {
  std::string name;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) name += ' ';
    name += i < initials ? words[i].substr(0, 1) : words[i];
  }
  return name;
}

Words without_middle_initials(const Words& words) {
  Words core;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (i == 0 || i + 1 == words.size() || !is_initial(words[i])) core.push_back(words[i]);
  return core;
}

// What one short form may stand for; nothing once it may stand for two.
class Meanings {
 public:
  void add(const std::string& short_form, std::size_t group) {
    const auto [place, added] = groups_.try_emplace(short_form, group);
    if (!added && place->second != group) place->second = std::nullopt;
  }
  std::optional<std::size_t> find(std::string_view short_form) const {
    const auto found = groups_.find(std::string(short_form));
    return found == groups_.end() ? std::nullopt : found->second;
  }

 private:
  std::unordered_map<std::string, std::optional<std::size_t>> groups_;
};

class Grouping {
 public:
  explicit Grouping(const std::vector<std::string_view>& keys) : keys_(keys), groups_(keys.size()) {
    std::iota(groups_.begin(), groups_.end(), std::size_t{0});
  }

  std::vector<std::size_t> run() {
    find_initials();
    if (!with_initials_.empty()) {
      join_middle_initials();
      join_leading_initials();
    }
    return std::move(groups_);
  }

 private:
  void find_initials() {
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (has_initials(keys_[i])) {
        with_initials_.push_back(i);
        surnames_.insert(last_word(keys_[i]));
      }
    if (with_initials_.empty()) return;
    for (std::size_t i = 0; i < keys_.size(); ++i)
      if (!begins_with_initial(keys_[i]) && surnames_.contains(last_word(keys_[i])))
        full_.push_back(i);
  }

  // Donald J. Trump is Donald Trump; George W. and George H. W. Bush are neither George Bush.
  void join_middle_initials() {
    Meanings variants;
    for (const std::size_t i : full_)
      if (has_initials(keys_[i]))
        variants.add(shortened(without_middle_initials(split(keys_[i])), 0), i);
    for (const std::size_t i : full_)
      if (!has_initials(keys_[i]))
        if (const auto variant = variants.find(keys_[i])) groups_[*variant] = i;
  }

  void join_leading_initials() {
    Meanings full_names;
    for (const std::size_t i : full_) {
      const Words words = split(keys_[i]);
      full_names.add(shortened(without_middle_initials(words), 1), groups_[i]);
      if (words.size() > 2) full_names.add(shortened(words, 2), groups_[i]);
    }
    for (const std::size_t i : with_initials_)
      if (begins_with_initial(keys_[i])) groups_[i] = full_names.find(keys_[i]).value_or(i);
  }

  const std::vector<std::string_view>& keys_;
  std::vector<std::size_t> groups_;
  std::vector<std::size_t> with_initials_;
  std::vector<std::size_t> full_;  // begin with a whole word, and may have a middle initial
  std::unordered_set<std::string_view> surnames_;
};

}  // namespace

bool has_initials(std::string_view key) {
  if (begins_with_initial(key)) return true;
  for (std::size_t at = key.find(' '); at != std::string_view::npos; at = key.find(' ', at + 1))
    if (at + 2 < key.size() && is_letter(key[at + 1]) && key[at + 2] == ' ') return true;
  return false;
}

std::vector<std::size_t> group_names(const std::vector<std::string_view>& keys) {
  return Grouping(keys).run();
}

}  // namespace kiosque
