// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/pager_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

namespace kiosque {
namespace {

// What POSIX shells return for a command that cannot be run, and that is not there.
constexpr int kCannotRun = 126;
constexpr int kNotFound = 127;

// The user's own settings go before ours.
std::vector<std::string> pager_environment() {
  struct Setting {
    std::string_view name;
    std::string_view value;
  };
  constexpr std::array kSettings = {
      // less: end at once for one screen, show colours, leave the text on the screen.
      Setting{"LESS=", "FRX"}, Setting{"LV=", "-c"}, Setting{"LESSCHARSET=", "utf-8"}};
  std::vector<std::string> all;
  std::array<bool, kSettings.size()> is_set{};
  for (char** entry = environ; *entry != nullptr; ++entry) {
    all.emplace_back(*entry);
    for (std::size_t i = 0; i < kSettings.size(); ++i)
      if (all.back().starts_with(kSettings.at(i).name)) is_set.at(i) = true;
  }
  for (std::size_t i = 0; i < kSettings.size(); ++i)
    if (!is_set.at(i))
      all.push_back(std::string(kSettings.at(i).name) + std::string(kSettings.at(i).value));
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> all;
  all.reserve(strings.size() + 1);
  for (std::string& string : strings) all.push_back(string.data());
  all.push_back(nullptr);
  return all;
}

// A handler, not SIG_IGN: the pager must not inherit it.
void let_pass(int signal, struct sigaction& old) {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, &old);
}

}  // namespace

PagerProcess::PagerProcess(const std::string& command) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return;
  pipe_ = ends[1];
  spawn(command, ends[0]);
  close(ends[0]);
  if (!is_running()) {
    close(pipe_);
    pipe_ = -1;
    return;
  }
  let_pass(SIGPIPE, old_pipe_);
  let_pass(SIGINT, old_interrupt_);
  let_pass(SIGQUIT, old_quit_);
}

PagerProcess::~PagerProcess() { end(); }

void PagerProcess::spawn(const std::string& command, int read_end) {
  std::vector<std::string> arguments = {"/bin/sh", "-c", command};
  std::vector<std::string> environment = pager_environment();
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return;
  posix_spawn_file_actions_adddup2(&actions, read_end, STDIN_FILENO);
  pid_t process = 0;
  if (posix_spawn(&process, "/bin/sh", &actions, nullptr, pointers(arguments).data(),
                  pointers(environment).data()) == 0)
    process_ = process;
  posix_spawn_file_actions_destroy(&actions);
}

bool PagerProcess::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(pipe_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::size_t PagerProcess::pipe_bytes() const {
  const int bytes = fcntl(pipe_, F_GETPIPE_SZ);
  return bytes > 0 ? static_cast<std::size_t>(bytes) : 0;
}

bool PagerProcess::end() {
  if (pipe_ >= 0) close(pipe_);
  pipe_ = -1;
  if (!is_running()) return false;
  int status = 0;
  pid_t ended = 0;
  do {
    ended = waitpid(process_, &status, 0);
  } while (ended < 0 && errno == EINTR);
  process_ = 0;
  sigaction(SIGPIPE, &old_pipe_, nullptr);
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGQUIT, &old_quit_, nullptr);
  return !(ended > 0 && WIFEXITED(status) &&
           (WEXITSTATUS(status) == kCannotRun || WEXITSTATUS(status) == kNotFound));
}

}  // namespace kiosque
