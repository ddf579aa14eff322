// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/index_lock.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <thread>

#include "indexer/writing/durable_file.h"
#include "src/cli/error.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kLock = "lock";
constexpr std::chrono::milliseconds kPause(50);
// look_at_lock() may hold it for an instant, and a run that has just taken it writes its name.
constexpr std::chrono::milliseconds kPatience(200);

// "PID SECONDS\n"; an older program wrote "PID\n". Nothing of a line that is not whole.
std::optional<LockHolder> read_holder(int file) {
  std::array<char, 64> bytes{};
  const ssize_t count = pread(file, bytes.data(), bytes.size(), 0);
  const std::string_view text(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  LockHolder holder;
  const char* const stop = text.data() + end;
  const auto pid = std::from_chars(text.data(), stop, holder.pid);
  if (pid.ec != std::errc() || holder.pid <= 0) return std::nullopt;
  if (pid.ptr != stop) std::from_chars(pid.ptr + 1, stop, holder.since);
  return holder;
}

bool is_alive(const LockHolder& holder) {
  return kill(static_cast<pid_t>(holder.pid), 0) == 0 || errno == EPERM;
}

// The text may still be that of a run that was killed. A process of another container looks as
// if it were gone: after a while the text is believed.
std::optional<LockHolder> wait_for_holder(int file) {
  const auto deadline = Clock::now() + kPatience;
  auto holder = read_holder(file);
  while (!(holder && is_alive(*holder)) && Clock::now() < deadline) {
    std::this_thread::sleep_for(kPause);
    holder = read_holder(file);
  }
  return holder;
}

std::string describe(const std::optional<LockHolder>& holder) {
  if (!holder) return "";
  std::string text = " (process " + std::to_string(holder->pid);
  if (holder->since != 0) text += ", since " + to_local_time(holder->since);
  return text + ')';
}

}  // namespace

std::string to_local_time(std::time_t time) {
  std::tm parts{};
  std::array<char, 32> text{};
  if (localtime_r(&time, &parts) == nullptr) return "";
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts)};
}

IndexLock::IndexLock(const fs::path& folder, std::chrono::seconds wait) {
  const fs::path path = folder / kLock;
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) throw file_error("write the index folder", folder, errno);
  const auto deadline = Clock::now() + std::max<Clock::duration>(wait, kPatience);
  while (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    if (error == EWOULDBLOCK && Clock::now() < deadline) {
      std::this_thread::sleep_for(kPause);
      continue;
    }
    const auto holder = error == EWOULDBLOCK ? wait_for_holder(file_) : std::nullopt;
    close(file_);
    if (error != EWOULDBLOCK) throw file_error("lock", path, error);
    throw Error(ExitCode::unavailable,
                "another kiosque-indexer" + describe(holder) + " is writing " + folder.string(),
                "wait until it has ended (--wait SECONDS), or name another folder with --index");
  }
  std::array<char, 64> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "%ld %lld\n", static_cast<long>(getpid()),
                    static_cast<long long>(std::time(nullptr)));
  // One write of the whole line over the old one, whose rest is cut off after it. It serves
  // messages alone: a failure to write it is none of the run's.
  if (pwrite(file_, text.data(), static_cast<std::size_t>(length), 0) != length ||
      ftruncate(file_, length) != 0)
    return;
}

IndexLock::~IndexLock() {
  // A name that is still there tells that its run was killed.
  const int ignored = ftruncate(file_, 0);
  static_cast<void>(ignored);
  close(file_);
}

LockState look_at_lock(const fs::path& folder) {
  const int file = open((folder / kLock).c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  LockState state;
  state.held = flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  if (!state.held) flock(file, LOCK_UN);
  state.holder = state.held ? wait_for_holder(file) : read_holder(file);
  close(file);
  return state;
}

}  // namespace kiosque
