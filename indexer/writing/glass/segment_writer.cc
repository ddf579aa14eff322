// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/glass/segment_writer.h"

#include <algorithm>
#include <limits>
#include <span>
#include <stdexcept>

#include "indexer/writing/glass/encoding.h"
#include "indexer/writing/glass/posting_list.h"

namespace kiosque::glass {
namespace {

// As in Xapian, where it balances the reading of a chunk against their number.
constexpr std::size_t kValueChunkBytes = 2000;
// Xapian deflates only what is longer.
constexpr std::size_t kDeflateAbove = 18;

std::string document_key(std::uint32_t document) {
  std::string key;
  append_sortable(key, document);
  return key;
}

// The first eight bytes of a term as a number that sorts alike.
std::uint64_t beginning_of(std::string_view term) {
  std::uint64_t beginning = 0;
  for (std::size_t i = 0; i < 8; ++i)
    beginning = beginning << 8 | (i < term.size() ? static_cast<unsigned char>(term[i]) : 0U);
  return beginning;
}

std::size_t common_beginning(std::string_view one, std::string_view other) {
  const std::size_t shorter = std::min(one.size(), other.size());
  std::size_t same = 0;
  while (same < shorter && one[same] == other[same]) ++same;
  return same;
}

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path folder)
    : folder_(std::move(folder)), texts_(folder_ / "docdata.glass") {
  std::filesystem::create_directory(folder_);
}

void SegmentWriter::set_metadata(std::string key, std::string value) {
  metadata_[std::move(key)] = std::move(value);
}

void SegmentWriter::add(const DocumentContents& contents) {
  Document document;
  const auto number = static_cast<std::uint32_t>(documents_.size() + 1);
  for (const DocumentContents::Posting& posting : contents.postings()) {
    postings_.push_back({posting.term, posting.wdf});
    document.length += posting.wdf;
    statistics_.most_wdf = std::max(statistics_.most_wdf, posting.wdf);
  }
  document.postings_end = postings_.size();
  add_values(contents, document);
  if (!contents.data().empty())
    texts_.add(document_key(number), deflater_.store(contents.data()), true);
  statistics_.documents = number;
  statistics_.total_length += document.length;
  statistics_.most_length = std::max(statistics_.most_length, document.length);
  if (document.length > 0 &&
      (statistics_.least_length == 0 || document.length < statistics_.least_length))
    statistics_.least_length = document.length;
  documents_.push_back(std::move(document));
}

void SegmentWriter::add_values(const DocumentContents& contents, Document& document) {
  auto values = contents.values();
  std::sort(values.begin(), values.end());
  const auto number = static_cast<std::uint32_t>(documents_.size() + 1);
  std::uint32_t next_slot = 0;
  for (auto& [slot_number, value] : values) {
    append_number(document.used_slots, slot_number - next_slot);
    next_slot = slot_number + 1;
    Slot& slot = slots_[slot_number];
    if (slot.chunks.empty() || slot.chunks.back().second.size() >= kValueChunkBytes)
      slot.chunks.emplace_back(number, std::string());
    else
      append_number(slot.chunks.back().second, number - slot.last_document - 1);
    append_string(slot.chunks.back().second, value);
    value_bytes_ += value.size();
    slot.last_document = number;
    if (slot.count++ == 0) {
      slot.least = slot.most = value;
    } else if (value < slot.least) {
      slot.least = value;
    } else if (value > slot.most) {
      slot.most = value;
    }
  }
}

// finish() sorts the postings into as many again, and terms by two numbers of eight bytes.
std::size_t SegmentWriter::memory() const {
  return 2 * sizeof(Posting) * postings_.size() + terms_.memory() + 16 * terms_.size() +
         value_bytes_ + sizeof(Document) * documents_.size();
}

void SegmentWriter::finish() {
  tables_.texts = texts_.finish();
  const std::vector<std::uint32_t> ranked = rank_terms();
  write_postings(ranked);
  write_term_lists(ranked);
  write_version_file(folder_, tables_, statistics_);
}

// The terms in the order of their bytes. From here on postings have the ranks of their terms.
std::vector<std::uint32_t> SegmentWriter::rank_terms() {
  struct Sorted {
    std::uint64_t beginning;
    std::uint32_t term;
  };
  std::vector<Sorted> sorted;
  sorted.reserve(terms_.size());
  for (std::uint32_t i = 0; i < terms_.size(); ++i)
    sorted.push_back({beginning_of(terms_.term(i)), i});
  std::sort(sorted.begin(), sorted.end(), [this](const Sorted& one, const Sorted& other) {
    if (one.beginning != other.beginning) return one.beginning < other.beginning;
    return terms_.term(one.term) < terms_.term(other.term);
  });
  std::vector<std::uint32_t> ranked(sorted.size());
  std::vector<std::uint32_t> rank_of(sorted.size());
  for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) {
    ranked[rank] = sorted[rank].term;
    rank_of[sorted[rank].term] = rank;
  }
  for (Posting& posting : postings_) posting.term = rank_of[posting.term];
  return ranked;
}

