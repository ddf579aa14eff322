// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/support/process.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

// Runs in the child, between fork and exec.
[[noreturn]] void become(const std::vector<std::string>& command, const ProcessOptions& options,
                         const std::string& in, const std::string& out, const std::string& err) {
  const int input = open(in.c_str(), O_RDONLY);
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
  if (options.max_file_bytes > 0) {
    const rlimit limit{options.max_file_bytes, options.max_file_bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  if (options.max_memory_bytes > 0) {
    const rlimit limit{options.max_memory_bytes, options.max_memory_bytes};
    setrlimit(RLIMIT_AS, &limit);
  }
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command, const ProcessOptions& options) {
  const TempFolder folder;
  const std::string in = folder.write("in", options.input).string();
  const std::string out = (folder / "out").string();
  const std::string err = (folder / "err").string();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(command, options, in, out, err);
  int status = 0;
  waitpid(child, &status, 0);
  ProcessResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (result.exit_code == 127) throw std::runtime_error("cannot run " + command.front());
  result.out = read_whole_file(out);
  result.err = read_whole_file(err);
  return result;
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
