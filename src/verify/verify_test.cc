// SPDX-License-Identifier: Apache-2.0

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "verify/verify_test_internal.h"

namespace plumbline::verify {
namespace {

using model::Claim;
using model::ClaimKind;
using model::Compliance;
using model::Efforts;
using model::LinkStatus;
using model::SourceKind;

model::ChainLink named_link(const char* name, SourceKind kind,
                            LinkStatus status = LinkStatus::Named) {
  model::ChainLink link;
  link.name = name;
  link.kind = kind;
  link.status = status;
  return link;
}

struct VerdictCase {
  const char* words;
  const char* country;
  int edition;
  model::Verdict verdict;
  bool direct;
  const char* status;
  const char* codes;
};

model::Verdict axes(Compliance compliance, Efforts efforts) {
  model::Verdict verdict;
  verdict.compliance = compliance;
  verdict.efforts = efforts;
  return verdict;
}
model::Verdict tier(const char* name) {
  model::Verdict verdict;
  verdict.tier = name;
  return verdict;
}
model::Verdict fragment() {
  model::Verdict verdict;
  verdict.fragment = true;
  return verdict;
}

// Azerbaijan: Tier 2 in 2024, Tier 2 Watch List in 2021; Belarus: Tier 3 in 2024.
const VerdictCase kVerdicts[] = {
    {"does not fully meet the minimum standards for the elimination of trafficking but is making "
     "significant efforts to do so",
     "AZE", 2024, axes(Compliance::NotFull, Efforts::Significant), true, "agrees", ""},
    {"does not meet the minimum standards for the elimination of trafficking and is not making "
     "significant efforts to do so",
     "AZE", 2024, axes(Compliance::NotAtAll, Efforts::NotSignificant), true, "contradicted",
     "quote-contradicted"},
    {"fails to meet the standards and makes no serious efforts", "AZE", 2024,
     axes(Compliance::NotAtAll, Efforts::NotSignificant), false, "contradicted",
     "verdict-contradicts-record"},
    {"does not fully meet the minimum standards for the elimination of trafficking and is not "
     "making significant efforts to do so",
     "BLR", 2024, axes(Compliance::NotFull, Efforts::NotSignificant), true, "agrees", ""},
    {"is on Tier 2", "AZE", 2024, tier("2"), false, "agrees", ""},
    {"is on Tier 3", "AZE", 2024, tier("3"), false, "contradicted", "verdict-contradicts-record"},
    {"is on Tier 2", "AZE", 2021, tier("2"), false, "contradicted",
     "verdict-contradicts-record verdict-misdated"},
    {"does not fully meet the minimum standards", "AZE", 2024,
     axes(Compliance::NotFull, Efforts::Unstated), true, "agrees", "verdict-fragment"},
    {"did not meet the minimum standards in several key areas", "AZE", 2024, fragment(), true,
     "source-missing", "verdict-fragment"},
    {"does not fully comply with the minimum standards for the elimination of trafficking; "
     "however, it is making significant efforts to do so",
     "AZE", 2024, axes(Compliance::NotFull, Efforts::Significant), true, "agrees",
     "verdict-misdated"},
    {"fully meets the minimum standards", "AZE", 2024, axes(Compliance::Full, Efforts::Unstated),
     false, "contradicted", "verdict-contradicts-record"},
    {"is on Tier 2", "AZE", 1999, tier("2"), false, "source-missing", ""},
    // No placement at hand: the words of that year's report are.
    {"does not fully meet the minimum standards for the elimination of trafficking but is making "
     "significant efforts to do so",
     "AND", 2024, axes(Compliance::NotFull, Efforts::Significant), true, "source-missing", ""},
    {"does not fully meet the minimum standards for the elimination of trafficking but it is "
     "making "
     "considerable efforts to do so",
     "AND", 2024, axes(Compliance::NotFull, Efforts::Significant), true, "source-missing",
     "quote-altered"},
    {"does not fully comply with the minimum standards for the elimination of trafficking; "
     "however, it is making significant efforts to do so",
     "AND", 2024, axes(Compliance::NotFull, Efforts::Significant), true, "source-missing",
     "verdict-misdated"},
    {"does not fully meet the minimum standards", "AND", 2024,
     axes(Compliance::NotFull, Efforts::Unstated), true, "source-missing", "verdict-fragment"},
    {"is on Tier 2", "", 2024, tier("2"), false, "source-missing", ""},
};

TEST(VerifyVerdicts, Table) {
  for (const VerdictCase& row : kVerdicts) {
    const model::Document document =
        document_of("The government \"" + std::string(row.words) + "\", a report says.");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, row.words)};
    claims[0].verdict = row.verdict;
    claims[0].verdict->edition = row.edition;
    claims[0].direct_quote = row.direct;
    if (*row.country != '\0') claims[0].about = {row.country};
    claims[0].chain.links.push_back(named_link("US State Department", SourceKind::Government));
    EXPECT_EQ(codes(document, claims), row.codes) << row.words << " " << row.edition;
    ASSERT_TRUE(claims[0].verification.has_value());
    EXPECT_STREQ(to_string(claims[0].verification->status), row.status) << row.words;
    EXPECT_FALSE(claims[0].verification->explanation.empty());
  }
}

