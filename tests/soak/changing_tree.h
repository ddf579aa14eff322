// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kiosque {

// A folder of articles that changes every night, as its seed says: texts, JSON Lines, archives and
// wires with versions; files that move, are copied, vanish, and exchange their contents.
//
// Every article has a source, and says in its title and body which state it is in: « etat17 ».
// Sentinels never change: kSentinels articles with « une sentinelle de garde ».
class ChangingTree {
 public:
  static constexpr int kSentinels = 20;

  // `scale`: about 160 articles each.
  ChangingTree(std::filesystem::path folder, std::uint64_t seed, unsigned scale);

  const std::filesystem::path& folder() const { return folder_; }
  // One more night.
  void change();
  // The state that the newest articles are in.
  int state() const { return state_; }
  static std::string sentinel_id(int number);

 private:
  struct Item {
    std::string title;
    std::string body;
  };

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  bool chance(unsigned percent) { return below(100) < percent; }

  Item make_item(const std::string& name);
  void write(const std::string& name, const std::string& content) const;
  void write_text(const std::string& name);
  std::string new_text_name();
  void write_journal(bool broken);
  void write_zip();
  void write_tar();
  void write_wire(int number);
  void change_texts();
  void change_journal();
  void change_much();

  std::filesystem::path folder_;
  std::mt19937_64 random_;
  int state_ = 0;
  int names_ = 0;
  std::vector<std::string> texts_;
  std::vector<std::pair<std::string, Item>> journal_;  // by id
  std::map<std::string, Item> zipped_;
  std::map<int, int> wires_;  // versions
};

}  // namespace kiosque
