// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// The headline of a page: what it declares, else its main heading, else the window's title, all
// without the site's name behind or before: « Titre | Libération ».
std::string choose_title(const std::string& declared, const std::vector<std::string>& headings,
                         const std::string& window_title, std::string_view site);

}  // namespace kiosque
