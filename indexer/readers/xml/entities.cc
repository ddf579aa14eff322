// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "indexer/readers/xml/entities.h"

#include "indexer/readers/xml/html_entity.h"
#include "src/text/utf8.h"

namespace kiosque {

void DeclaredEntities::declare(const std::string& name, bool is_plain, std::string_view value) {
  constexpr std::size_t kLongest = 32;  // bytes; names of agencies, dashes, accents
  const bool harmless = is_plain && value.size() <= kLongest &&
                        value.find_first_of("&<%") == std::string_view::npos &&
                        find_ill_formed(value) == std::string_view::npos;
  // The first definition counts.
  own_.emplace(name, harmless ? Expansion{std::string(value), false} : Expansion{{}, true});
}

DeclaredEntities::Expansion DeclaredEntities::expand(const std::string& name) const {
  const auto own = own_.find(name);
  if (own != own_.end() && !own->second.is_refused) return own->second;
  if (const char32_t code_point = html_entity(name)) {
    Expansion known;
    append_code_point(known.text, code_point);
    return known;
  }
  if (own != own_.end() || elsewhere_) return {{}, true};
  return {"&" + name + ";", false};
}

}  // namespace kiosque
