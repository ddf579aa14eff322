// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/interruption.h"

#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
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
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

constexpr std::string_view kCutOff =
    "kiosque-indexer: interrupted and cut off; the index is as after the last commit\n";

// LogLine's form, with zeros for what is not known before.
constexpr std::string_view kCutOffLogged =
    "ts=0000-00-00T00:00:00Z level=warning event=run-interrupted msg=\"cut off; the index is as "
    "after the last commit\" exit=000\n";
std::array<char, kCutOffLogged.size()> cut_off_logged;
std::atomic<bool> is_logged = false;

// Over the zeros that end before `end`.
void put_number(char* end, int number) noexcept {
  for (; number > 0; number /= 10) *--end = static_cast<char>('0' + number % 10);
}

// Calculates, for a signal handler, what gmtime_r() need not be able to do there.
void complete_cut_off_line() noexcept {
  using std::chrono::days;
  const std::chrono::sys_seconds now{std::chrono::seconds(time(nullptr))};
  const auto today = std::chrono::floor<days>(now);
  const std::chrono::year_month_day date(today);
  const std::chrono::hh_mm_ss clock(now - today);
  char* const line = cut_off_logged.data();
  put_number(line + 7, static_cast<int>(date.year()));
  put_number(line + 10, static_cast<int>(static_cast<unsigned>(date.month())));
  put_number(line + 13, static_cast<int>(static_cast<unsigned>(date.day())));
  put_number(line + 16, static_cast<int>(clock.hours().count()));
  put_number(line + 19, static_cast<int>(clock.minutes().count()));
  put_number(line + 22, static_cast<int>(clock.seconds().count()));
  put_number(line + cut_off_logged.size() - 1, 128 + interrupting_signal);
}

[[noreturn]] void cut_off() {
  std::string_view message = kCutOff;
  if (is_logged) {
    complete_cut_off_line();
    message = {cut_off_logged.data(), cut_off_logged.size()};
  }
  if (write(STDERR_FILENO, message.data(), message.size()) < 0) _exit(128 + interrupting_signal);
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
    const std::string reason =
        std::string(full ? "no room to write the index: " : "the index cannot be written: ") +
        std::strerror(error);
    constexpr const char* kHint =
        "check that its disk has room and is sound, and run again; what was committed is still "
        "there";
    const std::string message = is_logged
                                    ? LogLine("error", "run-failed")
                                          .text("msg", reason)
                                          .text("hint", kHint)
                                          .number("exit", 2)
                                          .str()
                                    : "kiosque-indexer: " + reason + "\nhint: " + kHint + '\n';
    // Nothing is flushed or unwound any more.
    if (write(STDERR_FILENO, message.data(), message.size()) < 0) _exit(2);
    _exit(static_cast<int>(ExitCode::failure));
  });
}

void set_style_of_last_words(LogStyle style) noexcept {
  std::copy(kCutOffLogged.begin(), kCutOffLogged.end(), cut_off_logged.begin());
  is_logged = style == LogStyle::logfmt;
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
