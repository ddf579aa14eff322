// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <ostream>

#include "query/output/printer.h"

namespace kiosque {
namespace {

class HtmlPrinter : public Printer {
 public:
  explicit HtmlPrinter(const Lexicon& lexicon) : lexicon_(lexicon) {}
  void print_hit(const Answer&, const Hit&, std::ostream&) override {}

 private:
  [[maybe_unused]] const Lexicon& lexicon_;
};

}  // namespace

std::unique_ptr<Printer> make_html_printer(const Lexicon& lexicon) {
  return std::make_unique<HtmlPrinter>(lexicon);
}

}  // namespace kiosque
