// SPDX-License-Identifier: Apache-2.0

#include "model/json.h"
#include "model/json_text.h"
#include "model/selector_internal.h"

namespace plumbline::model {
namespace {

constexpr std::uint32_t kContextBytes = 32;  // of prefix and suffix, as W3C examples have it

// Only if there is something to say.
void put_known(JsonText& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out.text(key, value);
}

void put_known(JsonText& out, std::string_view key, const Date& date) {
  put_known(out, key, to_iso(date));
}

void put_year(JsonText& out, std::string_view key, int year) {
  if (year > 0) out.number(key, static_cast<std::uint64_t>(year));
}

void put_list(JsonText& out, std::string_view key, const std::vector<std::string>& values) {
  out.key(key);
  out.open_list();
  for (const std::string& value : values) out.text(value);
  out.close_list();
}

void put_pair(JsonText& out, std::string_view key, std::uint64_t first, std::uint64_t second) {
  out.key(key);
  out.open_list();
  out.number(first);
  out.number(second);
  out.close_list();
}

void put_period(JsonText& out, const Period& period) {
  put_known(out, "from", period.from);
  put_known(out, "to", period.to);
}

// How passages of the document itself are written. Those of others (references) always keep their
// byte offsets.
class Passages {
 public:
  // As selectors, which need the text.
  explicit Passages(const CodePointIndex& index, const DocumentId* home)
      : index_(&index), home_(home) {}
  // As a pair of byte offsets, for who holds the text anyway.
  explicit Passages(const DocumentId& home) : home_(&home) {}

  void write(JsonText& out, const Passage& passage) const {
    if (home_ != nullptr && passage.document != *home_) {
      out.open_object();
      out.text("document", passage.document.value);
      put_pair(out, "bytes", passage.span.begin, passage.span.end);
      out.close_object();
    } else if (index_ == nullptr) {
      out.open_list();
      out.number(std::uint64_t{passage.span.begin});
      out.number(std::uint64_t{passage.span.end});
      out.close_list();
    } else {
      selector(out, passage.span);
    }
  }

 private:
  void selector(JsonText& out, const text::Span& span) const {
    const std::string_view text = index_->text();
    out.open_object();
    out.number("start", index_->code_point(span.begin));
    out.number("end", index_->code_point(span.end));
    out.text("exact", text::slice(text, span));
    out.text("prefix", context_before(text, span.begin, kContextBytes));
    out.text("suffix", context_after(text, span.end, kContextBytes));
    out.close_object();
  }

  const CodePointIndex* index_ = nullptr;
  const DocumentId* home_;
};

// Writes values of one document.
class Writer {
 public:
  Writer(JsonText& out, const Passages& passages) : out_(out), passages_(passages) {}

  void claim(const Claim& claim) {
    out_.open_object();
    out_.text("id", claim.id);
    out_.text("kind", to_string(claim.kind));
    out_.key("passages");
    out_.open_list();
    for (const Passage& each : claim.passages) passages_.write(out_, each);
    out_.close_list();
    out_.flag("direct_quote", claim.direct_quote);
    if (claim.headline) out_.flag("headline", true);
    out_.key("chain");
    out_.open_list();
    for (const ChainLink& each : claim.chain.links) link(each);
    out_.close_list();
    if (!claim.cited.empty()) {
      out_.key("cited");
      out_.open_list();
      for (const ChainLink& each : claim.cited) link(each);
      out_.close_list();
    }
    out_.text("modality", to_string(claim.modality));
    out_.text("polarity", to_string(claim.polarity));
    put_list(out_, "about", claim.about);
    put_period(out_, claim.when);
    typed_content(claim);
    if (claim.verification) verification(*claim.verification);
    out_.key("producers");
    out_.open_list();
    for (const Producer& each : claim.producers) {
      out_.open_object();
      out_.text("stage", each.stage);
      out_.text("rule", each.rule);
      out_.close_object();
    }
    out_.close_list();
    out_.close_object();
  }

