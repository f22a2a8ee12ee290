// SPDX-License-Identifier: Apache-2.0

#include "store/records.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/json.h"
#include "store/words.h"

namespace plumbline::store {
namespace {

using Json = nlohmann::json;

std::string write_map(const model::Document& document) {
  constexpr std::size_t kLongestRun = 128;  // bytes: five numbers and their marks
  constexpr std::size_t kUsualRun = 32;
  std::string out;
  out.reserve(document.map.size() * kUsualRun + 2);
  out = "[";
  std::array<char, kLongestRun> written;  // NOLINT: [0, at)
  for (const model::SourceRun& run : document.map) {
    char* at = written.data();
    *at++ = out.size() > 1 ? ',' : '[';
    if (out.size() > 1) *at++ = '[';
    const auto number = [&](std::uint64_t value, char behind) {
      at = std::to_chars(at, written.data() + written.size(), value).ptr;
      *at++ = behind;
    };
    number(run.text.begin, ',');
    number(run.text.end, ',');
    number(run.begin, ',');
    number(run.end, ',');
    number(run.page, ']');
    out.append(written.data(), static_cast<std::size_t>(at - written.data()));
  }
  return out + "]";
}

std::string write_diagnostics(const model::Document& document) {
  Json list = Json::array();
  for (const model::Diagnostic& diagnostic : document.diagnostics) {
    Json entry = {diagnostic.code, diagnostic.message};
    if (diagnostic.where) {
      entry.push_back(diagnostic.where->begin);
      entry.push_back(diagnostic.where->end);
    }
    list.push_back(std::move(entry));
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Words that stand in what is withheld, or reach into it.
std::vector<std::string> withheld_words_of(const model::Report& report) {
  struct Words {
    const std::vector<text::Span>& spans;
    std::size_t next = 0;  // span
    std::vector<std::string> found;
  };
  std::vector<std::string> all;
  const auto read = [&all](std::string_view text, const std::vector<text::Span>& spans) {
    if (spans.empty()) return;
    Words words{spans, 0, {}};
    each_word(text, &words,
              [](void* context, std::string_view folded, std::size_t begin, std::size_t end) {
                Words& to = *static_cast<Words*>(context);
                while (to.next < to.spans.size() && to.spans[to.next].end <= begin) ++to.next;
                if (to.next == to.spans.size()) return 1;
                if (to.spans[to.next].begin < end) to.found.emplace_back(folded);
                return 0;
              });
    all.insert(all.end(), words.found.begin(), words.found.end());
  };
  read(report.document.text, report.withheld.spans);
  read(report.document.title, report.withheld.title);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Error bad_cell(const char* what) {
  return {ErrorCode::Malformed, std::string("the stored ") + what +
                                    " cannot be read; run plumbline doctor, then add the "
                                    "document again"};
}

}  // namespace

const char* to_string(Facet facet) {
  switch (facet) {
    case Facet::Kind: return "kind";
    case Facet::Country: return "country";
    case Facet::Finding: return "finding";
    case Facet::Source: return "source";
  }
  return "source";
}

std::string speaker_key(const model::ChainLink& link) {
  std::string key = fold_words(link.name);
  if (!link.organisation.empty()) key += " | " + fold_words(link.organisation);
  return key;
}

std::string role_text(const std::optional<ReferenceDetails>& reference) {
  if (!reference) return "article";
  return fmt::format("reference|{}|{}|{}|{}", reference->country, reference->standard,
                     reference->edition, reference->language);
}

Result<std::optional<ReferenceDetails>> parse_role(std::string_view text) {
  if (text == "article") return std::optional<ReferenceDetails>();
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t bar = std::min(text.find('|', begin), text.size());
    cells.push_back(text.substr(begin, bar - begin));
    begin = bar + 1;
  }
  ReferenceDetails details;
  if (cells.size() != 5 || cells[0] != "reference") return bad_cell("role of a file");
  const auto parsed =
      std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), details.edition);
  if (parsed.ec != std::errc()) return bad_cell("role of a file");
  details.country = cells[1];
  details.standard = cells[2];
  details.language = cells[4];
  return std::optional<ReferenceDetails>(std::move(details));
}

// Names are compared as printed first, since folding them is the dear part.
std::vector<FacetRow> facets_of(const model::Report& report) {
  std::vector<FacetRow> facets;
  std::set<std::pair<std::string_view, std::string_view>> names;
  for (const model::Claim& claim : report.claims) {
    facets.push_back({Facet::Kind, model::to_string(claim.kind)});
    for (const std::string& country : claim.about) facets.push_back({Facet::Country, country});
    for (const model::ChainLink& link : claim.chain.links) {
      const bool named = !link.name.empty() || !link.organisation.empty();
      if (!named || !names.emplace(link.name, link.organisation).second) continue;
      facets.push_back({Facet::Source, speaker_key(link)});
    }
  }
  for (const model::Finding& finding : report.findings) {
    facets.push_back({Facet::Finding, finding.code});
  }
  std::sort(facets.begin(), facets.end());
  facets.erase(std::unique(facets.begin(), facets.end()), facets.end());
  return facets;
}

DocumentRows make_rows(model::Report report, const Provenance& provenance) {
  DocumentRows rows;
  rows.original = provenance.original;
  rows.original_size = provenance.original_size;
  rows.authors = names_cell(report.document.authors);
  rows.map = write_map(report.document);
  rows.diagnostics = write_diagnostics(report.document);
  rows.reader = provenance.engine;
  rows.reference = provenance.reference;
  if (!provenance.reference) {
    rows.engine = provenance.engine;
    rows.reading = model::reading_to_json(report);
    rows.withheld = model::withheld_to_json(report.withheld);
    rows.withheld_words = withheld_words_of(report);
    rows.claims = report.claims.size();
    rows.findings = report.findings.size();
    rows.facets = facets_of(report);
  }
  if (provenance.reference) rows.seeds = seeds_of(report.document.text);
  rows.document = std::move(report.document);
  return rows;
}

std::string names_cell(const std::vector<std::string>& names) {
  return Json(names).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<std::string>> read_names(std::string_view json) {
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return bad_cell("list of names");
  std::vector<std::string> names;
  for (const Json& name : list) {
    if (!name.is_string()) return bad_cell("list of names");
    names.push_back(name.get<std::string>());
  }
  return names;
}

Status read_authors(std::string_view json, model::Document& document) {
  PL_TRY(document.authors, read_names(json));
  return Done{};
}

namespace {

// Reads a map in the very form that write_map() gives it; false if it has another one.
class MapReader {
 public:
  explicit MapReader(std::string_view json) : at_(json.data()), end_(at_ + json.size()) {}

  bool read(std::vector<model::SourceRun>& out) {
    if (!take('[')) return false;
    if (take(']')) return at_ == end_;
    do {
      model::SourceRun run;
      if (!take('[') || !number(run.text.begin, ',') || !number(run.text.end, ',') ||
          !number(run.begin, ',') || !number(run.end, ',') || !number(run.page, ']')) {
        return false;
      }
      out.push_back(run);
    } while (take(','));
    return take(']') && at_ == end_;
  }

 private:
  bool take(char mark) {
    if (at_ == end_ || *at_ != mark) return false;
    ++at_;
    return true;
  }
  template <class Number>
  bool number(Number& into, char behind) {
    const auto [end, fault] = std::from_chars(at_, end_, into);
    if (fault != std::errc()) return false;
    at_ = end;
    return take(behind);
  }

  const char* at_;
  const char* end_;
};

}  // namespace

Status read_map(std::string_view json, model::Document& document) {
  if (MapReader(json).read(document.map)) return Done{};
  document.map.clear();
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return bad_cell("map to the original");
  for (const Json& run : list) {
    const auto is_count = [](const Json& cell) { return cell.is_number_unsigned(); };
    if (!run.is_array() || run.size() != 5 || !std::all_of(run.begin(), run.end(), is_count)) {
      return bad_cell("map to the original");
    }
    model::SourceRun entry;
    entry.text = {run[0].get<std::uint32_t>(), run[1].get<std::uint32_t>()};
    entry.begin = run[2].get<std::uint64_t>();
    entry.end = run[3].get<std::uint64_t>();
    entry.page = run[4].get<std::uint32_t>();
    document.map.push_back(entry);
  }
  return Done{};
}

Status read_diagnostics(std::string_view json, model::Document& document) {
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return bad_cell("list of diagnostics");
  for (const Json& entry : list) {
    const bool texts =
        entry.is_array() && entry.size() >= 2 && entry[0].is_string() && entry[1].is_string();
    const bool place = texts && entry.size() == 4 && entry[2].is_number_unsigned() &&
                       entry[3].is_number_unsigned();
    if (!texts || (entry.size() != 2 && !place)) return bad_cell("list of diagnostics");
    model::Diagnostic diagnostic;
    diagnostic.code = entry[0].get<std::string>();
    diagnostic.message = entry[1].get<std::string>();
    if (place) {
      diagnostic.where = text::Span{entry[2].get<std::uint32_t>(), entry[3].get<std::uint32_t>()};
    }
    document.diagnostics.push_back(std::move(diagnostic));
  }
  return Done{};
}

}  // namespace plumbline::store
