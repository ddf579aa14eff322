// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// list_stories INDEX: prints a line for each article: its id, a tab and the key of its story, empty
// where it has no copies.
#include <xapian.h>

#include <iostream>

#include "src/index/schema.h"
#include "src/index/stored_article.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: list_stories INDEX\n";
    return 2;
  }
  try {
    const Xapian::Database database(argv[1]);
    for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
      const Xapian::Document document = database.get_document(*d);
      std::cout << kiosque::load_article(document.get_data()).id << '\t'
                << document.get_value(kiosque::slot::story) << '\n';
    }
  } catch (const Xapian::Error& error) {
    std::cerr << "list_stories: " << error.get_description() << '\n';
    return 2;
  }
  return 0;
}
