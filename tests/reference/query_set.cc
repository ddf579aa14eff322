// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "tests/reference/query_set.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <utility>

#include "query/language/operators.h"

namespace kiosque {
namespace {

constexpr std::size_t kShortestWord = 3;  // bytes
constexpr int kTries = 200;

// Long enough to be worth a search, and no operator.
bool is_word(const Token& token, std::string_view typed) {
  return token.word->folded.size() >= kShortestWord && !token.word->numeric &&
         !token.word->dotted && !find_operator(typed) && !misspelt_operator(typed) &&
         !is_quorum_word(typed);
}

bool can_be_quoted(std::string_view text) {
  for (const std::string_view mark : {"\"", "“", "”", "„", "«", "»", "\n", "\r"})
    if (text.find(mark) != std::string_view::npos) return false;
  return true;
}

std::string in_quotes(const std::string& text) { return '"' + text + '"'; }

class QueryMaker {
 public:
  QueryMaker(const ScannedCorpus& corpus, Analyzer& analyzer)
      : corpus_(corpus), analyzer_(analyzer) {
    find_frequencies();
  }

  std::vector<std::string> make(std::size_t count) {
    const std::array<std::function<std::string()>, 34> kinds = {
        [&] { return frequent(0); },
        [&] { return frequent(1); },
        [&] { return frequent(2); },
        [&] { return frequent(3); },
        [&] { return word(); },
        [&] { return capitals(word()); },
        [&] { return words(" "); },
        [&] { return words(" ET ") + " AND " + word(); },
        [&] { return word() + " OU " + frequent(2) + " OR " + frequent(1); },
        [&] { return word() + " SAUF " + word(); },
        [&] { return frequent(4) + " NOT (" + words(" OR ") + ")"; },
        [&] { return phrase(2); },
        [&] { return phrase(3); },
        [&] { return phrase(4); },
        [&] { return phrase(2) + '~'; },
        [&] { return compound(); },
        [&] { return near(" NEAR/" + number(9), 9); },
        [&] { return near(" ADJ/" + number(6), 6); },
        [&] { return near(" NEAR/30", 20) + " NEAR/30 " + frequent(3); },
        [&] { return "(" + phrase(2) + " OU " + word() + ") NEAR/" + number(40) + ' ' + word(); },
        [&] { return person("word") + " NEAR/" + number(30) + ' ' + frequent(3); },
        [&] { return prefix(); },
        [&] { return '=' + form(false); },
        [&] { return '=' + form(true); },
        [&] { return person("word"); },
        [&] { return person("whole"); },
        [&] { return person("prefix"); },
        [&] { return country() + ' ' + frequent(3); },
        [&] { return source() + " ET " + dates(); },
        [&] { return "titre:" + title_word() + " OU titre:" + prefix(); },
        [&] { return "titre:" + title_phrase() + " OU personne:" + word() + '~'; },
        [&] { return frequent(3) + ">=" + number(4); },
        [&] { return quorum(); },
        [&] { return mixture(); }};
    std::vector<std::string> queries;
    std::set<std::string> seen;
    for (std::size_t i = 0; queries.size() < count && i < 20 * count; ++i)
      if (std::string query = kinds[i % kinds.size()](); seen.insert(query).second)
        queries.push_back(std::move(query));
    return queries;
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }
  std::string number(std::size_t most) { return std::to_string(1 + pick(most)); }
  template <typename Item>
  const Item& one_of(const std::vector<Item>& items) {
    return items[pick(items.size())];
  }

