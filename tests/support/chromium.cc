// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/chromium.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

ProcessResult run(std::vector<std::string> command, const std::filesystem::path& page) {
  command.push_back("file://" + page.string());
  ProcessResult result = run_process(command);
  if (result.exit_code != 0)
    throw std::runtime_error("chromium ended with " + std::to_string(result.exit_code) + ": " +
                             result.err);
  return result;
}

}  // namespace

std::optional<Chromium> Chromium::find() {
  const ProcessResult found =
      run_process({"/bin/sh", "-c", "command -v chromium || command -v chromium-browser || true"});
  if (found.out.empty()) return std::nullopt;
  return Chromium(found.out.substr(0, found.out.find('\n')));
}

std::vector<std::string> Chromium::command(const std::filesystem::path& profile) const {
  // Should it hang, it ends all the same.
  return {"/usr/bin/timeout",
          "120",
          program_,
          "--headless",
          "--no-sandbox",  // containers have none
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--no-first-run",
          "--user-data-dir=" + profile.string()};
}

BrowsedPage Chromium::open(const std::filesystem::path& page) const {
  const TempFolder folder;
  const std::filesystem::path network = folder / "network.json";
  std::vector<std::string> arguments = command(folder / "profile");
  for (const std::string& argument :
       {std::string("--enable-logging=stderr"), "--log-net-log=" + network.string(),
        std::string("--dump-dom")})
    arguments.push_back(argument);
  ProcessResult result = run(std::move(arguments), page);
  return {std::move(result.out), std::move(result.err), read_file(network)};
}

std::string Chromium::print_to_pdf(const std::filesystem::path& page) const {
  const TempFolder folder;
  const std::filesystem::path pdf = folder / "page.pdf";
  std::vector<std::string> arguments = command(folder / "profile");
  arguments.push_back("--print-to-pdf=" + pdf.string());
  run(std::move(arguments), page);
  return read_file(pdf);
}

}  // namespace kiosque
