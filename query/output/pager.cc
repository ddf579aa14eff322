// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/pager.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <string_view>

#include "query/output/pager_process.h"

namespace kiosque {
namespace {

bool is_on_path(const std::string& program) {
  const char* variable = std::getenv("PATH");
  const std::string_view folders = variable == nullptr ? "" : variable;
  for (std::size_t at = 0; at < folders.size();) {
    const std::size_t end = std::min(folders.find(':', at), folders.size());
    const std::string folder(folders.substr(at, end - at));
    if (access(((folder.empty() ? "." : folder) + '/' + program).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

// Where less would complain and wait.
bool is_dumb_terminal() {
  const char* terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

}  // namespace

std::string pager_command() {
  const char* variable = std::getenv("PAGER");
  if (variable == nullptr) return is_on_path("less") && !is_dumb_terminal() ? "less" : "";
  std::string command = variable;
  if (command.find_first_not_of(' ') == std::string::npos || command == "cat") return "";
  return command;
}

// Holds the text back until it is longer than the screen or ends.
class PagedOutput::Buffer : public std::streambuf {
 public:
  Buffer(std::ostream& terminal, std::string command, std::size_t screen_rows)
      : terminal_(terminal), command_(std::move(command)), screen_rows_(screen_rows) {}

  void finish() {
    if (state_ == State::holding) {
      to_terminal();
    } else if (state_ == State::paging) {
      end_pager();
    }
  }

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char byte = traits_type::to_char_type(c);
    return take({&byte, 1}) ? c : traits_type::eof();
  }

  std::streamsize xsputn(const char* text, std::streamsize size) override {
    return take({text, static_cast<std::size_t>(size)}) ? size : 0;
  }

 private:
  enum class State { holding, paging, direct, quit };

  bool take(std::string_view text) {
    switch (state_) {
      case State::holding:
        held_ += text;
        rows_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        // The prompt wants a row too.
        if (rows_ >= screen_rows_) start_pager();
        return state_ != State::quit;
      case State::paging:
        return page(text);
      case State::direct:
        terminal_ << text;
        return terminal_.good();
      case State::quit:
        break;
    }
    return false;
  }

  void to_terminal() {
    state_ = State::direct;
    terminal_ << held_;
    held_.clear();
    held_.shrink_to_fit();
  }

  void start_pager() {
    terminal_.flush();
    pager_ = std::make_unique<PagerProcess>(command_);
    if (!pager_->is_running()) {
      to_terminal();
      return;
    }
    state_ = State::paging;
    paged_bytes_ = held_.size();
    if (!pager_->write(held_)) end_pager();
  }

  bool page(std::string_view text) {
    // A pager that was not found has read nothing: as long as all it was given may still be in
    // the pipe, it is kept to be shown without it.
    if (!held_.empty()) held_ += text;
    paged_bytes_ += text.size();
    if (!pager_->write(text)) {
      end_pager();
      return state_ == State::direct;
    }
    if (paged_bytes_ > pager_->pipe_bytes()) held_.clear();
    return true;
  }

  void end_pager() {
    const bool was_there = pager_->end();
    if (was_there)
      state_ = State::quit;
    else
      to_terminal();
  }

  std::ostream& terminal_;
  std::string command_;
  std::size_t screen_rows_;
  State state_ = State::holding;
  std::string held_;
  std::size_t rows_ = 0;
  std::size_t paged_bytes_ = 0;
  std::unique_ptr<PagerProcess> pager_;
};

PagedOutput::PagedOutput(std::ostream& terminal, const std::string& command,
                         std::size_t screen_rows)
    : terminal_(terminal) {
  if (command.empty()) return;
  buffer_ = std::make_unique<Buffer>(terminal, command, screen_rows);
  stream_ = std::make_unique<std::ostream>(buffer_.get());
}

PagedOutput::~PagedOutput() {
  try {
    finish();
  } catch (...) {
    // Out of memory, while another error is on its way.
  }
}

std::ostream& PagedOutput::stream() { return stream_ ? *stream_ : terminal_; }

void PagedOutput::finish() {
  if (buffer_) buffer_->finish();
}

}  // namespace kiosque
