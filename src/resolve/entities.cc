// SPDX-License-Identifier: Apache-2.0

#include "resolve/entities.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "resolve/entity_names_internal.h"
#include "text/token.h"

namespace plumbline::resolve {
namespace {

// Forms that share a word no more than so many forms have are held side by side.
constexpr std::size_t kCommonest = 100;

using FormPair = std::pair<std::size_t, std::size_t>;  // indices of forms, the lower first

FormPair pair_of(std::size_t one, std::size_t other) {
  return {std::min(one, other), std::max(one, other)};
}

void add_person_keys(const PersonName& name, std::vector<std::string>& keys) {
  for (const NameWord& word : name.words) {
    if (word.initial()) continue;
    keys.push_back("p:" + word.sound);
    keys.push_back("q:" + word.sound.substr(0, 4) + std::to_string(word.sound.size() / 4));
    for (const NameWord& other : name.words) {
      if (word.sound < other.sound) keys.push_back("p:" + word.sound + " " + other.sound);
    }
  }
}

void add_body_keys(const BodyName& name, std::vector<std::string>& keys) {
  for (const std::uint32_t agency : name.agencies) keys.push_back("g:" + std::to_string(agency));
  if (!name.acronym.empty()) keys.push_back("a:" + name.acronym);
  for (const std::string& initials : name.initials) keys.push_back("a:" + initials);
  std::string whole;
  for (const NameWord& word : name.words) {
    keys.push_back("b:" + word.sound);
    if (!whole.empty())
      keys.push_back("b:" + whole.substr(whole.rfind(' ') + 1) + " " + word.sound);
    whole += (whole.empty() ? "" : " ") + word.sound;
  }
  // The same words, however common they are, if they are of one state.
  std::string countries;
  for (const std::string& country : name.countries) countries += country;
  keys.push_back("w:" + whole + "|" + countries);
}

void pair_all(const std::vector<std::size_t>& members, std::set<FormPair>& pairs) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      pairs.insert(pair_of(members[i], members[j]));
    }
  }
}

std::string setting_of(const ReadForm& form) {
  std::string out = form.country;
  for (const NameWord& word : form.organisation.words) out += " " + word.sound;
  return out;
}

// Pairs worth holding side by side.
std::set<FormPair> candidate_pairs(const std::vector<ReadForm>& read) {
  std::unordered_map<std::string, std::vector<std::size_t>> blocks;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < read.size(); ++i) {
    keys.clear();
    if (read[i].bearer == Bearer::Person) add_person_keys(read[i].person, keys);
    if (read[i].bearer == Bearer::Body && read[i].only_in.empty()) {
      add_body_keys(read[i].body, keys);
      if (!read[i].country.empty() && read[i].body.countries.empty()) {
        BodyName placed = read[i].body;
        placed.countries = {read[i].country};
        add_body_keys(placed, keys);
      }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::string& key : keys) blocks[key].push_back(i);
  }
  std::set<FormPair> pairs;
  for (const auto& [key, members] : blocks) {
    if (members.size() <= kCommonest) {
      pair_all(members, pairs);
      continue;
    }
    // Of a name that so many bear, those of one body or state.
    std::map<std::string, std::vector<std::size_t>> parts;
    for (const std::size_t member : members) parts[setting_of(read[member])].push_back(member);
    for (const auto& [setting, part] : parts) {
      if (part.size() <= kCommonest) pair_all(part, pairs);
    }
  }
  return pairs;
}

// A key taken apart.
struct KeyParts {
  std::string name;
  std::string kind;
  std::string organisation;
  std::string country;
  std::string only_in;
};

KeyParts parts_of(const std::string& key) {
  KeyParts out;
  std::string rest = key;
  for (std::string* part : {&out.only_in, &out.country, &out.organisation, &out.kind}) {
    const std::size_t bar = rest.rfind('|');
    if (bar == std::string::npos) break;
    *part = rest.substr(bar + 1);
    rest.erase(bar);
  }
  out.name = std::move(rest);
  return out;
}

bool may_be(const KeyParts& one, const KeyParts& other) {
  const auto agree = [](const std::string& here, const std::string& there) {
    return here.empty() || there.empty() || here == there;
  };
  // Another engine may take a body for a person.
  return one.only_in == other.only_in && agree(one.organisation, other.organisation) &&
         agree(one.country, other.country);
}

