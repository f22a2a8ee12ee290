// SPDX-License-Identifier: Apache-2.0

#include "exchange/writer.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <string>
#include <tuple>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

namespace plumbline::exchange {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

World world() {
  World world;
  world.alpha2 = [](std::string_view) { return std::string("fj"); };
  world.country_name = [](std::string_view alpha3) { return std::string(alpha3); };
  world.spot = [](const model::Place& place) -> std::optional<Spot> {
    if (place.country == "FJI") return Spot{"", "FJI", -18, 178};
    if (place.country == "WSM") return Spot{"", "WSM", -14, -172};
    if (place.country == "NZL") return Spot{"", "NZL", -40, 174};
    return std::nullopt;
  };
  world.codes = [](std::string_view standard,
                   std::string_view ours) -> std::vector<std::pair<std::string, std::string>> {
    if (standard != "htcds") return {};
    if (ours == "MEANS.COERCION:debts") return {{"control", "Debt"}};
    if (ours == "MEANS.COERCION" || ours == "MEANS.FRAUD") return {{"control", "Other"}};
    if (ours == "event:recruitment") return {{"hte_Type", "Recruitment"}};
    if (ours == "PURP.A") return {{"vic_ForcedLabourIndustry", "A"}};
    if (ours == "PURP.B") return {{"vic_ForcedLabourIndustry", "B"}};
    return {};
  };
  world.fields = [](std::string_view) {
    return std::vector<std::string>{"name", "control", "hte_Date", "hte_Country",
                                    "vic_ForcedLabourIndustry"};
  };
  return world;
}

Entry entry_with(const std::function<void(ClaimEntry& claim)>& change) {
  Entry entry;
  entry.document.id = {std::string(64, 'a')};
  entry.document.title = "A {title} & more";
  entry.document.publisher = "Harbour Star";
  entry.document.published = {2024, 2, 0};
  entry.added = "2026-11-24T04:30:00Z";
  model::Claim claim("c1", model::ClaimKind::Statement,
                     model::Passage(entry.document.id, text::make_span(0, 4)));
  entry.claims.push_back({claim, {{0, 4, "said", "", "", false}}, {}, {}, {}});
  change(entry.claims.back());
  return entry;
}

using Make = std::unique_ptr<Writer> (*)(const Outlet& outlet);

std::string written(Make make, const std::vector<Entry>& entries) {
  std::string out;
  const ByteSink sink = [&out](std::string_view bytes) -> Status {
    out += bytes;
    return Done{};
  };
  const Setting setting{world(), "0", ""};
  const auto writer = make({sink, setting});
  for (const Entry& entry : entries) EXPECT_TRUE(writer->add(entry));
  EXPECT_TRUE(writer->finish());
  return out;
}

struct CellCase {
  const char* words;
  const char* cell;
};

TEST(Csv, GuardsEveryCellThatAFormulaMayBeginIn) {
  const std::vector<CellCase> cases = {
      {"=1+1", ",'=1+1,"},      {"+49", ",'+49,"},
      {"-3", ",'-3,"},          {"@x", ",'@x,"},
      {"\tx", ",\"'\tx\","},    {"'tis", ",''tis,"},
      {"a=b", ",a=b,"},         {"a,b", ",\"a,b\","},
      {"a\"b", ",\"a\"\"b\","}, {"=\"x\"", ",\"'=\"\"x\"\"\","},
      {"a\nb", ",\"a\nb\","},   {"a;=1+1", ",\"a;=1+1\","},
      {"\n=1", ",\"'\n=1\","},  {"\uFF1D1", ",'\uFF1D1,"},
  };
  for (const CellCase& each : cases) {
    const std::string out =
        written(csv_writer,
                {entry_with([&](ClaimEntry& claim) { claim.words.front().exact = each.words; })});
    EXPECT_THAT(out, HasSubstr(each.cell)) << each.words;
  }
}

model::RouteStop stop(const std::string& country, model::PlaceRole role) {
  model::RouteStop out;
  out.place.name = country;
  out.place.country = country;
  out.role = role;
  return out;
}

std::string geometry_of(const std::vector<model::RouteStop>& stops) {
  const std::string out = written(geojson_writer, {entry_with([&](ClaimEntry& claim) {
                                    claim.claim.route = model::Route{stops, false, true};
                                  })});
  return Json::parse(out)["features"][0]["geometry"].dump();
}

TEST(GeoJson, DrawsRoutesInOrderAndCutsThemAtTheAntimeridian) {
  using enum model::PlaceRole;
  EXPECT_EQ(geometry_of({stop("NZL", Destination), stop("FJI", Origin)}),
            R"({"coordinates":[[178.0,-18.0],[174.0,-40.0]],"type":"LineString"})");
  EXPECT_EQ(geometry_of({stop("FJI", Origin), stop("WSM", Destination)}),
            R"({"coordinates":[[[178.0,-18.0],[180.0,-17.2]],[[-180.0,-17.2],[-172.0,-14.0]]],)"
            R"("type":"MultiLineString"})");
  EXPECT_EQ(geometry_of({stop("FJI", Origin), stop("XXX", Destination)}),
            R"({"coordinates":[178.0,-18.0],"type":"Point"})");
  EXPECT_EQ(geometry_of({stop("XXX", Origin)}), "null");
}

// What happens within a country lies on no way between others.
TEST(GeoJson, DrawsNoLineToAnInternalStop) {
  using enum model::PlaceRole;
  EXPECT_EQ(geometry_of({stop("NZL", Internal)}),
            R"({"coordinates":[174.0,-40.0],"type":"Point"})");
  EXPECT_EQ(geometry_of({stop("FJI", Origin), stop("NZL", Destination), stop("FJI", Internal)}),
            R"({"geometries":[{"coordinates":[[178.0,-18.0],[174.0,-40.0]],"type":"LineString"},)"
            R"({"coordinates":[178.0,-18.0],"type":"Point"}],"type":"GeometryCollection"})");
}

constexpr const char* kHtcdsHead = "name,control,hte_Date,hte_Country,vic_ForcedLabourIndustry\r\n";

// The row of a claim with these means.
std::string htcds_row(const std::string& code, const std::string& words,
                      const std::function<void(model::Claim& claim)>& change = {}) {
  const std::string out = written(htcds_writer, {entry_with([&](ClaimEntry& claim) {
                                    claim.claim.elements = model::Elements{};
                                    claim.claim.elements->means = {{code, words, std::nullopt}};
                                    if (change) change(claim.claim);
                                  })});
  EXPECT_TRUE(out.starts_with(kHtcdsHead));
  return out.substr(std::string_view(kHtcdsHead).size());
}

TEST(Htcds, TakesThePreciseWordBeforeTheCode) {
  EXPECT_EQ(htcds_row("MEANS.COERCION", "with her debts"), ",Debt,,,\r\n");
  EXPECT_EQ(htcds_row("MEANS.COERCION", "coerced"), ",Other,,,\r\n");
  // Of another means the word says something else: "lied about debts".
  EXPECT_EQ(htcds_row("MEANS.FRAUD", "lied about debts"), ",Other,,,\r\n");
}

TEST(Htcds, MakesNoRecordOfWhatIsDenied) {
  EXPECT_EQ(htcds_row("MEANS.COERCION", "debts",
                      [](model::Claim& claim) { claim.modality = model::Modality::Denied; }),
            "");
}

// When and where somebody was tried is not when and where anybody was recruited.
TEST(Htcds, TakesDayAndPlaceOfDeedsAlone) {
  const auto row = [](const char* type, model::Modality modality) {
    return htcds_row("MEANS.COERCION", "coerced", [&](model::Claim& claim) {
      model::Incident incident;
      incident.type = type;
      incident.modality = modality;
      incident.when = {{2024, 2, 3}, {2024, 2, 3}};
      incident.place = model::Place{};
      incident.place->country = "FJI";
      claim.incident = incident;
    });
  };
  EXPECT_EQ(row("recruitment", model::Modality::Asserted), ",Other,2024-02-03,FJI,\r\n");
  EXPECT_EQ(row("recruitment", model::Modality::Denied), ",Other,,,\r\n");
  EXPECT_EQ(row("conviction", model::Modality::Asserted), ",Other,,,\r\n");
}

TEST(Htcds, GivesNoIndustryWhereThereAreTwo) {
  const auto row = [](const std::vector<std::string>& codes) {
    return htcds_row("MEANS.COERCION", "coerced", [&](model::Claim& claim) {
      for (const std::string& code : codes) {
        claim.elements->purposes.push_back({code, "", std::nullopt});
      }
    });
  };
  EXPECT_EQ(row({"PURP.A"}), ",Other,,,A\r\n");
  EXPECT_EQ(row({"PURP.A", "PURP.B"}), ",Other,,,\r\n");
}

// An event or a trip in a graph is taken for a fact; a note says what it is.
TEST(Ftm, MakesNoEventAndNoTripOfWhatIsDenied) {
  using enum model::PlaceRole;
  const auto out = [](model::Modality claim_is, model::Modality event_is,
                      model::Polarity polarity) {
    return written(ftm_writer, {entry_with([&](ClaimEntry& claim) {
                     model::Incident incident;
                     incident.type = "recruitment";
                     incident.modality = event_is;
                     claim.claim.incident = incident;
                     claim.claim.route =
                         model::Route{{stop("FJI", Origin), stop("WSM", Destination)}, false, true};
                     claim.claim.modality = claim_is;
                     claim.claim.polarity = polarity;
                   })});
  };
  using enum model::Modality;
  using enum model::Polarity;
  const auto holds = [](const std::string& text, const char* schema) {
    return text.find("\"schema\":\"" + std::string(schema) + "\"") != std::string::npos;
  };
  for (const auto& [claim_is, event_is, polarity, event, trip] :
       {std::tuple(Asserted, Asserted, Positive, true, true),
        std::tuple(Alleged, Asserted, Positive, true, true),
        std::tuple(Denied, Asserted, Positive, false, false),
        std::tuple(Predicted, Asserted, Positive, false, false),
        std::tuple(Asserted, Denied, Positive, false, true),
        std::tuple(Asserted, Asserted, Negative, false, false)}) {
    const std::string text = out(claim_is, event_is, polarity);
    EXPECT_EQ(holds(text, "Event"), event) << text;
    EXPECT_EQ(holds(text, "Trip"), trip) << text;
    EXPECT_TRUE(holds(text, "Note"));
  }
  EXPECT_THAT(out(Denied, Denied, Positive), HasSubstr("statement c1 (denied)"));
  EXPECT_THAT(out(Alleged, Asserted, Positive), HasSubstr("recruitment (alleged)"));
}

TEST(Ftm, NeverTakesASurvivorOrSomebodyUnnamedForASource) {
  const std::string out = written(ftm_writer, {entry_with([](ClaimEntry& claim) {
                                    model::ChainLink outlet;
                                    outlet.name = "Harbour Star";
                                    outlet.kind = model::SourceKind::Outlet;
                                    model::ChainLink survivor;
                                    survivor.name = "Nobody's Name";
                                    survivor.kind = model::SourceKind::Survivor;
                                    model::ChainLink unnamed;
                                    unnamed.name = "activists";
                                    unnamed.kind = model::SourceKind::Organisation;
                                    unnamed.status = model::LinkStatus::Unnamed;
                                    claim.claim.chain.links = {outlet, unnamed, survivor};
                                  })});
  EXPECT_THAT(out, HasSubstr(R"("schema":"Organization")"));
  EXPECT_THAT(out, ::testing::Not(HasSubstr(R"("schema":"Person")")));
  EXPECT_THAT(out, ::testing::Not(HasSubstr(R"("name":["activists"])")));
}

TEST(Bibtex, KeepsBracesBalancedAndSignsOfTexPowerless) {
  const std::string out = written(bibtex_writer, {entry_with([](ClaimEntry&) {})});
  EXPECT_THAT(out, HasSubstr("@article{harbourstar2024-aaaaaaaaaa,"));
  EXPECT_THAT(out, HasSubstr(R"(title = {{A \textbraceleft{}title\textbraceright{} \& more}})"));
  EXPECT_THAT(out, HasSubstr("date = {2024-02}"));
  const std::string odd = written(bibtex_writer, {[] {
                                    Entry entry = entry_with([](ClaimEntry&) {});
                                    entry.document.title = "a } b";
                                    return entry;
                                  }()});
  EXPECT_EQ(std::count(odd.begin(), odd.end(), '{'), std::count(odd.begin(), odd.end(), '}'));
}

// Rows that find no room are told; a workbook without them looks whole.
TEST(XlsxDeathTest, RefusesWhatADiskHasNoRoomFor) {
  const auto write = [] {
    const rlimit room{std::size_t{200} << 10U, std::size_t{200} << 10U};
    std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &room);
    const ByteSink sink = [](std::string_view) -> Status { return Done{}; };
    const Setting setting{world(), "0", ""};
    const auto writer = xlsx_writer({sink, setting});
    Status status = Done{};
    for (int i = 0; i < 500 && status; ++i) status = writer->add(entry_with([](ClaimEntry&) {}));
    if (status) status = writer->finish();
    std::_Exit(status ? 0 : 7);
  };
  EXPECT_EXIT(write(), testing::ExitedWithCode(7), "");
}

