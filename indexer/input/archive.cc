// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/input/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <ios>
#include <limits>
#include <new>
#include <streambuf>
#include <vector>

#include "indexer/readers/read_block.h"

namespace kiosque {
namespace {

constexpr std::size_t kBlock = 1U << 16;

// libarchive's side of a stream: reads, and seeks where it is a file.
struct Source {
  std::istream& in;
  Unpacked& unpacked;
  bool whole_file;
  std::vector<char> block = std::vector<char>(kBlock);
};

la_ssize_t read_source(archive* reader, void* data, const void** block) {
  auto& source = *static_cast<Source*>(data);
  const std::size_t count = read_block(source.in, source.block.data(), source.block.size());
  if (count == 0 && !source.in.eof()) {
    archive_set_error(reader, EIO, "it could not be read to its end");
    return ARCHIVE_FATAL;
  }
  if (source.whole_file) source.unpacked.file_bytes += count;
  *block = source.block.data();
  return static_cast<la_ssize_t>(count);
}

la_int64_t seek_to(archive*, void* data, la_int64_t offset, int whence) {
  auto& in = static_cast<Source*>(data)->in;
  in.clear();
  in.seekg(offset, whence == SEEK_SET   ? std::ios::beg
                   : whence == SEEK_CUR ? std::ios::cur
                                        : std::ios::end);
  return in.good() ? static_cast<la_int64_t>(in.tellg()) : la_int64_t{ARCHIVE_FATAL};
}

// An entry's bytes. Streams turn its exceptions into their badbit.
class EntryBuffer : public std::streambuf {
 public:
  EntryBuffer(archive* reader, const Limits& limits, Unpacked& unpacked)
      : reader_(reader), limits_(limits), unpacked_(unpacked), block_(kBlock) {}

  void rewind() {
    setg(nullptr, nullptr, nullptr);
    error.clear();
  }
  std::string error;
  bool fatal = false;  // of an error: nothing can be read behind it
  std::string exceeded;

 protected:
  int_type underflow() override {
    if (!error.empty() || !exceeded.empty()) throw std::ios_base::failure("broken archive");
    const la_ssize_t count = archive_read_data(reader_, block_.data(), block_.size());
    if (count < 0) {
      const char* reason = archive_error_string(reader_);
      error = reason != nullptr ? reason : "it is damaged";
      fatal = count == ARCHIVE_FATAL;
      throw std::ios_base::failure("broken archive");
    }
    unpacked_.bytes += static_cast<std::uint64_t>(count);
    check_limits();
    setg(block_.data(), block_.data(), block_.data() + count);
    return count == 0 ? traits_type::eof() : traits_type::to_int_type(block_.front());
  }

 private:
  void check_limits() {
    if (unpacked_.bytes > limits_.unpacked_bytes)
      exceeded = "it unpacks to more than " + std::to_string(limits_.unpacked_bytes) + " bytes";
    else if (unpacked_.bytes > kHarmlessBytes &&
             unpacked_.bytes / limits_.ratio > unpacked_.file_bytes)
      exceeded = "it unpacks to more than " + std::to_string(limits_.ratio) + " times its size";
    if (!exceeded.empty()) throw std::ios_base::failure("a limit");
  }

  archive* reader_;
  const Limits& limits_;
  Unpacked& unpacked_;
  std::vector<char> block_;
};

ArchiveEntry::Kind kind_of(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_symlink(entry) != nullptr)
    return ArchiveEntry::Kind::link;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
      return ArchiveEntry::Kind::file;
    case AE_IFDIR:
      return ArchiveEntry::Kind::folder;
    case AE_IFLNK:
      return ArchiveEntry::Kind::link;
    default:
      return ArchiveEntry::Kind::special;
  }
}

std::string path_of(archive_entry* entry) {
  // Without a conversion where there is one: a tar's names are bytes.
  if (const char* path = archive_entry_pathname(entry)) return path;
  if (const char* path = archive_entry_pathname_utf8(entry)) return path;
  return "?";
}

// A tar from before there was a sign of it: the sum of its first block stands in that block.
bool is_old_tar(std::string_view head) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumDigits = 8;
  if (head.size() < kHeader || head.front() == '\0') return false;
  unsigned long sum = 0;
  for (std::size_t i = 0; i < kHeader; ++i)
    sum += i >= kSumAt && i < kSumAt + kSumDigits ? ' ' : static_cast<unsigned char>(head[i]);
  std::string_view digits = head.substr(kSumAt, kSumDigits);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  unsigned long stored = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), stored, 8);
  return error == std::errc() && stored == sum;
}

