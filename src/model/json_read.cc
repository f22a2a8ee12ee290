// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/utf8.h"
#include "model/json.h"
#include "model/json_tree.h"
#include "model/selector_internal.h"

namespace plumbline::model {
namespace {

// Reads values and remembers the first key that is not what it should be; the caller asks once at
// the end.
class ReportReader {
 public:
  explicit ReportReader(const Document& document) : home_(document.id), text_(document.text) {}

  [[nodiscard]] const std::string& fault() const { return fault_; }
  void blame(const std::string& key) {
    if (fault_.empty()) fault_ = key;
  }

  [[nodiscard]] static JsonValue member(JsonValue json, std::string_view key) {
    return json.member(key);
  }

  [[nodiscard]] JsonValue::Items list(JsonValue json, const char* key) {
    const JsonValue value = json.member(key);
    if (!value.is_list() && !value.is_null()) blame(key);
    return value.items();
  }

  [[nodiscard]] std::string_view words(JsonValue json, const char* key) {
    const JsonValue value = json.member(key);
    if (!value.is_text() && !value.is_null()) blame(key);
    return value.text();
  }

  [[nodiscard]] std::string text(JsonValue json, const char* key) {
    return std::string(words(json, key));
  }

  [[nodiscard]] std::vector<std::string> texts(JsonValue json, const char* key) {
    std::vector<std::string> out;
    for (const JsonValue item : list(json, key)) {
      if (item.is_text()) {
        out.emplace_back(item.text());
      } else {
        blame(key);
      }
    }
    return out;
  }

  // A whole number outside of its type, or a fraction for one, is no number of ours.
  template <class Number>
  [[nodiscard]] static std::optional<Number> number_of(JsonValue value) {
    if constexpr (std::is_integral_v<Number>) {
      if (const auto natural = value.natural(); natural && std::in_range<Number>(*natural)) {
        return static_cast<Number>(*natural);
      }
      const auto whole = value.whole();
      if (!whole || !std::in_range<Number>(*whole)) return std::nullopt;
      return static_cast<Number>(*whole);
    } else {
      return value.number();
    }
  }

  template <class Number>
  [[nodiscard]] Number number(JsonValue json, const char* key) {
    const JsonValue value = json.member(key);
    const std::optional<Number> held = number_of<Number>(value);
    if (!held && !value.is_null()) blame(key);
    return held.value_or(Number{});
  }

  [[nodiscard]] bool flag(JsonValue json, const char* key) {
    const JsonValue value = json.member(key);
    if (!value.is_flag() && !value.is_null()) blame(key);
    return value.flag();
  }

  [[nodiscard]] Date date(JsonValue json, const char* key) {
    const std::string_view iso = words(json, key);
    if (iso.empty()) return {};
    auto parsed = parse_iso(iso);
    // A day that does not exist, as engines before wrote it: the month does.
    constexpr std::size_t kMonth = 7;
    constexpr std::size_t kDay = 10;
    if (!parsed && iso.size() == kDay) parsed = parse_iso(iso.substr(0, kMonth));
    if (!parsed) blame(key);
    return parsed.value_or(Date{});
  }

  [[nodiscard]] Period period(JsonValue json) { return {date(json, "from"), date(json, "to")}; }

  // The enumerator whose written name stands under `key`; the last one is tried last, so the
  // order of the enum does not matter.
  template <class Enum, std::size_t kCount>
  [[nodiscard]] Enum word(JsonValue json, const char* key, const std::array<Enum, kCount>& values) {
    const std::string_view written = words(json, key);
    for (const Enum value : values) {
      if (written == to_string(value)) return value;
    }
    blame(key);
    return values.front();
  }

  [[nodiscard]] static std::optional<text::Span> pair_of(JsonValue value) {
    if (value.size() != 2) return std::nullopt;
    const auto begin = number_of<std::uint32_t>(value.item(0));
    const auto end = number_of<std::uint32_t>(value.item(1));
    if (!begin || !end) return std::nullopt;
    return text::Span{*begin, *end};
  }

  [[nodiscard]] text::Span bytes(JsonValue json, const char* key) {
    const auto pair = pair_of(member(json, key));
    if (!pair) blame(key);
    return pair.value_or(text::Span{});
  }

