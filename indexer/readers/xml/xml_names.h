// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// A name with the usual prefix of its namespace, whatever the document's is: see read_xml().
std::string usual_name(std::string_view local, std::string_view prefix, std::string_view uri);

}  // namespace kiosque
