// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <map>
#include <string>
#include <vector>

#include "src/analysis/entities.h"
#include "src/analysis/name_tagger.h"

namespace kiosque {

// Turns gazetteer matches into countries, unless the name is part of a person's, an organisation's
// or an event's, as the recogniser's spans say. docs/countries.md has the rules.
class CountryFinder {
 public:
  void add(TextPart part, const NameText& text, const std::vector<NameSpan>& spans);

  // In the order of their first mentions. Ends the use of the finder.
  std::vector<CountryEntity> take();

 private:
  std::vector<CountryEntity> countries_;
  std::map<std::string, std::size_t, std::less<>> by_code_;
};

}  // namespace kiosque
