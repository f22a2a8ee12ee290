// SPDX-License-Identifier: Apache-2.0

#include "refdata/rule_conditions.h"

#include <algorithm>

namespace plumbline::refdata {
namespace {

const FieldWords* field_of(std::string_view name) {
  for (const FieldWords& field : claim_fields()) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

std::string all_fields() {
  std::vector<std::string_view> names;
  for (const FieldWords& field : claim_fields()) names.push_back(field.name);
  return listed(names);
}

Result<Condition> parse_condition(std::string_view written) {
  const std::size_t equal = written.find('=');
  if (equal == std::string_view::npos || equal == 0) {
    return Error{ErrorCode::Malformed,
                 "\"" + std::string(written) + "\" is no condition; write field=value"};
  }
  Condition out;
  out.negated = written[equal - 1] == '!';
  const std::string_view name = written.substr(0, out.negated ? equal - 1 : equal);
  const FieldWords* field = field_of(name);
  if (field == nullptr) {
    return Error{ErrorCode::Malformed, "no field of a claim is called \"" + std::string(name) +
                                           "\"; such are: " + all_fields()};
  }
  out.field = field->field;
  std::string_view rest = written.substr(equal + 1);
  while (true) {
    const std::size_t bar = rest.find('|');
    const std::string_view value = rest.substr(0, bar);
    const bool known =
        field->values.empty() ||
        std::find(field->values.begin(), field->values.end(), value) != field->values.end();
    if (value.empty() || !known) {
      return Error{ErrorCode::Malformed,
                   std::string(name) + " cannot be \"" + std::string(value) + "\"" +
                       (field->values.empty() ? "" : "; one of: " + listed(field->values))};
    }
    out.values.emplace_back(value);
    if (bar == std::string_view::npos) return out;
    rest.remove_prefix(bar + 1);
  }
}

}  // namespace

std::span<const FieldWords> claim_fields() {
  using Field = ClaimField;
  static const std::vector<FieldWords> kFields = {
      {Field::Kind,
       "kind",
       {"verdict", "incident", "route", "figure", "law", "response", "trend", "opinion",
        "statement"}},
      {Field::Modality,
       "modality",
       {"asserted", "alleged", "denied", "conditional", "predicted", "opinion"}},
      {Field::Polarity, "polarity", {"positive", "negative"}},
      {Field::Actor,
       "actor",
       {"state", "other-state", "organisation", "international", "private", "unstated"}},
      {Field::Teller,
       "teller",
       {"state", "other-state", "organisation", "international", "outlet", "person", "other"}},
      {Field::Response,
       "response",
       {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "none"}},
      {Field::Direction, "direction", {"supports", "hinders", "unclear"}},
      {Field::Event, "event", {}},
      {Field::Unit, "unit", {}},
      {Field::Status, "status", {}},
      {Field::Value, "value", {"zero", "some"}},
      {Field::Trend, "trend", {"up", "down", "steady"}},
      {Field::Compliance, "compliance", {"unstated", "full", "not-full", "not-at-all"}},
      {Field::Efforts, "efforts", {"unstated", "significant", "not-significant"}},
      {Field::Tier, "tier", {"1", "2", "2WL", "3", "SPECIAL"}},
      {Field::Move, "move", {"remained", "upgraded", "downgraded", "placed"}},
      {Field::Act, "act", {}},
      {Field::Means, "means", {}},
      {Field::Purpose, "purpose", {}},
      {Field::Role, "role", {"origin", "transit", "destination", "internal", "location"}},
      {Field::Topic, "topic", {}},
      {Field::Says, "says", {}},
      {Field::Words, "in", {"passage", "sentence"}},
  };
  return kFields;
}

Result<std::vector<Condition>> parse_conditions(std::string_view cell) {
  std::vector<Condition> out;
  while (!cell.empty()) {
    const std::size_t blank = cell.find(' ');
    const std::string_view written = cell.substr(0, blank);
    if (!written.empty()) {
      PL_TRY(Condition condition, parse_condition(written));
      out.push_back(std::move(condition));
    }
    if (blank == std::string_view::npos) break;
    cell.remove_prefix(blank + 1);
  }
  return out;
}

}  // namespace plumbline::refdata
