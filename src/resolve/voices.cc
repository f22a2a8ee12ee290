// SPDX-License-Identifier: Apache-2.0

#include "resolve/voices.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "resolve/source_names_internal.h"

namespace plumbline::resolve {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

constexpr double kVoiceTaken = 0.6;  // of a claim's words stand in the other article

bool is_named(const ChainLink& link) {
  return !link.name.empty() && link.kind != SourceKind::Survivor &&
         (link.status == LinkStatus::Named || link.status == LinkStatus::Carried);
}

class VoiceFinder {
 public:
  VoiceFinder(std::span<const Teller> tellers, std::span<const Spoken> said,
              std::span<const std::vector<Taken>> taken, const Known& known)
      : tellers_(tellers), said_(said), taken_(taken), known_(known), names_(known.refdata) {}

  std::vector<Voice> find() {
    number_sources();
    names_.merge(known_.judgements);
    std::map<const Owner*, std::size_t> first;
    std::map<std::size_t, Voice> known;  // by source: thousands of claims are the word of a few
    std::vector<Voice> out(said_.size());
    for (const std::size_t each : order_) {
      const std::size_t source = names_.of(source_[each]);
      const auto [voice, fresh] = known.try_emplace(source);
      if (fresh) voice->second = voice_of(source, first);
      out[each] = voice->second;
    }
    return out;
  }

 private:
  [[nodiscard]] Voice voice_of(std::size_t source,
                               std::map<const Owner*, std::size_t>& first) const {
    const Owner* owner = names_.owner(source, known_.owners);
    if (owner == nullptr) return {source, names_.shown(source)};
    return {first.try_emplace(owner, source).first->second, owner->name};
  }

  // In an order that does not depend on that of the tellers.
  void number_sources() {
    std::vector<std::size_t> tellers(tellers_.size());
    std::iota(tellers.begin(), tellers.end(), std::size_t{0});
    std::sort(tellers.begin(), tellers.end(), [&](std::size_t a, std::size_t b) {
      return tellers_[a].document < tellers_[b].document;
    });
    publisher_.resize(tellers_.size());
    for (const std::size_t teller : tellers) {
      publisher_[teller] = names_.publisher(tellers_[teller]);
    }
    order_.resize(said_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    const auto key = [&](std::size_t each) {
      const Spoken& said = said_[each];
      return std::tuple(std::string_view(tellers_[said.teller].document), said.span.begin,
                        said.claim);
    };
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    source_.resize(said_.size());
    for (const std::size_t each : order_) source_[each] = source_of(said_[each]);
  }

  std::size_t source_of(const Spoken& said) {
    if (said.source == nullptr) return publisher_[first_teller(said)];
    const std::size_t outlet = publisher_[said.teller];
    const ChainLink& link = *said.source;
    const auto [known, fresh] = links_.try_emplace(
        std::tuple(outlet, link.kind, link.name, link.organisation, link.office, link.country), 0);
    if (fresh) known->second = names_.link(link, outlet);
    return known->second;
  }

  // Back along the copies. Where it is open who copied whom, the first by its hash stands for both.
  [[nodiscard]] std::size_t first_teller(const Spoken& said) const {
    std::set<std::size_t> seen{said.teller};
    std::size_t at = said.teller;
    text::Span span = said.span;
    while (true) {
      const auto next = taken_from(at, span);
      if (!next || !seen.insert(next->first).second) return at;
      at = next->first;
      span = next->second;
    }
  }

  [[nodiscard]] std::optional<std::pair<std::size_t, text::Span>> taken_from(
      std::size_t teller, const text::Span& span) const {
    if (teller >= taken_.size() || span.empty()) return std::nullopt;
    for (const Taken& taken : taken_[teller]) {
      if (taken.direction == Direction::Open &&
          tellers_[teller].document < tellers_[taken.from].document) {
        continue;
      }
      std::uint32_t covered = 0;
      std::uint32_t most = 0;
      const Stretch* best = nullptr;
      for (const Stretch& stretch : taken.stretches) {
        const std::uint32_t begin = std::max(span.begin, stretch.here.begin);
        const std::uint32_t end = std::min(span.end, stretch.here.end);
        if (begin >= end) continue;
        covered += end - begin;
        if (end - begin <= most) continue;
        most = end - begin;
        best = &stretch;
      }
      if (best != nullptr && covered >= kVoiceTaken * span.size()) {
        return std::pair(taken.from, best->there);
      }
    }
    return std::nullopt;
  }

  std::span<const Teller> tellers_;
  std::span<const Spoken> said_;
  std::span<const std::vector<Taken>> taken_;
  const Known& known_;
  SourceNames names_;
  // Numbers of links: to name one again tells nothing new. By all that names_ reads of it.
  std::map<std::tuple<std::size_t, SourceKind, std::string, std::string, std::string, std::string>,
           std::size_t>
      links_;
  std::vector<std::size_t> publisher_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> source_;
};

}  // namespace

const ChainLink* last_source(const model::AttributionChain& chain) {
  for (std::size_t i = chain.links.size(); i-- > 1;) {
    if (is_named(chain.links[i])) return &chain.links[i];
  }
  return nullptr;
}

std::vector<Voice> find_voices(std::span<const Teller> tellers, std::span<const Spoken> said,
                               std::span<const std::vector<Taken>> taken, const Known& known) {
  return VoiceFinder(tellers, said, taken, known).find();
}

}  // namespace plumbline::resolve
