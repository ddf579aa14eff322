// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "indexer/writing/glass/table_writer.h"

namespace kiosque::glass {

// A document in the list of a term, with its wdf there; or in the list of all, with its length.
struct ListedDocument {
  std::uint32_t document;
  std::uint32_t wdf;
};

// Writes the posting list of a term into the postlist table, in chunks of about 2 KB. `documents`
// ascend and are not empty; `term` has no NUL bytes and is not empty.
void write_posting_list(TableWriter& table, std::string_view term,
                        std::span<const ListedDocument> documents);

// Likewise the lengths of all documents; `documents` may be empty.
void write_lengths(TableWriter& table, std::span<const ListedDocument> documents);

}  // namespace kiosque::glass
