// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/search_command.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>
#include <utility>

#include "indexer/writing/index_folder.h"
#include "indexer/writing/live_index.h"
#include "tests/support/no_memory.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/search_fixture.h"

namespace kiosque {
namespace {

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

Outcome run(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Outcome result;
  result.exit_code = run_query(arguments, out, err);
  result.out = out.str();
  result.err = err.str();
  return result;
}

// A real index folder: stub, generation and all.
class Archive {
 public:
  explicit Archive(int articles) {
    IndexFolder index(folder());
    const std::filesystem::path building = index.begin_generation();
    NoMemory memory;
    BulkBuilder builder(building, lexicon_, memory.files, 1, [](const Problem&) {});
    for (int i = 0; i < articles; ++i) builder.add(article(i));
    builder.finish(building / "merged");
    index.publish(building / "merged");
  }

  static Article article(int i, const std::string& more = "") {
    return make_article("a" + std::to_string(i),
                        "Kim parle. " + more + " mot" + std::to_string(i) + " et la suite.");
  }

  std::string folder() const { return (folder_ / "index").string(); }
  std::string live() const { return find_live_generation(folder()).value().string(); }

  // One commit that changes every article.
  void rewrite(int articles, const std::string& more) {
    NoMemory memory;
    LiveIndex index(live(), folder(), lexicon_, memory.files, {});
    for (int i = 0; i < articles; ++i) index.put(article(i, more), [](const Problem&) {});
    index.commit();
  }

 private:
  TempFolder folder_;
  Lexicon lexicon_ = Lexicon::builtin();
};

// Takes what is printed; does something once, as soon as some of it has come.
class InterruptedOutput : public std::stringbuf {
 public:
  explicit InterruptedOutput(std::function<void()> action) : action_(std::move(action)) {}

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (action_) std::exchange(action_, nullptr)();
    return std::stringbuf::xsputn(text, size);
  }

 private:
  std::function<void()> action_;
};

TEST(SearchCommandTest, AReaderWhoseGenerationIsGoneIsToldToSearchAgain) {
  constexpr int kArticles = 300;
  Archive archive(kArticles);
  InterruptedOutput buffer([&] {
    archive.rewrite(kArticles, "Premier passage.");
    archive.rewrite(kArticles, "Second passage.");
    std::filesystem::remove_all(archive.live());
  });
  std::ostream out(&buffer);
  std::ostringstream err;
  EXPECT_EQ(
      run_query({"--index", archive.folder(), "--format=jsonl", "--limit=all", "kim"}, out, err),
      3);
  EXPECT_EQ(err.str(),
            "kiosque-query: the index was replaced while this was printed\nhint: search again\n");
}

TEST(SearchCommandTest, AReaderThatTwoCommitsOvertookReadsAgain) {
  constexpr int kArticles = 300;
  Archive archive(kArticles);
  const TempFolder folder;
  const std::string fifo = (folder / "queries").string();
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  const Xapian::Database witness(archive.live());
  Outcome result;
  std::thread reader([&] {
    result = run({"--index", archive.folder(), "--batch", fifo, "--count"});
  });
  // Opening waits for the reader, which has opened the index before.
  std::ofstream queries(fifo);
  archive.rewrite(kArticles, "Premier passage.");
  archive.rewrite(kArticles, "Second passage.");
  queries << "q1\tkim\nq2\t\"second passage\"\nq3\tpremier\n" << std::flush;
  queries.close();
  reader.join();
  // The situation is real: a reader that does not reopen fails.
  EXPECT_THROW(
      {
        Xapian::Enquire enquire(witness);
        enquire.set_query(Xapian::Query("mot7"));
        const Xapian::MSet matches = enquire.get_mset(0, 10);
        for (auto match = matches.begin(); match != matches.end(); ++match)
          match.get_document().get_data();
      },
      Xapian::DatabaseModifiedError);
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out, "q1\t300\nq2\t300\nq3\t0\n");
  EXPECT_EQ(result.exit_code, 0);
}

TEST(SearchCommandTest, AReaderKeepsItsGenerationWhenANewOneIsPublished) {
  Archive archive(3);
  const TempFolder folder;
  const std::string fifo = (folder / "queries").string();
  ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
  Outcome result;
  std::thread reader([&] {
    result = run({"--index", archive.folder(), "--batch", fifo, "--count"});
  });
  std::ofstream queries(fifo);
  {
    const Lexicon lexicon = Lexicon::builtin();
    IndexFolder index(archive.folder());
    const std::filesystem::path building = index.begin_generation();
    NoMemory memory;
    BulkBuilder builder(building, lexicon, memory.files, 1, [](const Problem&) {});
    builder.add(Archive::article(1));
    builder.finish(building / "merged");
    index.publish(building / "merged");
  }
  queries << "q1\tkim\n" << std::flush;
  queries.close();
  reader.join();
  EXPECT_EQ(result.out, "q1\t3\n") << result.err;
  EXPECT_EQ(run({"--index", archive.folder(), "--count", "kim"}).out, "1\n");
}

