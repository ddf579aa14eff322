// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <sys/types.h>

#include <csignal>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiosque {

// A running pager and the pipe that it reads from. While it lives, SIGPIPE, SIGINT and SIGQUIT do
// not end this process. Does not move.
class PagerProcess {
 public:
  // Runs a shell command. It finds LESS=FRX, LV=-c and LESSCHARSET=utf-8 in its environment where
  // the user set none of his own.
  explicit PagerProcess(const std::string& command);
  // As end().
  ~PagerProcess();
  PagerProcess(const PagerProcess&) = delete;
  PagerProcess& operator=(const PagerProcess&) = delete;

  bool is_running() const { return process_ > 0; }

  // Whether all was written; not when the pager has stopped reading.
  bool write(std::string_view text);

  // Bytes that can be written before anybody reads.
  std::size_t pipe_bytes() const;

  // Closes the pipe and waits. Whether there was a pager at all: the shell may have found none.
  bool end();

 private:
  void spawn(const std::string& command, int read_end);

  pid_t process_ = 0;
  int pipe_ = -1;
  struct sigaction old_pipe_ {};
  struct sigaction old_interrupt_ {};
  struct sigaction old_quit_ {};
};

}  // namespace kiosque