  // The words in five classes, from one article alone to half of all of them.
  void find_frequencies() {
    std::vector<std::size_t> articles(corpus_.words.size());
    std::vector<std::size_t> last(corpus_.words.size());
    for (std::size_t i = 0; i < corpus_.articles.size(); ++i)
      for (const auto* text : {&corpus_.articles[i].title, &corpus_.articles[i].body})
        for (const ScannedToken token : *text)
          if (std::exchange(last[token / 2], i + 1) != i + 1) ++articles[token / 2];
    const std::size_t all = corpus_.articles.size();
    const std::array<std::size_t, kClasses> most = {1, 20, all / 100, all / 5, all};
    std::size_t nearest = all;
    for (std::size_t i = 0; i < corpus_.words.size(); ++i) {
      const std::string& typed = corpus_.strings.text(corpus_.words[i].form);
      const std::vector<Token> tokens = analyzer_.analyze_words(typed);
      if (tokens.size() != 1 || !is_word(tokens[0], typed)) continue;
      std::size_t frequency = 0;
      while (articles[i] > most[frequency]) ++frequency;
      frequent_[frequency].push_back(typed);
      // Of the last class the one word that half of the articles have.
      const std::size_t off = articles[i] > all / 2 ? articles[i] - all / 2 : all / 2 - articles[i];
      if (off < nearest) half_ = typed;
      nearest = std::min(nearest, off);
    }
    frequent_.back() = {half_};
    for (auto& words : frequent_)
      if (words.empty()) words = {half_};
  }

  // With accents or without.
  std::string frequent(std::size_t frequency) {
    const std::string& typed = one_of(frequent_[frequency]);
    return pick(3) == 0 ? analyzer_.analyze_words(typed)[0].word->folded : typed;
  }

  // Some tokens side by side, as the text of an example has them.
  std::string slice(std::size_t count, bool of_title = false) {
    for (int i = 0; i < kTries; ++i) {
      const Article& article = one_of(corpus_.examples);
      const std::string& text = of_title ? article.title : article.body;
      const std::vector<Token> tokens = analyzer_.analyze_words(text);
      if (tokens.size() < count) continue;
      const std::size_t at = pick(tokens.size() - count + 1);
      const std::string typed = text_of(text, tokens, at, at + count);
      if (!can_be_quoted(typed) || (count == 1 && !is_word(tokens[at], typed))) continue;
      return typed;
    }
    return "absent";
  }

  static std::string text_of(const std::string& text, const std::vector<Token>& tokens,
                             std::size_t first, std::size_t end) {
    return text.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
  }

  std::string word() { return slice(1); }
  std::string title_word() { return slice(1, true); }
  std::string phrase(std::size_t count) { return in_quotes(slice(count)); }
  std::string title_phrase() { return in_quotes(slice(2, true)); }

  static std::string capitals(std::string typed) {
    for (char& c : typed)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return find_operator(typed) || misspelt_operator(typed) ? "absent" : typed;
  }

  // Two words of one article, so that it is found, with an operator between them.
  std::string words(const std::string& between) { return near(between, 60); }

  std::string near(const std::string& between, std::size_t reach) {
    for (int i = 0; i < kTries; ++i) {
      const std::string& text = one_of(corpus_.examples).body;
      const std::vector<Token> tokens = analyzer_.analyze_words(text);
      if (tokens.size() < 2) continue;
      const std::size_t one = pick(tokens.size() - 1);
      const std::size_t other = std::min(tokens.size() - 1, one + 1 + pick(reach));
      const std::string left = text_of(text, tokens, one, one + 1);
      const std::string right = text_of(text, tokens, other, other + 1);
      if (!is_word(tokens[one], left) || !is_word(tokens[other], right)) continue;
      return left + between + (between[0] == ' ' && between.size() > 1 ? " " : "") + right;
    }
    return "absent" + between + " absent";
  }

  // vice-président
  std::string compound() {
    for (int i = 0; i < kTries; ++i) {
      const std::string& text = one_of(corpus_.examples).body;
      const std::vector<Token> tokens = analyzer_.analyze_words(text);
      for (std::size_t k = 1; k < tokens.size(); ++k) {
        const std::string typed = text_of(text, tokens, k - 1, k + 1);
        if (tokens[k].hyphen_before && !tokens[k].word->numeric && !tokens[k - 1].word->numeric &&
            can_be_quoted(typed) && typed.find(' ') == std::string::npos)
          return typed;
      }
    }
    return "absent-absent";
  }

  // The beginning of a word that is long enough to leave few words.
  std::string prefix() {
    for (int i = 0; i < kTries; ++i) {
      const std::string typed = frequent(2 + pick(2));
      const std::string folded = analyzer_.analyze_words(typed)[0].word->folded;
      if (folded.size() >= 6 && is_ascii(folded)) return folded.substr(0, 5 + pick(2)) + '*';
    }
    return "absent*";
  }

