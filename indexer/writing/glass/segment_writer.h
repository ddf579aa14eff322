// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writing/document_contents.h"
#include "indexer/writing/glass/deflate.h"
#include "indexer/writing/glass/table_writer.h"
#include "indexer/writing/glass/version_file.h"
#include "indexer/writing/term_table.h"

namespace kiosque::glass {

// Writes a new Xapian database at once, with the same contents as Xapian would have by
// add_document() and commit(), but positions: postings are gathered as numbers, sorted once and
// written from the first key to the last, where Xapian keeps ordered maps of strings. Nothing is
// synced. Not thread-safe.
class SegmentWriter {
 public:
  // Makes the folder. Throws std::filesystem::filesystem_error, also below.
  explicit SegmentWriter(std::filesystem::path folder);

  // The terms of the documents; borrowed by whoever makes those.
  TermTable& terms() { return terms_; }

  // Documents are numbered from 1 in this order.
  void add(const DocumentContents& document);

  // Bytes that are held until finish(), some more while that runs.
  std::size_t memory() const;

  // In any order, before finish(). Keys and values must not be empty.
  void set_metadata(std::string key, std::string value);

  // Writes all tables. Nothing can be added after.
  void finish();

 private:
  struct Posting {
    std::uint32_t term;  // its number, and when all are known its rank
    std::uint32_t wdf;
  };
  struct Document {
    std::uint64_t postings_end = 0;
    std::uint32_t length = 0;
    std::string used_slots;
  };
  // The values of one slot: chunks of about 2 KB, each with the number of its first document.
  struct Slot {
    std::vector<std::pair<std::uint32_t, std::string>> chunks;
    std::uint32_t last_document = 0;
    std::uint32_t count = 0;
    std::string least;
    std::string most;
  };

  void add_values(const DocumentContents& contents, Document& document);
  std::vector<std::uint32_t> rank_terms();
  void write_postings(const std::vector<std::uint32_t>& ranked);
  void write_terms(TableWriter& table, const std::vector<std::uint32_t>& ranked);
  void write_term_lists(const std::vector<std::uint32_t>& ranked);

  std::filesystem::path folder_;
  TermTable terms_;
  TableWriter texts_;
  Deflater deflater_;
  std::map<std::string, std::string> metadata_;
  std::map<std::uint32_t, Slot> slots_;
  std::vector<Posting> postings_;  // document by document
  std::size_t value_bytes_ = 0;
  std::vector<Document> documents_;
  Statistics statistics_;
  Tables tables_;
};

}  // namespace kiosque::glass
