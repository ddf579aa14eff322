// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <optional>
#include <string>

#include "indexer/problem.h"
#include "indexer/readers/warc/headers.h"

namespace kiosque {

// What a server answered.
struct HttpAnswer {
  int status = 0;
  Headers headers;
  std::string body;  // as sent
};
// Nothing for bytes that are no HTTP.
std::optional<HttpAnswer> parse_http(std::string&& bytes);

// Undoes chunks and compression in the body, where it really has them: archives keep the headers
// of an answer whose body they have unpacked. A problem for one that cannot be read or is over
// kMaxArticleBytes.
std::optional<Problem> undo_codings(HttpAnswer& answer);

}  // namespace kiosque