  static bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  std::string form(bool accents) {
    for (int i = 0; i < kTries; ++i) {
      const std::string& typed = one_of(frequent_[2 + pick(2)]);
      const std::vector<Token> tokens = analyzer_.analyze_words(typed);
      if ((tokens[0].word->form != tokens[0].word->folded) == accents) return typed;
    }
    return "été";
  }

  std::string person(std::string_view match) {
    for (int i = 0; i < kTries; ++i) {
      const ScannedArticle& article = one_of(corpus_.articles);
      if (article.persons.empty()) continue;
      const ScannedPerson& person = one_of(article.persons);
      if (!can_be_quoted(person.name)) continue;
      if (match == "whole") return "personne:" + in_quotes(person.name);
      const std::string& last = one_of(person.words);
      if (last.size() < 4 || !is_ascii(last)) continue;
      return "personne:" + (match == "prefix" ? last.substr(0, 3 + pick(2)) + '*' : last);
    }
    return "personne:absent";
  }

  std::string country() {
    for (int i = 0; i < kTries; ++i)
      if (const auto& codes = one_of(corpus_.articles).countries; !codes.empty())
        return "pays:" + one_of(codes);
    return "pays:FR";
  }

  std::string source() {
    for (int i = 0; i < kTries; ++i) {
      const ScannedArticle& article = one_of(corpus_.articles);
      if (!article.author.empty() && can_be_quoted(article.author) && pick(3) == 0)
        return "auteur:" + in_quotes(article.author);
      if (article.source.empty() || !can_be_quoted(article.source)) continue;
      return "source:" + in_quotes(article.source);
    }
    return "source:absent";
  }

  std::string dates() {
    for (int i = 0; i < kTries; ++i) {
      const ScannedArticle& article = one_of(corpus_.articles);
      if (!article.date) continue;
      const std::string day = to_iso(*article.date);
      const std::array<std::string, 5> forms = {day, day.substr(0, 7), day.substr(0, 4), day + "..",
                                                ".." + day.substr(0, 7)};
      return "date:" + forms[pick(forms.size())];
    }
    return "date:2019";
  }

  // Of words that say something: others do not count.
  std::string quorum() {
    std::string list;
    for (int words = 0; words < 4;) {
      const std::string typed = words % 2 == 0 ? word() : frequent(3);
      if (analyzer_.analyze_words(typed)[0].word->stop_word) continue;
      list += (words++ > 0 ? ", " : "") + typed;
    }
    return number(3) + " parmi (" + list + ')';
  }

  std::string mixture() {
    return "(" + words(" OU ") + " OR " + phrase(2) + ") (" + country() +
           " OU titre:" + title_word() + " OU " + person("word") + ") SAUF (" + dates() + " " +
           frequent(3) + ")";
  }

  static constexpr std::size_t kClasses = 5;

  const ScannedCorpus& corpus_;
  Analyzer& analyzer_;
  std::mt19937 random_{20190418};  // the same queries every time
  std::array<std::vector<std::string>, kClasses> frequent_;
  std::string half_ = "absent";
};

}  // namespace

std::vector<std::string> read_queries(const std::filesystem::path& file) {
  std::vector<std::string> queries;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (const std::size_t tab = line.find('\t'); !line.starts_with('#') && tab != line.npos)
      queries.push_back(line.substr(tab + 1));
  return queries;
}

std::vector<std::string> make_queries(const ScannedCorpus& corpus, Analyzer& analyzer,
                                      std::size_t count) {
  return QueryMaker(corpus, analyzer).make(count);
}

std::vector<Place> pick_places(const ScannedCorpus& corpus, Analyzer& analyzer,
                               std::size_t per_example) {
  constexpr std::size_t kWords = 3;
  std::vector<Place> places;
  for (const Article& article : corpus.examples) {
    const std::vector<Token> tokens = analyzer.analyze_words(article.body);
    const std::size_t step = std::max<std::size_t>(1, tokens.size() / per_example);
    for (std::size_t i = 0; i + kWords <= tokens.size(); i += step) {
      std::string words =
          article.body.substr(tokens[i].begin, tokens[i + kWords - 1].end - tokens[i].begin);
      if (can_be_quoted(words) && can_be_quoted(article.id))
        places.push_back({std::move(words), article.id});
    }
  }
  return places;
}

}  // namespace kiosque
