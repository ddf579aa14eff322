// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/shrink_guard.h"

#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "indexer/places.h"
#include "indexer/writing/document_set.h"
#include "src/cli/error.h"
#include "src/index/schema.h"

namespace kiosque {

std::optional<Problem> guard_source(const std::string& root, std::uint64_t lost,
                                    std::uint64_t before, FileMemory& memory) {
  const bool shrunk = 2 * lost > before || (lost > 0 && memory.is_guarded(root));
  memory.guard(root, shrunk);
  if (!shrunk) return std::nullopt;
  return Problem{Problem::Kind::shrunk_source, 0,
                 "the source has lost " + std::to_string(lost) + " of its " +
                     std::to_string(before) + " articles; they are kept",
                 "check that its disk is mounted; if they are gone for good, run again with "
                 "--allow-shrink",
                 without_slash(root)};
}

std::optional<std::uint64_t> count_articles_at(const std::filesystem::path& generation,
                                               const std::string& root) {
  try {
    const Xapian::Database database(generation.string());
    const std::string range =
        (std::string(prefix::path) + root).substr(0, kMaxTermBytes - kMaxTermSuffixBytes);
    DocumentSet counted;
    std::uint64_t count = 0;
    for (auto t = database.allterms_begin(range); t != database.allterms_end(range); ++t) {
      const std::string key = *t;
      if (!is_within(std::string_view(key).substr(prefix::path.size()), root)) continue;
      for (auto d = database.postlist_begin(key); d != database.postlist_end(key); ++d) {
        if (counted.contains(*d)) continue;
        counted.insert(*d);
        ++count;
      }
    }
    return count;
  } catch (const Xapian::Error& error) {
    // What may pass is no damage, and no reason to do without the count.
    const char* const reason = error.get_error_string();
    for (const int passing : {EMFILE, ENFILE, EIO, ENOMEM, EACCES})
      if (reason != nullptr && std::string_view(reason) == std::strerror(passing)) throw;
    return std::nullopt;
  }
}

bool was_guarded(const std::filesystem::path& generation, const std::string& root) {
  try {
    return FileMemory::rehearse(generation).is_guarded(root);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace kiosque
