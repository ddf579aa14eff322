// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <functional>

#include "query/options.h"

namespace kiosque {

// Whether an option was typed, by its name.
using GivenOption = std::function<bool(const char*)>;

// Throws Error for options that exclude each other, or that would be passed over in silence: each
// says which one and what to do.
void check_together(const GivenOption& given);
// The same of what the options came to.
void check_options(const GivenOption& given, const QueryOptions& options);

}  // namespace kiosque
