// SPDX-License-Identifier: Apache-2.0

#include "app/scan_labels.h"

#include <cmath>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/utf8.h"
#include "text/token.h"

namespace plumbline::app {
namespace {

using SortedJson = nlohmann::json;

std::string text_of(const SortedJson& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<bool> label_of(const SortedJson& record) {
  const auto found = record.find("label");
  if (found == record.end()) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  if (found->is_number_integer() && (*found == 0 || *found == 1)) return *found == 1;
  if (*found == "trafficking") return true;
  if (*found == "other") return false;
  return std::nullopt;
}

// Titles that differ in signs and numbers alone are of one group.
std::string group_of(const LabelledText& text) {
  std::string out;
  for (const text::Token& token : text::tokenize(text.title)) {
    if (token.kind != text::TokenKind::Word) continue;
    out += text::fold(text::slice(text.title, token.span)) + " ";
  }
  return out.empty() ? text.id + text.text.substr(0, 200) : out;
}

Result<LabelledText> read_label(std::string_view line, const std::string& where) {
  const SortedJson record = SortedJson::parse(line, nullptr, false);
  if (!record.is_object()) return Error{ErrorCode::Malformed, where + ": no JSON object"};
  LabelledText out;
  out.title = text_of(record, "title");
  out.text = text_of(record, "text");
  const auto id = record.find("id");
  out.id = id != record.end() && id->is_number_integer() ? id->dump() : text_of(record, "id");
  if (out.text.empty() && out.title.empty()) {
    return Error{ErrorCode::Malformed, where + ": no \"text\""};
  }
  const auto label = label_of(record);
  if (!label) {
    return Error{ErrorCode::Malformed,
                 where + ": \"label\" must be 1 or 0, true or false, \"trafficking\" or \"other\""};
  }
  out.relevant = *label;
  if (const auto weight = record.find("weight"); weight != record.end()) {
    if (weight->is_number()) out.weight = weight->get<double>();
    if (!weight->is_number() || !std::isfinite(out.weight) || out.weight <= 0) {
      return Error{ErrorCode::Malformed, where + ": \"weight\" must be a number above 0"};
    }
  }
  out.group = text_of(record, "group");
  if (out.group.empty()) out.group = group_of(out);
  return out;
}

}  // namespace

Result<std::vector<LabelledText>> read_labels(const std::vector<std::string>& paths) {
  std::vector<LabelledText> out;
  for (const std::string& path : paths) {
    PL_TRY(const std::string bytes, read_file(path));
    const std::string_view all = bytes;
    std::size_t number = 0;
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find('\n', at), all.size());
      const std::string line = repair_utf8(all.substr(at, end - at));
      at = end + 1;
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      PL_TRY(LabelledText text, read_label(line, path + ", line " + std::to_string(number)));
      out.push_back(std::move(text));
    }
  }
  return out;
}

}  // namespace plumbline::app
