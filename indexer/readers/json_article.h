// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace kiosque {

// Makes articles of JSON objects. Borrows what it is given. Not thread-safe.
class JsonArticleReader {
 public:
  // `cure` tells what to do about an object that cannot be read.
  JsonArticleReader(const ReadOptions& options, std::string charset, std::string cure,
                    const TakeResult& take);
  ~JsonArticleReader();

  // Reads the bytes of one object, which begins in that line of its document.
  void read(std::string_view bytes, std::uint64_t line);

  void reject(Problem::Kind kind, std::uint64_t line, std::string message, std::string cure);

 private:
  struct Parsers;

  const FieldMap& map_;
  const std::string charset_;
  const std::string cure_;
  const TakeResult& take_;
  std::unique_ptr<Parsers> parsers_;
};

}  // namespace kiosque
