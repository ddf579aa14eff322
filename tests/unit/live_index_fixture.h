// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <gtest/gtest.h>
#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "indexer/writing/live_index.h"
#include "src/analysis/analyzer.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"
#include "tests/support/no_memory.h"
#include "tests/support/temp_folder.h"

namespace kiosque {

class LiveIndexTest : public testing::Test {
 protected:
  static constexpr std::chrono::seconds kNever{1'000'000};

  LiveIndexTest() { write_generation({kSchemaVersion, Analyzer::fingerprint(lexicon_)}); }

  std::filesystem::path generation() const { return folder_ / "gen"; }

  void write_generation(const IndexMetadata& metadata) const {
    Xapian::WritableDatabase database(generation().string(), Xapian::DB_CREATE_OR_OPEN);
    write_metadata(database, metadata);
    database.commit();
  }

  // A run over all roots that remembers nothing, as after the memory was lost.
  LiveIndex open(bool writable = true, std::chrono::seconds commit_every = kNever) const {
    memory_ = std::make_unique<NoMemory>();
    return LiveIndex(generation(), folder_.path(), lexicon_, memory_->files,
                     {.rehearsal = !writable, .commit_every = commit_every});
  }

  Change put(LiveIndex& index, const Article& article) const {
    const auto fail = [](const Problem& problem) { ADD_FAILURE() << problem.message; };
    memory_->files.begin_file(article.path);
    const Change change = index.put(article, fail).change;
    memory_->files.finish_file(std::nullopt, {});
    return change;
  }

  // Returns how many articles that were called unchanged it moves.
  static std::size_t settle(LiveIndex& index) {
    std::size_t moved = 0;
    index.settle_places([&moved](const std::string&) { ++moved; });
    return moved;
  }

  // Puts articles in one run that is committed.
  void put_all(const std::vector<Article>& articles) const {
    LiveIndex index = open();
    for (const Article& article : articles) put(index, article);
    settle(index);
    index.commit();
  }

  void reset() const {
    std::filesystem::remove_all(generation());
    write_generation({kSchemaVersion, Analyzer::fingerprint(lexicon_)});
  }

  Article stored(Xapian::docid document) const {
    const Xapian::Database database(generation().string());
    return load_article(database.get_document(document).get_data());
  }

  // The ids that a reader sees now.
  std::vector<std::string> ids() const {
    const Xapian::Database database(generation().string());
    std::vector<std::string> found;
    for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d)
      found.push_back(load_article(database.get_document(*d).get_data()).id);
    return found;
  }

  static std::vector<std::string> stale_ids(LiveIndex& index, const std::string& root,
                                            const std::set<std::string>& keep = {}) {
    std::vector<std::string> found;
    for (const LiveIndex::Stale& stale : index.find_stale({root}, keep)) found.push_back(stale.id);
    std::sort(found.begin(), found.end());
    return found;
  }

  const TempFolder folder_;
  mutable std::unique_ptr<NoMemory> memory_;
  const Lexicon lexicon_ = Lexicon::builtin();
};

// Without an id of its own, as a text file is; another path has another section.
inline Article at(const std::string& path, const std::string& body = "Le texte.") {
  return {.id = path, .title = "Titre", .body = body, .section = path, .path = path};
}

}  // namespace kiosque