TEST(Xlsx, TakesWhatXmlDoesNotKnow) {
  EXPECT_TRUE(written(xlsx_writer, {entry_with([](ClaimEntry& claim) {
                        claim.words.front().exact =
                            "a\xEF\xBF\xBF"
                            "b\x01";
                        for (int i = 0; i < 20000; ++i) {
                          claim.words.front().exact += "\xF0\x9F\x90\xA0";
                        }
                      })})
                  .starts_with("PK"));
}

TEST(Annotation, GivesNoQuotationWhereANameWasLeftOut) {
  const std::string out =
      written(annotation_writer,
              {entry_with([](ClaimEntry& claim) { claim.words.front().withheld = true; })});
  EXPECT_THAT(out, ::testing::Not(HasSubstr("TextQuoteSelector")));
  EXPECT_THAT(out, HasSubstr("TextPositionSelector"));
}

TEST(Writers, AreValidWithoutAnEntry) {
  for (const Make make :
       {annotation_writer, prov_writer, claim_review_writer, geojson_writer, csl_writer}) {
    EXPECT_FALSE(Json::parse(written(make, {}), nullptr, false).is_discarded());
  }
  EXPECT_EQ(written(ftm_writer, {}), "");
  EXPECT_EQ(written(bibtex_writer, {}), "");
  EXPECT_TRUE(written(xlsx_writer, {}).starts_with("PK"));
}

TEST(Writers, PassOnTheErrorOfTheirSink) {
  const ByteSink full = [](std::string_view) -> Status {
    return Error{ErrorCode::Unreadable, "full"};
  };
  const Setting setting{world(), "0", ""};
  for (const Make make :
       {csv_writer, xlsx_writer, htcds_writer, ftm_writer, annotation_writer, prov_writer,
        claim_review_writer, geojson_writer, bibtex_writer, csl_writer}) {
    const auto writer = make({full, setting});
    Status status = writer->add(entry_with([](ClaimEntry&) {}));
    if (status) status = writer->finish();
    EXPECT_FALSE(status);
  }
}

}  // namespace
}  // namespace plumbline::exchange
