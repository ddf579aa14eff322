// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <xapian.h>

namespace kiosque {

// A search takes milliseconds and an indexer's commits lie far apart: who is overtaken so often
// meets something else.
inline constexpr int kMostReadings = 20;

// Calls read(). Where an indexer has overtaken the database (it committed twice since that was
// opened), calls renew(), which must open the newest state, and then read() from the start.
template <typename Read, typename Renew>
auto reread(const Read& read, const Renew& renew) -> decltype(read()) {
  for (int readings = 1; readings < kMostReadings; ++readings) {
    try {
      return read();
    } catch (const Xapian::DatabaseModifiedError&) {
      renew();
    }
  }
  return read();
}

}  // namespace kiosque
