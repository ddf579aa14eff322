// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/xml/xml_stream.h"

namespace kiosque {

// Follows the elements of a document as they open and close, asks the visitor about them, and
// builds the parts that it wants, each up to a limit.
class PartBuilder {
 public:
  PartBuilder(XmlVisitor& visitor, const TakeResult& take) : visitor_(visitor), take_(take) {}

  void open(std::string name, std::vector<XmlAttribute> attributes, std::uint64_t line);
  void close();
  void add_text(std::string_view text);
  // Something in the part that is being built is lost: it will be told instead of passed on.
  void spoil(Problem problem);

  bool missed_any() const { return missed_any_; }

 private:
  void finish();
  bool grow(std::size_t bytes);

  XmlVisitor& visitor_;
  const TakeResult& take_;
  std::vector<std::string> entered_;  // names
  std::size_t skipped_ = 0;           // depth in an element that is skipped
  XmlNodes nodes_;                    // of the part
  std::vector<std::size_t> open_;     // its open elements
  std::size_t bytes_ = 0;
  std::uint64_t line_ = 0;  // on which the part begins
  bool in_text_ = false;
  std::optional<Problem> fault_;  // the first of the part
  bool missed_any_ = false;
};

}  // namespace kiosque