  void finding(const Finding& finding) {
    out_.open_object();
    out_.text("code", finding.code);
    out_.text("severity", to_string(finding.severity));
    put_known(out_, "claim", finding.claim);
    out_.key("passage");
    passages_.write(out_, finding.passage);
    put_known(out_, "words", finding.words);
    put_known(out_, "expected", finding.expected);
    put_known(out_, "reference", finding.reference);
    out_.text("explanation", finding.explanation);
    out_.close_object();
  }

  void quotations(const std::vector<Quotation>& quotations) {
    if (quotations.empty()) return;
    out_.key("quotations");
    out_.open_list();
    for (const Quotation& each : quotations) {
      out_.open_object();
      out_.key("passage");
      passages_.write(out_, each.passage);
      verification(each.verification);
      out_.close_object();
    }
    out_.close_list();
  }

  void lists(const std::vector<Claim>& claims, const std::vector<Finding>& findings) {
    out_.key("claims");
    out_.open_list();
    for (const Claim& each : claims) claim(each);
    out_.close_list();
    out_.key("findings");
    out_.open_list();
    for (const Finding& each : findings) finding(each);
    out_.close_list();
  }

 private:
  void put_passage(std::string_view key, const std::optional<Passage>& value) {
    if (!value) return;
    out_.key(key);
    passages_.write(out_, *value);
  }

  void link(const ChainLink& link) {
    out_.open_object();
    out_.text("name", link.name);
    out_.text("kind", to_string(link.kind));
    out_.text("status", to_string(link.status));
    put_known(out_, "office", link.office);
    put_known(out_, "organisation", link.organisation);
    put_known(out_, "country", link.country);
    if (link.work) {
      out_.key("work");
      out_.open_object();
      out_.text("kind", link.work->kind);
      put_known(out_, "title", link.work->title);
      put_year(out_, "edition", link.work->edition);
      out_.close_object();
    }
    out_.text("manner", to_string(link.manner));
    put_known(out_, "cue", link.cue);
    put_passage("speaker", link.speaker);
    put_passage("cue_passage", link.cue_passage);
    if (!link.candidates.empty()) put_list(out_, "candidates", link.candidates);
    out_.close_object();
  }

  // The keys of a place, within an object.
  void place(const Place& place) {
    out_.text("place", place.name);
    put_known(out_, "country", place.country);
    if (place.geonames_id != 0) out_.number("geonames_id", place.geonames_id);
    put_passage("passage", place.passage);
  }

  void element_list(std::string_view key, const std::vector<Element>& items) {
    out_.key(key);
    out_.open_list();
    for (const Element& item : items) {
      out_.open_object();
      out_.text("code", item.code);
      out_.text("words", item.words);
      put_passage("passage", item.passage);
      out_.close_object();
    }
    out_.close_list();
  }

  // A list of values, left out if there are none.
  template <class Value>
  void each(std::string_view key, const std::vector<Value>& values,
            void (Writer::*write)(const Value&)) {
    if (values.empty()) return;
    out_.key(key);
    out_.open_list();
    for (const Value& value : values) (this->*write)(value);
    out_.close_list();
  }

  void typed_content(const Claim& claim);
  void incident(const Incident& incident);
  void elements(const Elements& elements);
  void route(const Route& route);
  void figure(const Figure& figure);
  void verdict(const Verdict& verdict);
  void response(const Response& response);
  void verification(const Verification& check);

