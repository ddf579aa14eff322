// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/stemmer.h"

#include <xapian.h>

namespace kiosque {

struct Stemmer::Implementation {
  Xapian::Stem french{"french"};
};

Stemmer::Stemmer() : implementation_(std::make_unique<Implementation>()) {}
Stemmer::~Stemmer() = default;

std::string Stemmer::stem(const std::string& lower_case_word) const {
  return implementation_->french(lower_case_word);
}

std::string Stemmer::identity() {
  // Words whose stems differ between Snowball's releases, so that a library that stems alike
  // keeps its indexes whatever its version number.
  const Stemmer stemmer;
  std::string identity = "snowball-fr";
  for (const char* word : {"corée", "coréen", "grecque", "française", "ambiguë", "aiguë", "oui",
                           "quiproquo", "nauséeux", "inouï", "haïr", "pays", "yeux", "œuvre",
                           "continuellement", "joyeuse", "appellera", "jetterons", "logiques"})
    identity += ' ' + stemmer.stem(word);
  return identity;
}

}  // namespace kiosque