// Names in archives are UTF-8 or bytes, whatever the locale that the program was started in is;
// libarchive converts them by the thread's.
class Utf8Locale {
 public:
  Utf8Locale() : before_(uselocale(utf8())) {}
  ~Utf8Locale() { uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

}  // namespace

Container detect_container(std::string_view head) {
  constexpr std::size_t kTarMagic = 257;
  using namespace std::string_view_literals;
  for (const std::string_view zip : {"PK\3\4"sv, "PK\5\6"sv, "PK\7\b"sv})
    if (head.starts_with(zip)) return Container::archive;
  if (head.size() > kTarMagic && head.substr(kTarMagic).starts_with("ustar"))
    return Container::archive;
  if (is_old_tar(head)) return Container::archive;
  if (head.starts_with("\x1F\x8B\b"sv)) return Container::gzip;
  for (const std::string_view filter : {"\xFD\x37zXZ\0"sv, "\x28\xB5\x2F\xFD"sv})
    if (head.starts_with(filter)) return Container::compressed;
  // A text may begin with BZh.
  const std::string_view block = head.starts_with("BZh"sv) ? head.substr(4) : std::string_view();
  if (block.starts_with("1AY&SY"sv) || block.starts_with("\x17rE8P\x90"sv))
    return Container::compressed;
  return Container::none;
}

struct Archive::Private {
  Private(std::istream& in, Position position, const Limits& archive_limits, Unpacked& counts)
      : source{in, counts, position.outermost},
        limits(archive_limits),
        unpacked(counts),
        reader(archive_read_new()),
        buffer(reader.get(), limits, unpacked),
        content(&buffer) {
    if (!reader) throw std::bad_alloc();
    // Not archive_read_support_filter_all(): that one runs programs.
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_format_tar(reader.get());
    if (position.seekable)
      archive_read_support_format_zip(reader.get());
    else
      archive_read_support_format_zip_streamable(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    archive_read_set_callback_data(reader.get(), &source);
    archive_read_set_read_callback(reader.get(), read_source);
    if (position.seekable) archive_read_set_seek_callback(reader.get(), seek_to);
    if (archive_read_open1(reader.get()) != ARCHIVE_OK) fail();
  }

  void fail() {
    const char* reason = archive_error_string(reader.get());
    buffer.error = reason != nullptr ? reason : "it is damaged";
    buffer.fatal = true;
  }

  struct Free {
    void operator()(archive* open) const { archive_read_free(open); }
  };
  Source source;
  const Limits& limits;
  Unpacked& unpacked;
  std::unique_ptr<archive, Free> reader;
  EntryBuffer buffer;
  std::istream content;
};

Archive::Archive(std::istream& in, Position position, const Limits& limits, Unpacked& unpacked)
    : private_(std::make_unique<Private>(in, position, limits, unpacked)) {}

Archive::~Archive() = default;

std::optional<ArchiveEntry> Archive::next() {
  if (private_->buffer.fatal) return std::nullopt;
  const Utf8Locale utf8;
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(private_->reader.get(), &entry);
  if (status == ARCHIVE_EOF) return std::nullopt;
  if (status == ARCHIVE_FATAL || entry == nullptr) {
    private_->fail();
    return std::nullopt;
  }
  if (++private_->unpacked.entries > private_->limits.entries)
    throw LimitExceeded("it holds more than " + std::to_string(private_->limits.entries) +
                        " entries");
  private_->buffer.rewind();
  private_->content.clear();
  const bool raw = archive_format(private_->reader.get()) == ARCHIVE_FORMAT_RAW;
  return ArchiveEntry{raw ? ArchiveEntry::Kind::file : kind_of(entry),
                      raw ? std::string() : path_of(entry)};
}

std::istream& Archive::content() { return private_->content; }
const std::string& Archive::error() const { return private_->buffer.error; }
bool Archive::is_broken() const { return private_->buffer.fatal; }
const std::string& Archive::exceeded() const { return private_->buffer.exceeded; }

}  // namespace kiosque