// A verdict in two claims, the second of them a piece: judged once, as one.
TEST(VerifyVerdicts, TheOtherHalfIsNotJudgedAgain) {
  const model::Document document = document_of(
      "The 2024 report says of Azerbaijan that it does not fully meet the minimum standards, and "
      "is not making significant efforts.");
  std::vector<Claim> claims{
      claim_of(document, ClaimKind::Verdict, "it does not fully meet the minimum standards", "c1"),
      claim_of(document, ClaimKind::Verdict, "is not making significant efforts", "c2")};
  claims[0].passages.front().span.end = claims[1].passages.front().span.begin - 4;
  claims[0].verdict = axes(Compliance::NotFull, Efforts::Unstated);
  claims[1].verdict = axes(Compliance::Unstated, Efforts::NotSignificant);
  claims[1].verdict->fragment = true;
  for (Claim& claim : claims) claim.about = {"AZE"};
  EXPECT_EQ(codes(document, claims), "verdict-contradicts-record");
  ASSERT_TRUE(claims[1].verification.has_value());
  EXPECT_EQ(claims[1].verification->explanation, claims[0].verification->explanation);
}

TEST(VerifyVerdicts, GiveTheWordsThatDifferAndTheRecord) {
  const char* words =
      "does not meet the minimum standards for the elimination of trafficking and is not making "
      "significant efforts to do so";
  const model::Document document = document_of(words);
  std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, words)};
  claims[0].verdict = axes(Compliance::NotAtAll, Efforts::NotSignificant);
  claims[0].direct_quote = true;
  claims[0].about = {"AZE"};
  auto state = named_link("US State Department", SourceKind::Government);
  state.work = model::Work{"report", "", 2024};
  claims[0].chain.links.push_back(state);
  const auto findings = verify_claims(document, claims, known(), nullptr);
  ASSERT_FALSE(findings.empty());
  const model::Verification& verification = *claims[0].verification;
  EXPECT_EQ(verification.reference.find("US TIP report 2024, Azerbaijan: Tier 2 (source "), 0U);
  EXPECT_EQ(findings[0].reference, verification.reference);
  std::string edits;
  for (const model::WordEdit& edit : verification.edits) {
    edits += edit.source + ">" + edit.quoted + " ";
  }
  EXPECT_EQ(edits, "fully> but>and >not ");
}