class Clusters {
 public:
  explicit Clusters(std::size_t size) : members_(size), of_(size) {
    std::iota(of_.begin(), of_.end(), 0);
    for (std::size_t i = 0; i < size; ++i) members_[i] = {i};
  }
  [[nodiscard]] std::size_t of(std::size_t form) const { return of_[form]; }
  [[nodiscard]] const std::vector<std::size_t>& members(std::size_t cluster) const {
    return members_[cluster];
  }
  void join(std::size_t one, std::size_t other) {
    const std::size_t into = std::min(of_[one], of_[other]);
    const std::size_t from = std::max(of_[one], of_[other]);
    if (into == from) return;
    for (const std::size_t form : members_[from]) of_[form] = into;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    members_[from].clear();
  }

 private:
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::size_t> of_;
};

struct LikenessEdge {
  FormPair pair;
  NameLikeness likeness;
};

class EntityFinder {
 public:
  EntityFinder(std::span<const NameForm> forms, std::span<const Judged> judgements,
               const refdata::RefData& refdata)
      : forms_(forms), judgements_(judgements), reader_(refdata), clusters_(forms.size()) {
    for (std::size_t i = 0; i < forms.size(); ++i) {
      read_.push_back(reader_.read(forms[i]));
      keys_.push_back(key_of_form(forms[i]));
      by_key_[keys_.back()].push_back(i);
      by_name_.emplace(text::fold(forms[i].name), i);
    }
  }

  Register find() {
    apply_judgements();
    weigh_pairs();
    join_likely();
    return told();
  }

 private:
  // The newest first, each with all its pairs: of an older one only what no newer one contradicts
  // is kept, and it is told.
  void apply_judgements() {
    for (auto judged = judgements_.rbegin(); judged != judgements_.rend();) {
      const std::int64_t number = judged->number;
      bool known = false;
      bool stands = true;
      for (; judged != judgements_.rend() && judged->number == number; ++judged) {
        for (const auto& [one, other] : pairs_of(*judged)) {
          known = true;
          stands = (judged->same ? tie(one, other, number) : part(one, other)) && stands;
        }
      }
      if (!known) out_.idle.push_back(number);
      if (!stands) out_.overruled.push_back(number);
    }
    std::sort(out_.overruled.begin(), out_.overruled.end());
    std::sort(out_.idle.begin(), out_.idle.end());
  }

  // Those of a key; if no document has it any more, for it was read anew, the one of the name whose
  // bearer may be the same. Of several, who is meant is not known.
  std::vector<std::size_t> forms_of(const std::string& key) const {
    if (const auto found = by_key_.find(key); found != by_key_.end()) return found->second;
    const KeyParts meant = parts_of(key);
    std::vector<std::size_t> out;
    const auto [first, last] = by_name_.equal_range(meant.name);
    for (auto at = first; at != last; ++at) {
      if (may_be(meant, parts_of(keys_[at->second]))) out.push_back(at->second);
    }
    if (out.size() > 1) out.clear();
    return out;
  }

  std::vector<FormPair> pairs_of(const Judged& judged) const {
    std::vector<FormPair> pairs;
    const std::vector<std::size_t> others = forms_of(judged.other);
    for (const std::size_t i : forms_of(judged.one)) {
      for (const std::size_t j : others) {
        if (i != j) pairs.push_back(pair_of(i, j));
      }
    }
    return pairs;
  }

  bool tie(std::size_t one, std::size_t other, std::int64_t number) {
    if (clusters_.of(one) == clusters_.of(other)) return true;
    if (parted(clusters_.of(one), clusters_.of(other))) return false;
    clusters_.join(one, other);
    ties_[one].push_back({other, number, {}});
    ties_[other].push_back({one, number, {}});
    return true;
  }

  bool part(std::size_t one, std::size_t other) {
    if (clusters_.of(one) == clusters_.of(other)) return false;
    parted_.insert(pair_of(one, other));
    return true;
  }

  // A person has said so of two of their names.
  [[nodiscard]] bool parted(std::size_t cluster, std::size_t other) const {
    if (parted_.empty()) return false;
    for (const std::size_t i : clusters_.members(cluster)) {
      for (const std::size_t j : clusters_.members(other)) {
        if (parted_.contains(pair_of(i, j))) return true;
      }
    }
    return false;
  }