void SegmentWriter::write_postings(const std::vector<std::uint32_t>& ranked) {
  TableWriter table(folder_ / "postlist.glass");
  for (const auto& [key, value] : metadata_) table.add(std::string(kMetadataKeys) + key, value);
  for (const auto& [number, slot] : slots_) {
    std::string key(kValueStatisticsKeys);
    for (std::uint32_t rest = number; rest > 0; rest >>= 8) key += static_cast<char>(rest & 0xFF);
    std::string statistics;
    append_number(statistics, slot.count);
    append_string(statistics, slot.least);
    if (slot.least != slot.most) statistics += slot.most;
    table.add(key, statistics);
  }
  for (const auto& [number, slot] : slots_) {
    std::string beginning(kValueKeys);
    append_number(beginning, number);
    for (const auto& [document, chunk] : slot.chunks)
      table.add(beginning + document_key(document), chunk);
  }
  std::vector<ListedDocument> listed;
  listed.reserve(documents_.size());
  for (const Document& document : documents_)
    listed.push_back({static_cast<std::uint32_t>(listed.size() + 1), document.length});
  write_lengths(table, listed);
  write_terms(table, ranked);
  tables_.postings = table.finish();
}

// A counting sort: all postings of the first term, all of the second one ...
void SegmentWriter::write_terms(TableWriter& table, const std::vector<std::uint32_t>& ranked) {
  if (postings_.size() > std::numeric_limits<std::uint32_t>::max())
    throw std::length_error("glass: too many postings in a segment");
  std::vector<std::uint32_t> ends(ranked.size() + 1);
  for (const Posting& posting : postings_) ++ends[posting.term + 1];
  for (std::size_t rank = 0; rank < ranked.size(); ++rank) ends[rank + 1] += ends[rank];
  std::vector<ListedDocument> sorted(postings_.size());
  std::uint64_t from = 0;
  for (std::uint32_t i = 0; i < documents_.size(); ++i)
    for (; from < documents_[i].postings_end; ++from)
      sorted[ends[postings_[from].term]++] = {i + 1, postings_[from].wdf};
  const std::span<const ListedDocument> all(sorted);
  std::uint32_t begin = 0;
  for (std::size_t rank = 0; rank < ranked.size(); begin = ends[rank++])
    write_posting_list(table, terms_.term(ranked[rank]), all.subspan(begin, ends[rank] - begin));
}

void SegmentWriter::write_term_lists(const std::vector<std::uint32_t>& ranked) {
  TableWriter table(folder_ / "termlist.glass");
  std::string list;
  std::size_t begin = 0;
  for (std::uint32_t i = 0; i < documents_.size(); ++i) {
    const Document& document = documents_[i];
    const auto first = postings_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = postings_.begin() + static_cast<std::ptrdiff_t>(document.postings_end);
    std::sort(first, last,
              [](const Posting& one, const Posting& other) { return one.term < other.term; });
    list.clear();
    if (first != last) {
      append_number(list, document.length);
      append_number(list, static_cast<std::uint64_t>(last - first));
    }
    std::string_view before;
    for (auto posting = first; posting != last; ++posting) {
      const std::string_view term = terms_.term(ranked[posting->term]);
      if (posting == first) {
        list += static_cast<char>(term.size());
        list += term;
        append_number(list, posting->wdf);
      } else {
        const std::size_t same = common_beginning(before, term);
        // A small wdf shares a byte with what is the same: decoders know how much that can be.
        const std::uint64_t both = (std::uint64_t{posting->wdf} + 1) * (before.size() + 1) + same;
        list += static_cast<char>(both < 256 ? both : same);
        list += static_cast<char>(term.size() - same);
        list += term.substr(same);
        if (both >= 256) append_number(list, posting->wdf);
      }
      before = term;
    }
    const std::string_view deflated = list.size() > kDeflateAbove ? deflater_.deflate(list) : "";
    const std::string key = document_key(i + 1);
    table.add(key, deflated.empty() ? list : deflated, !deflated.empty());
    if (!document.used_slots.empty()) table.add(key + '\0', document.used_slots);
    begin = document.postings_end;
  }
  tables_.term_lists = table.finish();
}

}  // namespace kiosque::glass
