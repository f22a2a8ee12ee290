// SPDX-License-Identifier: Apache-2.0
//
// For tests of heads: a head above a plain body, and what the frame states of it as one line.

#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "language/frame.h"

namespace plumbline::language {

inline constexpr std::string_view kHeadBody =
    "The ministry presented its yearly figures on Monday and said that the number of identified "
    "persons had grown again, while the courts had opened fewer cases than in the year before.";

struct HeadCase {
  const char* name;
  std::string_view head;  // before kHeadBody
  std::string_view fields;
  std::string_view tail = "";
};

inline model::Document read_head(const HeadCase& test) {
  static const refdata::RefData data = refdata::RefData::load().take();
  model::Document document;
  document.text = std::string(test.head) + std::string(kHeadBody) + std::string(test.tail);
  state_frame(document, data);
  return document;
}

// "publisher | author, author | title | date"
inline std::string fields_with_authors(const HeadCase& test) {
  const model::Document document = read_head(test);
  std::string authors;
  for (const std::string& author : document.authors) {
    authors += (authors.empty() ? "" : ", ") + author;
  }
  return document.publisher + " | " + authors + " | " + document.title + " | " +
         to_iso(document.published);
}

// "publisher | title | date"
inline std::string fields_without_authors(const HeadCase& test) {
  const model::Document document = read_head(test);
  return document.publisher + " | " + document.title + " | " + to_iso(document.published);
}

inline std::string head_name(const testing::TestParamInfo<HeadCase>& test) {
  return test.param.name;
}

}  // namespace plumbline::language
