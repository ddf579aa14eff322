// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "src/analysis/lexicon.h"

namespace kiosque {

// What a generation must be.
struct ExpectedGeneration {
  std::optional<std::uint64_t> articles;  // as many as were built; nothing where nobody knows
  const Lexicon* lexicon = nullptr;       // of this program's schema and analysis with it
  bool every_block = false;               // have Xapian check all tables too: reads the whole
};

struct CheckedGeneration {
  std::uint64_t articles = 0;
  std::vector<std::string> faults;  // a line each, some at most
};

// Reads a generation that nobody is writing: its metadata, its number of articles, and a sample of
// them whole, each of which must be found again by its id. A fault, also one that Xapian throws,
// is a value.
CheckedGeneration check_generation(const std::filesystem::path& generation,
                                   const ExpectedGeneration& expected);

// Checks what a bulk build made; throws Error (failure) when it has faults.
void require_sound(const std::filesystem::path& built, const ExpectedGeneration& expected);

// Opens a generation. Throws Xapian::Error.
std::uint64_t count_articles(const std::filesystem::path& generation);

}  // namespace kiosque
