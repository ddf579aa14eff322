// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// The text of articles as zstd frames. Articles are short, so what they have in common stands in a
// dictionary that is linked into the programs (data/stored-text.zstd-dictionary) and frozen with
// the schema: a frame names it, and cannot be read without it. All are thread-safe.

// Throws std::bad_alloc.
std::string compress_text(std::string_view text);

// By its first bytes. What kiosque::pack_list() makes of UTF-8 never begins like a frame.
bool is_compressed(std::string_view data);

// What compress_text() was given; empty for damaged bytes.
std::string expand_text(std::string_view frame);

}  // namespace kiosque
