// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/interruption.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

namespace kiosque {
namespace {

// Does not look whether it was interrupted.
void be_stuck(LogStyle style, int signal) {
  set_style_of_last_words(style);
  end_early_on_signals();
  std::raise(signal);
  std::this_thread::sleep_for(std::chrono::seconds(20));
}

TEST(InterruptionDeathTest, WhatIsStuckIsCutOffWithALineInTheStyleOfTheLog) {
  EXPECT_EXIT(be_stuck(LogStyle::text, SIGINT), testing::ExitedWithCode(130),
              "^kiosque-indexer: interrupted and cut off; ");
  EXPECT_EXIT(be_stuck(LogStyle::logfmt, SIGTERM), testing::ExitedWithCode(143),
              "^ts=20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z "
              "level=warning event=run-interrupted msg=\"cut off; [^\"]+\" exit=143\n$");
}

}  // namespace
}  // namespace kiosque
