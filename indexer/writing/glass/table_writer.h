// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace kiosque::glass {

// Bytes of a block, in all tables.
inline constexpr std::size_t kBlockSize = 8192;
// The revision of a database that was never changed.
inline constexpr std::uint32_t kFirstRevision = 1;
inline constexpr std::size_t kMaxKeyBytes = 255;

// What the database's version file has to say of a table.
struct TableRoot {
  std::uint32_t block = 0;         // of the root
  std::uint32_t level = 0;         // of the root; leaves are at 0
  std::uint64_t entries = 0;       // keys; 0: the table has no file
  std::uint32_t first_unused = 0;  // the number of blocks
};

// Writes one table, a B-tree of keys and tags, from its first key to its last: leaves are filled
// one after the other, and the branches above grow with them. Not thread-safe.
class TableWriter {
 public:
  // Makes the file when there is something to write. Throws
  // std::filesystem::filesystem_error
  // where it cannot be written.
  explicit TableWriter(std::filesystem::path file);

  // Keys must ascend by their bytes. `deflated`: the tag is a raw deflate stream, which Xapian
  // inflates when it reads the tag. Throws std::invalid_argument for a key that is empty, too long
  // or not above the last one.
  void add(std::string_view key, std::string_view tag, bool deflated = false);

  // Writes what is left; nothing can be added after.
  TableRoot finish();

 private:
  // The block of a level that is being filled.
  struct Block {
    explicit Block(std::uint32_t its_number);
    std::uint32_t number;
    std::size_t directory_end;
    std::size_t items_begin = kBlockSize;
    std::vector<std::uint8_t> bytes;
  };
  struct Level {
    std::uint32_t first;  // number of its first block
    Block block;
  };

  void add_item(std::string_view key, unsigned part, bool last, bool deflated,
                std::string_view bytes);
  void add_branch(std::size_t level, std::string_view key, unsigned part, std::uint32_t child);
  void put_branch(std::size_t level, std::string_view key, unsigned part, std::uint32_t child);
  void open_first_leaf();
  void open_level();
  void open_next_block(std::size_t level);
  void write_block(std::size_t level);

  std::filesystem::path file_;
  std::ofstream out_;
  std::vector<Level> levels_;  // from the leaves up
  std::uint32_t written_ = 0;  // blocks up to the place where the file stands
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace kiosque::glass
