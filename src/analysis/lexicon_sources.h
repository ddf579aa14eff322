// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <string>

namespace kiosque {

// Reads the word lists of a data folder (stop-words-fr.txt, first-names-fr.txt,
// name-words-fr.tsv, countries-fr.tsv, not-countries-fr.txt, places-fr.tsv, persons-fr.tsv; each
// says in its first lines what its columns are) and compiles them into a lexicon's bytes. Throws
// Error, naming file and line, for a line that cannot be understood.
std::string compile_lexicon(const std::filesystem::path& data_folder);

}  // namespace kiosque
