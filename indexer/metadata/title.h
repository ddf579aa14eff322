// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// A title without what is the wire's and not the article's: « ANNULE ET REMPLACE : » and
// « RECTIF : » before it, a dateline, « (AFP) » and « - AFP » behind it. A title that is nothing
// else stays as it is.
std::string clean_title(std::string_view title);

}  // namespace kiosque
