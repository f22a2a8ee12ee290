// SPDX-License-Identifier: Apache-2.0
//
// All that is claimed of one country, gathered line by line: who is moved from where to where, what
// people are exploited for, who they are, who does it, what the state does.
//
// Pure, and the same claims give the same profile in any order.

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/profile.h"
#include "refdata/refdata.h"

namespace plumbline::graph {

// Years told of, both included; 0: open. What tells of no year is kept only if both are open.
struct ProfileYears {
  int since = 0;
  int until = 0;
  [[nodiscard]] bool hold(int year) const {
    if (since == 0 && until == 0) return true;
    return year != 0 && year >= since && (until == 0 || year <= until);
  }
};

class ProfileBuilder {
 public:
  // `country`: alpha-3. Claims of other years than `years` are left out. `refdata` must outlive it.
  ProfileBuilder(std::string country, ProfileYears years, const refdata::RefData& refdata);
  ProfileBuilder(ProfileBuilder&&) noexcept;
  ~ProfileBuilder();

  // A claim of a document, each once; what it says of other countries is kept out. The text of the
  // document must be there. Memory grows with the lines and the documents that speak for them, and
  // of passages the best are kept.
  void add(const model::Document& document, const model::Claim& claim);
  // A further claim that a later step (series of figures) wants among the passages: adds to no
  // line.
  void keep(const model::Document& document, const model::Claim& claim);

  // Everything but series, contradictions and questions. Once, at the end.
  [[nodiscard]] model::CountryProfile finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What is known of the workspace beside the claims on the country.
struct ProfileGround {
  std::string newest;               // publication of any document; ISO, may be empty
  std::vector<std::string> inside;  // publishers that belong to the country
  std::vector<std::string> heard;   // sources of the country whom others cite, as named
  // Victims whom what the claims tell singles out among those told of on this country.
  std::size_t singled_out = 0;
};

// Fills in contradictions, then open questions, from all that the profile holds by now.
void add_contradictions(model::CountryProfile& profile);
void add_questions(model::CountryProfile& profile, const ProfileGround& ground);

}  // namespace plumbline::graph
