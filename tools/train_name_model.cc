// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
//
// Trains the recogniser of names, and reads articles with a trained one. docs/entities.md has the
// commands.
//   train_name_model train OUTPUT [--from DATE] [--until DATE] GOLD...
//   train_name_model fold I N OUTPUT GOLD...   trains without the I-th of N stretches of time
//   train_name_model read MODEL [--from DATE] [--until DATE] GOLD...
//   train_name_model read-fold I N MODEL GOLD...
// GOLD is a .jsonl file with character offsets or a bracketed .txt file; DATEs are inclusive and
// leave undated articles in. `read` prints a JSON line an article, as --analyze does.
#include <algorithm>
#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "src/cli/error.h"
#include "tools/name_training/training_article.h"

namespace kiosque {
namespace {

struct Selection {
  std::string from;
  std::string until;
  std::size_t fold = 0;
  std::size_t folds = 0;  // 0: no folds
  bool inside = false;    // the fold itself rather than the rest
};

std::vector<GoldArticle> read_gold(const std::vector<std::string>& files, const Selection& choice) {
  std::vector<GoldArticle> dated;
  std::vector<GoldArticle> undated;
  for (const std::string& file : files) {
    auto articles = file.ends_with(".jsonl") ? read_gold_json_lines(file) : read_bracketed(file);
    for (GoldArticle& article : articles) {
      if (article.date.empty())
        undated.push_back(std::move(article));
      else if (article.date >= choice.from &&
               (choice.until.empty() || article.date <= choice.until))
        dated.push_back(std::move(article));
    }
  }
  std::stable_sort(dated.begin(), dated.end(),
                   [](const GoldArticle& a, const GoldArticle& b) { return a.date < b.date; });
  std::vector<GoldArticle> chosen;
  for (std::size_t i = 0; i < dated.size(); ++i) {
    const bool in_fold = choice.folds > 0 && i * choice.folds / dated.size() == choice.fold;
    if (choice.folds == 0 || in_fold == choice.inside) chosen.push_back(std::move(dated[i]));
  }
  if (!choice.inside) std::move(undated.begin(), undated.end(), std::back_inserter(chosen));
  return chosen;
}

std::string read_bytes(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void train(const std::string& output, const std::vector<GoldArticle>& gold) {
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon);
  std::deque<TrainingArticle> articles;
  std::vector<TrainingArticle*> pointers;
  pointers.reserve(gold.size());
  for (const GoldArticle& article : gold)
    pointers.push_back(&articles.emplace_back(article, lexicon, analyzer));
  const std::string bytes = train_model(pointers, {});
  std::ofstream out(output, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) throw Error(ExitCode::failure, "cannot write " + output);
  std::cerr << articles.size() << " articles, " << bytes.size() << " bytes\n";
}

void read(const std::string& model_file, const std::vector<GoldArticle>& gold) {
  const std::string bytes = read_bytes(model_file);
  const Lexicon lexicon = Lexicon::builtin();
  Analyzer analyzer(lexicon, NameModel(bytes));
  for (const GoldArticle& article : gold) {
    const AnalyzedArticle analyzed = analyzer.analyze_article("", article.text);
    nlohmann::json persons = nlohmann::json::array();
    for (const PersonEntity& person : analyzed.entities.persons) {
      nlohmann::json mentions = nlohmann::json::array();
      for (const Mention& mention : person.mentions)
        mentions.push_back({{"field", "body"},
                            {"begin", mention.begin},
                            {"end", mention.end},
                            {"by", to_string(mention.by)}});
      persons.push_back({{"name", person.name}, {"mentions", mentions}});
    }
    std::cout << nlohmann::json{{"id", article.id}, {"persons", persons}}.dump() << '\n';
  }
}

int run(std::vector<std::string> arguments) {
  if (arguments.size() < 3) {
    std::cerr << "usage: train_name_model train OUTPUT GOLD... (see the source's top)\n";
    return 2;
  }
  const std::string command = arguments.front();
  std::size_t next = 1;
  Selection choice;
  if (command == "fold" || command == "read-fold") {
    choice.fold = std::stoul(arguments.at(1));
    choice.folds = std::stoul(arguments.at(2));
    choice.inside = command == "read-fold";
    next = 3;
  }
  const std::string model = arguments.at(next++);
  while (arguments.at(next).starts_with("--")) {
    (arguments[next] == "--from" ? choice.from : choice.until) = arguments.at(next + 1);
    next += 2;
  }
  const std::vector<std::string> files(arguments.begin() + static_cast<std::ptrdiff_t>(next),
                                       arguments.end());
  const std::vector<GoldArticle> gold = read_gold(files, choice);
  if (command.starts_with("read"))
    read(model, gold);
  else
    train(model, gold);
  return 0;
}

}  // namespace
}  // namespace kiosque

int main(int argc, char** argv) {
  try {
    return kiosque::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "train_name_model: " << error.what() << '\n';
    return 1;
  }
}
