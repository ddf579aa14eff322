// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <string>

#include "indexer/readers/reader.h"

namespace kiosque {

// True for the file names that readers are for: .txt, .jsonl, .ndjson, .json in any case.
bool has_known_extension(const std::filesystem::path& path);

// Reads the articles of one file. Never throws for what a file holds.
void read_file(const std::filesystem::path& path, const ReadOptions& options,
               const TakeResult& take);

// Reads a document that came from `path`, "-" for standard input: sets the place of all results,
// and the id of articles that have none: the canonical URL, else the
// place.
void read_placed(const Document& document, const std::string& path, const ReadOptions& options,
                 const TakeResult& take);

}  // namespace kiosque
