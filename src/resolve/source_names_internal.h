// SPDX-License-Identifier: Apache-2.0
//
// Which names of chains are one source.

#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/chain.h"
#include "refdata/refdata.h"
#include "resolve/entities.h"
#include "resolve/origins.h"

namespace plumbline::resolve {

// Every source that chains name, under a number. Names are compared folded, without "the", and
// under the canonical name where the reference data know one. After merge() a person who speaks
// for an organisation has the organisation's number, and so has a name that only lacks the words
// that say what kind of body it is ("Harbour Light" of "Harbour Light Association").
class SourceNames {
 public:
  explicit SourceNames(const refdata::RefData& refdata) : refdata_(refdata) {}

  std::size_t publisher(const Teller& teller);
  // `outlet`: number of the publisher; "the Courier" in the Kathmandu Courier is itself.
  std::size_t link(const model::ChainLink& link, std::size_t outlet);
  std::size_t named(const std::string& name, model::SourceKind kind);
  // Known only beside `teller`: "activists" there are not those of another text.
  std::size_t unnamed(const std::string& words, std::size_t teller, bool ambiguous);
  // `judgements`: what people decided of names (entities.h).
  void merge(std::span<const Judged> judgements);

  // Only after merge().
  [[nodiscard]] std::size_t of(std::size_t number) const { return lead_[number]; }
  [[nodiscard]] const std::string& shown(std::size_t number) const {
    return entries_[number].shown;
  }
  [[nodiscard]] model::SourceKind kind(std::size_t number) const { return entries_[number].kind; }
  [[nodiscard]] bool is_unnamed(std::size_t number) const { return entries_[number].unnamed; }
  [[nodiscard]] bool is_ambiguous(std::size_t number) const { return entries_[number].ambiguous; }
  [[nodiscard]] std::vector<Alias> aliases(std::size_t number) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

  // The owner under which `number` stands; nullptr if none is known.
  [[nodiscard]] const Owner* owner(std::size_t number, std::span<const Owner> owners) const;
  // Whether a name is that of a body rather than of anybody: "Courts", "police" are not.
  [[nodiscard]] bool is_body(const std::string& name) const;

 private:
  struct Entry {
    std::string key;
    std::set<std::string> printed;
    std::string shown;
    model::SourceKind kind = model::SourceKind::Unknown;
    std::set<std::string> organisations;  // whom it speaks for, where the text says so
    std::vector<NameForm> forms;          // as the register of sources weighs names
    bool unnamed = false;
    bool ambiguous = false;
    std::string why;  // for whom it was joined to another
  };
  [[nodiscard]] std::string key_of(const std::string& name, std::string* canonical,
                                   model::SourceKind* kind) const;
  std::size_t add(const std::string& key, const std::string& name, const std::string& canonical,
                  model::SourceKind kind);
  [[nodiscard]] bool lacks_only_kind(const std::string& shorter, const std::string& longer) const;
  void join(std::size_t number, std::size_t into, const char* why);
  void merge_by_register(std::span<const Judged> judgements);
  void merge_short_names();
  void merge_speakers();

  const refdata::RefData& refdata_;
  std::map<std::string, std::size_t> numbers_;  // by key
  std::vector<Entry> entries_;
  std::vector<std::size_t> lead_;
};

}  // namespace plumbline::resolve
