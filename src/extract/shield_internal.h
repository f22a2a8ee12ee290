// SPDX-License-Identifier: Apache-2.0
//
// Victims and survivors whom a text names are not named by us, whatever they say or whatever is
// told of them, nor are their relatives by a name that tells theirs. Their words stay where they
// are: in the passages of the document.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "extract/attribution.h"
#include "extract/extract.h"
#include "extract/shield_marks_internal.h"
#include "extract/shield_names_internal.h"
#include "language/analysis.h"
#include "model/claim.h"
#include "model/document.h"
#include "model/withheld.h"
#include "refdata/refdata.h"

namespace plumbline::extract {

// What is withheld, and what of it claims tell in a form of their own.
struct ShieldedDetails {
  model::Withheld withheld;
  std::vector<Date> days;  // of birth
  struct Home {
    std::uint32_t geonames_id = 0;
    std::string name;     // as the tables print it
    std::string country;  // alpha-3
  };
  std::vector<Home> homes;
};

class Shield {
 public:
  // People whom the text or its title calls a victim or survivor, or of whom it tells that they
  // were sold, trafficked or the like, or that the name is not their own; whom `claims` know as
  // victims; and whom another stretch of the document tells of (`known`, if given). All but `known`
  // must outlive this.
  Shield(const model::Document& document, const language::Analysis& analysis,
         const refdata::RefData& refdata, const std::vector<model::Claim>& claims,
         const Shielded* known);

  void cover(model::ChainLink& link) const;
  void cover(model::AttributionChain& chain) const;
  void cover(model::Claim& claim) const;

  // Where text and title name them, and what singles one of them out (shield_details.cc), wherever
  // it is told again.
  [[nodiscard]] ShieldedDetails withheld(const model::Document& document,
                                         const language::Analysis& analysis,
                                         const refdata::RefData& refdata,
                                         const Shielded* known) const;
  // Whom the text tells of.
  [[nodiscard]] std::vector<ShieldedName> told() const;
  // Tells a claim without details that are withheld: a place becomes its country, a day of birth
  // its year. Names in its words are cover()'s: it knows who else bears one.
  static void coarsen(model::Claim& claim, const ShieldedDetails& hidden,
                      const refdata::RefData& refdata);

 private:
  // What is known of all who bear one name.
  struct Bearer {
    Mark mark;
    bool office = false;
    bool accused = false;
    bool charged = false;
    bool relative = false;
    [[nodiscard]] bool is_victim() const;
    [[nodiscard]] bool is_spared() const { return office || accused || charged; }
  };
  // A name where it stands. `sure`: it is surely a person's.
  struct Place {
    text::TokenRange tokens;
    NameWords words;
    Mark mark;
    bool sure = true;
    bool body = false;  // it was taken for an organisation's
  };

  // Where the text tells of another by an office and a part of a covered name: "Detective Marsh".
  struct Titled {
    text::Span at;
    std::string printed;
  };

  void read(const model::Document& document, const language::Analysis& analysis,
            const refdata::RefData& refdata, const std::vector<model::Claim>& claims);
  void take(const Shielded& known);
  void find_places(const model::Document& document, const language::Analysis& analysis,
                   const std::vector<model::Claim>& claims);
  bool add_place(const model::Document& document, const language::Analysis& analysis,
                 const text::TokenRange& tokens, bool sure);
  void find_capitals(const model::Document& document, const language::Analysis& analysis,
                     const std::vector<text::TokenRange>& known);
  void trust_speakers(const std::vector<model::Claim>& claims);
  [[nodiscard]] bool is_name(const language::Analysis& analysis, const refdata::RefData& refdata,
                             const Place& place) const;
  void read_places(const model::Document& document, const language::Analysis& analysis,
                   const refdata::RefData& refdata);
  void join_places(const language::Analysis& analysis, const ShieldMarks& marks);
  void read_pronouns(const language::Analysis& analysis, const ShieldMarks& marks);
  void read_claims(const language::Analysis& analysis, const ShieldMarks& marks,
                   const std::vector<model::Claim>& claims);
  void read_event(const language::Analysis& analysis, const model::Incident& incident);
  void tell(std::string_view text, bool charged);
  void read_title(const model::Document& document, const refdata::RefData& refdata);
  void settle(const model::Document& document, const language::Analysis& analysis);
  void share_part_of_name(const std::string& part, Bearer& bearer);
  void keep_places(const model::Document& document, const language::Analysis& analysis);
  void cover_relatives(const language::Analysis& analysis);
  void cover(model::Incident& incident) const;
  void cover(model::Elements& elements) const;

  const ShieldWords& words_;
  ShieldedNames names_;
  std::vector<Place> places_;
  std::map<NameWords, Bearer> bearers_;
  std::vector<text::Span> covered_at_;  // where the text names them
  std::vector<Titled> titled_;
};

}  // namespace plumbline::extract
