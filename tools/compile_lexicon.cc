// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// compile_lexicon DATA_FOLDER OUTPUT: compiles the word lists of data/ into the bytes that
// Lexicon reads. Run by the build; the same lists give the same bytes.
#include <fstream>
#include <iostream>

#include "src/analysis/lexicon_sources.h"
#include "src/cli/error.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_lexicon DATA_FOLDER OUTPUT\n";
    return 2;
  }
  try {
    const std::string bytes = kiosque::compile_lexicon(argv[1]);
    std::ofstream out(argv[2], std::ios::binary);
    out << bytes;
    out.close();
    if (!out)
      throw kiosque::Error(kiosque::ExitCode::failure, "cannot write " + std::string(argv[2]));
  } catch (const kiosque::Error& error) {
    std::cerr << "compile_lexicon: " << error.what() << '\n';
    if (!error.hint().empty()) std::cerr << "hint: " << error.hint() << '\n';
    return 1;
  }
  return 0;
}
