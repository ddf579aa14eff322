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
  Composition(const Page& page, const std::vector<std::string_view>& told) : page_(page) {
    told_.reserve(told.size());
    for (const std::string_view text : told) told_.push_back(fold(text));
  }

  void add(const TextLine& line) {
    if (is_mostly_link(line)) {
      // A heading over a list of links is theirs.
      if (page_.nodes()[line.block].tag == Tag::li) headings_.clear();
      return;
    }
    if (is_furniture(line.text)) return;
    if (is_told(line.text)) return;
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
  bool is_told(std::string_view line) const {
    constexpr std::size_t kLongest = 400;
    if (line.size() > kLongest) return false;
    const std::string folded = fold(line);
    return std::any_of(told_.begin(), told_.end(), [&](const std::string& told) {
      return !told.empty() && folded.ends_with(told) &&
             (folded.size() == told.size() ||
              folded.substr(0, folded.size() - told.size()) == "par ");
    });
  }

  void append(const std::string& line) {
    if (!text_.empty()) text_ += '\n';
    text_ += line;
  }

  const Page& page_;
  std::vector<std::string> told_;          // folded
  std::vector<const TextLine*> headings_;  // that wait for their text
  std::string text_;
};

// The paragraphs that stand between the title and the text, in elements of their own.
std::vector<TextLine> standfirst_lines(const Page& page, const TextRange& range) {
  const auto& nodes = page.nodes();
  std::uint32_t title = 0;
  for (std::uint32_t i = 1; i < range.begin; ++i)
    if (nodes[i].tag == Tag::h1) title = i;
  std::vector<bool> in_standfirst(nodes.size());
  for (std::uint32_t i = title + 1; i < range.begin; ++i) {
    const bool in_header = title != 0 && nodes[i].tag == Tag::p &&
                           page.find_above(i, Tag::header) && page.find_above(i, Tag::article);
    in_standfirst[i] =
        in_standfirst[nodes[i].parent] || in_header ||
        (!nodes[i].is_text && nodes[i].end <= range.begin && names_standfirst(page, i));
  }
  std::vector<TextLine> lines = text_lines(page, find_furniture(page, Headers::kept));
  constexpr std::size_t kShortest = 40;
  std::erase_if(lines, [&](const TextLine& line) {
    return line.node >= range.begin || !in_standfirst[line.node] || line.text.size() < kShortest;
  });
  return lines;
}

}  // namespace

std::string main_text(const Page& page, const std::vector<std::string_view>& told) {
  const std::vector<TextLine> lines = text_lines(page, find_furniture(page));
  const TextRange range = find_text_range(page, lines);
  Composition composition(page, told);
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
