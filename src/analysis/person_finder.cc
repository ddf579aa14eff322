// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/person_finder.h"

namespace kiosque {
namespace {

constexpr std::uint32_t kMaxSurnames = 3;

class NameReader {
 public:
  NameReader(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  // One past the last token of the name that begins at `first`; `first` where there is none.
  std::uint32_t read(std::uint32_t first) const {
    if (!is_capitalised(first) || belongs_to_saint(first)) return first;
    if (const std::uint32_t end = read_family_name_first(first); end != first) return end;
    return read_first_name_and_surname(first);
  }

  // M. Kim, le président Keïta: a capitalised word beside a civility or a function; and the
  // second of MM. Farinet et Verneau.
  bool follows_civility(std::uint32_t i) const {
    if (i == 0 || !is_capitalised(i)) return false;
    if (i >= 3 && tokens_[i - 1].word->folded == "et" && tokens_[i - 3].word->folded == "mm" &&
        follows_civility(i - 2))
      return true;
    const bool civility = is_capitalised(i - 1) && has_flag(i - 1, kCivility);
    const bool function = !is_capitalised(i - 1) && has_flag(i - 1, kFunction);
    if (!civility && !function) return false;
    const std::string_view gap =
        text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
    if (function) return gap == " " || gap == "\u00A0";
    return gap.size() <= 4 && gap.find_first_of("\n,;:!?()") == std::string_view::npos;
  }

  // Capitalised words with their particles: what may follow a civility or a first name.
  std::uint32_t read_surnames(std::uint32_t first) const {
    std::uint32_t at = first;
    for (std::uint32_t surnames = 0; surnames < kMaxSurnames;) {
      const std::uint32_t name = skip_particles(at);
      if (name >= tokens_.size() || !is_surname(name) || !stands_beside(name)) break;
      if (at != first && name == at && !tokens_[name].hyphen_before && has_flag(name, kFirstName) &&
          name + 1 < tokens_.size() && is_capitalised(name + 1))
        break;  // the next person of a list without commas
      at = name + 1;
      ++surnames;
    }
    return at;
  }

 private:
  // Saint-Pierre-des-Corps is a place.
  bool belongs_to_saint(std::uint32_t i) const {
    return i > 0 && tokens_[i].hyphen_before && tokens_[i - 1].word->folded.starts_with("saint");
  }

  bool has_flag(std::uint32_t i, WordFlag flag) const { return tokens_[i].word->lexicon.has(flag); }
  bool is_capitalised(std::uint32_t i) const { return tokens_[i].word->capitalised; }

  // Nothing but a blank, a hyphen or an apostrophe's elided word before the token.
  bool stands_beside(std::uint32_t i) const {
    if (i == 0) return false;
    const std::string_view gap =
        text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
    return gap == " " || gap == "\u00A0" || gap == "\u202F" || tokens_[i].hyphen_before ||
           gap == " d'" || gap == " d’" || (gap == ". " && is_initial(i - 1));
  }

  bool is_initial(std::uint32_t i) const {
    return tokens_[i].word->folded.size() == 1 && is_capitalised(i);
  }

  bool is_surname(std::uint32_t i) const {
    const Word& word = *tokens_[i].word;
    return word.capitalised && !word.stop_word && !word.numeric && !has_flag(i, kCivility);
  }

  std::uint32_t skip_particles(std::uint32_t at) const {
    std::uint32_t i = at;
    while (i < tokens_.size() && i < at + 2 && has_flag(i, kParticle) && stands_beside(i) &&
           i + 1 < tokens_.size() && (is_capitalised(i + 1) || has_flag(i + 1, kParticle)))
      ++i;
    return i < tokens_.size() && is_capitalised(i) ? i : at;
  }

  std::uint32_t read_family_name_first(std::uint32_t first) const {
    if (!has_flag(first, kFamilyNameFirst) || first + 1 >= tokens_.size()) return first;
    if (!is_surname(first + 1) || !stands_beside(first + 1) || tokens_[first + 1].hyphen_before)
      return first;
    std::uint32_t at = first + 2;
    if (at < tokens_.size() && tokens_[at].hyphen_before) ++at;
    return at;
  }

  std::uint32_t read_first_name_and_surname(std::uint32_t first) const {
    if (!has_flag(first, kFirstName) && !starts_with_initial(first)) return first;
    std::uint32_t at = first + 1;
    // Jean-Luc, John F., Martin Luther
    while (at + 1 < tokens_.size() && is_capitalised(at) && stands_beside(at) &&
           (tokens_[at].hyphen_before || is_initial(at) || has_flag(at, kFirstName)))
      ++at;
    const std::uint32_t end = read_surnames(at);
    if (end != at) return end;
    // Two first names: Axel Kicillof reads well, but so must Jean Martin.
    const bool second_is_surname = at - first >= 2 && !tokens_[at - 1].hyphen_before;
    return second_is_surname ? at : first;
  }

  bool starts_with_initial(std::uint32_t i) const {
    return is_initial(i) && !has_flag(i, kCivility) && tokens_[i].end < text_.size() &&
           text_[tokens_[i].end] == '.';
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

NameSpan find_name_at(std::string_view text, const std::vector<Token>& tokens,
                      std::uint32_t first_token) {
  const NameReader reader(text, tokens);
  const bool after_civility = reader.follows_civility(first_token);
  std::uint32_t end = reader.read(first_token);
  if (end == first_token && after_civility && !tokens[first_token].word->stop_word)
    end = reader.read_surnames(first_token + 1);
  return {first_token, end - first_token, after_civility};
}

bool begins_sentence(std::string_view text, const std::vector<Token>& tokens, std::uint32_t token) {
  if (token == 0) return true;
  const std::uint32_t begin = tokens[token - 1].end;
  const std::string_view gap = text.substr(begin, tokens[token].begin - begin);
  for (const std::string_view mark : {".", "!", "?", "…", ":", "\n", "«", "\"", "“", "–", "—"})
    if (gap.find(mark) != std::string_view::npos) return true;
  return false;
}

}  // namespace kiosque