// The record denies what the quotation begins with: that is the difference, wherever it begins.
TEST(VerifyVerdicts, GiveTheDenialThatWasLeftOut) {
  const struct {
    const char* before;
    const char* words;
    model::Verdict verdict;
    const char* country;
    const char* edits;
  } rows[] = {
      {"it ", "fully meets the minimum standards", axes(Compliance::Full, Efforts::Unstated), "AZE",
       "does not> meet>meets "},
      {"it is ", "making significant efforts to do so",
       axes(Compliance::Unstated, Efforts::Significant), "BLR", "not> "},
      // Denied in the text, too, but outside the quotation; what differs is something else.
      {"it does not ", "fully meet the minimum standards",
       axes(Compliance::NotFull, Efforts::NotSignificant), "AZE", ""},
  };
  for (const auto& row : rows) {
    const model::Document document =
        document_of(std::string("The report says ") + row.before + "\"" + row.words + "\".");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, row.words)};
    claims[0].verdict = row.verdict;
    claims[0].verdict->edition = 2024;
    claims[0].direct_quote = true;
    claims[0].about = {row.country};
    claims[0].chain.links.push_back(named_link("US State Department", SourceKind::Government));
    (void)verify_claims(document, claims, known(), nullptr);
    ASSERT_TRUE(claims[0].verification.has_value()) << row.words;
    std::string edits;
    for (const model::WordEdit& edit : claims[0].verification->edits) {
      edits += edit.source + ">" + edit.quoted + " ";
    }
    EXPECT_EQ(edits, row.edits) << row.words;
  }
}

struct NameCase {
  const char* text;
  const char* codes;
};
const NameCase kNameCases[] = {
    {"The Federal Investigation Bureau of Pakistan (FIA) arrested them.", "name-mismatch"},
    {"The Federal Investigation Agency (FIA) arrested them.", ""},
    {"The Pakistan Federal Investigation Agency (FIA) arrested them.", ""},
    {"The International Organization for Migration (IOM) said so.", ""},
    {"The United Nations Office on Drugs and Crime (UNODC) said so.", ""},
    {"The International Labor Association (ILO) said so.", "name-mismatch"},
    {"The International Labor Organization (ILO) said so.", ""},
    {"The Group of Experts on Anti-Trafficking Reform (GRETA) said so.", "name-mismatch"},
    {"The Group of Experts on Action against Human Trafficking (GRETA) said so.", ""},
    {"The National Authority for the Prevention of Trafficking (NAPTIP) said so.", "name-mismatch"},
    {"The UN Human Rights Office (OHCHR) said so.", ""},
    {"The National Harbour Survey Board (NHSA) said so.", "name-mismatch"},
    {"The National Harbour Survey Board (NHSB) said so.", ""},
    {"The Deutsches Institut f\u00FCr Angewandte Statistik (DIXS) said so.", "name-mismatch"},
    {"The Deutsches Institut f\u00FCr Angewandte Statistik (DIAS) said so.", ""},
    {"The Ministry of Internal Affairs (MVD) said so.", ""},
    {"Non-Governmental Organizations (NGOs) and internally displaced persons (IDPs)", ""},
    {"Medical Aid Without Borders (MSF) left.", ""},
    {"He lives in Ganja (AZE) now.", ""},
};

TEST(VerifyNames, Table) {
  for (const NameCase& row : kNameCases) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims;
    EXPECT_EQ(codes(document, claims), row.codes) << row.text;
  }
}

TEST(VerifyQuotationMarks, Table) {
  const NameCase rows[] = {
      {"He said \"no\" and \u201Cyes\u201D.", ""},
      {"484 cases were registered in the country\".", "unbalanced-quotation"},
      {"He said \"no and left.", "unbalanced-quotation"},
      {"\"First part.\n\n\"Second part.\"", ""},
      {"The government \" does not act\".", ""},
      {"the workers' rights and the '90s", ""},
  };
  for (const NameCase& row : rows) {
    const model::Document document = document_of(row.text);
    std::vector<Claim> claims;
    EXPECT_EQ(codes(document, claims), row.codes) << row.text;
  }
}

Claim figure_claim(const model::Document& document, std::string_view words, double value) {
  Claim claim = claim_of(document, ClaimKind::Figure, words);
  claim.figure.emplace();
  claim.figure->value = value;
  claim.figure->unit = "cases";
  claim.figure->unit_class = "case";
  claim.figure->status = "registered";
  claim.figure->place = "GEO";
  claim.figure->period = {{2012, 0, 0}, {2012, 0, 0}};
  return claim;
}

