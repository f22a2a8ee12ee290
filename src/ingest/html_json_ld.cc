// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <array>
#include <string>

#include <nlohmann/json.hpp>

#include "ingest/html_entities.h"
#include "ingest/html_meta.h"

namespace plumbline::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;
constexpr int kMaxJsonDepth = 64;
constexpr std::size_t kMaxObjects = 2000;

constexpr std::array<std::string_view, 14> kArticleTypes = {"NewsArticle",
                                                            "Article",
                                                            "BlogPosting",
                                                            "ReportageNewsArticle",
                                                            "AnalysisNewsArticle",
                                                            "OpinionNewsArticle",
                                                            "BackgroundNewsArticle",
                                                            "ReviewNewsArticle",
                                                            "Report",
                                                            "TechArticle",
                                                            "ScholarlyArticle",
                                                            "LiveBlogPosting",
                                                            "SocialMediaPosting",
                                                            "WebPage"};

// Pages put raw line breaks into strings and wrap the script in comments; both are not JSON.
Json parse_script(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  const std::size_t end = script.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  std::string clean(script.substr(begin, end - begin + 1));
  if (clean.size() > kMaxBytes) return {};
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  bool deep = false;
  Json json = Json::parse(
      clean,
      [&deep](int depth, Json::parse_event_t, Json&) {
        deep = deep || depth > kMaxJsonDepth;
        return depth <= kMaxJsonDepth;
      },
      false);
  return json.is_discarded() || deep ? Json() : json;
}

class Graph {
 public:
  explicit Graph(const std::vector<std::string_view>& scripts) {
    for (const std::string_view script : scripts) roots_.push_back(parse_script(script));
    for (const Json& root : roots_) collect(root, 0);
  }

  // The article itself; a WebPage only if there is none.
  [[nodiscard]] const Json* article() const {
    for (const std::string_view type : kArticleTypes) {
      for (const Json* object : objects_) {
        if (has_type(*object, type)) return object;
      }
    }
    return nullptr;
  }

  // The names of a person or organisation, given by value, by list or by @id.
  void names(const Json& value, std::vector<std::string>& out, int depth = 0) const {
    if (depth > 4 || out.size() >= 20) return;
    if (value.is_string()) {
      out.push_back(plain_text(value.get_ref<const std::string&>()));
    } else if (value.is_array()) {
      for (const Json& item : value) names(item, out, depth + 1);
    } else if (value.is_object()) {
      if (const auto name = value.find("name"); name != value.end()) {
        names(*name, out, depth + 1);
      } else if (const Json* found = by_id(value)) {
        if (const auto other = found->find("name"); other != found->end()) {
          names(*other, out, depth + 1);
        }
      }
    }
  }

 private:
  static bool has_type(const Json& object, std::string_view type) {
    const auto found = object.find("@type");
    if (found == object.end()) return false;
    if (found->is_string()) return found->get_ref<const std::string&>() == type;
    if (!found->is_array()) return false;
    return std::any_of(found->begin(), found->end(), [type](const Json& one) {
      return one.is_string() && one.get_ref<const std::string&>() == type;
    });
  }

  [[nodiscard]] const Json* by_id(const Json& reference) const {
    const auto id = reference.find("@id");
    if (id == reference.end()) return nullptr;
    for (const Json* object : objects_) {
      const auto own = object->find("@id");
      if (own != object->end() && *own == *id && object->contains("name")) return object;
    }
    return nullptr;
  }

  // Objects at the top, in lists, in @graph and in mainEntity: where articles are put.
  void collect(const Json& json, int depth) {
    if (depth > 4 || objects_.size() >= kMaxObjects) return;
    if (json.is_array()) {
      for (const Json& item : json) collect(item, depth + 1);
      return;
    }
    if (!json.is_object()) return;
    objects_.push_back(&json);
    for (const char* key : {"@graph", "mainEntity", "itemListElement"}) {
      if (const auto inner = json.find(key); inner != json.end()) collect(*inner, depth + 1);
    }
  }

  std::vector<Json> roots_;
  std::vector<const Json*> objects_;
};

std::string text_of_key(const Json& object, const char* key) {
  const auto value = object.find(key);
  if (value == object.end()) return {};
  if (value->is_string()) return plain_text(value->get_ref<const std::string&>());
  if (!value->is_object()) return {};
  const auto id = value->find("@id");
  return id != value->end() && id->is_string() ? id->get<std::string>() : std::string();
}

}  // namespace

HtmlMetadata read_json_ld(const std::vector<std::string_view>& scripts) {
  HtmlMetadata out;
  const Graph graph(scripts);
  const Json* article = graph.article();
  if (article == nullptr) return out;
  out.title = text_of_key(*article, "headline");
  if (const auto author = article->find("author"); author != article->end()) {
    std::vector<std::string> names;
    graph.names(*author, names);
    for (const std::string& name : names) {
      for (std::string& one : split_authors(name)) {
        if (std::find(out.authors.begin(), out.authors.end(), one) == out.authors.end()) {
          out.authors.push_back(std::move(one));
        }
      }
    }
  }
  if (const auto publisher = article->find("publisher"); publisher != article->end()) {
    std::vector<std::string> names;
    graph.names(*publisher, names);
    if (!names.empty()) out.publisher = names.front();
  }
  out.published = parse_iso(text_of_key(*article, "datePublished")).value_or(Date{});
  out.url = text_of_key(*article, "url");
  if (out.url.empty()) out.url = text_of_key(*article, "mainEntityOfPage");
  return out;
}

}  // namespace plumbline::ingest
