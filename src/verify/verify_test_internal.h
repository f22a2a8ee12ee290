// SPDX-License-Identifier: Apache-2.0
//
// For tests of findings: a document of one outlet and claims in it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "verify/verify.h"

namespace plumbline::verify {

inline const refdata::RefData& known() {
  static const refdata::RefData loaded = refdata::RefData::load().take();
  return loaded;
}

inline model::Document document_of(const std::string& text) {
  model::Document document;
  document.id = {"d"};
  document.text = text;
  document.publisher = "Harbour Post";
  document.published = {2024, 11, 3};
  return document;
}

// A claim whose words are `words` in the document.
inline model::Claim claim_of(const model::Document& document, model::ClaimKind kind,
                             std::string_view words, const char* id = "c1") {
  const std::size_t at = document.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  model::Claim claim(id, kind, {document.id, text::make_span(at, at + words.size())});
  model::ChainLink publisher;
  publisher.name = document.publisher;
  publisher.kind = model::SourceKind::Outlet;
  claim.chain.links.push_back(publisher);
  return claim;
}

// A link that the text prints as `printed`.
inline model::ChainLink link_of(const model::Document& document, const char* printed,
                                model::SourceKind kind, model::LinkStatus status) {
  model::ChainLink link;
  link.name = printed;
  if (link.name.starts_with("the ") || link.name.starts_with("The ")) link.name.erase(0, 4);
  link.kind = kind;
  link.status = status;
  const std::size_t at = document.text.find(printed);
  EXPECT_NE(at, std::string::npos) << printed;
  link.speaker =
      model::Passage(document.id, text::make_span(at, at + std::string_view(printed).size()));
  return link;
}

// Code and words of each finding, "" if nothing is told.
inline std::string told(const model::Document& document, std::vector<model::Claim>& claims) {
  std::string out;
  for (const model::Finding& finding : verify_claims(document, claims, known(), nullptr)) {
    out += (out.empty() ? "" : "; ") + finding.code + " " + finding.words;
    EXPECT_FALSE(finding.explanation.empty()) << finding.code;
  }
  return out;
}

// Codes of the findings in order, each with the claim it belongs to.
inline std::string codes(const model::Document& document, std::vector<model::Claim>& claims,
                         const ReferenceLibrary* library = nullptr) {
  std::string out;
  for (const model::Finding& finding : verify_claims(document, claims, known(), library)) {
    out += (out.empty() ? "" : " ") + finding.code;
    EXPECT_FALSE(finding.explanation.empty()) << finding.code;
    EXPECT_FALSE(finding.words.empty()) << finding.code;
    EXPECT_LE(finding.passage.span.end, document.text.size()) << finding.code;
  }
  return out;
}

}  // namespace plumbline::verify
