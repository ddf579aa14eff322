// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/entity_recognizer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "src/analysis/gazetteer_matcher.h"
#include "src/analysis/person_finder.h"
#include "src/analysis/word_form.h"

namespace kiosque {
namespace {

// A headline in capitals: its capitals say nothing.
bool is_shouting(const std::vector<Token>& tokens) {
  const auto all_capitals = std::count_if(tokens.begin(), tokens.end(),
                                          [](const Token& t) { return t.word->all_capitals; });
  return all_capitals >= 2 && 2 * all_capitals > static_cast<std::ptrdiff_t>(tokens.size());
}

struct Part {
  TextPart part;
  TaggedText tagged;
  bool shouting = false;
  std::vector<bool> taken;           // by a mention or by an entry that hides one
  std::vector<bool> after_civility;  // a single name there waits for its full form

  Part(TextPart which, TaggedText text)
      : part(which),
        tagged(text),
        shouting(is_shouting(text.tokens)),
        taken(text.tokens.size()),
        after_civility(text.tokens.size()) {}

  const Word& word(std::uint32_t i) const { return *tagged.tokens[i].word; }

  std::string_view slice(std::uint32_t first, std::uint32_t count) const {
    const Token& last = tagged.tokens[first + count - 1];
    return tagged.text.substr(tagged.tokens[first].begin, last.end - tagged.tokens[first].begin);
  }

  Mention take(std::uint32_t first, std::uint32_t count, Evidence by) {
    for (std::uint32_t i = first; i < first + count; ++i) taken[i] = true;
    return {part,  by,   tagged.tokens[first].begin, tagged.tokens[first + count - 1].end,
            first, count};
  }

  void mark_keywords(const Mention& mention) {
    for (std::uint32_t i = 0; i < mention.token_count; ++i)
      tagged.tokens[mention.first_token + i].keyword = true;
  }
};

class Recognizer {
 public:
  Recognizer(const Lexicon& lexicon, TaggedText title, TaggedText body)
      : lexicon_(lexicon), title_(TextPart::title, title), body_(TextPart::body, body) {}

  Entities run() {
    // The body first: its names explain the headline's capitals.
    for (Part* part : {&body_, &title_}) find_full_names(*part);
    index_surnames();
    for (Part* part : {&body_, &title_}) find_gazetteer_entries(*part);
    for (Part* part : {&body_, &title_}) find_lone_surnames(*part);
    return finish();
  }

 private:
  bool occurs_in_lower_case(const std::string& folded) const {
    for (const Part* part : {&title_, &body_})
      for (const Token& token : part->tagged.tokens)
        if (!token.word->capitalised && token.word->folded == folded) return true;
    return false;
  }

  // A capital that the place in the sentence or a shouting headline explains is no evidence where
  // the article also has the word in lower case.
  bool capital_is_doubtful(const Part& part, std::uint32_t i) const {
    if (part.shouting) return !names_in_body_.contains(part.word(i).folded);
    return begins_sentence(part.tagged.text, part.tagged.tokens, i) &&
           occurs_in_lower_case(part.word(i).folded);
  }

  void find_full_names(Part& part) {
    for (std::uint32_t i = 0; i < part.tagged.tokens.size(); ++i) {
      // von der Leyen begins with a small letter, and so may a nickname of the user's list.
      const bool may_begin_name = part.word(i).capitalised || part.word(i).lexicon.has(kParticle) ||
                                  part.word(i).lexicon.alias_id != 0;
      if (part.taken[i] || !may_begin_name) continue;
      const auto known = match_gazetteer(lexicon_, part.tagged.text, part.tagged.tokens, i);
      const NameSpan span = part.shouting ? NameSpan{i, 0, false}
                                          : find_name_at(part.tagged.text, part.tagged.tokens, i);
      const std::uint32_t known_count = known ? known->token_count : 0;
      if (known && known->entry.kind == EntryKind::person && known_count >= span.token_count) {
        add_person(part.take(i, known_count, Evidence::alias), std::string(known->entry.label),
                   part);
      } else if (span.token_count > known_count) {
        const Evidence by =
            span.after_civility && span.token_count == 1 ? Evidence::civility : Evidence::gazetteer;
        const std::string name(part.slice(i, span.token_count));
        // "M. Kim" alone waits for the full name that it stands for.
        if (by == Evidence::civility)
          part.after_civility[i] = true;
        else
          add_person(part.take(i, span.token_count, by), name, part);
        i += span.token_count - 1;
      } else if (known_count > 1) {
        i += known_count - 1;  // Coupe de France, Corée du Nord: no name begins inside
      }
    }
  }

  PersonEntity& person(const std::string& name) {
    std::string key = name_key(name);
    const auto [place, added] = person_by_key_.try_emplace(key, persons_.size());
    if (added) persons_.push_back({name, std::move(key), {}});
    return persons_[place->second];
  }

  void add_person(const Mention& mention, const std::string& name, Part& part) {
    person(name).mentions.push_back(mention);
    part.mark_keywords(mention);
  }

