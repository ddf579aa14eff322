// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "src/analysis/lexicon.h"

namespace kiosque {

// Why a generation cannot be brought in line an article at a time and must be built anew: it is
// of an older schema, another analysis or other aliases, "the index was built with …". Nothing
// when it can. Throws Error (unavailable) for one of a newer program, and Xapian::Error.
std::optional<std::string> why_outdated(const std::filesystem::path& generation,
                                        const std::filesystem::path& index_folder,
                                        const Lexicon& lexicon);

}  // namespace kiosque
