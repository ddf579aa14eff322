// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "indexer/readers/reader.h"

namespace kiosque {

// The bytes of an XML document, chunk by chunk, as its parser should see them. What calls itself
// UTF-8, Latin-1 or Windows-1252 is often one of the others: the bytes decide, and what is passed
// on is UTF-8 without the control characters that XML does not admit. Other encodings are left to
// the parser.
class XmlInput {
 public:
  // Damage is told to `take` as it is met. `is_known` says whether the parser knows an encoding.
  XmlInput(const Document& document, bool (*is_known)(const std::string&), const TakeResult& take);

  // "UTF-8", the name of another encoding, or empty: what the bytes themselves say.
  const std::string& encoding() const { return encoding_; }
  // Whether there is nothing but blanks; before the first read().
  bool is_blank() const;
  bool broke_off() const { return in_.bad(); }

  // Copies up to `size` bytes; 0 at the end and where reading fails.
  std::size_t read(char* target, std::size_t size);

 private:
  void fill();
  void decode(std::string& bytes);

  std::istream& in_;
  const TakeResult& take_;
  std::string encoding_;
  bool decodes_ = true;
  std::string carry_;    // the beginning of a sequence that the next chunk ends
  std::string pending_;  // not yet given to the parser, from position_ on
  std::size_t position_ = 0;
  std::uint64_t lines_ = 0;  // before the chunk
};

}  // namespace kiosque