TEST(VerifyFigures, TellWhoCouldHaveCounted) {
  const model::Document document = document_of("40 cases were registered, then 45 cases");
  const struct {
    model::ChainLink origin;
    const char* codes;
  } rows[] = {
      {named_link("Ministry", SourceKind::Government), ""},
      {named_link("Lantern Foundation", SourceKind::Organisation), "figure-without-origin"},
      {named_link("local press", SourceKind::Press, LinkStatus::Unnamed),
       "figure-without-origin source-unnamed"},
  };
  for (const auto& row : rows) {
    std::vector<Claim> claims{figure_claim(document, "40 cases", 40)};
    claims[0].chain.links.push_back(row.origin);
    EXPECT_EQ(codes(document, claims), row.codes) << row.origin.name;
  }
  std::vector<Claim> own{figure_claim(document, "40 cases", 40)};
  EXPECT_EQ(codes(document, own), "figure-without-origin");
}

TEST(VerifyFigures, ConflictOnlyForTheSameThing) {
  const model::Document document = document_of("40 cases were registered, then 45 cases");
  const auto both = [&](auto change) {
    std::vector<Claim> claims{figure_claim(document, "40 cases", 40),
                              figure_claim(document, "45 cases", 45)};
    claims[1].id = "c2";
    for (Claim& claim : claims) {
      claim.chain.links.push_back(named_link("Ministry", SourceKind::Government));
    }
    change(*claims[1].figure);
    return codes(document, claims);
  };
  EXPECT_EQ(both([](model::Figure&) {}), "figure-conflict");
  EXPECT_EQ(both([](model::Figure& figure) { figure.place = "ARM"; }), "");
  EXPECT_EQ(both([](model::Figure& figure) { figure.status = "prosecuted"; }), "");
  EXPECT_EQ(both([](model::Figure& figure) { figure.approximator = "at least"; }), "");
  EXPECT_EQ(both([](model::Figure& figure) { figure.period = {}; }), "");
}

TEST(VerifyDates, TellPeriodsThatCannotBe) {
  const model::Document document = document_of("something happened");
  const struct {
    Period when;
    const char* codes;
  } rows[] = {
      {{{2012, 0, 0}, {2006, 0, 0}}, "date-conflict"},
      {{{2006, 0, 0}, {2012, 0, 0}}, ""},
      {{{2024, 0, 0}, {2024, 0, 0}}, ""},
      {{{2024, 11, 0}, {2024, 11, 0}}, ""},
      {{{2024, 12, 0}, {2024, 12, 0}}, "date-conflict"},
      {{{2025, 0, 0}, {2025, 0, 0}}, "date-conflict"},
  };
  for (const auto& row : rows) {
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, "something happened")};
    claims[0].when = row.when;
    EXPECT_EQ(codes(document, claims), row.codes) << to_iso(row.when.from);
  }
}

TEST(VerifySources, Table) {
  const model::Document document = document_of("It is a wrong that grows.");
  const struct {
    const char* name;
    std::vector<model::ChainLink> links;
    ClaimKind kind;
    const char* codes;
  } rows[] = {
      {"own judgement", {}, ClaimKind::Opinion, "opinion-as-fact"},
      {"somebody's judgement", {named_link("A. Roe", SourceKind::Person)}, ClaimKind::Opinion, ""},
      {"activists",
       {named_link("activists", SourceKind::Group, LinkStatus::Unnamed)},
       ClaimKind::Statement,
       "source-unnamed"},
      {"circle",
       {named_link("Lantern", SourceKind::Organisation),
        named_link("Harbour Post", SourceKind::Outlet)},
       ClaimKind::Statement,
       "circular-sourcing"},
      {"itself twice",
       {named_link("Harbour Post", SourceKind::Outlet), named_link("A. Roe", SourceKind::Person)},
       ClaimKind::Statement,
       ""},
  };
  for (const auto& row : rows) {
    std::vector<Claim> claims{claim_of(document, row.kind, "a wrong that grows")};
    for (const auto& link : row.links) claims[0].chain.links.push_back(link);
    EXPECT_EQ(codes(document, claims), row.codes) << row.name;
  }
  std::vector<Claim> several;
  for (int i = 0; i < 3; ++i) {
    several.push_back(claim_of(document, ClaimKind::Statement, "wrong"));
    several.back().chain.links.push_back(named_link("Lantern", SourceKind::Organisation));
  }
  EXPECT_EQ(codes(document, several), "single-origin");
  auto unclear = named_link("A. Roe", SourceKind::Person, LinkStatus::Ambiguous);
  unclear.candidates = {"A. Roe", "Lantern"};
  several[2].chain.links.back() = unclear;
  EXPECT_EQ(codes(document, several), "speaker-ambiguous");
}