  JsonText& out_;
  const Passages& passages_;
};

void Writer::typed_content(const Claim& claim) {
  if (claim.incident) {
    out_.key("incident");
    incident(*claim.incident);
  }
  each("more_incidents", claim.more_incidents, &Writer::incident);
  if (claim.elements) elements(*claim.elements);
  if (claim.route) route(*claim.route);
  if (claim.figure) {
    out_.key("figure");
    figure(*claim.figure);
  }
  each("more_figures", claim.more_figures, &Writer::figure);
  if (claim.verdict) verdict(*claim.verdict);
  if (claim.response) response(*claim.response);
  if (claim.trend) {
    out_.key("trend");
    out_.open_object();
    out_.text("direction", claim.trend->direction);
    put_list(out_, "of", claim.trend->of);
    out_.close_object();
  }
}

void Writer::incident(const Incident& incident) {
  out_.open_object();
  out_.text("type", incident.type);
  put_known(out_, "agent", incident.agent);
  put_known(out_, "patient", incident.patient);
  put_known(out_, "penalty", incident.penalty);
  if (incident.place) {
    out_.key("place");
    out_.open_object();
    place(*incident.place);
    out_.close_object();
  }
  put_period(out_, incident.when);
  out_.text("modality", to_string(incident.modality));
  put_passage("passage", incident.passage);
  out_.close_object();
}

void Writer::elements(const Elements& elements) {
  out_.key("elements");
  out_.open_object();
  element_list("act", elements.acts);
  element_list("means", elements.means);
  element_list("purpose", elements.purposes);
  put_known(out_, "victims", elements.victims);
  put_known(out_, "perpetrators", elements.perpetrators);
  put_known(out_, "facilitators", elements.facilitators);
  put_known(out_, "payment", elements.payment);
  out_.close_object();
}

void Writer::route(const Route& route) {
  out_.key("route");
  out_.open_list();
  for (const RouteStop& stop : route.stops) {
    out_.open_object();
    place(stop.place);
    out_.text("role", to_string(stop.role));
    out_.close_object();
  }
  out_.close_list();
  if (route.internal) out_.text("scope", "internal");
  if (route.crosses) out_.text("scope", "cross-border");
}

void Writer::figure(const Figure& figure) {
  out_.open_object();
  out_.key("value");
  out_.number(figure.value);
  if (figure.upper) {
    out_.key("upper");
    out_.number(*figure.upper);
  }
  put_known(out_, "approximator", figure.approximator);
  out_.text("unit", figure.unit);
  put_known(out_, "unit_class", figure.unit_class);
  put_known(out_, "status", figure.status);
  put_known(out_, "place", figure.place);
  put_period(out_, figure.period);
  put_known(out_, "counted_by", figure.counted_by);
  put_passage("passage", figure.passage);
  out_.close_object();
}

void Writer::verdict(const Verdict& verdict) {
  out_.key("verdict");
  out_.open_object();
  out_.text("standard", verdict.standard);
  out_.text("compliance", to_string(verdict.compliance));
  out_.text("efforts", to_string(verdict.efforts));
  put_known(out_, "tier", verdict.tier);
  put_known(out_, "move", verdict.move);
  put_year(out_, "edition", verdict.edition);
  if (verdict.fragment) out_.flag("fragment", true);
  out_.close_object();
}

void Writer::response(const Response& response) {
  out_.key("response");
  out_.open_object();
  put_known(out_, "by", response.actor);
  out_.text("action", response.action);
  put_known(out_, "direction", response.direction);
  put_known(out_, "criterion", response.criterion);
  out_.close_object();
}

void Writer::verification(const Verification& check) {
  out_.key("verification");
  out_.open_object();
  out_.text("status", to_string(check.status));
  put_known(out_, "reference", check.reference);
  put_year(out_, "edition", check.edition);
  put_known(out_, "expected", check.expected);
  if (!check.edits.empty()) {
    out_.key("edits");
    out_.open_list();
    for (const WordEdit& edit : check.edits) {
      out_.open_object();
      out_.text("quoted", edit.quoted);
      out_.text("source", edit.source);
      out_.text("kind", to_string(edit.kind));
      out_.close_object();
    }
    out_.close_list();
  }
  put_passage("source_passage", check.source_passage);
  if (check.found_in) {
    out_.key("found_in");
    out_.open_object();
    put_known(out_, "reference", check.found_in->reference);
    put_year(out_, "edition", check.found_in->edition);
    put_known(out_, "country", check.found_in->country);
    put_passage("passage", check.found_in->passage);
    out_.close_object();
  }
  put_known(out_, "explanation", check.explanation);
  out_.close_object();
}

void write_map(JsonText& out, const std::vector<SourceRun>& map) {
  out.key("map");
  out.open_list();
  for (const SourceRun& run : map) {
    out.open_object();
    put_pair(out, "text", run.text.begin, run.text.end);
    put_pair(out, "source", run.begin, run.end);
    if (run.page != 0) out.number("page", run.page);
    out.close_object();
  }
  out.close_list();
}

void put_span(JsonText& out, std::string_view key, const std::optional<text::Span>& span) {
  if (span) put_pair(out, key, span->begin, span->end);
}

// Where the text itself states what is known of the document.
void write_stated(JsonText& out, const Document& document) {
  const bool any = document.publisher_at || document.title_at || document.published_at ||
                   !document.authors_at.empty();
  if (!any) return;
  out.key("stated_at");
  out.open_object();
  put_span(out, "publisher", document.publisher_at);
  put_span(out, "title", document.title_at);
  put_span(out, "published", document.published_at);
  if (!document.authors_at.empty()) {
    out.key("authors");
    out.open_list();
    for (const auto& author : document.authors_at) {
      out.open_object();
      put_span(out, "bytes", author);
      out.close_object();
    }
    out.close_list();
  }
  out.close_object();
}

void write_frame(JsonText& out, const std::vector<Block>& blocks) {
  if (blocks.empty()) return;
  out.key("frame");
  out.open_list();
  for (const Block& block : blocks) {
    out.open_object();
    out.text("role", to_string(block.role));
    put_pair(out, "bytes", block.text.begin, block.text.end);
    put_span(out, "speaker", block.speaker);
    out.close_object();
  }
  out.close_list();
}

void put_spans(JsonText& out, std::string_view key, const std::vector<text::Span>& spans) {
  out.key(key);
  out.open_list();
  for (const text::Span& span : spans) {
    out.open_list();
    out.number(std::uint64_t{span.begin});
    out.number(std::uint64_t{span.end});
    out.close_list();
  }
  out.close_list();
}

void write_document(JsonText& out, const Document& document) {
  out.key("document");
  out.open_object();
  out.text("id", document.id.value);
  out.text("name", document.name);
  out.text("media_type", document.media_type);
  put_known(out, "url", document.url);
  put_known(out, "publisher", document.publisher);
  if (!document.authors.empty()) put_list(out, "authors", document.authors);
  put_known(out, "title", document.title);
  put_known(out, "published", document.published);
  put_known(out, "language", document.language);
  write_stated(out, document);
  out.text("text", document.text);
  write_frame(out, document.blocks);
  write_map(out, document.map);
  out.key("diagnostics");
  out.open_list();
  for (const Diagnostic& diagnostic : document.diagnostics) {
    out.open_object();
    out.text("code", diagnostic.code);
    out.text("message", diagnostic.message);
    if (diagnostic.where) put_pair(out, "bytes", diagnostic.where->begin, diagnostic.where->end);
    out.close_object();
  }
  out.close_list();
  out.close_object();
}

}  // namespace

std::string to_json(const Report& report, bool pretty) {
  const CodePointIndex index(report.document.text);
  const Passages passages(index, &report.document.id);
  JsonText out(pretty ? JsonText::Form::Indented : JsonText::Form::Compact);
  out.open_object();
  out.text("schema", "plumbline.report/1");
  out.text("engine", engine_version());
  write_document(out, report.document);
  Writer writer(out, passages);
  writer.lists(report.claims, report.findings);
  writer.quotations(report.quotations);
  out.close_object();
  return std::move(out).take();
}

std::string to_json(const Claim& claim, std::string_view text) {
  const CodePointIndex index(text);
  const Passages passages(index, &claim.passages.front().document);
  JsonText out(JsonText::Form::Compact);
  Writer(out, passages).claim(claim);
  return std::move(out).take();
}

std::string withheld_to_json(const Withheld& withheld) {
  if (withheld.empty()) return {};
  JsonText out(JsonText::Form::Compact);
  out.open_object();
  put_spans(out, "spans", withheld.spans);
  put_spans(out, "title", withheld.title);
  put_list(out, "words", withheld.words);
  put_list(out, "details", withheld.details);
  out.close_object();
  return std::move(out).take();
}

std::string reading_to_json(const Report& report) {
  constexpr std::size_t kUsual = 768;  // bytes of a claim or a finding; most are shorter
  const Passages passages(report.document.id);
  JsonText out(JsonText::Form::Compact, kUsual * (report.claims.size() + report.findings.size()));
  out.open_object();
  Writer(out, passages).lists(report.claims, report.findings);
  out.close_object();
  return std::move(out).take();
}

}  // namespace plumbline::model
