// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/writing/index_lock.h"
#include "src/analysis/lexicon.h"

namespace kiosque {

// What there is to tell of an index, whether or not a run is going on.
struct IndexStatus {
  struct Generation {
    std::string name;
    std::uint64_t bytes = 0;  // on disk
  };
  // How the index's analysis stands to this program's.
  enum class Analysis { own, other_aliases, other };

  std::filesystem::path folder;
  std::optional<Generation> live;  // none yet: what follows up to `analysis` means nothing
  std::uint64_t articles = 0;
  int schema_version = 0;
  std::string analyzer;
  Analysis analysis = Analysis::own;
  std::vector<Generation> kept;       // before the live one, the newest first
  std::vector<Generation> abandoned;  // by a rollback
  LockState lock;
};

// Takes no lock. Throws Error where what is live is not an index of Kiosque, and Xapian::Error.
IndexStatus read_status(const std::filesystem::path& index_folder, const Lexicon& lexicon);

}  // namespace kiosque
