// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "query/language/languages.h"

#include <algorithm>
#include <array>

#include "src/text/fold.h"

namespace kiosque {
namespace {

struct Language {
  std::string_view code;
  std::string_view french;
  std::string_view english;
};

constexpr std::array kLanguages = {
    Language{"ar", "arabe", "Arabic"},
    Language{"bg", "bulgare", "Bulgarian"},
    Language{"br", "breton", "Breton"},
    Language{"ca", "catalan", "Catalan"},
    Language{"co", "corse", "Corsican"},
    Language{"cs", "tchèque", "Czech"},
    Language{"da", "danois", "Danish"},
    Language{"de", "allemand", "German"},
    Language{"el", "grec", "Greek"},
    Language{"en", "anglais", "English"},
    Language{"es", "espagnol", "Spanish"},
    Language{"eu", "basque", "Basque"},
    Language{"fa", "persan", "Persian"},
    Language{"fi", "finnois", "Finnish"},
    Language{"fr", "français", "French"},
    Language{"he", "hébreu", "Hebrew"},
    Language{"hr", "croate", "Croatian"},
    Language{"hu", "hongrois", "Hungarian"},
    Language{"it", "italien", "Italian"},
    Language{"ja", "japonais", "Japanese"},
    Language{"ko", "coréen", "Korean"},
    Language{"lb", "luxembourgeois", "Luxembourgish"},
    Language{"nl", "néerlandais", "Dutch"},
    Language{"no", "norvégien", "Norwegian"},
    Language{"oc", "occitan", "Occitan"},
    Language{"pl", "polonais", "Polish"},
    Language{"pt", "portugais", "Portuguese"},
    Language{"ro", "roumain", "Romanian"},
    Language{"ru", "russe", "Russian"},
    Language{"sk", "slovaque", "Slovak"},
    Language{"sr", "serbe", "Serbian"},
    Language{"sv", "suédois", "Swedish"},
    Language{"tr", "turc", "Turkish"},
    Language{"uk", "ukrainien", "Ukrainian"},
    Language{"vi", "vietnamien", "Vietnamese"},
    Language{"zh", "chinois", "Chinese"},
};

// ISO 639-1, all of it.
constexpr std::string_view kCodes =
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
    "da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu "
    "hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb "
    "lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om "
    "or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

}  // namespace

std::optional<std::string> find_language(std::string_view typed) {
  std::string name = fold(typed);
  if (name.size() == 2)
    for (std::size_t at = 0; at < kCodes.size(); at += 3)
      if (kCodes.substr(at, 2) == name) return name;
  for (const Language& language : kLanguages)
    if (fold(language.french) == name || fold(language.english) == name)
      return std::string(language.code);
  return std::nullopt;
}

std::string_view french_language_name(std::string_view code) {
  const auto* known = std::find_if(kLanguages.begin(), kLanguages.end(),
                                   [&](const Language& language) { return language.code == code; });
  return known == kLanguages.end() ? std::string_view() : known->french;
}

}  // namespace kiosque
