// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#pragma once

#include <cstring>
#include <string>

#include "src/analysis/name_model.h"
#include "src/analysis/name_model_format.h"

namespace kiosque {

// A model without weights: it takes nothing for a name, and the lists alone speak.
inline const NameModel& no_names_model() {
  namespace mf = name_model_format;
  static const std::string bytes = [] {
    mf::Header header{};
    header.magic = mf::kMagic;
    header.buckets[0] = header.buckets[1] = 1;
    std::string model(mf::kHeaderBytes + (2 + mf::kSpareBuckets) * mf::kBucketBytes, '\0');
    std::memcpy(model.data(), &header, sizeof header);
    return model;
  }();
  static const NameModel model{bytes};
  return model;
}

}  // namespace kiosque
