// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
// Random histories of a folder: however many nights it took, the index is that of one build, and a
// rehearsal tells to the letter what its run does.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "indexer/run.h"
#include "src/index/stored_article.h"
#include "tests/support/temp_folder.h"

namespace kiosque {
namespace {

namespace fs = std::filesystem;

// What a searcher can tell of an index: each article, and all its places.
std::multiset<std::string> content_of(const fs::path& index) {
  std::multiset<std::string> articles;
  const Xapian::Database database(index.string());
  for (auto d = database.postlist_begin(""); d != database.postlist_end(""); ++d) {
    const Article article = load_article(database.get_document(*d).get_data());
    std::set<std::string> places(article.copies.begin(), article.copies.end());
    places.insert(to_place(article));
    std::string line = has_own_id(article) ? article.id : "(none)";
    line += " v" + std::to_string(article.version) + " « " + article.body + " » at";
    for (const std::string& place : places) line += ' ' + fs::path(place).filename().string();
    articles.insert(line);
  }
  return articles;
}

class History {
 public:
  explicit History(unsigned seed) : random_(seed) {}

  // Some files come, change, move and go.
  void live_on() {
    for (int changes = 1 + number(3); changes > 0; --changes) {
      const std::vector<fs::path> present = files();
      const fs::path any = present.empty() ? fs::path() : present[index(present.size())];
      switch (present.empty() ? 0 : number(8)) {
        case 0:
        case 1:
        case 2:
          write_lines(name("jsonl"));
          break;
        case 3:
        case 4:
          write_item(name("xml"));
          break;
        case 5:
          fs::remove(any);
          break;
        default: {
          const fs::path target = folder_ / ("a/" + name(any.extension().string().substr(1)));
          if (target == any) break;
          if (number(2) == 0)
            fs::rename(any, target);
          else
            fs::copy_file(any, target, fs::copy_options::overwrite_existing);
        }
      }
    }
    // Until the clock of files has ticked, what was written is read once more.
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
  }

  // Runs the indexer over the folder; its lines and, of its summary, what it says of articles.
  std::string run(std::vector<std::string> options, const std::string& index) const {
    options.insert(options.end(), {"--log", "text", "--allow-shrink", "--jobs", "1", "--index",
                                   (folder_ / index).string(), (folder_ / "a").string()});
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    EXPECT_LE(run_indexer(options, in, out, err), 1) << err.str();
    std::string text = out.str().substr(0, out.str().find(" ("));
    for (const std::string would : {"would ", "add ", "change ", "remove "})
      for (std::size_t at = text.find(would); at != std::string::npos; at = text.find(would, at))
        text.replace(at, would.size(),
                     would == "would "    ? ""
                     : would == "add "    ? "added "
                     : would == "change " ? "changed "
                                          : "removed ");
    return text + '\n' + err.str();
  }

  fs::path index(const std::string& name) const { return folder_ / name; }

  std::string describe() const {
    std::string text;
    for (const fs::path& file : files())
      text += file.filename().string() + ":\n" + read_whole_file(file.string()) + '\n';
    return text;
  }

 private:
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  std::size_t index(std::size_t below) { return random_() % below; }
  std::string name(const std::string& extension) {
    return std::string(1, static_cast<char>('a' + number(5))) + '.' + extension;
  }

  std::vector<fs::path> files() const {
    std::vector<fs::path> found;
    if (!fs::exists(folder_ / "a")) return found;
    for (const auto& entry : fs::directory_iterator(folder_ / "a")) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
  }

  void write_lines(const std::string& file) {
    std::string lines;
    for (int count = number(4); count >= 0; --count) {
      lines += "{";
      if (number(4) > 0) lines += "\"id\":\"x" + std::to_string(number(3)) + "\",";
      lines += "\"body\":\"Texte " + std::to_string(number(3)) + "\"}\n";
    }
    folder_.write("a/" + file, lines);
  }

  void write_item(const std::string& file) {
    const bool canceled = number(4) == 0;
    folder_.write("a/" + file,
                  "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"x" +
                      std::to_string(number(3)) + "\" version=\"" + std::to_string(number(4)) +
                      "\"><itemMeta>" + (canceled ? "<pubStatus qcode=\"stat:canceled\"/>" : "") +
                      "</itemMeta><contentSet><inlineXML><p>Texte " + std::to_string(number(3)) +
                      "</p></inlineXML></contentSet></newsItem>");
  }

  std::mt19937 random_;
  TempFolder folder_;
};

TEST(IndexerHistories, EndAsOneBuildAndAreToldByRehearsals) {
  const auto number_from = [](const char* name, int otherwise) {
    const char* const value = std::getenv(name);
    return value == nullptr ? otherwise : std::atoi(value);
  };
  const int first = number_from("KIOSQUE_FIRST_HISTORY", 1);
  const int histories = number_from("KIOSQUE_HISTORIES", 2);
  for (int seed = first; seed < first + histories && !testing::Test::HasFailure(); ++seed) {
    History history(static_cast<unsigned>(seed));
    for (int night = 1; night <= 12; ++night) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", night " + std::to_string(night));
      const std::string before = history.describe();
      history.live_on();
      const std::string told = history.run({"--dry-run"}, "index");
      const std::string done = history.run({"--verbose"}, "index");
      EXPECT_EQ(told, done);
      history.run({"--rebuild"}, "built");
      EXPECT_EQ(content_of(history.index("index")), content_of(history.index("built")))
          << "before:\n"
          << before << "after:\n"
          << history.describe();
      if (testing::Test::HasFailure()) break;
    }
  }
}

}  // namespace
}  // namespace kiosque