  // Which word alone stands for which full name; a word that stands for two stands for none.
  // Surnames come before first names: Charles Michel and Michel Barnier.
  void index_surnames() {
    std::map<std::string, std::size_t, std::less<>> by_first_name;
    const auto note = [](auto& index, const std::string& word, std::size_t person) {
      const auto [place, added] = index.try_emplace(word, person);
      if (!added && place->second != person) place->second = kAmbiguous;
    };
    for (std::size_t i = 0; i < persons_.size(); ++i) {
      const std::string& key = persons_[i].key;
      const std::size_t blank = key.rfind(' ');
      if (blank == std::string::npos) continue;
      const std::string first = key.substr(0, key.find(' '));
      const bool family_name_first = lexicon_.find(first).has(kFamilyNameFirst);
      note(person_by_surname_, family_name_first ? first : key.substr(blank + 1), i);
      if (!family_name_first && lexicon_.find(first).has(kFirstName)) note(by_first_name, first, i);
    }
    person_by_surname_.merge(by_first_name);
  }

  void find_gazetteer_entries(Part& part) {
    for (const GazetteerMatch& match :
         match_gazetteer(lexicon_, part.tagged.text, part.tagged.tokens)) {
      const std::uint32_t first = match.first_token;
      const bool overlaps =
          std::any_of(part.taken.begin() + first, part.taken.begin() + first + match.token_count,
                      [](bool taken) { return taken; });
      if (overlaps) continue;
      switch (match.entry.kind) {
        case EntryKind::person:
          break;  // found with the full names
        case EntryKind::other:
          part.take(first, match.token_count, Evidence::gazetteer);
          break;
        case EntryKind::country:
          add_country(part, match, Evidence::gazetteer);
          break;
        case EntryKind::demonym:
        case EntryKind::combining:
          add_country(part, match, Evidence::demonym);
          break;
        case EntryKind::seat_of_power:
          add_country(part, match, Evidence::seat_of_power);
          break;
        case EntryKind::place:
          if (match.token_count > 1 || !capital_is_doubtful(part, first))
            add_country(part, match, Evidence::place);
          break;
      }
    }
  }

  void add_country(Part& part, const GazetteerMatch& match, Evidence by) {
    const std::string code(match.entry.label);
    const auto [place, added] = country_by_code_.try_emplace(code, countries_.size());
    if (added) countries_.push_back({code, {}});
    const Mention mention = part.take(match.first_token, match.token_count, by);
    countries_[place->second].mentions.push_back(mention);
    if (by == Evidence::demonym) return;  // an adjective is a word: russes finds russe
    part.mark_keywords(mention);
    if (part.part == TextPart::body)
      for (std::uint32_t i = 0; i < match.token_count; ++i)
        names_in_body_.insert(part.word(match.first_token + i).folded);
  }

  void find_lone_surnames(Part& part) {
    for (std::uint32_t i = 0; i < part.tagged.tokens.size(); ++i) {
      const Word& word = part.word(i);
      if (part.taken[i] || !word.capitalised || word.stop_word) continue;
      const auto found = person_by_surname_.find(word.folded);
      const bool after_civility = part.after_civility[i];
      if (found != person_by_surname_.end() && found->second != kAmbiguous) {
        if (!after_civility && !part.shouting && capital_is_doubtful(part, i)) continue;
        const Mention mention = part.take(i, 1, Evidence::full_form);
        persons_[found->second].mentions.push_back(mention);
        part.mark_keywords(mention);
      } else if (after_civility) {
        add_person(part.take(i, 1, Evidence::civility), std::string(part.slice(i, 1)), part);
      } else if (found != person_by_surname_.end() || is_lone_first_name(part, i)) {
        part.tagged.tokens[i].keyword = true;  // a name, though it is not known whose
      }
    }
  }

  // Inside a sentence, only a name explains a first name's capital.
  bool is_lone_first_name(const Part& part, std::uint32_t i) const {
    return part.word(i).lexicon.has(kFirstName) && !part.shouting &&
           !begins_sentence(part.tagged.text, part.tagged.tokens, i);
  }

  Entities finish() {
    const auto in_reading_order = [](const Mention& a, const Mention& b) {
      return a.part != b.part ? a.part < b.part : a.begin < b.begin;
    };
    const auto order = [&](auto& entities) {
      for (auto& entity : entities)
        std::sort(entity.mentions.begin(), entity.mentions.end(), in_reading_order);
      std::sort(entities.begin(), entities.end(), [&](const auto& a, const auto& b) {
        return in_reading_order(a.mentions.front(), b.mentions.front());
      });
    };
    order(persons_);
    order(countries_);
    return {std::move(persons_), std::move(countries_)};
  }

  static constexpr std::size_t kAmbiguous = static_cast<std::size_t>(-1);

  const Lexicon& lexicon_;
  Part title_;
  Part body_;
  std::set<std::string, std::less<>> names_in_body_;
  std::vector<PersonEntity> persons_;
  std::vector<CountryEntity> countries_;
  std::map<std::string, std::size_t, std::less<>> person_by_key_;
  std::map<std::string, std::size_t, std::less<>> person_by_surname_;
  std::map<std::string, std::size_t, std::less<>> country_by_code_;
};

}  // namespace

Entities recognize_entities(const Lexicon& lexicon, TaggedText title, TaggedText body) {
  return Recognizer(lexicon, title, body).run();
}

std::string name_key(std::string_view name) {
  std::string key;
  for (const std::string& word : folded_words(name)) {
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

std::string_view to_string(Evidence evidence) {
  switch (evidence) {
    case Evidence::alias:
      return "alias";
    case Evidence::gazetteer:
      return "gazetteer";
    case Evidence::civility:
      return "civility";
    case Evidence::full_form:
      return "full-form";
    case Evidence::demonym:
      return "demonym";
    case Evidence::seat_of_power:
      return "capital";
    case Evidence::place:
      return "place";
  }
  return "";
}

}  // namespace kiosque
