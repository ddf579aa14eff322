// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Documents of up to 200 MB, made while they are read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <istream>
#include <streambuf>

#include "tests/unit/read_results.h"

#if defined(__SANITIZE_ADDRESS__)
#define KIOSQUE_MEASURES_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KIOSQUE_MEASURES_MEMORY 0
#endif
#endif
#ifndef KIOSQUE_MEASURES_MEMORY
#define KIOSQUE_MEASURES_MEMORY 1
#endif

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A beginning, a piece that is repeated up to a size, and an end.
class Generated : public std::streambuf {
 public:
  Generated(std::string begin, const std::string& piece, std::size_t size, std::string end)
      : begin_(std::move(begin)), end_(std::move(end)), left_(size) {
    while (pieces_.size() < (1U << 16)) pieces_ += piece;
    setg(begin_.data(), begin_.data(), begin_.data() + begin_.size());
  }

 protected:
  int_type underflow() override {
    std::string* next = nullptr;
    if (left_ > 0) {
      left_ -= std::min(left_, pieces_.size());
      next = &pieces_;
    } else if (!has_ended_) {
      has_ended_ = true;
      next = &end_;
    }
    if (next == nullptr || next->empty()) return traits_type::eof();
    setg(next->data(), next->data(), next->data() + next->size());
    return traits_type::to_int_type(next->front());
  }

 private:
  std::string begin_;
  std::string pieces_;
  std::string end_;
  std::size_t left_;
  bool has_ended_ = false;
};

constexpr std::size_t kHuge = 200'000'000;
constexpr std::size_t kLarge = 40'000'000;  // more than is ever held; of what takes time to parse
const char* const kBegin = "<rss><channel><title>t</title><item><title>un</title></item>";
const char* const kEnd = "<item><title>deux</title></item></channel></rss>";

ReadResults read_generated(const std::string& begin, const std::string& piece,
                           const std::string& end, std::size_t size = kLarge) {
  Generated buffer(begin, piece, size, end);
  std::istream in(&buffer);
  ReadResults results;
  read_feed(Document{in, "a.rss"}, {}, results.taker());
  return results;
}

std::vector<std::string> titles(const ReadResults& results) {
  std::vector<std::string> all;
  for (const Article& article : results.articles) all.push_back(article.title);
  return all;
}

class XmlHuge : public testing::Test {
 protected:
  // The most that the process ever held.
  static long megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
  }
  void TearDown() override {
    if (KIOSQUE_MEASURES_MEMORY != 0) {
      EXPECT_LT(megabytes(), 250);
    }
  }
};

TEST_F(XmlHuge, OneLineOfTextCostsOnlyItsItem) {
  const ReadResults results = read_generated(std::string(kBegin) + "<item><description>", "mots ",
                                             std::string("</description></item>") + kEnd, kHuge);
  EXPECT_THAT(titles(results), ElementsAre("un", "deux"));
  EXPECT_THAT(results.problem_places(), ElementsAre("too-large 1"));
}

TEST_F(XmlHuge, ManySmallElementsCostOnlyTheirItem) {
  const ReadResults results =
      read_generated(std::string(kBegin) + "<item>", "<a b='c'/>", std::string("</item>") + kEnd);
  EXPECT_THAT(titles(results), ElementsAre("un", "deux"));
  EXPECT_THAT(results.problem_places(), ElementsAre("too-large 1"));
}

TEST_F(XmlHuge, WhatTheFormatDoesNotAskForCostsNothing) {
  const ReadResults results = read_generated(std::string(kBegin) + "<image>", "<a b='c'>texte</a> ",
                                             std::string("</image>") + kEnd);
  EXPECT_THAT(titles(results), ElementsAre("un", "deux"));
  EXPECT_THAT(results.problem_places(), IsEmpty());
}

TEST_F(XmlHuge, TokensWithoutAnEndEndTheReading) {
  for (const char* begin : {"<item><![CDATA[", "<!-- ", "<?pi ", "<item a='", "<item ", "<"}) {
    const ReadResults results =
        read_generated(std::string(kBegin) + begin, "abcdefghij", "", kHuge);
    EXPECT_THAT(titles(results), ElementsAre("un")) << begin;
    EXPECT_THAT(results.problem_places(), ElementsAre("syntax 1")) << begin;
  }
  for (const char* begin : {"", "<", "<!DOCTYPE a [<!ENTITY b '", "<!DOCTYPE a [ ", "<?xml "}) {
    const ReadResults results = read_generated(begin, "abc def ", "", kHuge);
    EXPECT_THAT(results.problem_places(), ElementsAre("syntax 1")) << begin;
  }
}

TEST_F(XmlHuge, EveryFormatBoundsItsMemory) {
  using Read = void (*)(const Document&, const ReadOptions&, const TakeResult&);
  const struct {
    Read read;
    const char* begin;
    const char* piece;
    const char* end;
  } cases[] = {
      {read_nitf, "<nitf><body><body.content>", "<p>mots mots mots</p>",
       "</body.content></body></nitf>"},
      {read_newsml, "<newsItem><contentSet><inlineData>", "mots mots ",
       "</inlineData></contentSet></newsItem>"},
      {read_tei, "<TEI><text><body>", "<p>mots mots mots</p>", "</body></text></TEI>"},
      {read_tei, "<TEI><text><body><div type='article'>", "<p>mots mots mots</p>",
       "</div></body></text></TEI>"},
  };
  for (const auto& c : cases) {
    Generated buffer(c.begin, c.piece, kLarge, c.end);
    std::istream in(&buffer);
    ReadResults results;
    c.read(Document{in, "a.xml"}, {}, results.taker());
    EXPECT_THAT(results.articles, IsEmpty()) << c.begin;
    EXPECT_THAT(results.problem_places(), ElementsAre("too-large 1")) << c.begin;
  }
}

}  // namespace
}  // namespace kiosque
