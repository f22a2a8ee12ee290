// SPDX-License-Identifier: Apache-2.0

#include "app/analyze.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/conllu_internal.h"
#include "base/file.h"
#include "base/utf8.h"
#include "extract/attribution.h"
#include "extract/extract.h"
#include "ingest/ingest.h"
#include "language/analyse.h"
#include "language/dump.h"
#include "language/places.h"
#include "language/tree_words.h"
#include "model/withheld.h"
#include "refdata/linked_model.h"
#include "refdata/refdata.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;
using language::Analysis;

constexpr std::array<const char*, 9> kNameKinds = {
    "person", "organisation", "place", "nationality", "law", "work", "event", "language", "other"};

// Byte offsets to code points: a count at every 256th byte.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at % kStride == 0) marks_.push_back(count);
      if (starts(at)) ++count;
    }
    if (text.size() % kStride == 0) marks_.push_back(count);
  }

  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const {
    std::uint32_t count = marks_[byte / kStride];
    for (std::size_t i = byte - byte % kStride; i < byte; ++i) count += starts(i) ? 1U : 0U;
    return count;
  }

 private:
  static constexpr std::size_t kStride = 256;
  [[nodiscard]] bool starts(std::size_t at) const {
    return (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80U;
  }
  std::string_view text_;
  std::vector<std::uint32_t> marks_;
};

// By the name of the document: code points of its text.
using AskedPlaces = std::map<std::string, std::vector<std::pair<std::uint32_t, std::uint32_t>>>;

Result<AskedPlaces> read_asked_places(const std::string& path) {
  AskedPlaces asked;
  if (path.empty()) return asked;
  PL_TRY(const std::string bytes, read_file(path));
  const Json json = Json::parse(bytes, nullptr, false);
  const auto is_stretch = [](const Json& each) {
    return each.is_array() && each.size() == 2 && each[0].is_number_unsigned() &&
           each[1].is_number_unsigned();
  };
  bool right = json.is_object();
  for (auto at = json.begin(); right && at != json.end(); ++at) {
    right = at->is_array() && std::all_of(at->begin(), at->end(), is_stretch);
    for (std::size_t i = 0; right && i < at->size(); ++i) {
      asked[at.key()].emplace_back((*at)[i][0].get<std::uint32_t>(),
                                   (*at)[i][1].get<std::uint32_t>());
    }
  }
  if (right) return asked;
  return Error{ErrorCode::Malformed,
               path + R"(: write {"NAME OF THE DOCUMENT": [[begin, end], ...], ...})"};
}

// Where each code point of the text begins, and its end.
std::vector<std::uint32_t> code_point_starts(std::string_view text) {
  std::vector<std::uint32_t> starts;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inner = (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    if (!inner) starts.push_back(static_cast<std::uint32_t>(at));
  }
  starts.push_back(static_cast<std::uint32_t>(text.size()));
  return starts;
}

// One document with its layers, on the way to JSON.
class JsonView {
 public:
  JsonView(const model::Document& document, const Analysis& analysis,
           const refdata::RefData& refdata)
      : document_(document), analysis_(analysis), refdata_(refdata), points_(document.text) {}

  [[nodiscard]] Json write(const extract::Attributions& attributions) const {
    Json out;
    out["schema"] = "plumbline.analysis/1";
    out["document"] = header();
    out["sentences"] = Json::array();
    for (const text::Sentence& sentence : analysis_.sentences) {
      out["sentences"].push_back(span(sentence.span));
    }
    out["tokens"] = tokens();
    out["names"] = names();
    out["mentions"] = mentions();
    out["entities"] = entities();
    out["quotations"] = quotations();
    out["times"] = times();
    out["quantities"] = quantities();
    out["attributions"] = Json::array();
    for (const extract::Attribution& entry : attributions.attributions) {
      out["attributions"].push_back(attribution(entry));
    }
    out["events"] = events();
    return out;
  }

  // What each stretch means, in their order; null where no place of that name is known, or none may
  // be told.
  [[nodiscard]] Json asked_places(const AskedPlaces::mapped_type& asked,
                                  const std::vector<text::Span>& hidden) const {
    const std::vector<std::uint32_t> starts = code_point_starts(document_.text);
    std::vector<text::Span> spans;
    for (const auto& [begin, end] : asked) {
      const auto last = static_cast<std::uint32_t>(starts.size() - 1);
      spans.push_back({starts[std::min(begin, last)], starts[std::min(end, last)]});
    }
    Json list = Json::array();
    for (const auto& sense : language::places_at(document_, analysis_, refdata_, spans)) {
      const text::Span& at = spans[list.size()];
      const bool told = sense && std::none_of(hidden.begin(), hidden.end(),
                                              [&](auto& span) { return span.overlaps(at); });
      list.push_back(told ? place_of(*sense) : Json());
    }
    return list;
  }

 private:
  [[nodiscard]] Json span(const text::Span& bytes) const {
    return {points_.at(bytes.begin), points_.at(bytes.end)};
  }
  [[nodiscard]] Json range(const text::TokenRange& tokens) const {
    return span(analysis_.span(tokens));
  }
  // A list of ranges: none for an empty one.
  [[nodiscard]] Json ranges(const text::TokenRange& tokens) const {
    Json list = Json::array();
    if (!tokens.empty()) list.push_back(range(tokens));
    return list;
  }

