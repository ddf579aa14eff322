// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace kiosque {

// What the entities of a document may stand for. Those of HTML always do, for news comes with
// &nbsp; and &eacute; and without the DTD that defines them. A document's own are known where they
// are a few plain characters: whatever could grow, load or fetch something is never expanded.
class DeclaredEntities {
 public:
  // The document type names another file, or uses parameter entities: more may be defined there.
  void declare_elsewhere() { elsewhere_ = true; }
  // The document type defines an entity; an external one has no value.
  void declare(const std::string& name, bool is_plain, std::string_view value);

  struct Expansion {
    std::string text;
    bool is_refused = false;  // the text is lost
  };
  // A name that nobody defined stays as it stands: "&name;".
  Expansion expand(const std::string& name) const;

 private:
  std::map<std::string, Expansion> own_;
  bool elsewhere_ = false;
};

}  // namespace kiosque
