// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace kiosque {

// Sets the options that the file sets and the command line did not; `app` has parsed that. A key
// is a long option without its hyphens, or "source" for the SOURCEs, which are left alone without
// `with_sources`. Throws Error (failure) for what the file or one of its lines has wrong.
void apply_config(CLI::App& app, const std::string& file, bool with_sources);

}  // namespace kiosque
