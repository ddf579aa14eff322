// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kiosque::glass {

// Makes raw deflate streams, which Xapian inflates when it reads a tag. Quick rather than small:
// on term lists the best level saves 1 % more than the first and takes four times as long.
// Not thread-safe.
class Deflater {
 public:
  Deflater();  // throws std::bad_alloc
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // The view lives until the next call; empty where `bytes` would not become shorter.
  std::string_view deflate(std::string_view bytes);

  // The same bytes as a stream that only stores them: what is compressed already would be deflated
  // in vain, here and again when Xapian merges.
  std::string_view store(std::string_view bytes);

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::string deflated_;
};

}  // namespace kiosque::glass
