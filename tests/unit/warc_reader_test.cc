// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <array>
#include <sstream>

#include "tests/support/temp_folder.h"
#include "tests/unit/read_results.h"

namespace kiosque {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ReadResults read_records(const std::string& bytes) {
  std::istringstream in(bytes);
  ReadResults results;
  read_warc(Document{in, "a.warc"}, {}, results.taker());
  return results;
}

const std::string kFolder = std::string(KIOSQUE_SOURCE_DIR) + "/corpus/";

std::string page(const std::string& title) {
  return "<html><body><h1>" + title +
         "</h1><p>La passerelle de bois rouvre aux promeneurs, après trois semaines.</p></body>";
}

std::string record(const std::string& block, const std::string& headers = "WARC-Type: response\r\n",
                   const std::string& address = "https://a.example/1") {
  return "WARC/1.1\r\n" + headers + "WARC-Target-URI: " + address +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string answer(const std::string& body, const std::string& headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body;
}

// As servers pack it: 31 for gzip, 15 for deflate with zlib's header, -15 for bare deflate.
std::string pack(std::string bytes, int window) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::vector<std::string> titles(const ReadResults& results) {
  std::vector<std::string> found;
  found.reserve(results.articles.size());
  for (const Article& article : results.articles) found.push_back(article.title);
  return found;
}

TEST(WarcReader, ReadsThePagesOfAnArchive) {
  const ReadResults results =
      read_records(read_whole_file(kFolder + "sample/pages-web/petit-bressan.warc"));
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_THAT(titles(results),
              ElementsAre("Le bac de Saint-Trivier reprend du service",
                          "Une chorale d’enfants enregistre les comptines de la Bresse",
                          "À Pont-de-Vaux, la passerelle de bois change ses planches"));
  const Article& article = results.articles[1];
  EXPECT_EQ(article.entry, "https://petit-bressan.example/culture/comptines");
  EXPECT_EQ(article.url, article.entry);
  EXPECT_EQ(article.source, "Le Petit Bressan");
  EXPECT_EQ(article.author, "Rédaction de Bourg");
  EXPECT_EQ(article.section, "Culture");
  EXPECT_EQ(article.date, (Date{2022, 5, 17}));
  EXPECT_EQ(article.body,
            "Elles se transmettaient de grand-mère en petite-fille et n’avaient jamais été notées. "
            "Quarante enfants de Montrevel ont enregistré vingt-deux comptines bressanes, parfois "
            "dans trois versions.\n"
            "Une linguiste a recueilli les paroles auprès de douze anciens. Le disque est remis "
            "gratuitement aux écoles du département ; les partitions sont en ligne.");
}

TEST(WarcReader, UndoesCodingsWhereTheBodyReallyHasThem) {
  const std::string plain = page("Titre");
  const std::string chunks = "A;x=y\r\n" + plain.substr(0, 10) + "\r\n" + "0008\r\n" +
                             plain.substr(10, 8) + "\r\nffff\r\n" + plain.substr(18);
  struct Case {
    std::string headers;
    std::string body;
  };
  for (const auto& [headers, body] :
       std::vector<Case>{{"", plain},
                         {"Transfer-Encoding: chunked\r\n", plain},
                         {"Transfer-Encoding: chunked\r\n", chunks},
                         {"Content-Encoding: gzip\r\n", plain},
                         {"Content-Encoding: gzip\r\n", pack(plain, 31)},
                         {"", pack(plain, 31)},
                         {"Content-Encoding: deflate\r\n", pack(plain, 15)},
                         {"content-encoding: DEFLATE\r\n", pack(plain, -15)},
                         {"Content-Encoding: br\r\n", plain}}) {
    SCOPED_TRACE(headers);
    const ReadResults results = read_records(record(answer(body, headers)));
    EXPECT_THAT(results.problem_places(), IsEmpty());
    EXPECT_THAT(titles(results), ElementsAre("Titre"));
  }
}

TEST(WarcReader, RejectsBodiesThatItCannotUnpack) {
  const std::string packed = pack(page("Titre"), 31);
  const std::string bomb = pack(std::string(40U << 20, 'a'), 31);
  struct Case {
    std::string headers;
    std::string body;
    std::string place;
  };
  for (const auto& [headers, body, place] :
       std::vector<Case>{{"Content-Encoding: gzip\r\n", packed.substr(0, 40), "syntax 0"},
                         {"Content-Encoding: deflate\r\n", "zzzzzz", "syntax 0"},
                         {"Content-Encoding: br\r\n", "\x1B\x2A\x03", "syntax 0"},
                         {"Content-Encoding: gzip\r\n", bomb, "too-large 0"}}) {
    SCOPED_TRACE(headers + place);
    const ReadResults results = read_records(record(answer(body, headers)));
    EXPECT_THAT(results.articles, IsEmpty());
    ASSERT_THAT(results.problem_places(), ElementsAre(place));
    EXPECT_EQ(results.problems[0].entry, "https://a.example/1");
    EXPECT_NE(results.problems[0].cure, "");
  }
}

TEST(WarcReader, ReadsKeptResourcesAndPassesOverTheRest) {
  const std::string type = "WARC-Type: ";
  const std::string text = "\r\nContent-Type: text/plain\r\n";
  const std::string html = "\r\nContent-Type: text/html; charset=windows-1252\r\n";
  const ReadResults results = read_records(
      record(page("Une"), type + "resource" + html) + "\r\n\r\n" +
      record("Deux\n\nLe texte.", type + "conversion" + text, "<https://a.example/2>") +
      record("{}", type + "resource\r\nContent-Type: application/json\r\n") +
      record(answer(page("Non")), type + "request\r\n") + record("fetch: 1", type + "revisit\r\n") +
      record("20220517 127.0.0.1", type + "response\r\n") +
      record("HTTP/1.1 301 Moved\r\n\r\n" + page("Non"), type + "response\r\n") +
      record("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx", type + "response\r\n") +
      record("HTTP/1.0 200\n\n" + page("Trois"), "wArC-tYpe:\r\n  response\r\n", "") +
      record("", type + "metadata\r\n"));
  EXPECT_THAT(results.problem_places(), IsEmpty());
  ASSERT_THAT(titles(results), ElementsAre("Une", "Deux", "Trois"));
  EXPECT_EQ(results.articles[1].url, "https://a.example/2");
  EXPECT_THAT(results.articles[2].entry, HasSubstr("byte-"));
}

TEST(WarcReader, TellsOfBrokenRecordsAndGoesOnWithTheNext) {
  const std::string good = record(answer(page("Bon")));
  struct Case {
    std::string bytes;
    std::string message;
    std::size_t articles;
  };
  std::string longer = good;
  longer.replace(longer.find("Content-Length: ") + 16, 3, "999");
  std::string shorter = good;
  shorter.replace(shorter.find("Content-Length: ") + 16, 3, " 50");
  std::string absent = good;
  absent.replace(absent.find("Content-Length"), 14, "Content-Weight");
  const std::string at = std::to_string(good.size());
  const std::vector<Case> cases = {
      {"bonjour\r\n" + good, "no record begins at byte 0, as one should", 1},
      {good + "x\ny\nz\n" + good, "no record begins at byte " + at + ", as one should", 2},
      {good + longer + good,
       "the record at byte " + at + " should have 999 bytes, the file ends before", 2},
      {good + shorter + good,
       "the record at byte " + at + " has a Content-Length that is not its length", 2},
      {good + absent + good, "the record at byte " + at + " has no Content-Length that can be read",
       2},
      {good + good.substr(0, 200), "the record at byte " + at + " should have ", 1},
      {good + good.substr(0, 30), "the record at byte " + at + " is cut off in its header", 1},
      {"WARC/1.0\r\nA: " + std::string(70000, 'a') + "\r\n\r\n" + good,
       "the record at byte 0 has a header of more than 64 KiB", 1},
      {"WARC/1.0\r\n" + std::string(30000, 'a') + "\r\n" + std::string(60000, 'b') + "\r\n\r\n" +
           good,
       "the record at byte 0 has a header of more than 64 KiB", 1}};
  for (const auto& [bytes, message, articles] : cases) {
    SCOPED_TRACE(message);
    const ReadResults results = read_records(bytes);
    EXPECT_EQ(results.articles.size(), articles);
    ASSERT_THAT(results.problem_places(), ElementsAre("syntax 0"));
    EXPECT_THAT(results.problems[0].message, HasSubstr(message));
    EXPECT_NE(results.problems[0].cure, "");
  }
}

TEST(WarcReader, PassesOverRecordsThatAreTooLarge) {
  const ReadResults results =
      read_records(record(answer(std::string(17U << 20, 'a'))) + record(answer(page("Bon"))));
  ASSERT_THAT(results.problem_places(), ElementsAre("too-large 0"));
  EXPECT_EQ(results.problems[0].entry, "https://a.example/1");
  EXPECT_THAT(titles(results), ElementsAre("Bon"));
  EXPECT_THAT(
      read_records("WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\nabc").problem_places(),
      ElementsAre("syntax 0"));
}

TEST(WarcReader, ReadsRecordsInsideEachOtherInBoundedTime) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += "\nWARC/1.0\nContent-Length: 16000000\n\n";
  EXPECT_LT(read_records(bytes).problems.size(), 1000U);
}

TEST(WarcReader, TellsOfAnEmptyFile) {
  EXPECT_THAT(read_records("").problem_places(), ElementsAre("empty 0"));
  EXPECT_THAT(read_records("\r\n\r\n").problem_places(), ElementsAre("empty 0"));
}

TEST(WarcReader, SurvivesBeingCutOffAnywhere) {
  const std::string whole = read_whole_file(kFolder + "sample/pages-web/petit-bressan.warc");
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    SCOPED_TRACE(size);
    const ReadResults results = read_records(whole.substr(0, size));
    EXPECT_LE(results.articles.size(), 3U);
    EXPECT_LE(results.problems.size(), 1U);
  }
}

struct Specimen {
  const char* name;
  std::size_t articles;
  std::vector<std::string> problems;
};

TEST(WarcReader, ReadsWhatIsWholeInBrokenArchives) {
  for (const auto& [name, articles, problems] :
       std::vector<Specimen>{{"broken.warc", 2, {"syntax 0", "syntax 0"}},
                             {"truncated.warc", 1, {"syntax 0"}},
                             {"too-long.warc", 1, {"syntax 0"}}}) {
    SCOPED_TRACE(name);
    const ReadResults results = read_records(read_whole_file(kFolder + "broken/html/" + name));
    EXPECT_EQ(results.articles.size(), articles);
    EXPECT_EQ(results.problem_places(), problems);
  }
}

}  // namespace
}  // namespace kiosque
