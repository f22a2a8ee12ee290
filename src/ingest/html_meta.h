// SPDX-License-Identifier: Apache-2.0
//
// Title, authors, publisher, date, address and language of a page: JSON-LD first, then meta tags,
// then what the page shows.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/html_tree.h"

namespace plumbline::ingest {

struct HtmlMetadata {
  std::string title;
  std::vector<std::string> authors;
  std::string publisher;
  Date published;
  std::string url;
  std::string language;  // ISO 639-1, as the page declares it
};

// What JSON-LD says (NewsArticle and its kin, also inside @graph). Empty fields where it is silent
// or broken.
[[nodiscard]] HtmlMetadata read_json_ld(const std::vector<std::string_view>& scripts);

// `keep` are the blocks chosen as article: a byline or a date stands near their beginning.
[[nodiscard]] HtmlMetadata read_metadata(const HtmlTree& tree, std::string_view page,
                                         const std::vector<bool>& keep);

// "By Anna Example and Ben Muster" -> two names; nothing if it does not look like names.
[[nodiscard]] std::vector<std::string> split_authors(std::string_view byline);

// "Headline | Site" -> "Headline", where the tail is the site's name or looks like one.
[[nodiscard]] std::string without_site_name(const std::string& title, std::string_view site,
                                            std::string_view headline);

}  // namespace plumbline::ingest
