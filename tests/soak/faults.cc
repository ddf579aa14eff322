// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/soak/faults.h"

#include <cctype>
#include <cstdlib>
#include <fstream>

namespace kiosque {
namespace {

constexpr const char* kLog = "faults.log";

// Generations and segments by their kinds alone.
std::string without_numbers(const std::string& text) {
  std::string kind;
  for (const char c : text) {
    const bool digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
    if (!digit)
      kind += c;
    else if (kind.empty() || kind.back() != '#')
      kind += '#';
  }
  return kind;
}

}  // namespace

long FaultLog::count() const {
  long sum = 0;
  for (const auto& [name, number] : counts) sum += number;
  return sum;
}

std::map<std::string, std::string> fault_environment(const Fault& fault,
                                                     const std::filesystem::path& scratch) {
  std::filesystem::remove(scratch / kLog);
  const char* sanitizer = std::getenv("ASAN_OPTIONS");
  const std::string options = sanitizer == nullptr ? "" : std::string(sanitizer) + ':';
  return {
      {"LD_PRELOAD", KIOSQUE_FAULT_PRELOAD},
      // Xapian's compact() leaks when it fails.
      {"ASAN_OPTIONS", options + "verify_asan_link_order=0:detect_leaks=0"},
      {"KIOSQUE_FAULT_FOLDER", fault.folder.string()},
      {"KIOSQUE_FAULT_AT", std::to_string(fault.at)},
      {"KIOSQUE_FAULT_ERROR", std::to_string(fault.error)},
      {"KIOSQUE_FAULT_ONLY", fault.only},
      {"KIOSQUE_FAULT_STAYS", fault.stays ? "1" : ""},
      {"KIOSQUE_FAULT_LOG", (scratch / kLog).string()},
  };
}

FaultLog read_fault_log(const std::filesystem::path& scratch) {
  FaultLog log;
  std::ifstream in(scratch / kLog);
  std::string name;
  std::string path;
  while (in >> name >> path) {
    if (name == "count")
      in >> log.counts[path];
    else
      log.failed = name + ' ' + without_numbers(std::filesystem::path(path).filename().string());
  }
  return log;
}

}  // namespace kiosque
