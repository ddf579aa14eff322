// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/terminal.h"

#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace kiosque {
namespace {

// Runs in the child, between fork and exec.
[[noreturn]] void become(const std::vector<std::string>& command, const TerminalOptions& options) {
  setenv("TERM", "xterm", 1);
  setenv("PAGER", "", 1);
  for (const char* name : {"LESS", "LV", "LESSCHARSET", "NO_COLOR"}) unsetenv(name);
  for (const auto& [name, value] : options.environment) setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

// Until the last process that has the terminal has closed it.
std::string read_all(int terminal) {
  std::string all;
  std::array<char, 4096> buffer{};
  for (;;) {
    const ssize_t size = read(terminal, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return all;
    for (const char c : std::string_view(buffer.data(), static_cast<std::size_t>(size)))
      if (c != '\r') all += c;
  }
}

}  // namespace

TerminalResult run_in_terminal(const std::vector<std::string>& command,
                               const TerminalOptions& options) {
  winsize size{};
  size.ws_col = static_cast<unsigned short>(options.columns);
  size.ws_row = static_cast<unsigned short>(options.rows);
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("cannot make a terminal");
  if (child == 0) become(command, options);
  if (!options.input.empty() && write(terminal, options.input.data(), options.input.size()) < 0)
    throw std::runtime_error("cannot type");
  TerminalResult result;
  result.screen = read_all(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  close(terminal);
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (result.exit_code == 127) throw std::runtime_error("cannot run " + command.front());
  return result;
}

std::string without_colours(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\x1b[") == 0) {
      const std::size_t end = text.find_first_not_of("0123456789;", at + 2);
      if (end != std::string::npos && text[end] == 'm') {
        at = end;
        continue;
      }
    }
    plain += text[at];
  }
  return plain;
}

}  // namespace kiosque
