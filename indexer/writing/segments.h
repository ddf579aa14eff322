// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "src/analysis/lexicon.h"

namespace kiosque {

// What was learnt of articles when they were written already. Documents are numbered from 1 over
// all segments in their order.
struct LateChanges {
  std::vector<std::uint32_t> put_out;                        // by a later version
  std::map<std::uint32_t, std::vector<std::string>> copies;  // places of exact copies
};

// Makes the changes in the segments of a new index, and groups their articles into stories. Done
// before they are merged, since a change of a compact database splits the blocks that it meets.
// Throws Xapian::Error.
void complete_segments(const std::vector<std::filesystem::path>& segments,
                       const LateChanges& changes, const Lexicon& lexicon);

}  // namespace kiosque
