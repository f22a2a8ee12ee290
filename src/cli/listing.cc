// SPDX-License-Identifier: Apache-2.0

#include "cli/listing.h"

#include <algorithm>

#include "base/date.h"
#include "base/utf8.h"
#include "cli/terminal.h"
#include "model/person.h"

namespace plumbline::cli {
namespace {

std::string words_of(const model::Document& document, const model::Claim& claim) {
  const text::Span span = claim.passages.front().span;
  if (span.end > document.text.size()) return {};
  return one_line(std::string_view(document.text).substr(span.begin, span.size()));
}

}  // namespace

std::string digits(const std::string& hash) {
  constexpr std::size_t kShown = 12;
  return hash.substr(0, kShown);
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
  std::string out = std::to_string(count) + " ";
  if (count == 1) return out.append(one);
  return several.empty() ? out.append(one).append("s") : out.append(several);
}

std::string date_text(const std::string& published) {
  return published.empty() ? "undated" : published;
}

std::string wrapped(const std::string& text, std::size_t indent, int width) {
  const std::string margin(indent, ' ');
  const std::size_t room =
      std::max<std::size_t>(static_cast<std::size_t>(width), indent + 20) - indent;
  std::string out;
  std::string line;
  std::size_t used = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    const std::size_t size = count_code_points(word);
    if (used != 0 && used + 1 + size > room) {
      out += margin + line + "\n";
      line.clear();
      used = 0;
    }
    line += (used == 0 ? "" : " ") + word;
    used += size + (used == 0 ? 0 : 1);
    begin = end + 1;
  }
  return line.empty() ? out : out + margin + line + "\n";
}

std::string claim_text(const model::Document& document, const model::Claim& claim,
                       const std::vector<model::Finding>& findings, int width,
                       const std::string& standing) {
  const std::string source = document.publisher.empty() ? document.name : document.publisher;
  const bool corrected = std::any_of(
      claim.producers.begin(), claim.producers.end(),
      [](const model::Producer& producer) { return producer.stage == model::kPersonStage; });
  std::string by_person = corrected ? "corrected" : "";
  if (!standing.empty()) by_person += (corrected ? " and " : "") + standing;
  std::string out = date_text(to_iso(document.published)) + "  " + one_line(source) + "  " +
                    digits(document.id.value) + ":" + claim.id + "  " +
                    model::to_string(claim.kind) +
                    (by_person.empty() ? "" : "  " + by_person + " by a person") + "\n";
  out += wrapped(words_of(document, claim), 2, width);
  out += wrapped(one_line(model::describe(claim.chain)), 4, width);
  for (const model::Finding& finding : findings) {
    out += wrapped("! " + finding.code + ": " +
                       one_line(finding.explanation.empty()
                                    ? std::string(model::finding_code(finding.code).title)
                                    : finding.explanation),
                   4, width);
  }
  return out;
}

}  // namespace plumbline::cli
