// SPDX-License-Identifier: Apache-2.0

#include "exchange/writer.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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
    if (standard == "htcds" && ours == "word:debts") return {{"control", "Debt"}};
    if (standard == "htcds" && ours == "MEANS.COERCION") return {{"control", "Other"}};
    return {};
  };
  world.fields = [](std::string_view) { return std::vector<std::string>{"name", "control"}; };
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
      {"\tx", ",'\tx,"},        {"'tis", ",''tis,"},
      {"a=b", ",a=b,"},         {"a,b", ",\"a,b\","},
      {"a\"b", ",\"a\"\"b\","}, {"=\"x\"", ",\"'=\"\"x\"\"\","},
      {"a\nb", ",\"a\nb\","},
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

TEST(Htcds, TakesThePreciseWordBeforeTheCode) {
  const auto row = [](const std::string& words) {
    return written(htcds_writer, {entry_with([&](ClaimEntry& claim) {
                     claim.claim.elements = model::Elements{};
                     claim.claim.elements->means = {{"MEANS.COERCION", words, std::nullopt}};
                   })});
  };
  EXPECT_EQ(row("with her debts"), "name,control\r\n,Debt\r\n");
  EXPECT_EQ(row("coerced"), "name,control\r\n,Other\r\n");
}

TEST(Htcds, MakesNoRecordOfWhatIsDenied) {
  const std::string out =
      written(htcds_writer, {entry_with([](ClaimEntry& claim) {
                claim.claim.modality = model::Modality::Denied;
                claim.claim.elements = model::Elements{};
                claim.claim.elements->means = {{"MEANS.COERCION", "debts", std::nullopt}};
              })});
  EXPECT_EQ(out, "name,control\r\n");
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
  EXPECT_THAT(out, HasSubstr(R"(title = {{A \{title\} \& more}})"));
  EXPECT_THAT(out, HasSubstr("date = {2024-02}"));
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
