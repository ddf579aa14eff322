// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/index_lock.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "src/cli/error.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::HasSubstr;

// Holds the lock as another program would, and writes nothing.
class ForeignLock {
 public:
  explicit ForeignLock(const fs::path& lock) : file_(open(lock.c_str(), O_RDWR | O_CLOEXEC)) {
    EXPECT_EQ(flock(file_, LOCK_EX | LOCK_NB), 0);
  }
  ~ForeignLock() { close(file_); }
  ForeignLock(const ForeignLock&) = delete;
  ForeignLock& operator=(const ForeignLock&) = delete;

 private:
  int file_;
};

std::string message_of(const fs::path& folder, seconds wait = seconds(0)) {
  try {
    const IndexLock lock(folder, wait);
  } catch (const Error& error) {
    EXPECT_EQ(error.exit_code(), ExitCode::unavailable);
    EXPECT_THAT(error.hint(), HasSubstr("wait until it has ended"));
    return error.what();
  }
  return "";
}

// The number of a process that has ended.
pid_t ended_process() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  return child;
}

TEST(IndexLock, NamesTheRunThatHoldsItAndSinceWhen) {
  const TempFolder temp;
  {
    const IndexLock first(temp.path());
    const LockHolder holder = look_at_lock(temp.path()).holder.value();
    EXPECT_EQ(holder.pid, getpid());
    EXPECT_NEAR(static_cast<double>(holder.since), static_cast<double>(std::time(nullptr)), 5);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(message_of(temp.path()),
              "another kiosque-indexer (process " + std::to_string(getpid()) + ", since " +
                  to_local_time(holder.since) + ") is writing " + temp.path().string());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, seconds(1));
  }
  EXPECT_EQ(message_of(temp.path()), "");
  EXPECT_EQ(read_whole_file((temp / "lock").string()), "");
}

TEST(IndexLock, WritesTimesAsPeopleReadThem) {
  EXPECT_THAT(to_local_time(1795658405), testing::MatchesRegex("2026-11-2. ..:.0:05"));
}

TEST(IndexLock, NamesNobodyWhereTheTextIsNotWhole) {
  for (const char* text : {"", "12 17956", "x 1\n", "99999999999999999999999 1\n"}) {
    SCOPED_TRACE(text);
    const TempFolder temp;
    const ForeignLock held(temp.write("lock", text));
    EXPECT_EQ(message_of(temp.path()),
              "another kiosque-indexer is writing " + temp.path().string());
    const LockState state = look_at_lock(temp.path());
    EXPECT_TRUE(state.held);
    EXPECT_FALSE(state.holder);
  }
}

TEST(IndexLock, ReadsTheTextOfOlderPrograms) {
  const TempFolder temp;
  const ForeignLock held(temp.write("lock", std::to_string(getpid()) + "\n"));
  EXPECT_THAT(message_of(temp.path()), HasSubstr("(process " + std::to_string(getpid()) + ") is"));
}

// The name of a killed run stands until the next one has written its own.
TEST(IndexLock, WaitsForTheNewHoldersNameInsteadOfAStaleOne) {
  const TempFolder temp;
  const std::string stale = std::to_string(ended_process()) + " 1795658405\n";
  const fs::path lock = temp.write("lock", stale);
  const ForeignLock held(lock);
  std::thread writer([&] {
    std::this_thread::sleep_for(milliseconds(300));
    const int file = open(lock.c_str(), O_WRONLY | O_CLOEXEC);
    const std::string text = std::to_string(getpid()) + " 1795658406\n";
    EXPECT_EQ(pwrite(file, text.data(), text.size(), 0), static_cast<ssize_t>(text.size()));
    close(file);
  });
  EXPECT_THAT(message_of(temp.path()), HasSubstr("process " + std::to_string(getpid())));
  writer.join();
}

TEST(IndexLock, WaitsAsLongAsItIsTold) {
  const TempFolder temp;
  auto first = std::make_unique<IndexLock>(temp.path());
  std::thread end([&] {
    std::this_thread::sleep_for(milliseconds(600));
    first.reset();
  });
  EXPECT_EQ(message_of(temp.path(), seconds(20)), "");
  end.join();
  const IndexLock again(temp.path());
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(message_of(temp.path(), seconds(1)), HasSubstr("is writing"));
  EXPECT_GE(std::chrono::steady_clock::now() - begin, seconds(1));
}

TEST(IndexLock, IsFreedByAKillAndTellsOfIt) {
  const TempFolder temp;
  const pid_t child = fork();
  if (child == 0) {
    const IndexLock lock(temp.path());
    kill(getpid(), SIGKILL);
  }
  waitpid(child, nullptr, 0);
  const LockState state = look_at_lock(temp.path());
  EXPECT_FALSE(state.held);
  EXPECT_EQ(state.holder.value().pid, child);
  EXPECT_EQ(message_of(temp.path()), "");
  EXPECT_FALSE(look_at_lock(temp.path()).holder);
}

TEST(IndexLock, IsLookedAtWithoutDisturbingARun) {
  const TempFolder temp;
  EXPECT_FALSE(look_at_lock(temp / "absent").held);
  const int file = open(temp.write("lock", "").c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(flock(file, LOCK_SH), 0);
  std::thread end([&] {
    std::this_thread::sleep_for(milliseconds(50));
    close(file);
  });
  EXPECT_EQ(message_of(temp.path()), "");
  end.join();
}

}  // namespace
}  // namespace kiosque
