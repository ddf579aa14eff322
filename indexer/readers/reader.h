// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <variant>

#include "indexer/problem.h"
#include "indexer/readers/field_map.h"
#include "src/article/article.h"

namespace kiosque {

// What a reader finds, in the order of the document. A problem that is no rejection comes before
// the article that it belongs to. A reader sets an article's line where there are many in one
// document; path, entry and a missing id are set by who opened the document (input/). Where a
// document holds documents, as a WARC file does, the reader sets entry to the inner one's name.
using ReadResult = std::variant<Article, Problem>;
using TakeResult = std::function<void(ReadResult&&)>;

// The most bytes that a reader holds of one article's source: a page, a line, an item. Memory stays
// bounded by it.
inline constexpr std::size_t kMaxArticleBytes = 16U << 20;
// An article with more text is rejected: it would be a book, and the analysis of words that are
// all different takes about eighty times their bytes.
inline constexpr std::size_t kMaxTextBytes = 1U << 20;

// A document as it was found: a file, an entry of an archive, a record, standard input. Borrows
// the stream for the time of the reading.
struct Document {
  std::istream& in;          // at its beginning; cannot be rewound
  std::string name = {};     // of the file or entry, for what its extension says
  std::string charset = {};  // declared outside of it, as by an HTTP header; else empty
  std::string url = {};      // where it was fetched from; else empty
};

// What a user may say about documents.
struct ReadOptions {
  bool only_french = false;  // leave out articles in other languages
  FieldMap map;              // of JSON
};

// One function a format. None throws for what a document holds, however broken or hostile it is.
// Memory stays within a few times kMaxArticleBytes whatever comes in.
void read_text(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_jsonl(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_json_array(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_html(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_feed(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_newsml(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_nitf(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_tei(const Document& document, const ReadOptions& options, const TakeResult& take);
void read_warc(const Document& document, const ReadOptions& options, const TakeResult& take);

// Reads a document in the format that its content has.
void read_document(const Document& document, const ReadOptions& options, const TakeResult& take);

// The next line, without its end, into `line`. False at the end, and where reading fails: then
// in.bad(). A line over kMaxArticleBytes is skipped to its end and `line` keeps only its
// beginning, with `too_long` set.
bool read_bounded_line(std::istream& in, std::string& line, bool& too_long);

}  // namespace kiosque
