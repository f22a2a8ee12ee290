// SPDX-License-Identifier: Apache-2.0

#include <algorithm>

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "cases/case_json_internal.h"

namespace plumbline::cases {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json& json, const char* name, const std::string& value) {
  if (!value.empty()) json[name] = value;
}

std::string word(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t number(const Json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

// Sealed by a newer program, then, since nobody else has the key.
Error not_ours() {
  return {ErrorCode::Conflict, "the case was written by a newer plumbline; use that one"};
}

std::string hex_of(const std::string& bytes) {
  std::string out(bytes.size() * 2 + 1, '\0');
  const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
  ::sodium_bin2hex(out.data(), out.size(), from, bytes.size());
  out.pop_back();
  return out;
}

// Empty if it is none.
std::string bytes_of(const std::string& hex) {
  std::string out(hex.size() / 2, '\0');
  std::size_t size = 0;
  auto* into = reinterpret_cast<unsigned char*>(out.data());
  if (::sodium_hex2bin(into, out.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0) {
    return {};
  }
  out.resize(size);
  return out;
}

Json json_of(const std::vector<Holder>& holders) {
  Json out = Json::array();
  for (const Holder& each : holders) {
    Json holder = {{"account", each.account}, {"number", each.number}, {"open", hex_of(each.open)}};
    if (!each.confirmed) holder["unconfirmed"] = true;
    out.push_back(std::move(holder));
  }
  return out;
}

std::vector<Holder> holders_in(const Json& json) {
  std::vector<Holder> out;
  for (const Json& each : json.value("holders", Json::array())) {
    if (!each.is_object()) continue;
    out.push_back({number(each, "account"), number(each, "number"), bytes_of(word(each, "open")),
                   !each.contains("unconfirmed")});
  }
  return out;
}

void put_facts(Json& json, const Facts& facts) {
  json["title"] = facts.title;
  json["reference"] = facts.reference;
  json["status"] = facts.status;
  json["exploitation"] = facts.exploitation;
  json["opened"] = facts.opened;
  json["closed"] = facts.closed;
}

Json json_of(const CaseEntry& entry) {
  Json out = {
      {"number", entry.number}, {"kind", to_word(entry.kind)}, {"by", entry.by}, {"at", entry.at}};
  put(out, "words", entry.words);
  put(out, "name", entry.name);
  put(out, "part", entry.part);
  put(out, "document", entry.document);
  put(out, "claim", entry.claim);
  put(out, "incident", entry.incident);
  put(out, "label", entry.label);
  put(out, "changed_by", entry.changed_by);
  put(out, "changed_at", entry.changed_at);
  out["edition"] = entry.edition;
  return out;
}

}  // namespace

std::string head_form(const Head& head) {
  Json out;
  put_facts(out, head.facts);
  out["edition"] = head.edition;
  out["entries"] = head.entries;
  out["made_by"] = head.made_by;
  out["made"] = head.made;
  out["changed"] = head.changed;
  out["holders"] = json_of(head.holders);
  return written(out);
}

Result<Head> read_head(std::string_view form) {
  const Json json = Json::parse(form, nullptr, false);
  if (!json.is_object()) return not_ours();
  Head out;
  out.facts.title = word(json, "title");
  out.facts.reference = word(json, "reference");
  out.facts.status = word(json, "status");
  for (const Json& code : json.value("exploitation", Json::array())) {
    if (code.is_string()) out.facts.exploitation.push_back(code.get<std::string>());
  }
  out.facts.opened = word(json, "opened");
  out.facts.closed = word(json, "closed");
  out.edition = number(json, "edition");
  out.entries = number(json, "entries");
  out.made_by = word(json, "made_by");
  out.made = word(json, "made");
  out.changed = word(json, "changed");
  out.holders = holders_in(json);
  return out;
}

std::string entry_form(const CaseEntry& entry) {
  return written(json_of(entry));
}

Result<CaseEntry> read_entry(std::string_view form) {
  const Json json = Json::parse(form, nullptr, false);
  if (!json.is_object()) return not_ours();
  CaseEntry out;
  bool known = false;
  for (const Kind kind : {Kind::Note, Kind::Person, Kind::Link, Kind::Event, Kind::Removed}) {
    if (word(json, "kind") != to_word(kind)) continue;
    out.kind = kind;
    known = true;
  }
  if (!known) return not_ours();
  out.number = number(json, "number");
  out.by = word(json, "by");
  out.at = word(json, "at");
  out.words = word(json, "words");
  out.name = word(json, "name");
  out.part = word(json, "part");
  out.document = word(json, "document");
  out.claim = word(json, "claim");
  out.incident = word(json, "incident");
  out.label = word(json, "label");
  out.changed_by = word(json, "changed_by");
  out.changed_at = word(json, "changed_at");
  // What was written before entries had editions is as it was written, as far as anybody has seen.
  out.edition = std::max<std::int64_t>(1, number(json, "edition"));
  return out;
}

std::string to_json(const Case& told) {
  Json out = {{"id", told.id}};
  if (!told.fault.empty()) {
    out["fault"] = told.fault;
    return written(out);
  }
  put_facts(out, told.facts);
  out["edition"] = told.edition;
  out["made_by"] = told.made_by;
  out["made"] = told.made;
  out["changed"] = told.changed;
  out["entries"] = Json::array();
  for (const CaseEntry& each : told.entries) out["entries"].push_back(json_of(each));
  return written(out);
}

}  // namespace plumbline::cases