  const NameLikeness& weighed(std::size_t one, std::size_t other) {
    const auto [at, fresh] = likenesses_.try_emplace(pair_of(one, other));
    if (fresh) {
      at->second = likeness(read_[at->first.first], read_[at->first.second], reader_);
    }
    return at->second;
  }

  void weigh_pairs() {
    for (const FormPair& pair : candidate_pairs(read_)) {
      const NameLikeness& found = weighed(pair.first, pair.second);
      if (!found.barred && found.score >= kDoubt) edges_.push_back({pair, found});
    }
    std::sort(edges_.begin(), edges_.end(),
              [&](const LikenessEdge& one, const LikenessEdge& other) {
                if (one.likeness.score != other.likeness.score) {
                  return one.likeness.score > other.likeness.score;
                }
                return named(one.pair) < named(other.pair);
              });
    for (const LikenessEdge& edge : edges_) {
      if (edge.likeness.score < kJoin) continue;
      neighbours_[edge.pair.first].push_back(edge.pair.second);
      neighbours_[edge.pair.second].push_back(edge.pair.first);
    }
  }

  std::pair<std::string_view, std::string_view> named(const FormPair& pair) const {
    const std::string_view one = keys_[pair.first];
    const std::string_view other = keys_[pair.second];
    return {std::min(one, other), std::max(one, other)};
  }

  // It fits two sources that are not one: "A. Petrov" beside Andrei and Aleksei.
  bool torn(std::size_t form) {
    const auto found = neighbours_.find(form);
    if (found == neighbours_.end()) return false;
    std::vector<std::size_t> near;
    for (const std::size_t each : found->second) {
      const bool apart = parted(clusters_.of(form), clusters_.of(each));
      if (!apart && clusters_.of(form) != clusters_.of(each)) near.push_back(each);
    }
    for (std::size_t i = 0; i < near.size(); ++i) {
      for (std::size_t j = i + 1; j < near.size(); ++j) {
        if (clusters_.of(near[i]) == clusters_.of(near[j])) continue;
        if (parted(clusters_.of(near[i]), clusters_.of(near[j])) ||
            speaks_against(weighed(near[i], near[j]))) {
          return true;
        }
      }
    }
    return false;
  }

  static bool speaks_against(const NameLikeness& found) {
    return found.barred || (found.score < kJoin &&
                            std::any_of(
                                found.grounds.begin(), found.grounds.end(),
                                [](const NameReason& ground) { return ground.weight < -2; }));
  }

  void join_likely() {
    std::vector<bool> alone(forms_.size());
    for (std::size_t i = 0; i < forms_.size(); ++i) alone[i] = torn(i);
    for (const LikenessEdge& edge : edges_) {
      const auto [one, other] = edge.pair;
      if (edge.likeness.score < kJoin || alone[one] || alone[other]) continue;
      const std::size_t here = clusters_.of(one);
      const std::size_t there = clusters_.of(other);
      if (here != there && !may_join(here, there)) continue;
      ties_[one].push_back({other, 0, edge.likeness});
      ties_[other].push_back({one, 0, edge.likeness});
      clusters_.join(one, other);
    }
  }

