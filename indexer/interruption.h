// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <csignal>

#include "indexer/output/log_lines.h"
#include "src/cli/error.h"

namespace kiosque {

// SIGTERM and SIGINT ask a run to commit what is done and to end. They interrupt system calls of
// the main thread. What has not ended after 1.7 seconds is cut off: a run may die at any moment,
// the index is then as after its last commit. For main alone.
void end_early_on_signals();

// Where a full or bad disk hits Xapian twice at once, it throws while it unwinds and C++ ends the
// process: with a message and exit code 2 then, instead of an abort. For main alone.
void end_with_a_message_on_terminate();

// How what cut_off and terminate say is told; as text until it is called.
void set_style_of_last_words(LogStyle style) noexcept;

// Whether one of them came. For any thread; never again false.
bool interrupted() noexcept;

// The end of a run that was interrupted; the exit code is 128 + the signal's number.
class Interrupted : public Error {
 public:
  explicit Interrupted(std::string hint = "the index is as it was before; run again");
};

// For loops that may last: throws Interrupted when one of the signals came.
void throw_if_interrupted();

// Threads that are started while it lives leave the signals to the main thread.
class SignalsBlocked {
 public:
  SignalsBlocked();
  ~SignalsBlocked();
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace kiosque
