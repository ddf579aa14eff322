// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <utility>

namespace kiosque {
namespace {

void limit(int resource, unsigned long value) {
  if (value == 0) return;
  const rlimit limits{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

std::vector<char*> pointers_to(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

// This process's environment with the changes.
std::vector<std::string> environment_with(const std::map<std::string, std::string>& changes) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    std::string text = *entry;
    if (!changes.contains(text.substr(0, text.find('=')))) all.push_back(std::move(text));
  }
  for (const auto& [name, value] : changes)
    if (!value.empty()) all.push_back(name + '=' + value);
  return all;
}

// What a child needs is made before the fork: other threads may hold the locks of memory.
struct Start {
  std::vector<char*> arguments;
  std::vector<char*> environment;
  std::string out;
  std::string err;
};

[[noreturn]] void become(const Start& start, const ProcessOptions& options, int input) {
  const int output = open(start.out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int error = open(start.err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  limit(RLIMIT_FSIZE, options.max_file_bytes);
  limit(RLIMIT_AS, options.max_memory_bytes);
  limit(RLIMIT_NOFILE, options.max_open_files);
  execve(start.arguments.front(), start.arguments.data(), start.environment.data());
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
  const std::vector<std::string> environment = environment_with(options.environment);
  // Made here: a child that is killed at once makes none.
  const Start start = {pointers_to(command), pointers_to(environment),
                       folder_.write("out", "").string(), folder_.write("err", "").string()};
  child_ = fork();
  if (child_ < 0) throw std::runtime_error("cannot fork");
  if (child_ == 0) become(start, options, input);
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
  // As at a terminal: what tests compare is for people.
  const auto is_log = [](const std::string& argument) { return argument.starts_with("--log"); };
  if (std::none_of(arguments.begin(), arguments.end(), is_log))
    arguments.insert(arguments.begin(), "--log=text");
  arguments.insert(arguments.begin(), KIOSQUE_INDEXER);
  return run_process(arguments, options);
}

ProcessResult run_kiosque_query(std::vector<std::string> arguments, const ProcessOptions& options) {
  arguments.insert(arguments.begin(), KIOSQUE_QUERY);
  return run_process(arguments, options);
}

}  // namespace kiosque
