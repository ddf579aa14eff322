// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace kiosque {
namespace {

void limit(int resource, unsigned long value) {
  if (value == 0) return;
  const rlimit limits{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

// Runs in the child, between fork and exec.
[[noreturn]] void become(const std::vector<std::string>& command, const ProcessOptions& options,
                         int input, const std::string& out, const std::string& err) {
  const int output = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int error = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  for (const auto& [name, value] : options.environment) {
    if (value.empty())
      unsetenv(name.c_str());
    else
      setenv(name.c_str(), value.c_str(), 1);
  }
  limit(RLIMIT_FSIZE, options.max_file_bytes);
  limit(RLIMIT_AS, options.max_memory_bytes);
  limit(RLIMIT_NOFILE, options.max_open_files);
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

RunningProcess::RunningProcess(const std::vector<std::string>& command,
                               const ProcessOptions& options)
    : program_(command.front()) {
  const std::string in = folder_.write("in", options.input).string();
  int input = -1;
  if (options.input_goes_on) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    input = ends[0];
    pipe_ = ends[1];
  } else {
    input = open(in.c_str(), O_RDONLY | O_CLOEXEC);
  }
  child_ = fork();
  if (child_ < 0) throw std::runtime_error("cannot fork");
  if (child_ == 0)
    become(command, options, input, (folder_ / "out").string(), (folder_ / "err").string());
  close(input);
  if (pipe_ >= 0 && write(pipe_, options.input.data(), options.input.size()) < 0)
    throw std::runtime_error("cannot write to a pipe");
}

RunningProcess::~RunningProcess() {
  if (!ended_) {
    kill(child_, SIGKILL);
    waitpid(child_, &status_, 0);
  }
  if (pipe_ >= 0) close(pipe_);
}

void RunningProcess::send(int signal) const {
  if (!ended_) kill(child_, signal);
}

bool RunningProcess::has_ended() {
  if (!ended_) ended_ = waitpid(child_, &status_, WNOHANG) == child_;
  return ended_;
}

ProcessResult RunningProcess::wait() {
  while (!ended_) ended_ = waitpid(child_, &status_, 0) == child_ || errno != EINTR;
  ProcessResult result;
  result.exit_code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  if (result.exit_code == 127) throw std::runtime_error("cannot run " + program_);
  result.out = read_whole_file(folder_ / "out");
  result.err = read_whole_file(folder_ / "err");
  return result;
}

ProcessResult run_process(const std::vector<std::string>& command, const ProcessOptions& options) {
  return RunningProcess(command, options).wait();
}

ProcessResult run_kiosque_indexer(std::vector<std::string> arguments,
                                  const ProcessOptions& options) {
  arguments.insert(arguments.begin(), KIOSQUE_INDEXER);
  return run_process(arguments, options);
}

ProcessResult run_kiosque_query(std::vector<std::string> arguments, const ProcessOptions& options) {
  arguments.insert(arguments.begin(), KIOSQUE_QUERY);
  return run_process(arguments, options);
}

}  // namespace kiosque