  [[nodiscard]] Json header() const {
    return {{"id", document_.id.value},           {"name", document_.name},
            {"media_type", document_.media_type}, {"url", document_.url},
            {"publisher", document_.publisher},   {"authors", document_.authors},
            {"title", document_.title},           {"published", to_iso(document_.published)},
            {"language", document_.language},     {"text", document_.text}};
  }

  [[nodiscard]] Json tokens() const {
    Json list = Json::array();
    for (std::size_t i = 0; i < analysis_.tokens.size(); ++i) {
      Json token = span(analysis_.tokens[i].span);
      const bool tagged = i < analysis_.words.size();
      token.push_back(kPosNames[tagged ? static_cast<std::size_t>(analysis_.words[i].pos) : 0]);
      list.push_back(std::move(token));
    }
    return list;
  }

  [[nodiscard]] Json names() const {
    Json list = Json::array();
    for (const language::Name& name : analysis_.names) {
      list.push_back({{"span", range(name.tokens)},
                      {"kind", kNameKinds[static_cast<std::size_t>(name.kind)]},
                      {"canonical", name.canonical},
                      {"country", name.country},
                      {"place", place_of(name)}});
    }
    return list;
  }

  // Where a name lies; null where that is not known.
  [[nodiscard]] Json place_of(const language::Name& name) const {
    language::PlaceSense sense{.place = name.place};
    const auto countries = refdata_.countries();
    for (std::uint32_t i = 0; name.is_country && i < countries.size(); ++i) {
      if (countries[i].alpha3 == name.country) sense.country = i;
    }
    return place_of(sense);
  }

  [[nodiscard]] Json place_of(const language::PlaceSense& sense) const {
    if (sense.country != language::kNone) {
      const refdata::Country& country = refdata_.countries()[sense.country];
      return point(country.geonames_id, country.latitude, country.longitude);
    }
    if (sense.place == language::kNone) return {};
    const refdata::PlaceRecord place = refdata_.place(sense.place);
    return point(place.geonames_id, place.latitude, place.longitude);
  }

  [[nodiscard]] static Json point(std::uint32_t geonames, float latitude, float longitude) {
    if (latitude == 0 && longitude == 0) return {};
    constexpr double kThousand = 1000;  // as exact as the tables are
    return {{"geonames", geonames},
            {"latitude", std::round(latitude * kThousand) / kThousand},
            {"longitude", std::round(longitude * kThousand) / kThousand}};
  }

  [[nodiscard]] Json mentions() const {
    Json list = Json::array();
    for (const language::Mention& mention : analysis_.mentions) {
      const bool known = mention.entity != language::kNone;
      list.push_back({{"span", range(mention.tokens)},
                      {"entity", known ? Json(mention.entity) : Json()},
                      {"pronoun", mention.pronoun}});
    }
    return list;
  }

  [[nodiscard]] Json entities() const {
    Json list = Json::array();
    for (const language::Entity& entity : analysis_.entities) {
      list.push_back({{"kind", language::name_of(entity.kind)}, {"name", entity.name}});
    }
    return list;
  }

  [[nodiscard]] Json quotations() const {
    Json list = Json::array();
    for (const language::Quotation& quotation : analysis_.quotations) {
      Json parts = Json::array();
      for (const text::TokenRange& part : quotation.parts) parts.push_back(range(part));
      list.push_back({{"parts", std::move(parts)},
                      {"open", quotation.open != language::kNone},
                      {"close", quotation.close != language::kNone},
                      {"scare", quotation.scare}});
    }
    return list;
  }

  [[nodiscard]] Json times() const {
    Json list = Json::array();
    for (const language::TimeExpression& time : analysis_.times) {
      list.push_back({{"span", range(time.tokens)},
                      {"from", to_iso(time.period.from)},
                      {"to", to_iso(time.period.to)},
                      {"relative", time.relative}});
    }
    return list;
  }

  [[nodiscard]] Json quantities() const {
    Json list = Json::array();
    for (const language::Quantity& quantity : analysis_.quantities) {
      list.push_back({{"span", range(quantity.tokens)},
                      {"value", quantity.value},
                      {"upper", quantity.upper ? Json(*quantity.upper) : Json()},
                      {"approximator", quantity.approximator},
                      {"percent", quantity.percent},
                      {"currency", quantity.currency}});
    }
    return list;
  }

  // As the engine reads them; `check` tells what it makes of them.
  [[nodiscard]] Json events() const {
    Json list = Json::array();
    for (const language::GuessedEvent& event : analysis_.guessed_events) {
      list.push_back({{"type", event.type},
                      {"modality", event.modality},
                      {"trigger", range({event.trigger, event.trigger + 1})},
                      {"agent", ranges(event.agent)},
                      {"patient", ranges(event.patient)},
                      {"place", ranges(event.place)},
                      {"time", ranges(event.time)}});
    }
    return list;
  }

