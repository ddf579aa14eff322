// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/moments.h"

#include <array>
#include <ctime>

namespace kiosque {
namespace {

std::string print(const std::tm& moment, const char* form) {
  std::array<char, 64> text{};
  return {text.data(), std::strftime(text.data(), text.size(), form, &moment)};
}

std::tm to_local(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm local{};
  localtime_r(&time, &local);
  return local;
}

}  // namespace

std::string to_utc(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm utc{};
  gmtime_r(&time, &utc);
  return print(utc, "%Y-%m-%dT%H:%M:%SZ");
}

std::string to_local_minute(std::int64_t seconds) {
  return print(to_local(seconds), "%Y-%m-%d %H:%M");
}

Date to_local_day(std::int64_t seconds) {
  const std::tm local = to_local(seconds);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

}  // namespace kiosque
