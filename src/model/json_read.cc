// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cstdint>
#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "model/json.h"
#include "model/selector_internal.h"

namespace plumbline::model {
namespace {

using Json = nlohmann::ordered_json;

// Reads values and remembers the first key that is not what it should be; the caller asks once at
// the end.
class Reader {
 public:
  explicit Reader(const Document& document) : home_(document.id), index_(document.text) {}

  [[nodiscard]] const std::string& fault() const { return fault_; }
  void blame(const std::string& key) {
    if (fault_.empty()) fault_ = key;
  }

  [[nodiscard]] const Json& member(const Json& json, const char* key) const {
    static const Json kNothing;
    if (!json.is_object()) return kNothing;
    const auto found = json.find(key);
    return found == json.end() ? kNothing : *found;
  }

  [[nodiscard]] const Json& list(const Json& json, const char* key) {
    static const Json kEmpty = Json::array();
    const Json& value = member(json, key);
    if (value.is_array()) return value;
    if (!value.is_null()) blame(key);
    return kEmpty;
  }

  [[nodiscard]] std::string text(const Json& json, const char* key) {
    const Json& value = member(json, key);
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_null()) blame(key);
    return {};
  }

  [[nodiscard]] std::vector<std::string> texts(const Json& json, const char* key) {
    std::vector<std::string> out;
    for (const Json& item : list(json, key)) {
      if (item.is_string()) {
        out.push_back(item.get<std::string>());
      } else {
        blame(key);
      }
    }
    return out;
  }

  // A whole number outside of its type, or a fraction for one, is no number of ours.
  template <class Number>
  [[nodiscard]] static bool holds(const Json& value) {
    if constexpr (std::is_integral_v<Number>) {
      if (value.is_number_unsigned()) {
        return std::in_range<Number>(value.get<std::uint64_t>());
      }
      return value.is_number_integer() && std::in_range<Number>(value.get<std::int64_t>());
    } else {
      return value.is_number();
    }
  }

  template <class Number>
  [[nodiscard]] Number number(const Json& json, const char* key) {
    const Json& value = member(json, key);
    if (holds<Number>(value)) return value.get<Number>();
    if (!value.is_null()) blame(key);
    return Number{};
  }

  [[nodiscard]] bool flag(const Json& json, const char* key) {
    const Json& value = member(json, key);
    if (value.is_boolean()) return value.get<bool>();
    if (!value.is_null()) blame(key);
    return false;
  }

  [[nodiscard]] Date date(const Json& json, const char* key) {
    const std::string iso = text(json, key);
    if (iso.empty()) return {};
    auto parsed = parse_iso(iso);
    // A day that does not exist, as engines before wrote it: the month does.
    constexpr std::size_t kMonth = 7;
    constexpr std::size_t kDay = 10;
    if (!parsed && iso.size() == kDay) parsed = parse_iso(std::string_view(iso).substr(0, kMonth));
    if (!parsed) blame(key);
    return parsed.value_or(Date{});
  }

  [[nodiscard]] Period period(const Json& json) { return {date(json, "from"), date(json, "to")}; }

  // The enumerator whose written name stands under `key`; the last one is tried last, so the
  // order of the enum does not matter.
  template <class Enum, std::size_t kCount>
  [[nodiscard]] Enum word(const Json& json, const char* key,
                          const std::array<Enum, kCount>& values) {
    const std::string written = text(json, key);
    for (const Enum value : values) {
      if (written == to_string(value)) return value;
    }
    blame(key);
    return values.front();
  }

  [[nodiscard]] text::Span bytes(const Json& json, const char* key) {
    const auto pair = pair_of(member(json, key));
    if (!pair) blame(key);
    return pair.value_or(text::Span{});
  }

  // A selector, a pair of byte offsets, or byte offsets of another document.
  [[nodiscard]] Passage passage(const Json& json) {
    if (json.is_array()) return offsets(json);
    const std::string other = text(json, "document");
    if (!other.empty()) return {DocumentId{other}, bytes(json, "bytes")};
    const text::Span span{index_.byte(number<std::uint32_t>(json, "start")),
                          index_.byte(number<std::uint32_t>(json, "end"))};
    const bool right =
        span.begin <= span.end && text::slice(index_.text(), span) == text(json, "exact");
    if (!right) blame("exact");
    return {home_, right ? span : text::Span{}};
  }

  [[nodiscard]] std::optional<Passage> passage_at(const Json& json, const char* key) {
    const Json& value = member(json, key);
    if (!value.is_object() && !value.is_array()) return std::nullopt;
    return passage(value);
  }