  [[nodiscard]] Json attribution(const extract::Attribution& entry) const {
    Json content = Json::array();
    for (const text::TokenRange& part : entry.content) content.push_back(range(part));
    const bool linked = entry.parent != language::kNone;
    const bool nested = linked && !entry.cross_sentence;  // else it continues an earlier one
    return {{"source", ranges(entry.source)},
            {"cue", ranges(entry.cue)},
            {"content", std::move(content)},
            {"parent", linked ? Json(entry.parent) : Json()},
            {"nested", nested},
            {"direct", entry.direct},
            {"rule", entry.rule}};
  }

  const model::Document& document_;
  const Analysis& analysis_;
  const refdata::RefData& refdata_;
  CodePoints points_;
};

struct ShownDocument {
  model::Document document;
  std::vector<text::Span> hidden;  // where it is not what was read
};

// The document as it may be shown; the layers of its analysis become so, too.
ShownDocument shown_document(const model::Document& document, Analysis& analysis,
                             const refdata::RefData& refdata) {
  extract::Shielded shielded;
  static_cast<void>(extract::extract_claims(document, analysis, refdata, &shielded));
  const model::Withheld& withheld = shielded.withheld;
  model::Document shown = document;
  model::withhold(shown, withheld);
  const auto is_hidden = [&](const text::TokenRange& tokens) {
    const text::Span at = analysis.span(tokens);
    return std::any_of(withheld.spans.begin(), withheld.spans.end(),
                       [&](const text::Span& span) { return span.overlaps(at); });
  };
  for (language::Name& name : analysis.names) {
    if (is_hidden(name.tokens)) {
      name.canonical = std::string(text::slice(shown.text, analysis.span(name.tokens)));
      name.place = language::kNone;
    }
    name.canonical = model::put_names_out_of_sight(std::move(name.canonical), withheld);
  }
  std::erase_if(analysis.times, [&](const auto& time) { return is_hidden(time.tokens); });
  std::erase_if(analysis.quantities, [&](const auto& each) { return is_hidden(each.tokens); });
  for (language::Entity& entity : analysis.entities) {
    entity.name = model::put_names_out_of_sight(std::move(entity.name), withheld);
    // "Mill Street" of "14 Mill Street": told by no other mention than the hidden one.
    const bool hidden =
        !entity.mentions.empty() &&
        std::all_of(entity.mentions.begin(), entity.mentions.end(), [&](std::uint32_t mention) {
          return is_hidden(analysis.mentions[mention].tokens) || analysis.mentions[mention].pronoun;
        });
    if (!hidden) continue;
    const auto whole = text::make_span(0, entity.name.size());
    entity.name = model::put_out_of_sight(std::move(entity.name), {whole});
  }
  return {std::move(shown), withheld.spans};
}

}  // namespace

Status analyze_paths(const std::vector<std::string>& paths, const AnalysisWish& wish,
                     const AnalysisSink& sink) {
  PL_TRY(const AskedPlaces asked, read_asked_places(wish.places));
  static_cast<void>(ingest::start_sandbox());
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  std::optional<language::Learned> held;
  if (wish.engine == EngineKind::Learned) {
    PL_TRY(const std::string_view model, refdata::linked_model());
    PL_TRY(language::Learned opened, language::Learned::open(model));
    held = std::move(opened);
  }
  const language::Learned* learned = held ? &*held : nullptr;
  const ingest::Sink take = [&](const std::string& name, Result<model::Document> document) {
    if (!document) {
      sink(name, std::move(document).error());
      return;
    }
    // A long text is left to the rules as a whole: it is looked at, not told in stretches.
    const language::Learned* reader = document->text.size() <= kLearnedBytes ? learned : nullptr;
    Analysis analysis = language::analyse(*document, refdata, reader);
    const auto attributions = extract::find_attributions(*document, analysis, refdata);
    const auto [shown, hidden] = shown_document(*document, analysis, refdata);
    if (wish.format == AnalysisFormat::Conllu) {
      sink(name, conllu_of(shown, analysis, analysis.tree.empty() ? nullptr : reader, {}));
      return;
    }
    const JsonView view(shown, analysis, refdata);
    Json json = view.write(attributions);
    if (!wish.places.empty()) {
      const auto found = asked.find(document->name);
      json["places"] =
          found == asked.end() ? Json::array() : view.asked_places(found->second, hidden);
    }
    sink(name, json.dump(-1, ' ', false, Json::error_handler_t::replace));
  };
  for (const std::string& path : paths) {
    if (Status read = ingest::read_path(path, ingest::Options{}, take); !read) {
      sink(path, std::move(read).error());
    }
  }
  return Done{};
}

Status analyze_words(const std::vector<std::string>& paths, const AnalysisSink& sink) {
  PL_TRY(const std::string_view model, refdata::linked_model());
  PL_TRY(const language::Learned learned, language::Learned::open(model));
  for (const std::string& path : paths) {
    Result<std::string> text = read_file(path);
    if (!text) {
      sink(path, std::move(text).error());
      continue;
    }
    sink(path, learned.words_to_conllu(*text));
  }
  return Done{};
}

}  // namespace plumbline::app
