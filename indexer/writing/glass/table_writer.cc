// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/glass/table_writer.h"

#include <algorithm>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace kiosque::glass {
namespace {

// A block: revision 4, level 1, the largest and the whole free space 2 each, the end of the
// directory 2; the directory, 2 bytes an item; free space; the items. Numbers are big-endian.
constexpr std::size_t kDirectoryStart = 11;
constexpr std::size_t kDirectoryEntry = 2;
// Xapian puts at least four items into a block.
constexpr std::size_t kItemsPerBlock = 4;
constexpr std::size_t kMaxItem =
    (kBlockSize - kDirectoryStart - kItemsPerBlock * kDirectoryEntry) / kItemsPerBlock;

// An item of a leaf: its size less 3 with three flags, the key's length, the key, the number of
// the tag's part but in the first one, the part.
constexpr std::size_t kSizeBytes = 2;
constexpr std::size_t kKeyLengthBytes = 1;
constexpr std::size_t kPartBytes = 2;
// An item of a branch: the number of the block below, the length of the first key there, that key
// or enough of it, the number of its part.
constexpr std::size_t kChildBytes = 4;
constexpr unsigned kDeflated = 0x8000;
constexpr unsigned kLastPart = 0x4000;
constexpr unsigned kFirstPart = 0x2000;
constexpr unsigned kMostParts = 0xFFFF;

void put2(std::uint8_t* at, std::size_t value) {
  at[0] = static_cast<std::uint8_t>(value >> 8);
  at[1] = static_cast<std::uint8_t>(value);
}

void put4(std::uint8_t* at, std::uint32_t value) {
  put2(at, value >> 16);
  put2(at + 2, value & 0xFFFF);
}

// Blocks of a table that is being written.
template <typename Block>
bool has_room(const Block& block, std::size_t item) {
  return block.directory_end + kDirectoryEntry + item <= block.items_begin;
}

template <typename Block>
std::uint8_t* make_room(Block& block, std::size_t item) {
  block.items_begin -= item;
  put2(block.bytes.data() + block.directory_end, block.items_begin);
  block.directory_end += kDirectoryEntry;
  return block.bytes.data() + block.items_begin;
}

std::size_t branch_size(std::string_view key) {
  return kChildBytes + kKeyLengthBytes + key.size() + kPartBytes;
}

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw std::filesystem::filesystem_error("cannot write", file,
                                          std::error_code(errno, std::generic_category()));
}

}  // namespace

TableWriter::Block::Block(std::uint32_t its_number)
    : number(its_number), directory_end(kDirectoryStart), bytes(kBlockSize) {}

TableWriter::TableWriter(std::filesystem::path file) : file_(std::move(file)) {}

void TableWriter::add(std::string_view key, std::string_view tag, bool deflated) {
  if (key.empty() || key.size() > kMaxKeyBytes || key <= last_key_)
    throw std::invalid_argument("glass: the keys of a table must ascend");
  const std::size_t first = kMaxItem - kSizeBytes - kKeyLengthBytes - key.size();
  const std::size_t later = first - kPartBytes;
  const std::size_t parts = tag.size() <= first ? 1 : 1 + (tag.size() - first + later - 1) / later;
  if (parts > kMostParts) throw std::invalid_argument("glass: a tag is too long");
  for (unsigned part = 1; part <= parts; ++part) {
    const std::string_view bytes = tag.substr(0, part == 1 ? first : later);
    tag.remove_prefix(bytes.size());
    add_item(key, part, part == parts, deflated, bytes);
  }
  last_key_ = key;
  ++entries_;
}

void TableWriter::add_item(std::string_view key, unsigned part, bool last, bool deflated,
                           std::string_view bytes) {
  const std::size_t part_bytes = part == 1 ? 0 : kPartBytes;
  const std::size_t size = kSizeBytes + kKeyLengthBytes + key.size() + part_bytes + bytes.size();
  if (levels_.empty()) open_first_leaf();
  if (!has_room(levels_.front().block, size)) {
    open_next_block(0);
    // The shortest key that tells this leaf from the one before.
    std::size_t same = part == 1 ? 0 : key.size();
    if (part == 1) {
      while (same < last_key_.size() && same < key.size() && key[same] == last_key_[same]) ++same;
    }
    add_branch(1, key.substr(0, same + 1), part, levels_.front().block.number);
  }
  std::uint8_t* at = make_room(levels_.front().block, size);
  put2(at, (size - 3) | (deflated ? kDeflated : 0U) | (last ? kLastPart : 0U) |
               (part == 1 ? kFirstPart : 0U));
  at[kSizeBytes] = static_cast<std::uint8_t>(key.size());
  at = std::copy(key.begin(), key.end(), at + kSizeBytes + kKeyLengthBytes);
  if (part_bytes > 0) put2(at, part);
  std::copy(bytes.begin(), bytes.end(), at + part_bytes);
}

void TableWriter::add_branch(std::size_t level, std::string_view key, unsigned part,
                             std::uint32_t child) {
  if (levels_.size() == level) {
    open_level();
    put_branch(level, {}, 0, levels_[level - 1].first);
  }
  if (has_room(levels_[level].block, branch_size(key))) {
    put_branch(level, key, part, child);
    return;
  }
  open_next_block(level);
  add_branch(level + 1, key, part, levels_[level].block.number);
  // The key in the block above tells enough.
  put_branch(level, {}, 0, child);
}

void TableWriter::put_branch(std::size_t level, std::string_view key, unsigned part,
                             std::uint32_t child) {
  std::uint8_t* at = make_room(levels_[level].block, branch_size(key));
  put4(at, child);
  at[kChildBytes] = static_cast<std::uint8_t>(key.size());
  at = std::copy(key.begin(), key.end(), at + kChildBytes + kKeyLengthBytes);
  put2(at, part);
}

// A table begins with an item without key and tag, before which cursors stand.
void TableWriter::open_first_leaf() {
  open_level();
  put2(make_room(levels_.front().block, kSizeBytes + kKeyLengthBytes), kLastPart | kFirstPart);
}

void TableWriter::open_level() {
  levels_.push_back({blocks_, Block(blocks_)});
  ++blocks_;
}

void TableWriter::open_next_block(std::size_t level) {
  write_block(level);
  levels_[level].block = Block(blocks_++);
}

void TableWriter::write_block(std::size_t level) {
  Block& block = levels_[level].block;
  std::uint8_t* const header = block.bytes.data();
  const std::size_t free = block.items_begin - block.directory_end;
  put4(header, kFirstRevision);
  header[4] = static_cast<std::uint8_t>(level);
  put2(header + 5, free);
  put2(header + 7, free);
  put2(header + 9, block.directory_end);
  if (!out_.is_open()) out_.open(file_, std::ios::binary | std::ios::trunc);
  if (block.number != written_)
    out_.seekp(static_cast<std::streamoff>(block.number) * static_cast<std::streamoff>(kBlockSize));
  out_.write(reinterpret_cast<const char*>(header), kBlockSize);
  if (!out_) fail(file_);
  written_ = block.number + 1;
}

TableRoot TableWriter::finish() {
  if (levels_.empty()) return {};
  for (std::size_t level = 0; level < levels_.size(); ++level) write_block(level);
  out_.close();
  if (!out_) fail(file_);
  return {levels_.back().block.number, static_cast<std::uint32_t>(levels_.size() - 1), entries_,
          blocks_};
}

}  // namespace kiosque::glass
