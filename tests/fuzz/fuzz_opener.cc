// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Opens any bytes as standard input: archives in archives, and documents in the format that their
// content has. The first byte chooses the name.
#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

#include "indexer/input/opener.h"
#include "tests/fuzz/read_promises.h"

namespace kiosque {
namespace {

void check_bytes(unsigned choice, const std::string& bytes) {
  constexpr std::array kNames = {"-",      "a.txt", "a.html", "a.xml",
                                 "a.json", "a.zip", "a.warc", "a.jsonl.gz"};
  const Limits limits{.depth = 2, .entries = 100, .unpacked_bytes = 1U << 20, .ratio = 200};
  const ReadOptions options;
  InputCounts counts;
  const TakeResult take = [&](ReadResult&& result) {
    if (auto* article = std::get_if<Article>(&result)) {
      require(!article->id.empty(), "an article without an id");
      require(article->title.size() + article->body.size() <= kMaxTextBytes, "too long a text");
      // Places are bytes, as the archive has them.
      article->id.clear();
      article->entry.clear();
    }
    check_result(result);
  };
  std::istringstream in(bytes);
  Opener(options, limits, counts, take).open_stream(in, kNames.at(choice % kNames.size()));
  require(counts.files == 1, "a stream that is not counted");
}

}  // namespace
}  // namespace kiosque

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  kiosque::check_bytes(data[0], std::string(data + 1, data + size));
  return 0;
}