TEST(SearchCommandTest, ABatchAnswersTheLinesAroundAMistake) {
  const Archive archive(3);
  const TempFolder folder;
  const std::string file =
      folder
          .write(
              "queries.tsv",
              "\xEF\xBB\xBF# comment\n\nq1\tkim\r\nq2\tKim AND\nno tab\nq4\t\nq5\tabsent\nq6\tmot2")
          .string();
  const Outcome result = run({"--index", archive.folder(), "--batch", file, "--count"});
  EXPECT_EQ(result.out, "q1\t3\nq5\t0\nq6\t1\n");
  EXPECT_NE(result.err.find(file + ":4: "), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("Kim AND\n"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find(file + ":5: the line has no tab"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find(file + ":6: "), std::string::npos) << result.err;
  EXPECT_EQ(result.err.find(":1: "), std::string::npos) << result.err;
  EXPECT_EQ(result.exit_code, 2);
}

TEST(SearchCommandTest, ABatchSucceedsWhenOneQueryFinds) {
  const Archive archive(2);
  const TempFolder folder;
  const auto code = [&](const std::string& lines) {
    return run({"--index", archive.folder(), "--batch", folder.write("b", lines).string()})
        .exit_code;
  };
  EXPECT_EQ(code("1\tabsent\n2\tkim\n"), 0);
  EXPECT_EQ(code("1\tabsent\n2\tabsente\n"), 1);
  EXPECT_EQ(code(""), 1);
}

TEST(SearchCommandTest, ABatchThatCannotBeReadIsAnError) {
  const Archive archive(1);
  const TempFolder folder;
  for (const std::string& file : {(folder / "missing").string(), folder.path().string()}) {
    const Outcome result = run({"--index", archive.folder(), "--batch", file});
    EXPECT_EQ(result.exit_code, 2) << file;
    EXPECT_NE(result.err.find("cannot read " + file), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("hint: "), std::string::npos) << result.err;
  }
}

TEST(SearchCommandTest, ADamagedIndexIsTheIndexsFaultInABatchToo) {
  const Archive archive(50);
  std::filesystem::resize_file(std::filesystem::path(archive.live()) / "docdata.glass", 0);
  const TempFolder folder;
  const std::string file = folder.write("b", "1\tkim\n2\tmot2\n").string();
  const Outcome result = run({"--index", archive.folder(), "--batch", file});
  EXPECT_EQ(result.exit_code, 3) << result.err;
  EXPECT_NE(result.err.find("hint: "), std::string::npos) << result.err;
}

TEST(SearchCommandTest, AnAnswerThatCannotBeWrittenIsAnError) {
  const Archive archive(1);
  std::ostringstream err;
  std::ofstream full("/dev/full");
  ASSERT_TRUE(full);
  EXPECT_EQ(run_query({"--index", archive.folder(), "kim"}, full, err), 2);
  EXPECT_NE(err.str().find("cannot write"), std::string::npos) << err.str();
  EXPECT_NE(err.str().find("hint: "), std::string::npos) << err.str();
}

TEST(SearchCommandTest, AnotherAnalysisIsToldAndStillAnswers) {
  Archive archive(2);
  {
    Xapian::WritableDatabase database(archive.live());
    database.set_metadata("kiosque.analyzer", "analyzer 0");
    database.commit();
  }
  const Outcome result = run({"--index", archive.folder(), "--count", "kim"});
  EXPECT_EQ(result.out, "2\n");
  EXPECT_NE(result.err.find("next run of kiosque-indexer"), std::string::npos) << result.err;
  EXPECT_EQ(result.exit_code, 0);
}

TEST(SearchCommandTest, ExplainSaysHowEachPartIsRead) {
  const Archive archive(2);
  const Outcome result = run({"--index", archive.folder(), "--explain", "--count", "kim", "mot1"});
  EXPECT_EQ(result.out, "1\n");
  EXPECT_NE(result.err.find("tree:   (and kim mot1)\n"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("kim: as a name; 2 articles\n       2  name      XNkim\n"),
            std::string::npos)
      << result.err;
  EXPECT_NE(result.err.find("xapian: Query("), std::string::npos) << result.err;
}

}  // namespace
}  // namespace kiosque
