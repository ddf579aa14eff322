// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "query/search_command.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  // Who reads the answer has seen enough (… | head): that is success. A pager is waited for.
  std::signal(SIGPIPE, [](int) { std::_Exit(EXIT_SUCCESS); });
  return kiosque::run_query({argv + 1, argv + argc}, std::cout, std::cerr);
}
