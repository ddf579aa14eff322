// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/packed.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

namespace kiosque {
namespace {

la_ssize_t append(archive*, void* target, const void* data, std::size_t size) {
  static_cast<std::string*>(target)->append(static_cast<const char*>(data), size);
  return static_cast<la_ssize_t>(size);
}

void add(archive* writer, const PackedEntry& packed) {
  const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                       &archive_entry_free);
  archive_entry_set_pathname(entry.get(), packed.path.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  const bool link = packed.kind == 'l' || packed.kind == 'h';
  archive_entry_set_filetype(entry.get(), packed.kind == 'd'   ? AE_IFDIR
                                          : packed.kind == 'l' ? AE_IFLNK
                                          : packed.kind == 'c' ? AE_IFCHR
                                          : packed.kind == 'p' ? AE_IFIFO
                                                               : AE_IFREG);
  if (packed.kind == 'l') archive_entry_set_symlink(entry.get(), packed.content.c_str());
  if (packed.kind == 'h') archive_entry_set_hardlink(entry.get(), packed.content.c_str());
  archive_entry_set_size(entry.get(), link ? 0 : static_cast<la_int64_t>(packed.content.size()));
  if (archive_write_header(writer, entry.get()) < ARCHIVE_WARN)
    throw std::runtime_error(archive_error_string(writer));
  if (packed.kind == 'f') archive_write_data(writer, packed.content.data(), packed.content.size());
}

}  // namespace

std::string pack(const std::string& format, const std::string& filter,
                 const std::vector<PackedEntry>& entries) {
  std::string bytes;
  const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(),
                                                           &archive_write_free);
  archive_write_set_format_by_name(writer.get(), format.c_str());
  if (filter != "none") archive_write_add_filter_by_name(writer.get(), filter.c_str());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open(writer.get(), &bytes, nullptr, append, nullptr);
  for (const PackedEntry& entry : entries) add(writer.get(), entry);
  if (archive_write_close(writer.get()) != ARCHIVE_OK)
    throw std::runtime_error(archive_error_string(writer.get()));
  return bytes;
}

}  // namespace kiosque
