// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/part_builder.h"

#include <utility>

namespace kiosque {
namespace {

constexpr std::size_t kMaxNodes = 400'000;

}  // namespace

void PartBuilder::open(std::string name, std::vector<XmlAttribute> attributes, std::uint64_t line) {
  if (skipped_ > 0) {
    ++skipped_;
    return;
  }
  XmlNode node{std::move(name), {}, std::move(attributes), line, 0};
  if (open_.empty()) {
    const XmlNodes alone{XmlNode{node.name, {}, node.attributes, line, 1}};
    switch (visitor_.open(XmlElement(alone, 0))) {
      case XmlStep::enter:
        entered_.push_back(std::move(node.name));
        return;
      case XmlStep::skip:
        skipped_ = 1;
        return;
      case XmlStep::collect:
        break;
    }
  }
  in_text_ = false;
  std::size_t bytes = node.name.size();
  for (const XmlAttribute& attribute : node.attributes)
    bytes += attribute.name.size() + attribute.value.size();
  open_.push_back(nodes_.size());
  if (open_.size() == 1) line_ = line;
  if (grow(bytes)) nodes_.push_back(std::move(node));
}

void PartBuilder::close() {
  in_text_ = false;
  if (skipped_ > 0) {
    --skipped_;
  } else if (!open_.empty()) {
    if (!fault_) nodes_[open_.back()].end = nodes_.size();
    open_.pop_back();
    if (open_.empty()) finish();
  } else if (!entered_.empty()) {
    const std::string name = std::move(entered_.back());
    entered_.pop_back();
    visitor_.close(name);
  }
}

void PartBuilder::add_text(std::string_view text) {
  if (skipped_ > 0 || open_.empty() || text.empty() || !grow(text.size())) return;
  if (!in_text_) nodes_.push_back(XmlNode{{}, {}, {}, nodes_.back().line, nodes_.size() + 1});
  in_text_ = true;
  nodes_.back().text += text;
}

void PartBuilder::spoil(Problem problem) {
  if (skipped_ > 0 || open_.empty() || fault_) return;
  fault_ = std::move(problem);
  nodes_ = XmlNodes();
}

bool PartBuilder::grow(std::size_t bytes) {
  if (fault_) return false;
  bytes_ += bytes;
  if (bytes_ <= kMaxArticleBytes && nodes_.size() < kMaxNodes) return true;
  spoil(Problem{Problem::Kind::too_large, line_,
                bytes_ > kMaxArticleBytes
                    ? "an article of more than " + std::to_string(kMaxArticleBytes >> 20) + " MiB"
                    : "an article of more than " + std::to_string(kMaxNodes) + " elements",
                "split it, or take it out of the file"});
  return false;
}

void PartBuilder::finish() {
  if (fault_) {
    missed_any_ = true;
    take_(std::move(*fault_));
    visitor_.miss_part();
  } else {
    visitor_.take_part(XmlElement(nodes_, 0));
  }
  fault_.reset();
  nodes_.clear();
  bytes_ = 0;
}

}  // namespace kiosque
