// SPDX-License-Identifier: Apache-2.0
//
// On which lines of the profile of a country does a claim stand?

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/claim.h"
#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::graph {

enum class Section : std::uint8_t {
  Route,
  Form,
  Sector,
  Victims,
  Nationality,
  Perpetrators,
  Response,
  Unreported,
};

struct LineName {
  Section section = Section::Route;
  std::string code;     // of a route: its direction
  std::string words;    // of a route: name of the partner
  std::string partner;  // of a route: alpha-3
  std::string detail;   // of a route: role of the partner; of a response: its direction
  std::string group;    // of a response

  [[nodiscard]] std::string key() const;
};

class ClaimLines {
 public:
  ClaimLines(std::string country, const refdata::RefData& refdata);

  // Each line once. None for a claim that is planned or hypothetical, or of another country.
  [[nodiscard]] std::vector<LineName> lines_of(const model::Document& document,
                                               const model::Claim& claim) const;

  // "It is not so"; `exact`: the words of its passage.
  [[nodiscard]] bool is_denied(const model::Claim& claim, std::string_view exact) const;

 private:
  struct Heading {
    std::string group;
    std::string name;
  };
  struct Happens {
    std::string agent;
    std::string patient;
    std::string kin;
  };

  [[nodiscard]] std::string home_of(const model::Document& document) const;
  [[nodiscard]] bool is_of(const model::Claim& claim, const std::string& home) const;
  [[nodiscard]] bool is_scene(const model::Claim& claim) const;
  [[nodiscard]] bool is_spot(const model::Place& place) const;
  [[nodiscard]] bool tells_of_help(const model::Claim& claim) const;
  [[nodiscard]] bool tells_of_victims(std::string_view exact) const;
  void add_routes(const model::Claim& claim, bool own_document, std::vector<LineName>& out) const;
  // Those at the other end of `route` from the country's own stop, which has `role`: whether any
  // is told.
  bool add_partners(const model::Route& route, model::PlaceRole role, bool own_document,
                    std::vector<LineName>& out) const;
  void add_elements(const model::Claim& claim, std::string_view exact,
                    std::vector<LineName>& out) const;
  [[nodiscard]] std::string with_others(std::string_view exact, const std::string& first) const;
  void add_people(const model::Incident& incident, std::string_view exact,
                  std::vector<LineName>& out) const;
  void add_responses(const model::Claim& claim, std::string_view exact,
                     std::vector<LineName>& out) const;
  void add_response(const std::string& code, const std::string& direction,
                    std::vector<LineName>& out) const;
  [[nodiscard]] bool denies_a_share(const model::Claim& claim, std::string_view exact) const;
  void add_words(std::string_view text, std::string_view part, Section section,
                 std::vector<LineName>& out) const;
  void add_nationalities(std::string_view text, std::vector<LineName>& out) const;
  [[nodiscard]] bool happened_here(const model::Claim& claim,
                                   const model::Incident& incident) const;

  std::string country_;
  const refdata::RefData& refdata_;
  std::map<std::string, std::string, std::less<>> purposes_;  // code, name
  std::map<std::string, Heading, std::less<>> headings_;
  std::map<std::string, Happens, std::less<>> happenings_;
};

}  // namespace plumbline::graph
