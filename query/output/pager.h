// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

namespace kiosque {

// The shell command of $PAGER; where that is unset, `less` if it is there and TERM is no dumb
// terminal. Empty: none, which is also what `PAGER=` and `PAGER=cat` say.
std::string pager_command();

// A stream that shows a short answer at once and sends one that is longer than the screen through
// a pager. Holds no more than a screenful, and what a pipe takes. The pager reads from a pipe and
// has this process's terminal. Where it cannot be started, the answer goes to the terminal. When
// it quits before the end, the stream goes bad, and that is all. While it runs, SIGINT does not
// end this process, so that nobody is left with half a terminal. One at a time; not thread-safe.
class PagedOutput {
 public:
  // `terminal` is borrowed. With an empty command stream() is `terminal` itself.
  PagedOutput(std::ostream& terminal, const std::string& command, std::size_t screen_rows);
  // As finish().
  ~PagedOutput();
  PagedOutput(const PagedOutput&) = delete;
  PagedOutput& operator=(const PagedOutput&) = delete;

  std::ostream& stream();

  // Passes on what is held and waits until the pager has ended.
  void finish();

 private:
  class Buffer;
  std::ostream& terminal_;
  std::unique_ptr<Buffer> buffer_;
  std::unique_ptr<std::ostream> stream_;
};

}  // namespace kiosque
