// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// vary_articles ARTICLES.jsonl COPIES [SEED]: writes the articles COPIES times as JSON Lines, first
// as they are, then with other words, numbers, names, days and ids (see word_variants.h). The same
// arguments give the same articles, and fewer copies the beginning of more. Tells on standard error
// how the vocabulary grew.
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bench/scale/word_variants.h"
#include "indexer/input/opener.h"

namespace {

constexpr int kYears = 20;  // over which the copies are spread, backwards
constexpr std::size_t kBufferBytes = 1 << 20;

struct Text {
  kiosque::Article article;  // without title and body
  std::vector<std::uint32_t> title;
  std::vector<std::uint32_t> body;
};

std::vector<Text> read_texts(const std::string& path, kiosque::WordVariants& variants) {
  std::vector<Text> texts;
  const kiosque::TakeResult take = [&](kiosque::ReadResult&& result) {
    auto* article = std::get_if<kiosque::Article>(&result);
    if (article == nullptr) return;
    Text text;
    text.title = variants.split(article->title);
    text.body = variants.split(article->body);
    variants.end_article();
    text.article = std::move(*article);
    text.article.title = {};
    text.article.body = {};
    texts.push_back(std::move(text));
  };
  const kiosque::ReadOptions options;
  const kiosque::Limits limits;
  kiosque::InputCounts counts;
  kiosque::Opener(options, limits, counts, take).open_file(path);
  return texts;
}

class Writer {
 public:
  void field(std::string_view name, std::string_view value) {
    begin(name);
    buffer_ += kiosque::escape_json(value);
    buffer_ += '"';
  }
  void field(std::string_view name, const std::vector<std::uint32_t>& pieces,
             const std::vector<std::string>& spelled) {
    begin(name);
    for (const std::uint32_t piece : pieces) buffer_ += spelled[piece];
    buffer_ += '"';
  }
  void end_article() {
    buffer_ += "}\n";
    is_first_ = true;
    if (buffer_.size() > kBufferBytes) flush();
  }
  void flush() {
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), stdout) != buffer_.size() ||
        std::fflush(stdout) != 0)
      throw std::runtime_error("cannot write standard output");
    buffer_.clear();
  }

 private:
  void begin(std::string_view name) {
    buffer_ += is_first_ ? "{\"" : ",\"";
    buffer_ += name;
    buffer_ += "\":\"";
    is_first_ = false;
  }

  std::string buffer_;
  bool is_first_ = true;
};

// A day of another year: months stay, so seasons do.
kiosque::Date other_day(kiosque::Date date, std::size_t copy, std::size_t article) {
  date.year -= static_cast<int>(copy % kYears);
  date.day = 1 + static_cast<int>((article + copy * 11) % 28);
  return date;
}

void write_copy(const std::vector<Text>& texts, std::size_t copy,
                const std::vector<std::string>& spelled, Writer& writer) {
  const std::string suffix = copy == 0 ? "" : "-copy" + std::to_string(copy);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const kiosque::Article& article = texts[i].article;
    writer.field("id", article.id + suffix);
    writer.field("title", texts[i].title, spelled);
    if (article.date)
      writer.field("date", to_iso(copy == 0 ? *article.date : other_day(*article.date, copy, i)));
    writer.field("source", article.source);
    if (!article.url.empty()) writer.field("url", article.url + suffix);
    if (!article.language.empty()) writer.field("lang", article.language);
    writer.field("body", texts[i].body, spelled);
    writer.end_article();
  }
}

void vary(const std::string& path, std::size_t copies, std::uint64_t seed) {
  kiosque::WordVariants variants(seed);
  const std::vector<Text> texts = read_texts(path, variants);
  if (texts.empty()) throw std::runtime_error(path + ": no articles");
  variants.freeze();
  Writer writer;
  for (std::size_t copy = 0; copy < copies; ++copy)
    write_copy(texts, copy, variants.spell(copy), writer);
  writer.flush();
  const auto words = static_cast<double>(variants.vocabulary());
  const auto made = static_cast<double>(variants.vocabulary_made());
  std::fprintf(stderr, "%zu articles; %.0f words, %.2f times the %.0f of the original",
               texts.size() * copies, made, made / words, words);
  if (copies > 1)
    std::fprintf(stderr, ", Heaps exponent %.2f (the original's own: %.2f)",
                 std::log(made / words) / std::log(static_cast<double>(copies)),
                 variants.heaps_exponent());
  std::fputc('\n', stderr);
}

// False for what is no number.
template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t copies = 0;
  std::uint64_t seed = 1;
  if (argc < 3 || argc > 4 || !read_number(argv[2], copies) ||
      (argc == 4 && !read_number(argv[3], seed))) {
    std::cerr << "usage: vary_articles ARTICLES.jsonl COPIES [SEED]\n";
    return 2;
  }
  try {
    vary(argv[1], copies, seed);
  } catch (const std::exception& error) {
    std::cerr << "vary_articles: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
