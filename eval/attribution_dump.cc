// SPDX-License-Identifier: Apache-2.0
//
// Prints what extract finds in plain-text files: as JSON for the scorers in eval/, or for people
// with --text. Usage: attribution_dump [--text] FILE...

#include <cstdio>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "extract/attribution.h"
#include "ingest/publisher.h"
#include "language/analyse.h"

namespace plumbline {
namespace {

using text::TokenRange;

struct Dump {
  const model::Document& document;
  const language::Analysis& analysis;

  [[nodiscard]] std::string_view words(const TokenRange& range) const {
    return text::slice(document.text, analysis.span(range));
  }
  [[nodiscard]] nlohmann::json selector(const TokenRange& range) const {
    const text::Span span = analysis.span(range);
    const std::size_t begin =
        count_code_points(std::string_view(document.text).substr(0, span.begin));
    return {begin, begin + count_code_points(text::slice(document.text, span))};
  }
};

void print_json(const Dump& dump, const extract::Attributions& found) {
  nlohmann::json out;
  out["name"] = dump.document.name;
  out["document"]["text"] = dump.document.text;
  out["attributions"] = nlohmann::json::array();
  for (const extract::Attribution& each : found.attributions) {
    nlohmann::json row;
    row["source"] = nlohmann::json::array();
    row["cue"] = nlohmann::json::array();
    row["content"] = nlohmann::json::array();
    if (!each.source.empty()) row["source"].push_back(dump.selector(each.source));
    if (!each.cue.empty()) row["cue"].push_back(dump.selector(each.cue));
    for (const TokenRange& part : each.content) row["content"].push_back(dump.selector(part));
    row["nested"] = each.parent != language::kNone && !each.cross_sentence;
    row["rule"] = each.rule;
    out["attributions"].push_back(std::move(row));
  }
  out["propositions"] = nlohmann::json::array();
  for (const extract::Proposition& each : found.propositions) {
    nlohmann::json links = nlohmann::json::array();
    for (const model::ChainLink& link : each.chain.links) links.push_back(link.name);
    out["propositions"].push_back({{"words", dump.words(each.tokens)},
                                   {"chain", model::describe(each.chain)},
                                   {"links", links}});
  }
  std::printf("%s\n", out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

void print_text(const Dump& dump, const extract::Attributions& found) {
  for (const extract::Attribution& each : found.attributions) {
    std::string content;
    for (const TokenRange& part : each.content) content += " | " + std::string(dump.words(part));
    std::printf("%-14s S[%s] C[%s]%s\n", each.rule.c_str(),
                std::string(dump.words(each.source)).c_str(),
                std::string(dump.words(each.cue)).c_str(), content.c_str());
  }
  for (const extract::Proposition& each : found.propositions) {
    std::printf("%s\n   = %s%s\n", model::describe(each.chain).c_str(),
                each.direct_quote ? "\" " : "", std::string(dump.words(each.tokens)).c_str());
  }
}

int run(int count, char** arguments) {
  const Result<refdata::RefData> refdata = refdata::RefData::load();
  if (!refdata.ok()) {
    std::fprintf(stderr, "%s\n", refdata.error().message.c_str());
    return 3;
  }
  bool as_text = false;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    if (name == "--text") as_text = true;
    if (name.starts_with("--") || name == "analyze" || name == "json") continue;
    Result<std::string> bytes = read_file(name);
    if (!bytes.ok()) {
      std::fprintf(stderr, "%s\n", bytes.error().message.c_str());
      return 3;
    }
    model::Document document;
    document.name = name;
    document.id.value = sha256_hex(*bytes);
    document.text = repair_utf8(*bytes);
    if (as_text || document.text.size() < 4000) ingest::state_front_matter(document);
    const language::Analysis analysis = language::analyse(document, *refdata);
    const extract::Attributions found = extract::find_attributions(document, analysis, *refdata);
    const Dump dump{document, analysis};
    if (as_text) {
      print_text(dump, found);
    } else {
      print_json(dump, found);
    }
  }
  return 0;
}

}  // namespace
}  // namespace plumbline

int main(int count, char** arguments) {
  return plumbline::run(count, arguments);
}