 private:
  [[nodiscard]] Passage offsets(const Json& json) {
    const std::string_view text = index_.text();
    const auto pair = pair_of(json);
    const text::Span span = pair.value_or(text::Span{});
    const bool right = pair && span.begin <= span.end && span.end <= text.size() &&
                       is_utf8_border(text, span.begin) && is_utf8_border(text, span.end);
    if (!right) blame("passages");
    return {home_, right ? span : text::Span{}};
  }

  [[nodiscard]] static std::optional<text::Span> pair_of(const Json& value) {
    const bool pair = value.is_array() && value.size() == 2 && value[0].is_number_unsigned() &&
                      value[1].is_number_unsigned() && holds<std::uint32_t>(value[0]) &&
                      holds<std::uint32_t>(value[1]);
    if (!pair) return std::nullopt;
    return text::Span{value[0].get<std::uint32_t>(), value[1].get<std::uint32_t>()};
  }

  DocumentId home_;
  CodePointIndex index_;
  std::string fault_;
};

constexpr std::array kSourceKinds = {
    SourceKind::Outlet, SourceKind::Organisation, SourceKind::Government, SourceKind::International,
    SourceKind::Court,  SourceKind::Person,       SourceKind::Survivor,   SourceKind::Press,
    SourceKind::Group,  SourceKind::Document,     SourceKind::Unknown};
constexpr std::array kLinkStatuses = {LinkStatus::Named, LinkStatus::Carried, LinkStatus::Unnamed,
                                      LinkStatus::Ambiguous};
constexpr std::array kManners = {Manner::Publishes, Manner::Says,    Manner::Cites, Manner::Quotes,
                                 Manner::Denies,    Manner::Alleges, Manner::Finds, Manner::Hopes};
constexpr std::array kClaimKinds = {ClaimKind::Verdict, ClaimKind::Incident, ClaimKind::Route,
                                    ClaimKind::Figure,  ClaimKind::Law,      ClaimKind::Response,
                                    ClaimKind::Trend,   ClaimKind::Opinion,  ClaimKind::Statement};
constexpr std::array kModalities = {Modality::Asserted,    Modality::Alleged,   Modality::Denied,
                                    Modality::Conditional, Modality::Predicted, Modality::Opinion};
constexpr std::array kBlockRoles = {
    BlockRole::Body,     BlockRole::Headline, BlockRole::Masthead,    BlockRole::Byline,
    BlockRole::DateLine, BlockRole::Dateline, BlockRole::Credit,      BlockRole::Heading,
    BlockRole::ListItem, BlockRole::Caption,  BlockRole::Table,       BlockRole::Question,
    BlockRole::Answer,   BlockRole::Label,    BlockRole::Boilerplate,
};
constexpr std::array kPolarities = {Polarity::Positive, Polarity::Negative};
constexpr std::array kRoles = {PlaceRole::Origin, PlaceRole::Transit, PlaceRole::Destination,
                               PlaceRole::Internal, PlaceRole::Location};
constexpr std::array kCompliances = {Compliance::Unstated, Compliance::Full, Compliance::NotFull,
                                     Compliance::NotAtAll};
constexpr std::array kEfforts = {Efforts::Unstated, Efforts::Significant, Efforts::NotSignificant};
constexpr std::array kEditKinds = {
    EditKind::Wording, EditKind::Negation,   EditKind::Class,    EditKind::Number,
    EditKind::Scope,   EditKind::Name,       EditKind::Opposite, EditKind::Hedge,
    EditKind::Date,    EditKind::Comparison, EditKind::Unit,     EditKind::Tense,
    EditKind::Degree,  EditKind::Actor,      EditKind::Order,    EditKind::Joined};
constexpr std::array kVerificationStatuses = {
    VerificationStatus::Verbatim,      VerificationStatus::Altered,
    VerificationStatus::Reversed,      VerificationStatus::Absent,
    VerificationStatus::SourceMissing, VerificationStatus::Agrees,
    VerificationStatus::Contradicted};

ChainLink read_link(Reader& in, const Json& json) {
  ChainLink link;
  link.name = in.text(json, "name");
  link.kind = in.word(json, "kind", kSourceKinds);
  link.status = in.word(json, "status", kLinkStatuses);
  link.office = in.text(json, "office");
  link.organisation = in.text(json, "organisation");
  link.country = in.text(json, "country");
  if (const Json& work = in.member(json, "work"); work.is_object()) {
    link.work = Work{.kind = in.text(work, "kind"),
                     .title = in.text(work, "title"),
                     .edition = in.number<int>(work, "edition")};
  }
  link.manner = in.word(json, "manner", kManners);
  link.cue = in.text(json, "cue");
  link.speaker = in.passage_at(json, "speaker");
  link.cue_passage = in.passage_at(json, "cue_passage");
  link.candidates = in.texts(json, "candidates");
  return link;
}

Place read_place(Reader& in, const Json& json) {
  return {.name = in.text(json, "place"),
          .country = in.text(json, "country"),
          .geonames_id = in.number<std::uint32_t>(json, "geonames_id"),
          .passage = in.passage_at(json, "passage")};
}

Incident read_incident(Reader& in, const Json& json) {
  Incident incident{.type = in.text(json, "type"),
                    .agent = in.text(json, "agent"),
                    .patient = in.text(json, "patient"),
                    .penalty = in.text(json, "penalty"),
                    .place = std::nullopt,
                    .when = in.period(json),
                    .modality = Modality::Asserted,
                    .passage = in.passage_at(json, "passage")};
  // Reports written before events had their own do not tell.
  if (!in.member(json, "modality").is_null()) {
    incident.modality = in.word(json, "modality", kModalities);
  }
  if (const Json& place = in.member(json, "place"); place.is_object()) {
    incident.place = read_place(in, place);
  }
  return incident;
}

Elements read_elements(Reader& in, const Json& json) {
  const auto list = [&](const char* key) {
    std::vector<Element> items;
    for (const Json& item : in.list(json, key)) {
      items.push_back({.code = in.text(item, "code"),
                       .words = in.text(item, "words"),
                       .passage = in.passage_at(item, "passage")});
    }
    return items;
  };
  return {.acts = list("act"),
          .means = list("means"),
          .purposes = list("purpose"),
          .victims = in.text(json, "victims"),
          .perpetrators = in.text(json, "perpetrators"),
          .facilitators = in.text(json, "facilitators"),
          .payment = in.text(json, "payment")};
}

Figure read_figure(Reader& in, const Json& json) {
  Figure figure;
  figure.value = in.number<double>(json, "value");
  if (!in.member(json, "upper").is_null()) figure.upper = in.number<double>(json, "upper");
  figure.approximator = in.text(json, "approximator");
  figure.unit = in.text(json, "unit");
  figure.unit_class = in.text(json, "unit_class");
  figure.status = in.text(json, "status");
  figure.place = in.text(json, "place");
  figure.period = in.period(json);
  figure.counted_by = in.text(json, "counted_by");
  figure.passage = in.passage_at(json, "passage");
  return figure;
}

Verdict read_verdict(Reader& in, const Json& json) {
  return {.standard = in.text(json, "standard"),
          .compliance = in.word(json, "compliance", kCompliances),
          .efforts = in.word(json, "efforts", kEfforts),
          .tier = in.text(json, "tier"),
          .move = in.text(json, "move"),
          .edition = in.number<int>(json, "edition"),
          .fragment = in.flag(json, "fragment")};
}

Verification read_verification(Reader& in, const Json& json) {
  Verification check;
  check.status = in.word(json, "status", kVerificationStatuses);
  check.reference = in.text(json, "reference");
  check.edition = in.number<int>(json, "edition");
  check.expected = in.text(json, "expected");
  for (const Json& edit : in.list(json, "edits")) {
    check.edits.push_back({.quoted = in.text(edit, "quoted"),
                           .source = in.text(edit, "source"),
                           .kind = in.word(edit, "kind", kEditKinds)});
  }
  check.source_passage = in.passage_at(json, "source_passage");
  if (const Json& found = in.member(json, "found_in"); found.is_object()) {
    if (auto passage = in.passage_at(found, "passage")) {
      check.found_in = FoundIn{.reference = in.text(found, "reference"),
                               .edition = in.number<int>(found, "edition"),
                               .country = in.text(found, "country"),
                               .passage = *std::move(passage)};
    }
  }
  check.explanation = in.text(json, "explanation");
  return check;
}

void read_content(Reader& in, const Json& json, Claim& claim) {
  const auto each = [&](const char* key, auto&& read) {
    if (const Json& value = in.member(json, key); value.is_object()) read(value);
  };
  each("incident", [&](const Json& value) { claim.incident = read_incident(in, value); });
  for (const Json& value : in.list(json, "more_incidents")) {
    claim.more_incidents.push_back(read_incident(in, value));
  }
  for (const Json& value : in.list(json, "more_figures")) {
    claim.more_figures.push_back(read_figure(in, value));
  }
  each("elements", [&](const Json& value) { claim.elements = read_elements(in, value); });
  each("figure", [&](const Json& value) { claim.figure = read_figure(in, value); });
  each("verdict", [&](const Json& value) { claim.verdict = read_verdict(in, value); });
  each("response", [&](const Json& value) {
    claim.response = Response{.actor = in.text(value, "by"),
                              .action = in.text(value, "action"),
                              .direction = in.text(value, "direction"),
                              .criterion = in.text(value, "criterion")};
  });
  each("trend", [&](const Json& value) {
    claim.trend = Trend{.direction = in.text(value, "direction"), .of = in.texts(value, "of")};
  });
  each("verification",
       [&](const Json& value) { claim.verification = read_verification(in, value); });
  if (const Json& stops = in.member(json, "route"); stops.is_array()) {
    Route route;
    for (const Json& stop : stops) {
      route.stops.push_back({.place = read_place(in, stop), .role = in.word(stop, "role", kRoles)});
    }
    route.internal = in.text(json, "scope") == "internal";
    route.crosses = in.text(json, "scope") == "cross-border";
    claim.route = std::move(route);
  }
}

std::optional<Claim> read_claim(Reader& in, const Json& json) {
  const Json& passages = in.list(json, "passages");
  if (passages.empty()) {
    in.blame("passages");
    return std::nullopt;
  }
  Claim claim(in.text(json, "id"), in.word(json, "kind", kClaimKinds), in.passage(passages[0]));
  for (std::size_t i = 1; i < passages.size(); ++i) {
    claim.passages.push_back(in.passage(passages[i]));
  }
  claim.direct_quote = in.flag(json, "direct_quote");
  claim.headline = in.flag(json, "headline");
  for (const Json& link : in.list(json, "chain")) claim.chain.links.push_back(read_link(in, link));
  for (const Json& link : in.list(json, "cited")) claim.cited.push_back(read_link(in, link));
  claim.modality = in.word(json, "modality", kModalities);
  claim.polarity = in.word(json, "polarity", kPolarities);
  claim.about = in.texts(json, "about");
  claim.when = in.period(json);
  read_content(in, json, claim);
  for (const Json& producer : in.list(json, "producers")) {
    claim.producers.push_back({in.text(producer, "stage"), in.text(producer, "rule")});
  }
  return claim;
}

void read_frame(Reader& in, const Json& json, Document& document) {
  const auto span_of = [&in](const Json& from, const char* key) -> std::optional<text::Span> {
    if (in.member(from, key).is_null()) return std::nullopt;
    return in.bytes(from, key);
  };
  const Json& stated = in.member(json, "stated_at");
  document.publisher_at = span_of(stated, "publisher");
  document.title_at = span_of(stated, "title");
  document.published_at = span_of(stated, "published");
  for (const Json& item : in.list(stated, "authors")) {
    document.authors_at.push_back(span_of(item, "bytes"));
  }
  for (const Json& item : in.list(json, "frame")) {
    document.blocks.push_back(
        {in.bytes(item, "bytes"), in.word(item, "role", kBlockRoles), span_of(item, "speaker")});
  }
}

Document read_document(Reader& in, const Json& json) {
  Document document;
  document.id.value = in.text(json, "id");
  document.name = in.text(json, "name");
  document.media_type = in.text(json, "media_type");
  document.url = in.text(json, "url");
  document.publisher = in.text(json, "publisher");
  document.authors = in.texts(json, "authors");
  document.title = in.text(json, "title");
  document.published = in.date(json, "published");
  document.language = in.text(json, "language");
  document.text = in.text(json, "text");
  read_frame(in, json, document);
  for (const Json& item : in.list(json, "map")) {
    const text::Span source = in.bytes(item, "source");
    document.map.push_back({.text = in.bytes(item, "text"),
                            .begin = source.begin,
                            .end = source.end,
                            .page = in.number<std::uint32_t>(item, "page")});
  }
  for (const Json& item : in.list(json, "diagnostics")) {
    Diagnostic diagnostic{in.text(item, "code"), in.text(item, "message"), std::nullopt};
    if (!in.member(item, "bytes").is_null()) diagnostic.where = in.bytes(item, "bytes");
    document.diagnostics.push_back(std::move(diagnostic));
  }
  return document;
}

bool is_known_code(std::string_view code) {
  return std::any_of(kFindingCodes.begin(), kFindingCodes.end(),
                     [code](const FindingCode& entry) { return entry.code == code; });
}

std::optional<Finding> read_finding(Reader& in, const Json& json) {
  const std::string code = in.text(json, "code");
  if (!is_known_code(code)) {
    in.blame("code");
    return std::nullopt;
  }
  Finding finding(code, in.passage(in.member(json, "passage")));
  finding.claim = in.text(json, "claim");
  finding.words = in.text(json, "words");
  finding.expected = in.text(json, "expected");
  finding.reference = in.text(json, "reference");
  finding.explanation = in.text(json, "explanation");
  return finding;
}

std::vector<text::Span> read_spans(Reader& in, const Json& json, const char* key) {
  std::vector<text::Span> spans;
  for (const Json& item : in.list(json, key)) {
    const bool pair = item.is_array() && item.size() == 2 &&
                      Reader::holds<std::uint32_t>(item[0]) &&
                      Reader::holds<std::uint32_t>(item[1]);
    if (pair) {
      spans.push_back({item[0].get<std::uint32_t>(), item[1].get<std::uint32_t>()});
    } else {
      in.blame(key);
    }
  }
  return spans;
}

Withheld read_withheld(Reader& in, const Json& json) {
  Withheld withheld;
  withheld.spans = read_spans(in, json, "spans");
  withheld.title = read_spans(in, json, "title");
  withheld.words = in.texts(json, "words");
  withheld.details = in.texts(json, "details");
  settle(withheld);
  return withheld;
}

Error malformed(const std::string& what, const std::string& key) {
  return {ErrorCode::Malformed,
          what + ": the value of \"" + key + "\" is missing or not as documented"};
}

}  // namespace