TEST(VerifySmuggling, NeedsBorderMoneyAndNothingElse) {
  const model::Document document =
      document_of("The human trafficking ring organized their transport to Europe for money.");
  const auto with = [&](auto change) {
    std::vector<Claim> claims{
        claim_of(document, ClaimKind::Route, "organized their transport to Europe for money")};
    Claim& claim = claims[0];
    claim.elements.emplace();
    claim.elements->acts.push_back({"ACT.TRANSPORT", "transport", {}});
    claim.elements->payment = "for money";
    claim.route.emplace();
    claim.route->stops = {{{"Pakistan", "PAK", 0, {}}, model::PlaceRole::Origin},
                          {{"Europe", "", 0, {}}, model::PlaceRole::Destination}};
    change(claim);
    return codes(document, claims);
  };
  EXPECT_EQ(with([](Claim&) {}), "smuggling-or-trafficking");
  EXPECT_EQ(with([](Claim& c) { c.elements->means.push_back({"MEANS.FRAUD", "tricked", {}}); }),
            "");
  EXPECT_EQ(with([](Claim& c) { c.elements->purposes.push_back({"PURP.SEX", "sex", {}}); }), "");
  EXPECT_EQ(with([&](Claim& c) {
              c.elements->payment.clear();
              c.passages.front() =
                  claim_of(document, ClaimKind::Route, "organized their transport to Europe")
                      .passages.front();
            }),
            "");
  EXPECT_EQ(with([](Claim& c) { c.elements->victims = "girls"; }), "");
  EXPECT_EQ(with([](Claim& c) { c.route->stops.pop_back(); }), "");
  EXPECT_EQ(with([](Claim& c) { c.route->internal = true; }), "");
}

class OneSource final : public ReferenceLibrary {
 public:
  explicit OneSource(std::string text) : text_(std::move(text)) {}
  std::vector<Candidate> candidates(std::string_view, const Sought&) const override {
    return {{{"r"}, "Harbour report 2024", std::make_shared<const SourceText>(text_), 2024, ""}};
  }
  bool holds_edition(const Candidate&, const Sought&) const override { return false; }
  bool holds_source(const model::AttributionChain& chain) const override {
    return chain.links.size() > 1;
  }

 private:
  std::string text_;
};

TEST(VerifyQuotations, AgainstTheLibrary) {
  const OneSource library("In that year officials did not report any case of this kind to us.");
  const struct {
    const char* words;
    bool named;
    const char* status;
    const char* codes;
  } rows[] = {
      {"officials did not report any case of this kind", true, "verbatim", ""},
      {"officials did report any case of this kind", true, "reversed", "quote-contradicted"},
      {"officials did not report any crime of this kind", true, "altered", "quote-altered"},
      {"ships were seen leaving the harbour at night", true, "absent", "quote-not-in-source"},
      {"ships were seen leaving the harbour at night", false, "source-missing", ""},
  };
  for (const auto& row : rows) {
    const model::Document document = document_of(row.words);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, row.words)};
    claims[0].direct_quote = true;
    if (row.named) claims[0].chain.links.push_back(named_link("Harbour", SourceKind::Organisation));
    EXPECT_EQ(codes(document, claims, &library), row.codes) << row.words;
    ASSERT_TRUE(claims[0].verification.has_value());
    EXPECT_STREQ(to_string(claims[0].verification->status), row.status) << row.words;
  }
}

