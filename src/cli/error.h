// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace kiosque {

// Exit statuses that scripts rely on; never renumber. The second meaning is the indexer's.
enum class ExitCode : int {
  success = 0,        // found / done
  incomplete = 1,     // nothing found / some inputs rejected
  failure = 2,        // bad query or options / could not run
  unavailable = 3,    // the index cannot be read / another run holds the index
  interrupted = 130,  // by SIGINT
  terminated = 143,   // by SIGTERM
};

constexpr bool is_by_signal(ExitCode code) { return static_cast<int>(code) > 128; }

// What ends the operation. The message says what is wrong and where; the hint, which may be
// empty, says what to do about it. Both are one line of UTF-8 without a final full stop.
class Error : public std::runtime_error {
 public:
  Error(ExitCode exit_code, const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)), exit_code_(exit_code) {}

  const std::string& hint() const { return hint_; }
  ExitCode exit_code() const { return exit_code_; }

 private:
  std::string hint_;
  ExitCode exit_code_;
};

// A query that cannot be understood. `offset` and `length` are bytes into the query's text and
// show where; `length` is at least 1 even at the end of the text.
class QuerySyntaxError : public Error {
 public:
  QuerySyntaxError(std::string query, std::size_t offset, std::size_t length,
                   const std::string& message, std::string hint)
      : Error(ExitCode::failure, message, std::move(hint)),
        query_(std::move(query)),
        offset_(offset),
        length_(length == 0 ? 1 : length) {}

  const std::string& query() const { return query_; }
  std::size_t offset() const { return offset_; }
  std::size_t length() const { return length_; }

 private:
  std::string query_;
  std::size_t offset_;
  std::size_t length_;
};

}  // namespace kiosque
