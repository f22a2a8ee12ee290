// SPDX-License-Identifier: Apache-2.0

#include "app/shelf.h"

#include <algorithm>
#include <vector>

#include "store/words.h"

namespace plumbline::app {
namespace {

// Who publishes under a standard, in the folded words that any of its names holds.
struct StandardOwner {
  std::string_view standard;
  std::vector<std::string_view> words;
};
const std::vector<StandardOwner>& standard_owners() {
  static const std::vector<StandardOwner> kOwners = {
      {"us-tvpa", {"state", "department"}},
  };
  return kOwners;
}

// True if the words of `part` stand side by side in `whole`; both folded.
bool holds_words(const std::string& whole, const std::string& part) {
  return !part.empty() && (" " + whole + " ").find(" " + part + " ") != std::string::npos;
}

bool holds_all(const std::string& folded, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(), [&folded](std::string_view word) {
    return holds_words(folded, std::string(word));
  });
}

// A year in a title: "Review of the year 2023". 0 if there is none or there are several.
int year_in(const std::string& folded) {
  int year = 0;
  for (std::size_t at = 0; at + 4 <= folded.size(); ++at) {
    const bool starts = at == 0 || folded[at - 1] == ' ';
    const bool ends = at + 4 == folded.size() || folded[at + 4] == ' ';
    const std::string word = folded.substr(at, 4);
    const bool digits = word.find_first_not_of("0123456789") == std::string::npos;
    if (!starts || !ends || !digits || (word[0] != '1' && word[0] != '2')) continue;
    if (year != 0 && year != std::stoi(word)) return 0;
    year = std::stoi(word);
  }
  return year;
}

}  // namespace

Shelved shelve(std::string_view publisher, std::string_view title, std::string_view opening,
               std::string_view standard, int edition) {
  const std::string folded = store::fold_words(title);
  return {store::fold_words(publisher) + " | " + folded + " | " + store::fold_words(opening),
          std::string(standard), edition != 0 ? edition : year_in(folded)};
}

bool belongs(const Shelved& shelved, const model::ChainLink& origin) {
  const std::string name = store::fold_words(origin.name);
  if (holds_words(shelved.names, name)) return true;
  if (holds_words(shelved.names, store::fold_words(origin.organisation))) return true;
  if (origin.work && holds_words(shelved.names, store::fold_words(origin.work->title))) return true;
  return std::any_of(standard_owners().begin(), standard_owners().end(),
                     [&](const StandardOwner& owner) {
                       return owner.standard == shelved.standard && holds_all(name, owner.words);
                     });
}

bool fits_edition(const Shelved& shelved, const model::ChainLink& origin) {
  return !origin.work || origin.work->edition == 0 || shelved.edition == 0 ||
         origin.work->edition == shelved.edition;
}

}  // namespace plumbline::app