Result<Report> report_from_json(std::string_view json) {
  const Json root = Json::parse(json, nullptr, false);
  if (!root.is_object()) return Error{ErrorCode::Malformed, "a report must be a JSON object"};
  Report report;
  Reader header(report.document);
  if (header.text(root, "schema") != "plumbline.report/1") return malformed("report", "schema");
  report.document = read_document(header, header.member(root, "document"));
  if (!header.fault().empty()) return malformed("document", header.fault());
  Reader in(report.document);
  for (const Json& item : in.list(root, "claims")) {
    if (auto claim = read_claim(in, item)) report.claims.push_back(*std::move(claim));
  }
  for (const Json& item : in.list(root, "findings")) {
    if (auto finding = read_finding(in, item)) report.findings.push_back(*std::move(finding));
  }
  for (const Json& item : in.list(root, "quotations")) {
    auto passage = in.passage_at(item, "passage");
    if (!passage) continue;
    report.quotations.push_back(
        {*std::move(passage), read_verification(in, in.member(item, "verification"))});
  }
  if (!in.fault().empty()) return malformed("report", in.fault());
  return report;
}

Result<Withheld> withheld_from_json(std::string_view json) {
  if (json.empty()) return Withheld{};
  const Document nothing;
  Reader in(nothing);
  Withheld withheld = read_withheld(in, Json::parse(json, nullptr, false));
  if (!in.fault().empty()) return malformed("what is withheld", in.fault());
  return withheld;
}

Status read_reading(std::string_view json, Report& report) {
  const Json root = Json::parse(json, nullptr, false);
  if (!root.is_object()) return Error{ErrorCode::Malformed, "a reading must be a JSON object"};
  Reader in(report.document);
  for (const Json& item : in.list(root, "claims")) {
    if (auto claim = read_claim(in, item)) report.claims.push_back(*std::move(claim));
  }
  for (const Json& item : in.list(root, "findings")) {
    if (!is_known_code(in.text(item, "code"))) continue;  // of an engine that knew other findings
    if (auto finding = read_finding(in, item)) report.findings.push_back(*std::move(finding));
  }
  if (!in.fault().empty()) return malformed("reading", in.fault());
  return Done{};
}

Result<Claim> claim_from_json(std::string_view json, const Document& document) {
  const Json root = Json::parse(json, nullptr, false);
  if (!root.is_object()) return Error{ErrorCode::Malformed, "a claim must be a JSON object"};
  Reader in(document);
  auto claim = read_claim(in, root);
  if (!claim || !in.fault().empty()) return malformed("claim", in.fault());
  return *std::move(claim);
}

}  // namespace plumbline::model
