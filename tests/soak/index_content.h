// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace kiosque {

// All that an index holds but for what its history alone decides: documents by their ids instead
// of their numbers, stories by who belongs to them.
struct IndexContent {
  struct Document {
    std::string text;   // title and body
    std::string whole;  // stored data, values and terms, a line each
  };
  std::multimap<std::string, Document> documents;  // by id
  std::map<std::string, std::string> metadata;
};

// Prints what Xapian cannot read and ends the program: nothing can be compared any more.
IndexContent read_index_content(const std::filesystem::path& index_folder);

// What differs, a line each, at most ten; empty where nothing does.
std::string differences(const IndexContent& found, const IndexContent& wanted);

// Where an index between two states is neither in some article, a line each, at most ten: an
// article that both have must be there, and each as one of them has it.
std::string half_states(const IndexContent& found, const IndexContent& before,
                        const IndexContent& after);

// What Xapian's own check says of the live generation; empty where it is sound.
std::string check_database(const std::filesystem::path& index_folder);

}  // namespace kiosque
