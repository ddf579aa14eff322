// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kiosque {

// The Snowball stemmer for French that Xapian holds. It reads accents and knows lower case only.
// Not thread-safe.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(const Stemmer&) = delete;
  Stemmer& operator=(const Stemmer&) = delete;

  // The stem of a lower-case word, with the accents that the stemmer leaves.
  std::string stem(const std::string& lower_case_word) const;

  // A string that changes with the algorithm: Snowball's head stems some words differently.
  static std::string identity();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace kiosque
