// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/read_list.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "src/cli/error.h"

namespace kiosque {
namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

[[noreturn]] void fail(const std::string& file, const std::string& option, int reason) {
  throw Error(ExitCode::failure,
              "cannot read " + file + ": " + std::generic_category().message(reason),
              "name a text file with " + option);
}

}  // namespace

std::string read_list(const std::string& file, const std::string& option) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) fail(file, option, EISDIR);
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) fail(file, option, errno);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) fail(file, option, EIO);
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return text;
}

}  // namespace kiosque
