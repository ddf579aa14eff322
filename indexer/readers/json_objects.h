// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>

#include "indexer/readers/reader.h"

namespace kiosque {

// Cuts a stream of JSON into its objects and reads an article from each: arrays of objects, an
// object that holds such an array (`{"articles":[…]}`), objects one behind another. Keeps one
// object in memory. `first` is a line of one bracket that was read already, the line of that
// number; 0 for none.
void read_json_objects(const Document& document, char first, std::uint64_t line,
                       const ReadOptions& options, const TakeResult& take);

}  // namespace kiosque
