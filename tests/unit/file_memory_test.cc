// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/memory/file_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "indexer/places.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kReading = 7;
constexpr FileStamp kStamp{10, 1'000, 2'000};  // long ago

class FileMemoryTest : public testing::Test {
 protected:
  // What a run does with a file that it reads.
  static void read(FileMemory& memory, const std::string& path,
                   const std::optional<FileStamp>& stamp = kStamp) {
    memory.begin_file(path);
    memory.finish_file(stamp, {.articles = 1});
  }

  static void end(FileMemory& memory) {
    memory.save_claims();
    memory.end_run({});
  }

  template <typename Work>
  void run(Work work, std::int64_t reading = kReading) const {
    FileMemory memory = FileMemory::open(folder_.path());
    memory.begin_run({"/a"}, reading);
    work(memory);
    end(memory);
  }

  static std::vector<std::string> vanished(FileMemory& memory,
                                           const std::set<std::string>& keep = {}) {
    std::vector<std::string> paths;
    for (const FileMemory::File& file : memory.vanished(keep)) paths.push_back(file.path);
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  static constexpr ArticleKey kId{1, 0xFFFFFFFFFFFFFFFFULL};
  const TempFolder folder_;
};

TEST_F(FileMemoryTest, SkipsWhatIsAsItWas) {
  run([](FileMemory& memory) {
    EXPECT_FALSE(memory.skip("/a/1", kStamp));
    read(memory, "/a/1");
    read(memory, "/a/2", std::nullopt);  // was not read to its end
  });
  run([](FileMemory& memory) {
    EXPECT_TRUE(memory.skip("/a/1", kStamp));
    EXPECT_FALSE(memory.skip("/a/2", kStamp));
    EXPECT_FALSE(memory.skip("/a/2", FileStamp{}));
    for (const FileStamp& other :
         {FileStamp{11, 1'000, 2'000}, FileStamp{10, 1'001, 2'000}, FileStamp{10, 1'000, 2'001}})
      EXPECT_FALSE(memory.skip("/a/1", other));
  });
  run([](FileMemory& memory) { EXPECT_FALSE(memory.skip("/a/1", kStamp)); }, kReading + 2);
}

TEST_F(FileMemoryTest, ReadsAgainWhatChangedJustBeforeItWasOpened) {
  FileStamp fresh;
  run([&](FileMemory& memory) {
    constexpr std::int64_t kHour = 3'600'000'000'000;
    fresh = {10, 1'000, nanoseconds_now() + kHour};  // however slow the test is
    read(memory, "/a/1", fresh);
  });
  run([&](FileMemory& memory) { EXPECT_FALSE(memory.skip("/a/1", fresh)); });
}

TEST_F(FileMemoryTest, KnowsWhatVanishedFromTheRootsOfTheRun) {
  run([](FileMemory& memory) {
    for (const char* path : {"/a/1", "/a/b/2", "/a/b/3", "/ab/4"}) read(memory, path);
    EXPECT_FALSE(memory.knows("/a"));
  });
  run([](FileMemory& memory) {
    EXPECT_TRUE(memory.knows("/a"));
    EXPECT_TRUE(memory.knows("/a/b"));
    EXPECT_FALSE(memory.knows("/ab"));
    EXPECT_TRUE(memory.skip("/a/1", kStamp));
    EXPECT_THAT(vanished(memory), ElementsAre("/a/b/2", "/a/b/3"));
    EXPECT_THAT(vanished(memory, {"/a/b/3"}), ElementsAre("/a/b/2"));
    EXPECT_THAT(vanished(memory, {"/a/b"}), IsEmpty());
    for (const FileMemory::File& file : memory.vanished({"/a/b/3"})) memory.forget(file.id);
  });
  run([](FileMemory& memory) {
    EXPECT_THAT(vanished(memory), ElementsAre("/a/1", "/a/b/3"));
    EXPECT_EQ(memory.file_of("/a/b/2"), 0);
  });
}

TEST_F(FileMemoryTest, FindsTheFileOfAPlaceWhateverItIsNamed) {
  run([](FileMemory& memory) {
    for (const char* path : {"/a/x.zip", "/a/x.zip!b", "/a/l.jsonl", "/a/l.jsonl:3"})
      read(memory, path);
    const auto found = [&](const char* place) { return memory.file_of(place); };
    EXPECT_EQ(found("/a/x.zip!c/d.txt"), found("/a/x.zip"));
    EXPECT_EQ(found("/a/x.zip!b!c.jsonl:17"), found("/a/x.zip!b"));
    EXPECT_EQ(found("/a/l.jsonl:4"), found("/a/l.jsonl"));
    EXPECT_NE(found("/a/l.jsonl:3"), found("/a/l.jsonl"));
    EXPECT_EQ(found("/a/none.txt:1"), 0);
  });
}

TEST_F(FileMemoryTest, TellsOldProblemsOfSkippedFilesAgain) {
  run([](FileMemory& memory) {
    memory.begin_file("/a/1");
    memory.tell({Problem::Kind::syntax, 3, "no comma", "put one there", "/a/1", "e.json"});
    memory.finish_file(kStamp, {});
  });
  for (int night = 0; night < 2; ++night)
    run([](FileMemory& memory) {
      ASSERT_TRUE(memory.skip("/a/1", kStamp));
      std::vector<std::string> told;
      memory.for_each_old_problem([&](const Problem& problem) {
        told.push_back(std::string(to_string(problem.kind)) + ' ' + problem.path + '!' +
                       problem.entry + ':' + std::to_string(problem.line) + ' ' + problem.message +
                       ", " + problem.cure);
      });
      EXPECT_THAT(told, ElementsAre("syntax /a/1!e.json:3 no comma, put one there"));
    });
  run([](FileMemory& memory) { read(memory, "/a/1"); });
  run([](FileMemory& memory) {
    ASSERT_TRUE(memory.skip("/a/1", kStamp));
    memory.for_each_old_problem([](const Problem&) { ADD_FAILURE(); });
  });
}

TEST_F(FileMemoryTest, GivesOthersTheirTurnWhenAnIdIsLost) {
  run([](FileMemory& memory) {
    for (const char* path : {"/a/1", "/a/2"}) {
      memory.begin_file(path);
      memory.claims().contest(kId, memory.current());
      memory.finish_file(kStamp, {});
    }
  });
  // Killed before it read the other file.
  {
    FileMemory memory = FileMemory::open(folder_.path());
    memory.begin_run({"/a"}, kReading);
    memory.begin_file("/a/1");
    memory.finish_file(kStamp, {});
    memory.claims().lose(kId);
    memory.save_claims();
  }
  run([](FileMemory& memory) {
    EXPECT_FALSE(memory.skip("/a/1", kStamp));  // the run did not come to its end
    read(memory, "/a/1");
    ASSERT_TRUE(memory.skip("/a/2", kStamp));
    const FileMemory::Repeat repeat = memory.take_repeat();
    EXPECT_THAT(repeat.files, ElementsAre("/a/1", "/a/2"));
    EXPECT_EQ(repeat.ids, std::set<ArticleKey>{kId});
    EXPECT_THAT(memory.take_repeat().files, IsEmpty());
  });
  run([](FileMemory& memory) { EXPECT_THAT(memory.take_repeat().files, IsEmpty()); });
}

TEST_F(FileMemoryTest, RemembersWithdrawalsAsLongAsTheirFileIsThere) {
  const std::string path = folder_.write("a/w.xml", "x").string();
  std::this_thread::sleep_for(std::chrono::milliseconds(60));  // a tick of the clock of files
  run([&](FileMemory& memory) {
    memory.begin_file(path);
    memory.claims().withdraw(kId, 3, memory.current());
    memory.finish_file(read_stamp(path), {});
  });
  run([&](FileMemory& memory) { EXPECT_EQ(memory.withdrawn(kId), 3U); });
  run([&](FileMemory& memory) {
    read(memory, path);  // it withdraws no more
    EXPECT_EQ(memory.withdrawn(kId), std::nullopt);
  });
  run([&](FileMemory& memory) { EXPECT_EQ(memory.withdrawn(kId), std::nullopt); });
}

TEST_F(FileMemoryTest, BeginsAnewWhereItsFileIsOfAnotherVersion) {
  run([](FileMemory& memory) { read(memory, "/a/1"); });
  {
    SqliteDatabase database(folder_ / FileMemory::kFileName, SqliteDatabase::Mode::write);
    database.execute("PRAGMA user_version = 999");
  }
  run([](FileMemory& memory) { EXPECT_FALSE(memory.skip("/a/1", kStamp)); });
}

TEST_F(FileMemoryTest, ARehearsalChangesNothing) {
  run([](FileMemory& memory) { read(memory, "/a/1"); });
  {
    FileMemory memory = FileMemory::rehearse(folder_.path());
    memory.begin_run({"/a"}, kReading);
    EXPECT_TRUE(memory.skip("/a/1", kStamp));
    read(memory, "/a/2");
    end(memory);
  }
  run([](FileMemory& memory) { EXPECT_EQ(memory.file_of("/a/2"), 0); });
}

TEST(Places, AreReadInTheOrderOfAWalk) {
  const std::vector<std::string> order = {"-", "/a/b", "/a/b/c", "/a/b!x", "/a/b.txt", "/a/é"};
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = 0; j < order.size(); ++j)
      EXPECT_EQ(is_read_before(order[i], order[j]), i < j) << order[i] << ' ' << order[j];
}

}  // namespace
}  // namespace kiosque
