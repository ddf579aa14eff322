// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace kiosque {

// What a span of capitalised words names. Places, organisations and the rest (events, works,
// products) are recognised as rivals of persons, and to keep countries out of longer names.
enum class NameKind : std::uint8_t { none, person, place, organisation, other };
inline constexpr std::size_t kNameKinds = 5;

// What the model says of one token: outside, or a part of a name. Persons are told begin, inside,
// end and single word, the others only begin and inside. Frozen together with the model's format.
enum class NameLabel : std::uint8_t {
  outside,
  person_begin,
  person_inside,
  person_end,
  person_single,
  place_begin,
  place_inside,
  organisation_begin,
  organisation_inside,
  other_begin,
  other_inside,
};
inline constexpr std::size_t kNameLabels = 11;

constexpr NameKind kind_of(NameLabel label) {
  constexpr std::array<NameKind, kNameLabels> kKinds = {
      NameKind::none,         NameKind::person, NameKind::person, NameKind::person,
      NameKind::person,       NameKind::place,  NameKind::place,  NameKind::organisation,
      NameKind::organisation, NameKind::other,  NameKind::other};
  return kKinds[static_cast<std::size_t>(label)];
}

constexpr bool begins_name(NameLabel label) {
  return label == NameLabel::person_begin || label == NameLabel::person_single ||
         label == NameLabel::place_begin || label == NameLabel::organisation_begin ||
         label == NameLabel::other_begin;
}

// Whether `label` may stand first, last, or behind `before` within a run.
constexpr bool may_begin_run(NameLabel label) {
  return label == NameLabel::outside || begins_name(label);
}
constexpr bool may_end_run(NameLabel label) {
  return label != NameLabel::person_begin && label != NameLabel::person_inside;
}
constexpr bool may_follow(NameLabel before, NameLabel label) {
  const bool open = !may_end_run(before);  // a person's name has begun and not ended
  if (label == NameLabel::person_inside || label == NameLabel::person_end) return open;
  if (open) return false;
  return may_begin_run(label) || kind_of(before) == kind_of(label);
}

}  // namespace kiosque