  // A selector, a pair of byte offsets, or byte offsets of another document.
  [[nodiscard]] Passage passage(JsonValue json) {
    if (json.is_list()) return offsets(json);
    const std::string_view other = words(json, "document");
    if (!other.empty()) return {DocumentId{std::string(other)}, bytes(json, "bytes")};
    if (!index_) index_.emplace(text_);
    const text::Span span{index_->byte(number<std::uint32_t>(json, "start")),
                          index_->byte(number<std::uint32_t>(json, "end"))};
    const bool right = span.begin <= span.end && text::slice(text_, span) == words(json, "exact");
    if (!right) blame("exact");
    return {home_, right ? span : text::Span{}};
  }

  [[nodiscard]] std::optional<Passage> passage_at(JsonValue json, const char* key) {
    const JsonValue value = member(json, key);
    if (!value.is_object() && !value.is_list()) return std::nullopt;
    return passage(value);
  }

 private:
  [[nodiscard]] Passage offsets(JsonValue json) {
    const auto pair = pair_of(json);
    const text::Span span = pair.value_or(text::Span{});
    const bool right = pair && span.begin <= span.end && span.end <= text_.size() &&
                       is_utf8_border(text_, span.begin) && is_utf8_border(text_, span.end);
    if (!right) blame("passages");
    return {home_, right ? span : text::Span{}};
  }