// A claim that is part of a quoted sentence repeats its source while the sentence turns it; of some
// quotations no claim is made at all.
TEST(VerifyQuotations, HoldTheWholeSentenceAgainstTheSource) {
  const OneSource library(
      "There is no evidence that the charity took money from the families. The parents knew of the "
      "arrangement.");
  const model::Document document = document_of(
      "He writes: \"There is evidence that the charity took money from the families. It did.\"");
  std::vector<Claim> claims{
      claim_of(document, ClaimKind::Statement, "the charity took money from the families")};
  claims[0].direct_quote = true;
  EXPECT_EQ(codes(document, claims, &library), "quote-contradicted");
  EXPECT_STREQ(to_string(claims[0].verification->status), "reversed");

  const model::Document same = document_of(
      "He writes: \"There is no evidence that the charity took money from the families.\"");
  std::vector<Claim> faithful{
      claim_of(same, ClaimKind::Statement, "the charity took money from the families")};
  faithful[0].direct_quote = true;
  EXPECT_EQ(codes(same, faithful, &library), "");
  EXPECT_STREQ(to_string(faithful[0].verification->status), "verbatim");

  const model::Document bare =
      document_of("He writes: \"The parents never knew of the arrangement.\"");
  std::vector<Claim> none;
  EXPECT_EQ(codes(bare, none, &library), "quote-contradicted");
}

// Two editions of one report on one country, and one on another.
class Editions final : public ReferenceLibrary {
 public:
  std::vector<Candidate> candidates(std::string_view, const Sought&) const override {
    return {
        of("Cuba report", 2022, "CUB", "In that year 14 girls were freed by the police in ports."),
        of("Cuba report", 2023, "CUB", "In that year 41 girls were freed by the police in ports."),
        of("Chad report", 2023, "TCD", "In that year 99 girls were freed by the police in ports.")};
  }
  bool holds_source(const model::AttributionChain&) const override { return true; }
  bool holds_edition(const Candidate&, const Sought& sought) const override {
    return sought.edition == 2022 || sought.edition == 2023;
  }

 private:
  static Candidate of(const char* title, int edition, const char* country, const char* text) {
    return {{title + std::to_string(edition)},
            title,
            std::make_shared<const SourceText>(text),
            edition,
            country};
  }
};

TEST(VerifyQuotations, NameTheEditionInWhichTheyStand) {
  const struct {
    const char* before;  // the quotation
    const char* number;
    const char* codes;
    const char* status;
    int found_in;
  } rows[] = {
      {"In its 2023 report on Cuba, the office wrote:", "41", "", "verbatim", 0},
      {"In its 2023 report on Cuba, the office wrote:", "14", "quote-misplaced", "altered", 2022},
      {"The office's report of 2022 on Cuba says:", "41", "quote-misplaced", "altered", 2023},
      {"In its 2023 report on Cuba, the office wrote:", "99", "quote-misplaced", "altered", 2023},
      {"In its 2023 report on Cuba, the office wrote:", "50", "quote-altered", "altered", 0},
      // No edition is named: any will do. An edition that is not at hand proves nothing.
      {"In its report on Cuba, the office wrote:", "14", "", "verbatim", 0},
      {"In its 2017 report on Cuba, the office wrote:", "14", "", "verbatim", 0},
      // Which of two years is that of the edition is not said.
      {"The report of 2022, like the report of 2021 on Cuba, says:", "41", "", "verbatim", 0},
  };
  const Editions library;
  for (const auto& row : rows) {
    const model::Document document =
        document_of(std::string(row.before) + " \"In that year " + row.number +
                    " girls were freed by the police in ports.\"");
    std::vector<Claim> none;
    const Verified verified =
        verify_report(document, text::tokenize(document.text), none, known(), &library);
    ASSERT_EQ(verified.quotations.size(), 1U) << row.before;
    const model::Verification& told = verified.quotations.front().verification;
    EXPECT_STREQ(to_string(told.status), row.status) << row.before << row.number;
    EXPECT_EQ(told.found_in ? told.found_in->edition : 0, row.found_in) << row.before << row.number;
    const std::string code = verified.findings.empty() ? "" : verified.findings.front().code;
    EXPECT_EQ(code, row.codes) << row.before << row.number;
  }
}

