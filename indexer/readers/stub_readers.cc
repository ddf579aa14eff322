// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Stands in for readers that are merged next.
#include "indexer/readers/reader.h"
namespace kiosque {
void read_json_array(const Document& d, const ReadOptions& o, const TakeResult& t) {
  read_jsonl(d, o, t);
}
}
}  // namespace kiosque
