// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/main_text.h"

#include <algorithm>
#include <vector>

#include "indexer/readers/html/furniture.h"
#include "indexer/readers/html/text_container.h"
#include "indexer/readers/html/text_lines.h"
#include "src/text/fold.h"

namespace kiosque {
namespace {

bool is_mostly_link(const TextLine& line) { return line.link_bytes * 5 > line.text.size() * 3; }

int heading_rank(Tag tag) { return 1 + static_cast<int>(tag) - static_cast<int>(Tag::h1); }

// Puts an article's lines together.
class Composition {
 public:
  Composition(const Page& page, std::string_view title) : page_(page), title_(fold(title)) {}

  void add(const TextLine& line) {
    if (is_mostly_link(line) || is_furniture(line.text)) return;
    if (!title_.empty() && line.text.size() < 2 * title_.size() + 20 && fold(line.text) == title_)
      return;
    const Tag tag = page_.nodes()[line.block].tag;
    if (is_heading(tag)) {
      // A heading without text below it was one of furniture.
      std::erase_if(headings_, [&](const TextLine* above) {
        return heading_rank(page_.nodes()[above->block].tag) >= heading_rank(tag) &&
               above->block != line.block;
      });
      headings_.push_back(&line);
      return;
    }
    for (const TextLine* heading : headings_) append(heading->text);
    headings_.clear();
    append(line.text);
  }

  std::string take() { return std::move(text_); }

 private:
  void append(const std::string& line) {
    if (!text_.empty()) text_ += '\n';
    text_ += line;
  }

  const Page& page_;
  std::string title_;
  std::vector<const TextLine*> headings_;  // that wait for their text
  std::string text_;
};

// The paragraphs that stand between the title and the text, in elements of their own.
std::vector<TextLine> standfirst_lines(const Page& page, const TextRange& range) {
  const auto& nodes = page.nodes();
  std::vector<bool> left_out = find_furniture(page);
  std::uint32_t from = 0;
  for (std::uint32_t i = 1; i < range.begin; ++i)
    if (nodes[i].tag == Tag::h1) from = i;
  std::vector<std::uint32_t> places;
  std::vector<bool> in_standfirst(nodes.size());
  for (std::uint32_t i = from + 1; i < range.begin; ++i) {
    if (nodes[i].is_text) {
      in_standfirst[i] = in_standfirst[nodes[i].parent];
      continue;
    }
    // An article's header is furniture but for its standfirst.
    if (left_out[i] && nodes[i].tag != Tag::header) {
      i = nodes[i].end - 1;
      continue;
    }
    left_out[i] = false;
    in_standfirst[i] =
        in_standfirst[nodes[i].parent] ||
        (nodes[i].end <= range.begin && names_standfirst(page, i)) ||
        (nodes[i].tag == Tag::p && from != 0 && page.find_above(i, Tag::header).value_or(0) > 0 &&
         page.find_above(i, Tag::article).value_or(0) > 0);
  }
  std::vector<TextLine> lines = text_lines(page, left_out);
  constexpr std::size_t kShortest = 40;
  std::erase_if(lines, [&](const TextLine& line) {
    return line.node >= range.begin || !in_standfirst[line.node] || line.text.size() < kShortest;
  });
  return lines;
}

}  // namespace

std::string main_text(const Page& page, std::string_view title) {
  const std::vector<TextLine> lines = text_lines(page, find_furniture(page));
  const TextRange range = find_text_range(page, lines);
  Composition composition(page, title);
  const std::vector<TextLine> standfirst = standfirst_lines(page, range);
  for (const TextLine& line : standfirst) composition.add(line);
  for (const TextLine& line : lines) {
    if (line.node < range.begin || line.node >= range.end) continue;
    if (begins_comments(line.text)) break;
    composition.add(line);
  }
  return composition.take();
}

}  // namespace kiosque
