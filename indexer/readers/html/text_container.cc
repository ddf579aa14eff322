// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/html/text_container.h"

#include <algorithm>
#include <unordered_map>

#include "indexer/readers/html/furniture.h"

namespace kiosque {
namespace {

constexpr std::size_t kShortestParagraph = 40;  // bytes; below it is a label or a caption

class ContainerSearch {
 public:
  ContainerSearch(const Page& page, const std::vector<TextLine>& lines)
      : page_(page),
        nodes_(page.nodes()),
        lines_(lines),
        bytes_before_(lines.size() + 1),
        link_bytes_before_(lines.size() + 1) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const TextLine& line = lines[i];
      bytes_before_[i + 1] = bytes_before_[i] + (is_paragraph(line) ? line.text.size() : 0);
      link_bytes_before_[i + 1] = link_bytes_before_[i] + line.link_bytes;
    }
  }

  TextRange find() {
    for (const TextLine& line : lines_)
      if (is_paragraph(line)) score(line);
    std::uint32_t best = 0;
    double best_score = 0;
    for (const auto& [node, sum] : scores_) {
      const double weighed = sum * weight(node);
      if (weighed > best_score || (weighed == best_score && node < best)) {
        best = node;
        best_score = weighed;
      }
    }
    return extend(best);
  }

 private:
  static bool is_paragraph(const TextLine& line) {
    return line.text.size() >= kShortestParagraph && line.link_bytes * 2 < line.text.size() &&
           !is_furniture(line.text);
  }

  static bool holds_paragraphs(Tag tag) {
    return tag != Tag::p && tag != Tag::li && tag != Tag::dd && tag != Tag::dt &&
           tag != Tag::blockquote && tag != Tag::pre && !is_heading(tag);
  }

  void score(const TextLine& line) {
    constexpr double kLongest = 4;
    const double share =
        1 - static_cast<double>(line.link_bytes) / static_cast<double>(line.text.size());
    const auto commas = std::count(line.text.begin(), line.text.end(), ',');
    double points = (1 + std::min(static_cast<double>(line.text.size()) / 100, kLongest) +
                     std::min(static_cast<double>(commas), kLongest)) *
                    share;
    std::uint32_t node = line.block;
    while (node != 0 && !holds_paragraphs(nodes_[node].tag)) node = nodes_[node].parent;
    constexpr int kLevels = 5;
    for (int level = 0; level < kLevels && node != 0; ++level) {
      scores_[node] += points;
      points *= level == 0 ? 0.7 : 0.6;
      node = nodes_[node].parent;
    }
  }

  // Sums over the lines in a node, which are neighbours.
  std::size_t sum_in(std::uint32_t node, const std::vector<std::size_t>& before) const {
    const auto at = [&](std::uint32_t number) {
      const auto line = std::lower_bound(lines_.begin(), lines_.end(), number,
                                         [](const TextLine& l, auto n) { return l.node < n; });
      return before[static_cast<std::size_t>(line - lines_.begin())];
    };
    return at(nodes_[node].end) - at(node);
  }

  double weight(std::uint32_t node) const {
    const auto text = static_cast<double>(sum_in(node, bytes_before_));
    const auto links = static_cast<double>(sum_in(node, link_bytes_before_));
    double weight = text / (text + links + 1);
    if (page_.attribute(node, "itemprop") == "articleBody")
      weight *= 3;
    else if (names_article_text(page_, node))
      weight *= 1.6;
    else if (nodes_[node].tag == Tag::article)
      weight *= 1.3;
    else if (nodes_[node].tag == Tag::body)
      weight *= 0.7;
    return weight;
  }

  bool is_whole(std::uint32_t node) const {
    const Tag tag = nodes_[node].tag;
    return node == 0 || tag == Tag::article || tag == Tag::main || tag == Tag::body ||
           tag == Tag::html;
  }

  // With the elements beside it that go on with the text, as where an advertisement parts an
  // article. They may lie beside an element around it that has no more text than it has.
  TextRange extend(std::uint32_t node) const {
    TextRange range{node, nodes_[node].end};
    const bool named = names_article_text(page_, node);
    while (!is_whole(node)) {
      const std::uint32_t above = nodes_[node].parent;
      const auto goes_on = [&](std::uint32_t beside) {
        const std::size_t text = sum_in(beside, bytes_before_);
        const std::size_t links = sum_in(beside, link_bytes_before_);
        return text > 0 && links * 6 < text && (!named || names_article_text(page_, beside));
      };
      std::vector<std::uint32_t> before;
      for (std::uint32_t i = above + 1; i < nodes_[above].end; i = nodes_[i].end) {
        if (i < node) {
          before.push_back(i);
        } else if (i > node && goes_on(i)) {
          range.end = nodes_[i].end;
        } else if (i > node && sum_in(i, bytes_before_) > 0) {
          break;
        }
      }
      for (auto i = before.rbegin(); i != before.rend(); ++i) {
        if (goes_on(*i))
          range.begin = *i;
        else if (sum_in(*i, bytes_before_) > 0)
          break;
      }
      const bool same = sum_in(above, bytes_before_) == sum_in(node, bytes_before_);
      if (!same || named) break;
      node = above;
    }
    return range;
  }

  const Page& page_;
  const std::vector<Node>& nodes_;
  const std::vector<TextLine>& lines_;
  std::vector<std::size_t> bytes_before_;  // of paragraphs, before each line
  std::vector<std::size_t> link_bytes_before_;
  std::unordered_map<std::uint32_t, double> scores_;
};

}  // namespace

TextRange find_text_range(const Page& page, const std::vector<TextLine>& lines) {
  return ContainerSearch(page, lines).find();
}

}  // namespace kiosque
