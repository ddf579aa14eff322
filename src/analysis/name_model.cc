// SPDX-License-Identifier: GPL-2.0-or-later
// SPDX-FileCopyrightText: Kiosque contributors
#include "src/analysis/name_model.h"

#include <bit>
#include <cstdio>
#include <cstring>
#include <limits>
#include <stdexcept>

#include "src/analysis/lexicon_format.h"
#include "src/analysis/name_model_format.h"

// name_model_data.S.in links the trained model in.
extern "C" {
extern const char kiosque_name_model_begin[];
extern const char kiosque_name_model_end[];
}

namespace kiosque {
namespace {

namespace mf = name_model_format;

constexpr NameLabel label_at(std::size_t i) { return static_cast<NameLabel>(i); }

// Which label may follow which, from and to.
constexpr auto kMayFollow = [] {
  std::array<std::array<bool, kNameLabels>, kNameLabels> may{};
  for (std::size_t from = 0; from < kNameLabels; ++from)
    for (std::size_t to = 0; to < kNameLabels; ++to)
      may[from][to] = may_follow(label_at(from), label_at(to));
  return may;
}();

}  // namespace

inline const unsigned char* NameWeights::bucket_at(Feature feature) const {
  return buckets_ + mf::bucket_of(feature, bucket_count_) * mf::kBucketBytes;
}

void NameWeights::add(const FeatureList& features, LabelScores& scores) const {
  // Each bucket is a cache line that is most often far away: all are asked for before the first
  // is read.
  for (const Feature feature : features) __builtin_prefetch(bucket_at(feature));
  // Nothing here is foreseeable for the processor, so there are no branches: an unknown feature
  // adds the row behind the last one, masked to zeros. A row is read as a whole register, whose
  // rest is not used.
  std::array<std::int16_t, kScores> sums{};
  for (const Feature feature : features) {
    const unsigned char* bucket = bucket_at(feature);
    const std::size_t row = mf::find_row(bucket, mf::check_of(feature));
    std::array<std::uint64_t, 2> bytes{};
    static_assert(sizeof bytes == kScores);
    std::memcpy(bytes.data(), bucket + mf::kWeightsAt + row * mf::kWeights, sizeof bytes);
    const std::uint64_t mask = std::uint64_t{row == mf::kRows} - 1;
    bytes = {bytes[0] & mask, bytes[1] & mask};
    const auto weights = std::bit_cast<std::array<signed char, kScores>>(bytes);
    for (std::size_t i = 0; i < kScores; ++i)
      sums[i] = static_cast<std::int16_t>(sums[i] + weights[i]);
  }
  for (std::size_t i = 0; i < mf::kWeights; ++i)
    scores[i + 1] = static_cast<std::int16_t>(scores[i + 1] + sums[i]);
}

void NameWeights::decode(std::span<const LabelScores> scores,
                         std::vector<NameLabel>& labels) const {
  constexpr std::int32_t kImpossible = std::numeric_limits<std::int32_t>::min() / 2;
  const std::size_t length = scores.size();
  labels.resize(length);
  if (length == 0) return;
  thread_local std::vector<std::array<std::uint8_t, kNameLabels>> came_from;
  came_from.resize(length);
  std::array<std::int32_t, kNameLabels> best{};
  for (std::size_t to = 0; to < kNameLabels; ++to)
    best[to] = may_begin_run(label_at(to)) ? scores[0][to] : kImpossible;
  for (std::size_t i = 1; i < length; ++i) {
    std::array<std::int32_t, kNameLabels> next{};
    for (std::size_t to = 0; to < kNameLabels; ++to) {
      next[to] = kImpossible;
      for (std::size_t from = 0; from < kNameLabels; ++from) {
        if (!kMayFollow[from][to]) continue;
        const std::int32_t sum = best[from] + transitions_[from][to];
        if (sum <= next[to]) continue;
        next[to] = sum;
        came_from[i][to] = static_cast<std::uint8_t>(from);
      }
      next[to] += scores[i][to];
    }
    best = next;
  }
  std::size_t last = 0;
  std::int32_t most = kImpossible;
  for (std::size_t label = 0; label < kNameLabels; ++label)
    if (may_end_run(label_at(label)) && best[label] > most) {
      most = best[label];
      last = label;
    }
  for (std::size_t i = length; i-- > 0;) {
    labels[i] = label_at(last);
    last = came_from[i][last];
  }
}

NameModel::NameModel(std::string_view bytes) {
  mf::Header header{};
  if (bytes.size() >= sizeof header) std::memcpy(&header, bytes.data(), sizeof header);
  const std::uint64_t size =
      mf::kHeaderBytes +
      (std::uint64_t{header.buckets[0]} + header.buckets[1] + mf::kSpareBuckets) * mf::kBucketBytes;
  if (header.magic != mf::kMagic || bytes.size() != size || header.buckets[0] == 0 ||
      header.buckets[1] == 0)
    throw std::invalid_argument("not a model of names of this version");
  content_hash_ = header.content_hash;
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data()) + mf::kHeaderBytes;
  for (const int reading : {0, 1}) {
    NameWeights& weights = reading == 0 ? first_ : second_;
    weights.buckets_ = at;
    weights.bucket_count_ = header.buckets[reading];
    for (std::size_t from = 0; from < kNameLabels; ++from)
      for (std::size_t to = 0; to < kNameLabels; ++to)
        weights.transitions_[from][to] = header.transitions[reading][from][to];
    at += weights.bucket_count_ * mf::kBucketBytes;
  }
}

NameModel NameModel::builtin() {
  return NameModel({kiosque_name_model_begin,
                    static_cast<std::size_t>(kiosque_name_model_end - kiosque_name_model_begin)});
}

std::string NameModel::fingerprint() const {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(content_hash_));
  return hex.data();
}

}  // namespace kiosque
