// SPDX-License-Identifier: Apache-2.0
//
// Entries of lists of sources, and the claims that their marks give them to.

#include <gtest/gtest.h>

#include "extract/attribution_test_internal.h"
#include "extract/extract.h"
#include "extract/reference_entry.h"
#include "language/analyse.h"
#include "language/frame.h"
#include "model/chain.h"
#include "refdata/refdata.h"

namespace plumbline::extract {
namespace {

// "US Embassy in Suva (government) reporting 2022: title".
std::string shown_link(const model::ChainLink& link) {
  std::string out = link.name + " (" + model::to_string(link.kind) + ")";
  if (!link.organisation.empty()) out += " of " + link.organisation;
  for (const std::string& candidate : link.candidates) out += " ?" + candidate;
  if (!link.work) return out;
  out += " " + link.work->kind;
  if (link.work->edition != 0) out += " " + std::to_string(link.work->edition);
  return link.work->title.empty() ? out : out + ": " + link.work->title;
}

struct EntryRow {
  const char* name;
  const char* entry;
  const char* want;
};

const EntryRow kEntries[] = {
    {"Embassy", "U.S. Embassy- Suva. Reporting. January 24, 2022.",
     "US Embassy in Suva (government) reporting 2022"},
    {"EmbassyIn", "US Embassy in Suva. Cable on labour. 2021.",
     "US Embassy in Suva (government) reporting 2021"},
    {"EmbassyOfficial",
     "U.S. Embassy- Suva official. E-mail communication to USDOL official. May 3, 2022.",
     "US Embassy in Suva (government) communication 2022"},
    {"KnownWork",
     "U.S. Department of State. Trafficking in Persons Report- 2019: Fiji. Washington, D.C., June "
     "14, "
     "2020. https://www.state.gov/reports/2019-trafficking-in-persons-report/fiji/",
     "US Department of State (government) report 2019: Trafficking in Persons Report"},
    {"ShortFormOfAKnownWork", "State Department. The TIP Report- 2021: Fiji. July 1, 2021.",
     "US Department of State (government) report 2021: Trafficking in Persons Report"},
    {"SmallLettersAreNoShortForm", "Hill Trust. A tip report of hotel staff. 2021.",
     "Hill Trust (unknown) report 2021: A tip report of hotel staff"},
    {"AnswerToAKnownWork",
     "Government of Fiji. Written Response to Trafficking in Persons Report. February 4, 2019.",
     "Government of Fiji (government) report 2019: Written Response to Trafficking in Persons "
     "Report"},
    {"Government",
     "Government of Fiji. Employment Act, no. 85. Enacted: July 1, 1938. Source on file.",
     "Government of Fiji (government) report 1938: Employment Act, no. 85"},
    {"UnitedNations", "UNICEF. Children of the islands. 2020. https://www.unicef.org/fiji",
     "United Nations Children's Fund (international) report 2020: Children of the islands"},
    {"Committee", "ILO Committee of Experts. Direct Request concerning Convention No. 182. 2018.",
     "International Labour Organization (international) report 2018: Direct Request concerning "
     "Convention No. 182"},
    {"Ngo", "Human Rights Watch. They Took Our Passports. March 6, 2019.",
     "Human Rights Watch (organisation) report 2019: They Took Our Passports"},
    {"Person", "Lee, Ann. A school on the quay. Hill Gazette. June 5, 2017.",
     "Lee, Ann (person) report 2017: A school on the quay"},
    {"PersonInAnOutlet", "Lee, Ann. A school on the quay. Reuters, June 5, 2017.",
     "Lee, Ann (person) of Reuters article 2017: A school on the quay"},
    {"Interview", "Ministry of Education official. Interview with our staff. June 29, 2018.",
     "Ministry of Education official (government) interview 2018"},
    {"SeveralBearTheAcronym", "AFP. Les petites bonnes. April 12, 2018.",
     "AFP (unknown) ?Australian Federal Police ?Agence France-Presse report 2018: Les petites "
     "bonnes"},
    {"NobodyKnown", "Vuna. Two boats. 2020.", "Vuna (unknown) report 2020: Two boats"},
    {"Nothing", "  ", " (unknown)"},
};

TEST(ReferenceEntry, IsASourceWithItsWork) {
  for (const EntryRow& row : kEntries) {
    EXPECT_EQ(shown_link(read_reference(row.entry, data())), row.want) << row.name;
  }
}

struct TextRow {
  const char* name;
  const char* text;
  const char* want;  // words of each claim and the sources of its notes
};

const TextRow kTextRows[] = {
    {"BehindTheStop",
     "Children work in the ports of Fiji. (1,2) Their boats carry no flag. (2)\n\nREFERENCES\n\n"
     "1. U.S. Embassy- Suva. Reporting. 2022.\n2. UNICEF. Ports. 2020.\n",
     "Children work in the ports of Fiji [US Embassy in Suva; United Nations Children's Fund] | "
     "Their "
     "boats carry no flag [United Nations Children's Fund]"},
    {"BeforeTheStop",
     "Children work in the ports of Fiji [1]. Their boats carry no flag [2].\n\nNotes\n"
     "[1] Government of Fiji. Census. 2020.\n[2] UNICEF. Ports. 2020.\n",
     "Children work in the ports of Fiji [Government of Fiji] | Their boats carry no flag [United "
     "Nations "
     "Children's Fund]"},
    {"Raised",
     "Children work in the ports of Fiji.\u00B9 Their boats carry no flag.\u00B2\n\nSources:\n"
     "1. Government of Fiji. Census. 2020.\n2. UNICEF. Ports. 2020.\n",
     "Children work in the ports of Fiji [Government of Fiji] | Their boats carry no flag [United "
     "Nations "
     "Children's Fund]"},
    {"Range",
     "Children work in the ports of Fiji. (1-3)\n\nReferences\n1. Government of Fiji. Census. "
     "2020.\n"
     "2. UNICEF. Ports. 2020.\n3. Human Rights Watch. Nets. 2021.\n",
     "Children work in the ports of Fiji [Government of Fiji; United Nations Children's Fund; "
     "Human "
     "Rights Watch]"},
    {"EntryOverTwoLines",
     "Children work in the ports of Fiji. (2)\n\nReferences\n1. Government of Fiji.\nCensus. "
     "2020.\n"
     "2. UNICEF. Ports.\n2020.\n",
     "Children work in the ports of Fiji [United Nations Children's Fund]"},
    {"AListThatIsNone",
     "The ministry was asked for three things.\n\n1. Children work in the ports of Fiji.\n\n2. "
     "Their "
     "boats carry no flag.\n",
     "The ministry was asked for three things | Children work in the ports of Fiji | Their boats "
     "carry no flag"},
    {"AYearIsNoMark",
     "Children work in the ports of Fiji (2019). Their boats carry no flag. (1)\n\nReferences\n"
     "1. UNICEF. Ports. 2020.\n",
     "Children work in the ports of Fiji (2019) | Their boats carry no flag [United Nations "
     "Children's "
     "Fund]"},
    {"NoListAtAll", "Children work in the ports of Fiji. (3) Their boats carry no flag. (4)",
     "Children work in the ports of Fiji | Their boats carry no flag"},
};

TEST(Notes, GiveTheirWorksToTheSentenceTheyClose) {
  for (const TextRow& row : kTextRows) {
    model::Document document;
    document.text = row.text;
    language::state_frame(document, data());
    const auto analysis = language::analyse(document, data());
    std::string told;
    for (const model::Claim& claim : extract_claims(document, analysis, data())) {
      told += (told.empty() ? "" : " | ") +
              std::string(text::slice(document.text, claim.passages.front().span));
      std::string cited;
      for (const model::ChainLink& link : claim.cited)
        cited += (cited.empty() ? "" : "; ") + link.name;
      if (!cited.empty()) told += " [" + cited + "]";
    }
    EXPECT_EQ(told, row.want) << row.name;
  }
}

}  // namespace
}  // namespace plumbline::extract
