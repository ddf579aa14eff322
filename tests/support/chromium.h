// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kiosque {

// What a real browser makes of a page.
struct BrowsedPage {
  std::string dom;      // of the document, after all scripts, as HTML
  std::string console;  // lines that Chromium logged, with those of the page's console
  std::string network;  // Chromium's own log of the network
};

// Chromium where it is installed, without a window.
class Chromium {
 public:
  // Nothing where there is none.
  static std::optional<Chromium> find();

  // Opens a file with a profile of its own. Throws std::runtime_error when Chromium fails.
  BrowsedPage open(const std::filesystem::path& page) const;
  // The bytes of its print.
  std::string print_to_pdf(const std::filesystem::path& page) const;

 private:
  explicit Chromium(std::string program) : program_(std::move(program)) {}
  std::vector<std::string> command(const std::filesystem::path& profile) const;

  std::string program_;
};

}  // namespace kiosque
