// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>

namespace kiosque {

// The last part of a path, in lower case (ASCII alone).
std::string lower_file_name(std::string_view path);

// The extension of such a name with its dot, of a compressed file both: ".xml.gz"; empty where
// there is none.
std::string_view extension_of(std::string_view lower_name);

// True for names of files that may hold articles. Others in a folder or an archive are passed
// over: pictures and style sheets lie beside articles.
bool has_known_extension(std::string_view lower_name);

// The name of what is in a compressed file: "a.xml" for "a.xml.gz".
std::string_view without_compression(std::string_view lower_name);

// How many bytes of articles a byte of such a file holds, by experience and rather too few.
double share_of_text(std::string_view lower_name);

}  // namespace kiosque
