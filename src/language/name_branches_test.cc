// SPDX-License-Identifier: Apache-2.0
//
// Which places behind the name of a body belong to it.

#include <string>

#include <gtest/gtest.h>

#include "language/analyse.h"
#include "language/dump.h"
#include "language/reference_test_internal.h"

namespace plumbline::language {
namespace {

struct BranchCase {
  const char* name;
  const char* text;
  const char* names;
};

std::string names_in(const std::string& text) {
  model::Document document;
  document.text = text;
  return dump_names(analyse(document, reference()), text);
}

class NameBranches : public testing::TestWithParam<BranchCase> {};

TEST_P(NameBranches, AreOneName) {
  EXPECT_EQ(names_in(GetParam().text), GetParam().names);
}

std::string branch_case_name(const testing::TestParamInfo<BranchCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, NameBranches,
    testing::Values(
        BranchCase{"BeforeItsVerb", "UNICEF Albania said that nobody came.",
                   "organisation [UNICEF Albania] ALB"},
        BranchCase{"WithAnAdverb", "Caritas Lebanon never counted them.",
                   "organisation [Caritas Lebanon] LBN"},
        BranchCase{"OfATown", "IOM Geneva has a list.", "organisation [IOM Geneva] CHE"},
        BranchCase{"AtTheEnd", "The list came from Caritas Lebanon.",
                   "organisation [Caritas Lebanon] LBN"},
        // What begins a clause of its own, or what a text is about.
        BranchCase{"ToldThatAStateWould", "The envoy told Reuters Albania would sign.",
                   "organisation [Reuters] GBR known | place [Albania] ALB"},
        BranchCase{"AccordingToABody", "According to Caritas Lebanon has no list.",
                   "organisation [Caritas] known | place [Lebanon] LBN"},
        BranchCase{"ReportOnAState", "The UNICEF Albania report is out.",
                   "organisation [UNICEF] known | place [Albania] ALB"},
        BranchCase{"InTheNextLine", "UNICEF\nAlbania has a list.",
                   "organisation [UNICEF] known | place [Albania] ALB"},
        BranchCase{"PlaceAlone", "Albania said that nobody came.", "place [Albania] ALB"}),
    branch_case_name);

}  // namespace
}  // namespace plumbline::language
