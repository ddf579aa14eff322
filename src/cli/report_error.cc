// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/cli/report_error.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <new>
#include <ostream>
#include <system_error>

#include "src/cli/terminal.h"
#include "src/text/utf8.h"

namespace kiosque {
namespace {

// The query with a caret under the mistake; a long query is shown around that place only.
void print_place(const QuerySyntaxError& error, std::ostream& err) {
  constexpr std::size_t kBefore = 40;
  constexpr std::size_t kAfter = 36;
  const std::string& query = error.query();
  const std::size_t offset = std::min(error.offset(), query.size());
  std::size_t begin = offset > kBefore ? offset - kBefore : 0;
  while (begin > 0 && (static_cast<unsigned char>(query[begin]) & 0xC0) == 0x80) --begin;
  const std::string before = sanitize(std::string_view(query).substr(begin, offset - begin));
  const std::string_view rest = std::string_view(query).substr(offset);
  const std::string_view place = truncate_utf8(rest, std::min(error.length(), kAfter));
  const std::string wrong = sanitize(place);
  const std::string after = sanitize(truncate_utf8(rest.substr(place.size()), kAfter));
  err << "  " << before << wrong << after << '\n'
      << "  " << std::string(display_columns(before), ' ')
      << std::string(std::max<std::size_t>(display_columns(wrong), 1), '^') << '\n';
}

bool mentions(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

bool mentions_full_disk(const std::string& text) {
  return mentions(text, "No space left") || mentions(text, "File too large") ||
         mentions(text, "Disk quota exceeded");
}

// What to do about what the system said; empty where its words do not tell.
std::string cure_of(const std::string& text) {
  if (mentions(text, "oo many open files"))  // the system's words, or Xapian's
    return "close other programs, or raise the limit of open files (ulimit -n), and run again";
  if (mentions(text, "Input/output error"))
    return "check that disk, and run again; what was committed is still there";
  return {};
}

Failure full_disk(const std::string& text) {
  return {ExitCode::failure, "no room to write the index: " + text,
          "free some space on the index's disk and run again; what was committed is still there"};
}

Failure describe_xapian(const Xapian::Error& error, ExitCode for_index) {
  const char* reason = error.get_error_string();
  const std::string text = error.get_msg() + (reason ? std::string(": ") + reason : "");
  if (mentions_full_disk(text)) return full_disk(text);
  if (mentions(text, "already locked"))
    return {ExitCode::unavailable, "another program is writing the index: " + text,
            "wait until it has ended"};
  // Xapian takes a table that it cannot open for one that is not there.
  const bool lacks_table = mentions(text, "has no termlist");
  const std::string told = text + (lacks_table ? ", or Too many open files" : "");
  const std::string cure = cure_of(told);
  return {for_index, "the index cannot be used: " + told,
          cure.empty() ? "if it goes on, build it again with: kiosque-indexer --rebuild" : cure};
}

}  // namespace

Failure describe_current_exception(ExitCode for_index) {
  try {
    throw;
  } catch (const Error& error) {
    return {error.exit_code(), error.what(), error.hint()};
  } catch (const Xapian::Error& error) {
    return describe_xapian(error, for_index);
  } catch (const std::filesystem::filesystem_error& error) {
    const std::string reason = error.code().message();
    const std::string text =
        error.path1().empty() ? reason : error.path1().string() + ": " + reason;
    if (mentions_full_disk(reason)) return full_disk(text);
    const std::string cure = cure_of(reason);
    return {
        ExitCode::failure, text,
        cure.empty() ? "check that the path is right and that you may read and write there" : cure};
  } catch (const std::bad_alloc&) {
    return {ExitCode::failure, "out of memory", "close other programs or use fewer --jobs"};
  } catch (const std::exception& error) {
    return {ExitCode::failure, error.what(), cure_of(error.what())};
  }
}

ExitCode report_current_exception(std::string_view program, std::ostream& err, ExitCode for_index) {
  const Failure failure = describe_current_exception(for_index);
  err << program << ": " << sanitize(failure.message) << '\n';
  try {
    throw;
  } catch (const QuerySyntaxError& error) {
    print_place(error, err);
  } catch (...) {  // has no place in a query
  }
  if (!failure.hint.empty()) err << "hint: " << sanitize(failure.hint) << '\n';
  return failure.exit_code;
}

}  // namespace kiosque
