// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/glass/version_file.h"

#include <cerrno>
#include <fstream>
#include <random>
#include <string>

#include "indexer/writing/glass/encoding.h"

namespace kiosque::glass {
namespace {

constexpr std::string_view kMagic{"\x0f\x0dXapian Glass\x04\x6e", 16};  // version 2016-03-14
constexpr std::uint64_t kBlockSizeUnit = 2048;
constexpr std::uint64_t kRootIsFake = 1;  // there are no blocks
constexpr std::uint64_t kSequential = 2;  // leaves stand in the order of their keys
// Xapian deflates tags that are longer, when it writes them.
constexpr std::uint64_t kDeflateAbove = 18;

void append_root(std::string& to, const TableRoot& root, std::uint64_t deflate_above) {
  append_number(to, root.block);
  append_number(to, root.level << 2 | kSequential | (root.entries == 0 ? kRootIsFake : 0));
  append_number(to, root.entries);
  append_number(to, kBlockSize / kBlockSizeUnit);
  append_number(to, deflate_above);
  std::string free_blocks;  // an empty list: two cursors of a block and a place each
  if (root.entries > 0) {
    append_number(free_blocks, kFirstRevision);
    append_number(free_blocks, root.first_unused);
    free_blocks.append(4, '\0');
  }
  append_string(to, free_blocks);
}

// Tells databases apart; not secret.
void append_uuid(std::string& to) {
  std::random_device random;
  for (int i = 0; i < 16; ++i) to += static_cast<char>(random() & 0xFF);
}

}  // namespace

void write_version_file(const std::filesystem::path& folder, const Tables& tables,
                        const Statistics& statistics) {
  std::string bytes(kMagic);
  append_uuid(bytes);
  append_number(bytes, kFirstRevision);
  append_root(bytes, tables.postings, 0);
  append_root(bytes, tables.texts, kDeflateAbove);
  append_root(bytes, tables.term_lists, kDeflateAbove);
  append_root(bytes, {}, 0);              // positions
  append_root(bytes, {}, kDeflateAbove);  // spelling
  append_root(bytes, {}, kDeflateAbove);  // synonyms
  append_number(bytes, statistics.documents);
  append_number(bytes, 0);  // the last number less the documents
  append_number(bytes, statistics.least_length);
  append_number(bytes, statistics.most_wdf);
  append_number(bytes, statistics.most_length - statistics.most_wdf);
  append_number(bytes, 0);  // the oldest changeset
  append_number(bytes, statistics.total_length);
  append_number(bytes, 0);  // the most frequent spelling
  const std::filesystem::path file = folder / "iamglass";
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out)
    throw std::filesystem::filesystem_error("cannot write", file,
                                            std::error_code(errno, std::generic_category()));
}

}  // namespace kiosque::glass