// A reference that states the placement comes before the table.
class Placements final : public ReferenceLibrary {
 public:
  std::vector<Candidate> candidates(std::string_view, const Sought&) const override { return {}; }
  bool holds_source(const model::AttributionChain&) const override { return false; }
  bool holds_edition(const Candidate&, const Sought&) const override { return false; }
  std::vector<RecordedVerdict> verdicts(std::string_view alpha3, int edition) const override {
    const model::Passage place{{"tip"}, {10, 40}};
    if (alpha3 == "AZE" && edition == 2090) return {{"Report", "2", place}};
    if (alpha3 == "LAO" && edition == 2090) return {{"Report", "2", place}, {"Other", "3", place}};
    return {};
  }
};

TEST(VerifyVerdicts, AgainstWhatAReferenceStates) {
  const struct {
    const char* words;
    const char* country;
    const char* tier;
    const char* status;
    bool passage;
  } rows[] = {
      {"Azerbaijan is on Tier 2 in the 2090 report", "AZE", "2", "agrees", true},
      {"Azerbaijan is on Tier 3 in the 2090 report", "AZE", "3", "contradicted", true},
      // Two references that contradict one another tell nothing; nor does one of another year.
      {"Laos is on Tier 2 in the 2090 report", "LAO", "2", "source-missing", false},
      {"Azerbaijan is on Tier 3 in the 2089 report", "AZE", "3", "source-missing", false},
  };
  const Placements library;
  for (const auto& row : rows) {
    const model::Document document = document_of(std::string(row.words) + ".");
    std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, row.words)};
    claims[0].verdict = tier(row.tier);
    claims[0].verdict->edition =
        std::string(row.words).find("2089") == std::string::npos ? 2090 : 2089;
    claims[0].about = {row.country};
    (void)codes(document, claims, &library);
    ASSERT_TRUE(claims[0].verification.has_value());
    EXPECT_STREQ(to_string(claims[0].verification->status), row.status) << row.words;
    EXPECT_EQ(claims[0].verification->source_passage.has_value(), row.passage) << row.words;
  }
}

// What the writer says before the mark is not the quotation's.
TEST(VerifyQuotations, WordsOutsideTheMarksAreNotCompared) {
  const OneSource library("All women were freed and paid in full by the ministry.");
  const std::string quoted = "women were freed and paid in full by the ministry";
  for (const std::string& text :
       {"Nobody there denies that all \"" + quoted + "\", the report states.",
        "Critics never believed the report: \"All " + quoted + ".\""}) {
    const model::Document document = document_of(text);
    std::vector<Claim> claims{claim_of(document, ClaimKind::Statement, quoted)};
    claims[0].direct_quote = true;
    EXPECT_EQ(codes(document, claims, &library), "") << text;
  }
}

TEST(VerifyClaims, GravestFirstThenReadingOrder) {
  const model::Document document =
      document_of("Cases were registered\". Azerbaijan is on Tier 3. It is a wrong.");
  std::vector<Claim> claims{claim_of(document, ClaimKind::Verdict, "Azerbaijan is on Tier 3"),
                            claim_of(document, ClaimKind::Opinion, "It is a wrong")};
  claims[0].verdict = tier("3");
  claims[0].verdict->edition = 2024;
  claims[0].about = {"AZE"};
  EXPECT_EQ(codes(document, claims),
            "verdict-contradicts-record unbalanced-quotation opinion-as-fact");
}

}  // namespace
}  // namespace plumbline::verify
