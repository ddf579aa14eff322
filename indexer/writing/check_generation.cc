// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/writing/check_generation.h"

#include <xapian.h>

#include <algorithm>
#include <sstream>

#include "src/analysis/analyzer.h"
#include "src/cli/error.h"
#include "src/index/metadata.h"
#include "src/index/schema.h"
#include "src/index/stored_article.h"

namespace kiosque {
namespace {

constexpr std::uint64_t kSample = 50;
constexpr std::size_t kMostFaults = 10;
constexpr std::size_t kMostFaultBytes = 200;

class Check {
 public:
  Check(const std::filesystem::path& generation, const ExpectedGeneration& expected)
      : path_(generation.string()), expected_(expected) {}

  CheckedGeneration run() {
    try {
      database_ = Xapian::Database(path_);
      result_.articles = database_.get_doccount();
      if (expected_.articles && *expected_.articles != result_.articles)
        add("it holds " + std::to_string(result_.articles) + " articles instead of " +
            std::to_string(*expected_.articles));
      if (check_metadata()) check_sample();
      if (expected_.every_block) check_tables();
    } catch (const Xapian::Error& error) {
      add(error.get_description());
    }
    return std::move(result_);
  }

 private:
  void add(std::string fault) {
    fault.resize(std::min(fault.size(), kMostFaultBytes));
    if (result_.faults.size() < kMostFaults) result_.faults.push_back(std::move(fault));
  }

  // False for what cannot be read on.
  bool check_metadata() {
    const auto metadata = read_metadata(database_);
    if (!metadata) {
      add("it does not say that it is an index of Kiosque");
      return false;
    }
    const int version = metadata->schema_version;
    if (version < 1 || version > kSchemaVersion) {
      add("it says that it is of version " + std::to_string(version) + " of the index format");
      return false;
    }
    current_ = version == kSchemaVersion;
    if (expected_.lexicon == nullptr) return true;
    if (!current_ || metadata->analyzer != Analyzer::fingerprint(*expected_.lexicon))
      add("it does not say that this program built it");
    return true;
  }

  // Some articles, evenly over the whole.
  void check_sample() {
    const std::uint64_t last = database_.get_lastdocid();
    auto document = database_.postlist_begin("");
    std::uint64_t next = 1;
    for (std::uint64_t i = 0; i < kSample && document != database_.postlist_end(""); ++i) {
      next = std::max(next, 1 + i * last / kSample);
      document.skip_to(static_cast<Xapian::docid>(next));
      if (document == database_.postlist_end("")) break;
      next = *document + std::uint64_t{1};
      try {
        check_article(*document);
      } catch (const Xapian::Error& error) {
        add("article " + std::to_string(*document) + ": " + error.get_description());
      }
    }
  }

  void check_article(Xapian::docid number) {
    const Xapian::Document document = database_.get_document(number);
    const Article article = load_article(document.get_data());
    if (article.id.empty() || article.path.empty() ||
        (article.title.empty() && article.body.empty())) {
      add("article " + std::to_string(number) + " has lost its text or place");
      return;
    }
    const std::string key = term(prefix::id, article.id);
    auto found = database_.postlist_begin(key);
    found.skip_to(number);  // two files can have names that make one place
    if (found == database_.postlist_end(key) || *found != number)
      add("article " + std::to_string(number) + " is not found by its id « " + article.id + " »");
    if (current_ && document.get_value(slot::content_hash) != content_hash(article))
      add("article " + std::to_string(number) + " is not the one that was written");
  }

  // Xapian tells of each table what it finds, and throws for some damages.
  void check_tables() {
    std::stringstream told;
    std::size_t count = 0;
    std::string thrown;
    try {
      count = Xapian::Database::check(path_, 0, &told);
    } catch (const Xapian::Error& error) {
      thrown = error.get_description();
    }
    if (count == 0 && thrown.empty()) return;
    for (std::string line; std::getline(told, line);)
      if (!line.empty() && !line.ends_with(':') && !line.ends_with("checked OK") &&
          !line.starts_with("Lazily"))
        add("Xapian: " + line);
    if (!thrown.empty()) add("Xapian: " + thrown);
    if (result_.faults.empty()) add("Xapian counts " + std::to_string(count) + " faults");
  }

  const std::string path_;
  const ExpectedGeneration& expected_;
  Xapian::Database database_;
  bool current_ = false;  // of this program's schema
  CheckedGeneration result_;
};

}  // namespace

CheckedGeneration check_generation(const std::filesystem::path& generation,
                                   const ExpectedGeneration& expected) {
  return Check(generation, expected).run();
}

void require_sound(const std::filesystem::path& built, const ExpectedGeneration& expected) {
  const CheckedGeneration checked = check_generation(built, expected);
  if (checked.faults.empty()) return;
  throw Error(ExitCode::failure, "the new index has a fault: " + checked.faults.front(),
              "nothing was changed; run again, and check the disk and memory if it goes on");
}

std::uint64_t count_articles(const std::filesystem::path& generation) {
  return Xapian::Database(generation.string()).get_doccount();
}

}  // namespace kiosque
