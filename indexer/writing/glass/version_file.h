// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>

#include "indexer/writing/glass/table_writer.h"

namespace kiosque::glass {

// What Xapian keeps of all documents together. A length is the sum of a document's wdfs.
struct Statistics {
  std::uint32_t documents = 0;     // numbered from 1
  std::uint32_t least_length = 0;  // of those that have one
  std::uint32_t most_length = 0;
  std::uint32_t most_wdf = 0;
  std::uint64_t total_length = 0;
};

struct Tables {
  TableRoot postings;
  TableRoot texts;
  TableRoot term_lists;
};

// Writes `iamglass` into a database's folder: with it, its tables are a database. Throws
// std::filesystem::filesystem_error.
void write_version_file(const std::filesystem::path& folder, const Tables& tables,
                        const Statistics& statistics);

}  // namespace kiosque::glass
