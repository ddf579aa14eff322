// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/glass/posting_list.h"

#include <string>

#include "indexer/writing/glass/encoding.h"

namespace kiosque::glass {
namespace {

// As in Xapian, where it balances the reading of a chunk against their number.
constexpr std::size_t kChunkBytes = 2000;

// `head` goes in front of the first chunk, whose key is `beginning`; those of later chunks are
// `beginning`, `separator` and the chunk's first document.
void write_chunks(TableWriter& table, std::string_view beginning, std::string_view separator,
                  std::string head, std::span<const ListedDocument> documents) {
  std::string key(beginning);
  std::string postings;
  std::string chunk;
  while (!documents.empty()) {
    const std::uint32_t first = documents.front().document;
    postings.clear();
    append_number(postings, documents.front().wdf);
    std::size_t taken = 1;
    for (; taken < documents.size() && postings.size() < kChunkBytes; ++taken) {
      append_number(postings, documents[taken].document - documents[taken - 1].document - 1);
      append_number(postings, documents[taken].wdf);
    }
    const std::uint32_t last = documents[taken - 1].document;
    documents = documents.subspan(taken);
    chunk = head;
    chunk += documents.empty() ? '1' : '0';  // is it the last chunk?
    append_number(chunk, last - first);
    chunk += postings;
    if (head.empty()) append_sortable(key, first);
    table.add(key, chunk);
    head.clear();
    key = beginning;
    key += separator;
  }
}

}  // namespace

void write_posting_list(TableWriter& table, std::string_view term,
                        std::span<const ListedDocument> documents) {
  std::uint64_t occurrences = 0;
  for (const ListedDocument& listed : documents) occurrences += listed.wdf;
  std::string head;
  append_number(head, documents.size());
  append_number(head, occurrences);
  append_number(head, documents.front().document - 1);
  constexpr std::string_view kEndOfTerm{"\0", 1};
  write_chunks(table, term, kEndOfTerm, std::move(head), documents);
}

void write_lengths(TableWriter& table, std::span<const ListedDocument> documents) {
  if (documents.empty()) return;
  std::string head;
  append_number(head, 0);  // counts stand in the version file
  append_number(head, 0);
  append_number(head, documents.front().document - 1);
  write_chunks(table, kLengthKeys, {}, std::move(head), documents);
}

}  // namespace kiosque::glass
