// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <string>

#include "src/article/date.h"

namespace kiosque {

// Moments in seconds since 1970, as they are printed.

// "2026-05-04T01:12:33Z"
std::string to_utc(std::int64_t seconds);
// Where the reader is: "2026-05-04 03:12"
std::string to_local_minute(std::int64_t seconds);
Date to_local_day(std::int64_t seconds);

}  // namespace kiosque
