// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/output/facet_columns.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "src/cli/terminal.h"

namespace kiosque {
namespace {

constexpr std::size_t kGap = 3;  // between two facets
constexpr std::size_t kLongestLabel = 28;
constexpr std::size_t kShortLabel = 12;  // labels are cut so far to put one more facet on a row
constexpr std::size_t kSmallBar = 4;
constexpr std::size_t kLargeBar = 10;

struct Block {
  std::string_view heading;
  std::string_view ink;
  const std::vector<FacetValue>* values;
};

// What the facets of one column of the screen have in common.
struct Column {
  std::size_t label = 0;
  std::size_t count = 0;
  std::size_t bar = kSmallBar;
  std::size_t width() const { return label + 1 + count + 1 + bar; }
};

std::vector<Block> blocks_of(const Facets& facets) {
  std::vector<Block> blocks = {{"persons", ink::person, &facets.persons},
                               {"countries", ink::country, &facets.countries},
                               {"sources", ink::dim, &facets.sources},
                               {"years", ink::dim, &facets.years}};
  std::erase_if(blocks, [](const Block& block) { return block.values->empty(); });
  return blocks;
}

std::size_t total_width(const std::vector<Column>& columns) {
  std::size_t total = kGap * (columns.size() - 1);
  for (const Column& column : columns) total += column.width();
  return total;
}

// So many facets a row, as wide as their values would like.
std::vector<Column> natural_columns(const std::vector<Block>& blocks, std::size_t count) {
  std::vector<Column> columns(count);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    Column& column = columns[i % count];
    // The heading may reach over the counts.
    for (const FacetValue& value : *blocks[i].values) {
      column.label = std::max(column.label, display_columns(sanitize(value.label)));
      column.count = std::max(column.count, std::to_string(value.count).size());
    }
    column.label = std::min(column.label, kLongestLabel);
    const std::size_t heading = blocks[i].heading.size();
    if (heading > column.width()) column.label += heading - column.width();
  }
  return columns;
}

// Takes from the longest labels until all fit, down to a least length. Whether they do.
bool shrink(std::vector<Column>& columns, std::size_t width, std::size_t least) {
  while (total_width(columns) > width) {
    const auto widest =
        std::max_element(columns.begin(), columns.end(),
                         [](const Column& a, const Column& b) { return a.label < b.label; });
    if (widest->label <= least) return false;
    --widest->label;
  }
  return true;
}

void grow_bars(std::vector<Column>& columns, std::size_t width) {
  while (columns.front().bar < kLargeBar && total_width(columns) + columns.size() <= width)
    for (Column& column : columns) ++column.bar;
}

std::vector<Column> fit(const std::vector<Block>& blocks, std::size_t width) {
  for (std::size_t rows = 1; rows <= blocks.size(); ++rows) {
    const std::size_t count = (blocks.size() + rows - 1) / rows;
    std::vector<Column> columns = natural_columns(blocks, count);
    const bool fits = shrink(columns, width, count == 1 ? 1 : kShortLabel);
    if (!fits && count > 1) continue;
    grow_bars(columns, width);
    return columns;
  }
  return {};
}

// One value, or nothing below the last: as wide as its column.
StyledText cell(const Block& block, std::size_t index, const Column& column) {
  StyledText text;
  if (index < block.values->size()) {
    const FacetValue& value = (*block.values)[index];
    std::uint64_t largest = 0;
    for (const FacetValue& other : *block.values) largest = std::max(largest, other.count);
    const std::string label = cut_to_columns(sanitize(value.label), column.label);
    const std::string count = std::to_string(value.count);
    append(text, label);
    append(text, std::string(column.label - display_columns(label), ' '));
    append(text, std::string(1 + column.count - std::min(count.size(), column.count), ' '));
    append(text, count + ' ');
    append(text, bar(value.count, largest, column.bar), block.ink);
  }
  append(text, std::string(column.width() - std::min(column.width(), display_columns(text)), ' '));
  return text;
}

StyledText heading(const Block& block, const Column& column) {
  StyledText text;
  const std::string name = cut_to_columns(block.heading, column.width());
  append(text, name, ink::bold);
  append(text, std::string(column.width() - display_columns(name), ' '));
  return text;
}

}  // namespace

std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t columns) {
  constexpr std::array kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (count == 0 || largest == 0) return "";
  const double share = std::min(1.0, static_cast<double>(count) / static_cast<double>(largest));
  const auto eighths = std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(share * 8 * static_cast<double>(columns))));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + kEighths.at(eighths % 8);
}

std::vector<StyledText> facet_columns(const Facets& facets, std::size_t width) {
  const std::vector<Block> blocks = blocks_of(facets);
  std::vector<StyledText> lines;
  if (blocks.empty()) return lines;
  const std::vector<Column> columns = fit(blocks, width);
  for (std::size_t first = 0; first < blocks.size(); first += columns.size()) {
    if (first > 0) lines.emplace_back();
    const std::size_t count = std::min(columns.size(), blocks.size() - first);
    std::size_t height = 0;
    for (std::size_t i = 0; i < count; ++i)
      height = std::max(height, blocks[first + i].values->size());
    for (std::size_t row = 0; row <= height; ++row) {
      StyledText line;
      for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) append(line, std::string(kGap, ' '));
        const Block& block = blocks[first + i];
        for (const Span& span :
             row == 0 ? heading(block, columns[i]) : cell(block, row - 1, columns[i]))
          append(line, span.text, span.ink);
      }
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

}  // namespace kiosque
