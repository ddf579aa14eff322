// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosque {

// Acronyms and their long forms: ONU is Organisation des Nations unies. Lines of a table: acronym
// TAB long form [TAB long form…]; # begins a comment. Case and accents do not matter. Thread-safe.
class Acronyms {
 public:
  // data/acronyms-fr.tsv, linked into the program.
  static Acronyms builtin();

  // `own` is the user's table, asked first; its text must outlive this. Throws Error (failure) for
  // a line that is no acronym with a long form, naming `file` and the line.
  static Acronyms with_own(std::string_view own, const std::string& file);

  // The long forms of an acronym, with dots or without; empty for any other word. Where two differ
  // by case alone (AFD, AfD), those of the one that is spelt like that.
  std::vector<std::string_view> long_forms(std::string_view acronym) const;

  // The acronyms of a long form.
  std::vector<std::string_view> short_forms(std::string_view long_form) const;

  // Whether a long form begins with that folded word.
  bool begins_long_form(std::string_view folded) const;

 private:
  explicit Acronyms(std::vector<std::string_view> tables) : tables_(std::move(tables)) {}

  std::vector<std::string_view> tables_;
};

}  // namespace kiosque