  bool may_join(std::size_t here, std::size_t there) {
    if (parted(here, there)) return false;
    for (const std::size_t i : clusters_.members(here)) {
      for (const std::size_t j : clusters_.members(there)) {
        const NameLikeness& found = weighed(i, j);
        // Of names that a person held to be one, that they differ says nothing.
        const bool told = (judged(i) || judged(j)) && found.barred && found.other_names;
        if (!told && !of_one_body(i, j) && speaks_against(found)) return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool judged(std::size_t form) const {
    const auto ties = ties_.find(form);
    return ties != ties_.end() &&
           std::any_of(ties->second.begin(), ties->second.end(),
                       [](const NameTie& tie) { return tie.judgement != 0; });
  }

  // An acronym and a short form of one body have no word in common.
  bool of_one_body(std::size_t one, std::size_t other) const {
    const BodyName& here = read_[one].body;
    const BodyName& there = read_[other].body;
    return read_[one].bearer == Bearer::Body && (here.acronym.empty() != there.acronym.empty());
  }

  bool leads(std::size_t one, std::size_t other) const {
    const auto rank = [&](std::size_t i) {
      // A name in full leads, however often the short one is printed.
      const bool full = read_[i].bearer == Bearer::Person ? read_[i].person.full_words() >= 2
                                                          : read_[i].body.acronym.empty();
      return std::tuple(forms_[i].claims > 0, full, forms_[i].claims);
    };
    if (rank(one) != rank(other)) return rank(one) > rank(other);
    return keys_[one] < keys_[other];
  }

  Entity entity_of(std::vector<std::size_t> forms) const {
    std::sort(forms.begin(), forms.end(),
              [&](std::size_t one, std::size_t other) { return leads(one, other); });
    Entity out;
    out.forms.push_back({forms.front(), {}});
    // Each form is shown with what ties it to one that stands before it, if there is such a tie.
    for (std::size_t i = 1; i < forms.size(); ++i) {
      const std::vector<NameTie>& ties = ties_.at(forms[i]);
      const auto rank = [&](const NameTie& tie) {
        const auto at = std::find(forms.begin(), forms.end(), tie.form) - forms.begin();
        return std::tuple(tie.judgement == 0, static_cast<std::size_t>(at) > i, -tie.likeness.score,
                          at);
      };
      out.forms.push_back(
          {forms[i], *std::min_element(ties.begin(), ties.end(),
                                       [&](const NameTie& one, const NameTie& other) {
                                         return rank(one) < rank(other);
                                       })});
    }
    return out;
  }

  Register told() {
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const std::vector<std::size_t>& members = clusters_.members(i);
      if (std::none_of(members.begin(), members.end(),
                       [&](std::size_t member) { return read_[member].bearer != Bearer::None; })) {
        continue;
      }
      if (!members.empty()) out_.entities.push_back(entity_of(members));
    }
    const auto claims = [&](const Entity& entity) {
      return std::accumulate(entity.forms.begin(), entity.forms.end(), std::size_t{0},
                             [&](std::size_t sum, const EntityName& member) {
                               return sum + forms_[member.form].claims;
                             });
    };
    std::sort(out_.entities.begin(), out_.entities.end(),
              [&](const Entity& one, const Entity& other) {
                if (claims(one) != claims(other)) return claims(one) > claims(other);
                return keys_[one.forms.front().form] < keys_[other.forms.front().form];
              });
    std::set<FormPair> asked;
    for (const LikenessEdge& edge : edges_) {
      const std::size_t one = clusters_.of(edge.pair.first);
      const std::size_t other = clusters_.of(edge.pair.second);
      if (one == other || parted(one, other) || !asked.insert(pair_of(one, other)).second) continue;
      out_.doubts.push_back({edge.pair.first, edge.pair.second, edge.likeness});
    }
    return std::move(out_);
  }

  std::span<const NameForm> forms_;
  std::span<const Judged> judgements_;
  NameReader reader_;
  Clusters clusters_;
  std::vector<ReadForm> read_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
  std::unordered_multimap<std::string, std::size_t> by_name_;  // folded
  std::set<FormPair> parted_;
  std::map<FormPair, NameLikeness> likenesses_;
  std::vector<LikenessEdge> edges_;  // of kDoubt or more, the likeliest first
  std::unordered_map<std::size_t, std::vector<std::size_t>> neighbours_;  // of kJoin or more
  std::unordered_map<std::size_t, std::vector<NameTie>> ties_;
  Register out_;
};

}  // namespace

std::string key_of_form(const NameForm& form) {
  return text::fold(form.name) + "|" + to_string(form.kind) + "|" + text::fold(form.organisation) +
         "|" + form.country + "|" + form.only_in;
}

NameScope scope_of(const NameForm& form, const refdata::RefData& refdata) {
  const ReadForm read = NameReader(refdata).read(form);
  if (read.bearer == Bearer::Person) {
    return read.person.words.size() >= 2 ? NameScope::Perhaps : NameScope::Document;
  }
  const BodyName& body = read.body;
  if (form.kind == model::SourceKind::Outlet) return NameScope::Everywhere;
  if (read.bearer == Bearer::None || !body.agencies.empty() || !body.countries.empty()) {
    return NameScope::Everywhere;
  }
  if (body.local && !body.own_name) return NameScope::Document;
  if (!body.own_name || !body.acronym.empty()) return NameScope::State;
  return form.kind == model::SourceKind::Organisation ? NameScope::Perhaps : NameScope::Everywhere;
}

Register find_entities(std::span<const NameForm> forms, std::span<const Judged> judgements,
                       const refdata::RefData& refdata) {
  return EntityFinder(forms, judgements, refdata).find();
}

}  // namespace plumbline::resolve
