// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/interruption.h"

#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

namespace kiosque {
namespace {

constexpr long kTickMicroseconds = 100'000;
constexpr int kTicksToEnd = 17;
// timeout(1) and terminals signal a process and its group: twice at once means once.
constexpr int kTicksOfOneWish = 5;

// Signal handlers have nothing else to talk to than globals without locks.
std::atomic<int> interrupting_signal = 0;
std::atomic<int> ticks = 0;
static_assert(std::atomic<int>::is_always_lock_free);

[[noreturn]] void cut_off() {
  constexpr std::string_view kMessage =
      "kiosque-indexer: interrupted and cut off; the index is as after the last commit\n";
  if (write(STDERR_FILENO, kMessage.data(), kMessage.size()) < 0) _exit(128 + interrupting_signal);
  _exit(128 + interrupting_signal);
}

// The ticks of the clock also wake what began to wait just when the signal came.
extern "C" void count_tick(int) {
  const int error = errno;
  if (++ticks >= kTicksToEnd) cut_off();
  errno = error;
}

extern "C" void take_wish_to_end(int signal) {
  const int error = errno;
  if (interrupting_signal != 0) {
    if (ticks >= kTicksOfOneWish) cut_off();
  } else {
    interrupting_signal = signal;
    const itimerval clock = {{0, kTickMicroseconds}, {0, kTickMicroseconds}};
    setitimer(ITIMER_REAL, &clock, nullptr);
  }
  errno = error;
}

void install(int signal, void (*action)(int)) {
  struct sigaction wanted {};
  wanted.sa_handler = action;  // without SA_RESTART: waiting calls return
  sigemptyset(&wanted.sa_mask);
  sigaction(signal, &wanted, nullptr);
}

bool is_ignored(int signal) {
  struct sigaction now {};
  return sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_IGN;
}

const char* signal_name() { return interrupting_signal == SIGINT ? "SIGINT" : "SIGTERM"; }

}  // namespace

void end_early_on_signals() {
  install(SIGALRM, count_tick);
  install(SIGTERM, take_wish_to_end);
  // Shells start what runs in their background with SIGINT ignored.
  if (!is_ignored(SIGINT)) install(SIGINT, take_wish_to_end);
}

void end_with_a_message_on_terminate() {
  std::set_terminate([] {
    const int error = errno;
    const bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
    const std::string message =
        std::string("kiosque-indexer: ") +
        (full ? "no room to write the index: " : "the index cannot be written: ") +
        std::strerror(error) +
        "\nhint: check that its disk has room and is sound, and run again; what was committed is "
        "still there\n";
    // Nothing is flushed or unwound any more.
    if (write(STDERR_FILENO, message.data(), message.size()) < 0) _exit(2);
    _exit(static_cast<int>(ExitCode::failure));
  });
}

bool interrupted() noexcept { return interrupting_signal != 0; }

Interrupted::Interrupted(std::string hint)
    : Error(interrupting_signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated,
            std::string("interrupted by ") + signal_name(), std::move(hint)) {}

void throw_if_interrupted() {
  if (interrupted()) throw Interrupted();
}

SignalsBlocked::SignalsBlocked() {
  sigset_t blocked{};
  sigemptyset(&blocked);
  for (const int signal : {SIGINT, SIGTERM, SIGALRM}) sigaddset(&blocked, signal);
  pthread_sigmask(SIG_BLOCK, &blocked, &before_);
}

SignalsBlocked::~SignalsBlocked() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

}  // namespace kiosque
