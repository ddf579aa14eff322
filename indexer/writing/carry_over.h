// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "src/article/article.h"

namespace kiosque {

// When an index is built anew because its analysis is outdated: the articles of the old generation
// that an incremental run over the same sources would not have removed, from the text stored in
// it. They come from elsewhere, from standard input, or from files that could not be read.
//
// The sources are read first and what is carried over follows, so that as in an incremental run
// the article that was read counts where both have one id and one version; a higher version
// counts whatever the order.
class CarryOver {
 public:
  // All that lies in a root is read by this run. With `keep_missing` what is gone stays.
  CarryOver(std::filesystem::path generation, std::vector<std::string> roots, bool keep_missing);

  // To be told of each article that the run reads; eight bytes of each are remembered.
  void was_read(const Article& article);

  // Calls take() with each such article; `keep` are files and folders that were not read whole.
  // Throws Xapian::Error.
  void run(const std::set<std::string>& keep, const std::function<void(Article&&)>& take) const;

 private:
  bool stays(const std::string& place, bool own_id, const std::set<std::string>& keep) const;

  std::filesystem::path generation_;
  std::vector<std::string> roots_;
  bool keep_missing_;
  std::unordered_set<std::size_t> places_read_;  // hashes
};

}  // namespace kiosque
