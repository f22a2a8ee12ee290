// SPDX-License-Identifier: Apache-2.0

#include "app/digest_json.h"

#include <nlohmann/json.hpp>

#include "app/json_dump_internal.h"
#include "base/utf8.h"

namespace plumbline::app {
namespace {

using Json = nlohmann::ordered_json;

Json digest_part(const model::DigestEntry& entry) {
  Json marks = Json::array();
  const std::string_view text = entry.passage;
  for (const text::Span& mark : entry.marks) {
    const std::size_t start = entry.start + count_code_points(text.substr(0, mark.begin));
    const std::size_t size = count_code_points(text.substr(mark.begin, mark.end - mark.begin));
    marks.push_back({start, start + size});
  }
  return {{"number", entry.number},       {"at", entry.at},
          {"document", entry.document},   {"name", entry.name},
          {"title", entry.title},         {"publisher", entry.publisher},
          {"published", entry.published}, {"snippet", entry.passage},
          {"start", entry.start},         {"matches", std::move(marks)},
          {"findings", entry.findings}};
}

}  // namespace

std::string to_json(const model::Digest& digest) {
  Json searches = Json::array();
  for (const model::DigestSearch& search : digest.searches) {
    Json alerts = Json::array();
    for (const model::DigestEntry& entry : search.entries) alerts.push_back(digest_part(entry));
    searches.push_back({{"number", search.number},
                        {"name", search.name},
                        {"words", search.words},
                        {"all", search.all},
                        {"next", search.more ? search.entries.back().number : 0},
                        {"alerts", std::move(alerts)}});
  }
  return dumped({{"made", digest.made},
                 {"who", digest.who},
                 {"since", digest.since},
                 {"quiet", digest.quiet},
                 {"searches", std::move(searches)}});
}

std::string to_json(const std::vector<KeptSearch>& searches) {
  Json out = Json::array();
  for (const KeptSearch& each : searches) {
    Json filter = Json::object();
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) filter[name] = value;
    };
    add("kind", each.filter.kind);
    add("country", each.filter.country);
    add("finding", each.filter.finding);
    if (each.filter.year != 0) add("year", std::to_string(each.filter.year));
    add("language", each.filter.language);
    if (each.filter.reference) add("reference", *each.filter.reference ? "true" : "false");
    out.push_back({{"number", each.number},
                   {"name", each.name},
                   {"query", each.query},
                   {"filter", std::move(filter)},
                   {"words", each.words},
                   {"made", each.made},
                   {"alerts", each.alerts},
                   {"unseen", each.unseen}});
  }
  return dumped(out);
}

}  // namespace plumbline::app
