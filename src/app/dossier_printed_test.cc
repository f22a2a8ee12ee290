// SPDX-License-Identifier: Apache-2.0

#include <gtest/gtest.h>

#include "app/dossier_printed_internal.h"

namespace plumbline::app {
namespace {

struct PageCase {
  const char* name;
  const char* exact;   // as the dossier prints it
  const char* kept;    // as the document has it
  const char* hidden;  // as it is shown today
  Printed holds;
};

// Withheld by today's events: Oriel Vance.
constexpr PageCase kPageCases[] = {
    {"the same words", "Forty men left.", "Forty men left.", "Forty men left.", Printed::Yes},
    {"another word", "Sixty men left.", "Forty men left.", "Forty men left.", Printed::No},
    {"letters hidden in both", "XXXX left.", "Tamo left.", "XXXX left.", Printed::Yes},
    {"letters hidden today only", "Tamo left.", "Tamo left.", "XXXX left.", Printed::ShowsName},
    {"letters hidden then only", "XXXX left.", "Tamo left.", "Tamo left.", Printed::No},
    {"a word put out that is no name", "Men were XXX paid.", "Men were not paid.",
     "Men were not paid.", Printed::No},
    {"all put out", "XXXXX XXX XXXX.", "Forty men left.", "Forty men left.", Printed::No},
    {"a printed X", "Camp X was shut.", "Camp X was shut.", "Camp X was shut.", Printed::Yes},
    {"a printed X for a letter", "Camp X was shut.", "Camp B was shut.", "Camp B was shut.",
     Printed::No},
    {"a name withheld", "[name withheld] left.", "Oriel Vance left.", "Oriel Vance left.",
     Printed::Yes},
    {"a name with an initial", "[name withheld] left.", "Oriel J. Vance left.",
     "Oriel J. Vance left.", Printed::Yes},
    {"withheld now as letters", "[name withheld] left.", "Tamo left.", "XXXX left.", Printed::Yes},
    {"a placeholder for no name", "[name withheld] left.", "Forty men left.", "Forty men left.",
     Printed::No},
    {"a placeholder for a name and more", "[name withheld] left.", "Oriel Vance never left.",
     "Oriel Vance never left.", Printed::No},
    {"a placeholder for all of it", "[name withheld]", "Oriel Vance never left.",
     "Oriel Vance never left.", Printed::No},
    {"a placeholder for nothing", "Forty [name withheld]men left.", "Forty men left.",
     "Forty men left.", Printed::No},
    {"two placeholders", "[name withheld] met [name withheld].", "Oriel met Vance.",
     "Oriel met Vance.", Printed::Yes},
    {"words that go on", "Forty men left.", "Forty men left. No.", "Forty men left. No.",
     Printed::No},
    {"words of more bytes", "Forty m\u00E9n left.", "Forty men left.", "Forty men left.",
     Printed::No},
};

TEST(PrintedTest, FitsOnlyWhatStandsThere) {
  const std::vector<std::string> names = {"oriel", "vance"};
  for (const PageCase& one : kPageCases) {
    EXPECT_EQ(printed(one.exact, {one.kept, one.hidden, names}), one.holds) << one.name;
  }
}

}  // namespace
}  // namespace plumbline::app
