// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// A web address without what changes from visit to visit: the parameters of campaigns (utm_*,
// fbclid, xtor, at_*, …), the fragment unless it is « #!… », the scheme's own port, capitals of
// scheme and host. All else stays, as does an address that is not of the web.
std::string canonical_url(std::string_view url);

}  // namespace kiosque
