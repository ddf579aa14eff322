// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string_view>
#include <vector>

#include "src/analysis/entities.h"
#include "src/analysis/lexicon.h"
#include "src/analysis/name_tagger.h"
#include "src/analysis/token.h"

namespace kiosque {

// One part of an article, as the recogniser sees it. Recognition sets `keyword` on the tokens
// of names.
struct TaggedText {
  std::string_view text;
  std::vector<Token>& tokens;
};

// Finds the persons and countries of an article and marks the tokens of their names, and of
// places, as keywords. Evidence from one part serves the other: a headline in capitals is read
// with the body's help. Not thread-safe: one per thread. Borrows what it is given.
class EntityRecognizer {
 public:
  EntityRecognizer(const Lexicon& lexicon, const NameModel& model)
      : lexicon_(lexicon), tagger_(model) {}

  Entities recognize(TaggedText title, TaggedText body);

  // Must be called when the table of the tokens' words forgets them.
  void forget_words() { tagger_.forget_words(); }

 private:
  const Lexicon& lexicon_;
  NameTagger tagger_;
};

}  // namespace kiosque
