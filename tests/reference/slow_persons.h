// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "query/language/ast.h"
#include "tests/reference/scanned_corpus.h"

namespace kiosque {

// Which persons a field personne: means, by a look at the names of all articles. Which names with
// initials are one with which full name is the product's own group_names(), here of all names at
// once. Borrows what it is given.
class SlowPersons {
 public:
  using Condition = std::function<bool(const ScannedPerson&)>;

  SlowPersons(const ScannedCorpus& corpus, const Lexicon& lexicon);

  Condition compile(const FieldNode& field) const;

 private:
  Condition named(const std::string& typed) const;
  Condition called(const std::string& name) const;
  Condition beginning(const std::string& folded) const;
  Condition similar(const std::string& folded, std::size_t distance) const;

  const ScannedCorpus& corpus_;
  const Lexicon& lexicon_;
  std::map<std::string, std::string> groups_;  // the key of its group, by the key of a name
};

// The key that stands for each key's group.
std::map<std::string, std::string> groups_of(std::vector<std::string> keys);

}  // namespace kiosque