  DocumentId home_;
  std::string_view text_;
  std::optional<CodePointIndex> index_;  // for selectors, which few texts hold
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

ChainLink read_link(ReportReader& in, JsonValue json) {
  ChainLink link;
  link.name = in.text(json, "name");
  link.kind = in.word(json, "kind", kSourceKinds);
  link.status = in.word(json, "status", kLinkStatuses);
  link.office = in.text(json, "office");
  link.organisation = in.text(json, "organisation");
  link.country = in.text(json, "country");
  if (const JsonValue work = in.member(json, "work"); work.is_object()) {
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

Place read_place(ReportReader& in, JsonValue json) {
  return {.name = in.text(json, "place"),
          .country = in.text(json, "country"),
          .geonames_id = in.number<std::uint32_t>(json, "geonames_id"),
          .passage = in.passage_at(json, "passage")};
}

Incident read_incident(ReportReader& in, JsonValue json) {
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
  if (const JsonValue place = in.member(json, "place"); place.is_object()) {
    incident.place = read_place(in, place);
  }
  return incident;
}

Elements read_elements(ReportReader& in, JsonValue json) {
  const auto list = [&](const char* key) {
    std::vector<Element> items;
    for (const JsonValue item : in.list(json, key)) {
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

Figure read_figure(ReportReader& in, JsonValue json) {
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

Verdict read_verdict(ReportReader& in, JsonValue json) {
  return {.standard = in.text(json, "standard"),
          .compliance = in.word(json, "compliance", kCompliances),
          .efforts = in.word(json, "efforts", kEfforts),
          .tier = in.text(json, "tier"),
          .move = in.text(json, "move"),
          .edition = in.number<int>(json, "edition"),
          .fragment = in.flag(json, "fragment")};
}

Verification read_verification(ReportReader& in, JsonValue json) {
  Verification check;
  check.status = in.word(json, "status", kVerificationStatuses);
  check.reference = in.text(json, "reference");
  check.edition = in.number<int>(json, "edition");
  check.expected = in.text(json, "expected");
  for (const JsonValue edit : in.list(json, "edits")) {
    check.edits.push_back({.quoted = in.text(edit, "quoted"),
                           .source = in.text(edit, "source"),
                           .kind = in.word(edit, "kind", kEditKinds)});
  }
  check.source_passage = in.passage_at(json, "source_passage");
  if (const JsonValue found = in.member(json, "found_in"); found.is_object()) {
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

void read_content(ReportReader& in, JsonValue json, Claim& claim) {
  const auto each = [&](const char* key, auto&& read) {
    if (const JsonValue value = in.member(json, key); value.is_object()) read(value);
  };
  each("incident", [&](JsonValue value) { claim.incident = read_incident(in, value); });
  for (const JsonValue value : in.list(json, "more_incidents")) {
    claim.more_incidents.push_back(read_incident(in, value));
  }
  for (const JsonValue value : in.list(json, "more_figures")) {
    claim.more_figures.push_back(read_figure(in, value));
  }
  each("elements", [&](JsonValue value) { claim.elements = read_elements(in, value); });
  each("figure", [&](JsonValue value) { claim.figure = read_figure(in, value); });
  each("verdict", [&](JsonValue value) { claim.verdict = read_verdict(in, value); });
  each("response", [&](JsonValue value) {
    claim.response = Response{.actor = in.text(value, "by"),
                              .action = in.text(value, "action"),
                              .direction = in.text(value, "direction"),
                              .criterion = in.text(value, "criterion")};
  });
  each("trend", [&](JsonValue value) {
    claim.trend = Trend{.direction = in.text(value, "direction"), .of = in.texts(value, "of")};
  });
  each("verification", [&](JsonValue value) { claim.verification = read_verification(in, value); });
  if (const JsonValue stops = in.member(json, "route"); stops.is_list()) {
    Route route;
    for (const JsonValue stop : stops.items()) {
      route.stops.push_back({.place = read_place(in, stop), .role = in.word(stop, "role", kRoles)});
    }
    route.internal = in.text(json, "scope") == "internal";
    route.crosses = in.text(json, "scope") == "cross-border";
    claim.route = std::move(route);
  }
}

std::optional<Claim> read_claim(ReportReader& in, JsonValue json) {
  const JsonValue::Items passages = in.list(json, "passages");
  if (passages.empty()) {
    in.blame("passages");
    return std::nullopt;
  }
  auto passage = passages.begin();
  Claim claim(in.text(json, "id"), in.word(json, "kind", kClaimKinds), in.passage(*passage));
  for (++passage; passage != passages.end(); ++passage) {
    claim.passages.push_back(in.passage(*passage));
  }
  claim.direct_quote = in.flag(json, "direct_quote");
  claim.headline = in.flag(json, "headline");
  for (const JsonValue link : in.list(json, "chain"))
    claim.chain.links.push_back(read_link(in, link));
  for (const JsonValue link : in.list(json, "cited")) claim.cited.push_back(read_link(in, link));
  claim.modality = in.word(json, "modality", kModalities);
  claim.polarity = in.word(json, "polarity", kPolarities);
  claim.about = in.texts(json, "about");
  claim.when = in.period(json);
  read_content(in, json, claim);
  for (const JsonValue producer : in.list(json, "producers")) {
    claim.producers.push_back({in.text(producer, "stage"), in.text(producer, "rule")});
  }
  return claim;
}

void read_frame(ReportReader& in, JsonValue json, Document& document) {
  const auto span_of = [&in](JsonValue from, const char* key) -> std::optional<text::Span> {
    if (in.member(from, key).is_null()) return std::nullopt;
    return in.bytes(from, key);
  };
  const JsonValue stated = in.member(json, "stated_at");
  document.publisher_at = span_of(stated, "publisher");
  document.title_at = span_of(stated, "title");
  document.published_at = span_of(stated, "published");
  for (const JsonValue item : in.list(stated, "authors")) {
    document.authors_at.push_back(span_of(item, "bytes"));
  }
  for (const JsonValue item : in.list(json, "frame")) {
    document.blocks.push_back(
        {in.bytes(item, "bytes"), in.word(item, "role", kBlockRoles), span_of(item, "speaker")});
  }
}

Document read_document(ReportReader& in, JsonValue json) {
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
  for (const JsonValue item : in.list(json, "map")) {
    const text::Span source = in.bytes(item, "source");
    document.map.push_back({.text = in.bytes(item, "text"),
                            .begin = source.begin,
                            .end = source.end,
                            .page = in.number<std::uint32_t>(item, "page")});
  }
  for (const JsonValue item : in.list(json, "diagnostics")) {
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

std::optional<Finding> read_finding(ReportReader& in, JsonValue json) {
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

std::vector<text::Span> read_spans(ReportReader& in, JsonValue json, const char* key) {
  std::vector<text::Span> spans;
  for (const JsonValue item : in.list(json, key)) {
    const std::optional<text::Span> pair = ReportReader::pair_of(item);
    if (pair) {
      spans.push_back(*pair);
    } else {
      in.blame(key);
    }
  }
  return spans;
}

Withheld read_withheld(ReportReader& in, JsonValue json) {
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
  JsonTree tree;
  const JsonValue root = tree.read(json) ? tree.root() : JsonValue();
  if (!root.is_object()) return Error{ErrorCode::Malformed, "a report must be a JSON object"};
  Report report;
  ReportReader header(report.document);
  if (header.text(root, "schema") != "plumbline.report/1") return malformed("report", "schema");
  report.document = read_document(header, header.member(root, "document"));
  if (!header.fault().empty()) return malformed("document", header.fault());
  ReportReader in(report.document);
  for (const JsonValue item : in.list(root, "claims")) {
    if (auto claim = read_claim(in, item)) report.claims.push_back(*std::move(claim));
  }
  for (const JsonValue item : in.list(root, "findings")) {
    if (auto finding = read_finding(in, item)) report.findings.push_back(*std::move(finding));
  }
  for (const JsonValue item : in.list(root, "quotations")) {
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
  JsonTree tree;
  // Rather no document at all than one with the names of victims.
  if (!tree.read(json) || !tree.root().is_object()) return malformed("what is withheld", "spans");
  const Document nothing;
  ReportReader in(nothing);
  Withheld withheld = read_withheld(in, tree.root());
  if (!in.fault().empty()) return malformed("what is withheld", in.fault());
  return withheld;
}

namespace {

const char* key_of(Content content) {
  switch (content) {
    case Content::Incident: return "incident";
    case Content::Elements: return "elements";
    case Content::Figure: break;
  }
  return "figure";
}

bool is_wanted(JsonValue claim, const ReadingPart& part) {
  if (!part.kind.empty() && claim.member("kind").text() != part.kind) return false;
  if (!part.country.empty()) {
    const JsonValue::Items about = claim.member("about").items();
    if (std::none_of(about.begin(), about.end(),
                     [&](JsonValue each) { return each.text() == part.country; })) {
      return false;
    }
  }
  return part.contents.empty() ||
         std::any_of(part.contents.begin(), part.contents.end(),
                     [&](Content each) { return !claim.member(key_of(each)).is_null(); });
}

}  // namespace

bool holds(const Claim& claim, Content content) {
  switch (content) {
    case Content::Incident: return claim.incident.has_value();
    case Content::Elements: return claim.elements.has_value();
    case Content::Figure: return claim.figure.has_value();
  }
  return false;
}

Status read_reading(std::string_view json, Report& report, const ReadingPart& part) {
  JsonTree tree;
  const JsonValue root = tree.read(json) ? tree.root() : JsonValue();
  if (!root.is_object()) return Error{ErrorCode::Malformed, "a reading must be a JSON object"};
  ReportReader in(report.document);
  const JsonValue::Items claims = in.list(root, "claims");
  const auto wanted = [&](JsonValue claim) { return is_wanted(claim, part); };
  // Claims are large: those that stand would be copied again and again where one more has no room.
  report.claims.reserve(report.claims.size() + static_cast<std::size_t>(std::count_if(
                                                   claims.begin(), claims.end(), wanted)));
  for (const JsonValue item : claims) {
    if (!wanted(item)) continue;
    if (auto claim = read_claim(in, item)) report.claims.push_back(*std::move(claim));
  }
  if (part.findings) {
    for (const JsonValue item : in.list(root, "findings")) {
      if (!is_known_code(in.text(item, "code"))) continue;  // of an engine that knew others
      if (auto finding = read_finding(in, item)) report.findings.push_back(*std::move(finding));
    }
  }
  if (!in.fault().empty()) return malformed("reading", in.fault());
  return Done{};
}

Result<Claim> claim_from_json(std::string_view json, const Document& document) {
  JsonTree tree;
  const JsonValue root = tree.read(json) ? tree.root() : JsonValue();
  if (!root.is_object()) return Error{ErrorCode::Malformed, "a claim must be a JSON object"};
  ReportReader in(document);
  auto claim = read_claim(in, root);
  if (!claim || !in.fault().empty()) return malformed("claim", in.fault());
  return *std::move(claim);
}

}  // namespace plumbline::model
