// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <filesystem>

namespace kiosque {

// What is known before a build.
struct BuildSize {
  std::uint64_t text_bytes = 0;     // in the sources, estimated; see measure_sources()
  std::uint64_t carried_bytes = 0;  // on disk, of the generation whose articles are indexed again
};

// The bytes on disk that a build takes at its height, with its segments; rather too few than too
// many: a build that would fit must not be refused.
std::uint64_t estimate_build(const BuildSize& size);

// The bytes that the user may still write where a folder is; all there are where nobody knows.
std::uint64_t free_bytes(const std::filesystem::path& folder);

// The bytes on disk of a folder's files, as far as they can be read.
std::uint64_t folder_bytes(const std::filesystem::path& folder);

// Throws Error (failure), naming both, when a build takes more bytes than are free.
void require_room(std::uint64_t needed, std::uint64_t free, const std::filesystem::path& folder,
                  bool beside_live);

}  // namespace kiosque
