// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include "indexer/memory/file_memory.h"

namespace kiosque {

// A memory that knows no file, for indexes whose articles come from none.
struct NoMemory {
  NoMemory() { files.begin_run({"/"}, 1, FileMemory::kReadAll); }
  FileMemory files = FileMemory::rehearse(std::nullopt);
};

}  // namespace kiosque
