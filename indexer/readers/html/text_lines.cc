// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/text_lines.h"

#include "indexer/readers/html/references.h"

namespace kiosque {
namespace {

class LineCollector {
 public:
  LineCollector(const Page& page, const std::vector<bool>& left_out)
      : page_(page), nodes_(page.nodes()), left_out_(left_out), around_(nodes_.size()) {}

  std::vector<TextLine> collect() {
    for (std::uint32_t i = 1; i < nodes_.size();) {
      const Node& node = nodes_[i];
      around_[i] = around_[node.parent];
      if (node.is_text) {
        add_text(i);
        ++i;
        continue;
      }
      if (is_block(node.tag) || node.tag == Tag::br) end_line();
      if (left_out_[i]) {
        i = node.end;
        continue;
      }
      if (is_block(node.tag)) around_[i].block = i;
      if (node.tag == Tag::pre) around_[i].preformatted = true;
      if (node.tag == Tag::a && page_.attribute(i, "href")) around_[i].linked = true;
      ++i;
    }
    end_line();
    return std::move(lines_);
  }

 private:
  struct Around {
    std::uint32_t block = 0;
    bool linked = false;
    bool preformatted = false;
  };

  void add_text(std::uint32_t i) {
    const Around& around = around_[i];
    if (around.block != line_.block) end_line();
    std::string_view rest = nodes_[i].content;
    while (around.preformatted && rest.find('\n') != std::string_view::npos) {
      add_piece(i, rest.substr(0, rest.find('\n')));
      end_line();
      rest.remove_prefix(rest.find('\n') + 1);
    }
    add_piece(i, rest);
  }

  void add_piece(std::uint32_t i, std::string_view piece) {
    if (line_.text.empty()) {
      line_.node = i;
      line_.block = around_[i].block;
    }
    const std::size_t before = line_.text.size();
    append_decoded(line_.text, piece);
    if (around_[i].linked) line_.link_bytes += line_.text.size() - before;
  }

  void end_line() {
    if (!is_blank_text(line_.text)) {
      line_.text = collapse_blanks(line_.text);
      lines_.push_back(std::move(line_));
    }
    line_ = TextLine{};
  }

  const Page& page_;
  const std::vector<Node>& nodes_;
  const std::vector<bool>& left_out_;
  std::vector<Around> around_;
  TextLine line_;
  std::vector<TextLine> lines_;
};

}  // namespace

std::vector<TextLine> text_lines(const Page& page, const std::vector<bool>& left_out) {
  return LineCollector(page, left_out).collect();
}

}  // namespace kiosque
