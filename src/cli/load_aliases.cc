// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/cli/load_aliases.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "src/analysis/alias_file.h"
#include "src/cli/error.h"
#include "src/cli/terminal.h"

namespace kiosque {
namespace {

// Of what is no alias file at all, more would say nothing.
constexpr std::size_t kMostShown = 100;

Error unreadable(const std::string& file, int reason) {
  return {ExitCode::failure,
          "cannot read the aliases in " + file + ": " + std::generic_category().message(reason),
          "name a text file with --aliases, a person a line: canonical name TAB aliases with | "
          "between them"};
}

}  // namespace

std::string load_aliases(const std::string& file, std::string_view program, std::ostream& err) {
  if (file.empty()) return {};
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) throw unreadable(file, EISDIR);
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) throw unreadable(file, errno);
  CompiledAliases aliases = compile_aliases(in);
  if (in.bad()) throw unreadable(file, EIO);
  const std::size_t count = aliases.bad_lines.size();
  for (std::size_t i = 0; i < std::min(count, kMostShown); ++i) {
    const BadAliasLine& bad = aliases.bad_lines[i];
    err << program << ": " << sanitize(file) << ':' << bad.line << ": " << sanitize(bad.what)
        << "; " << sanitize(bad.cure) << '\n';
  }
  if (count > kMostShown) err << program << ": … and " << count - kMostShown << " lines more\n";
  if (count > 0)
    throw Error(ExitCode::failure,
                std::to_string(count) + (count == 1 ? " line" : " lines") + " of " + file +
                    " cannot be used, so nothing was done",
                "mend what is named above and run again");
  return std::move(aliases.bytes);
}

}  // namespace kiosque
