// SPDX-License-Identifier: Apache-2.0

#include "resolve/origins.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "resolve/source_names_internal.h"

namespace plumbline::resolve {
namespace {

using model::ChainLink;
using model::LinkStatus;
using model::SourceKind;

constexpr double kOriginTaken = 0.6;  // of a claim's words stand in the other article

struct RawStep {
  std::size_t source = 0;  // number in SourceNames, before merging
  StepWhy why = StepWhy::Names;
  std::string document;
};

// One who cites another, where that is said.
struct OriginEdge {
  bool foreign = false;  // said in the document of another
  std::string document;
  StepWhy why = StepWhy::Names;
  auto operator<=>(const OriginEdge&) const = default;
};

bool is_nobody(const ChainLink& link) {
  return link.name.empty() ||
         (link.kind == SourceKind::Unknown && link.status == LinkStatus::Unnamed);
}

// A survivor is never named in output, whoever the text names.
std::string unnamed_words(const ChainLink& link) {
  if (link.kind == SourceKind::Survivor) return "a survivor";
  return link.name;
}

std::string either(const ChainLink& link) {
  std::string out;
  for (const std::string& candidate : link.candidates) {
    out += (out.empty() ? "" : " or ") + candidate;
  }
  return out.empty() ? link.name : out;
}

class Graph {
 public:
  void add(std::size_t from, std::size_t to, const OriginEdge& edge) {
    if (from == to) return;
    const auto [found, fresh] = edges_[from].try_emplace(to, edge);
    // Of several who say it the one who cites, then the first by its hash: whatever the order.
    if (!fresh) found->second = std::min(found->second, edge);
  }

  [[nodiscard]] std::set<std::size_t> reach(std::size_t from) const {
    std::set<std::size_t> seen;
    std::deque<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.front();
      open.pop_front();
      for (const auto& [next, edge] : next_of(at)) {
        if (seen.insert(next).second) open.push_back(next);
      }
    }
    return seen;
  }

  // Those that rest on `of` and on which it rests, itself included; alone if there are none.
  [[nodiscard]] std::set<std::size_t> circle(std::size_t of) const {
    std::set<std::size_t> out{of};
    for (const std::size_t other : reach(of)) {
      if (reach(other).count(of) != 0) out.insert(other);
    }
    return out;
  }

  // The shortest way, both ends included; of equally short ones the first by number.
  [[nodiscard]] std::vector<std::size_t> way(std::size_t from, std::size_t to) const {
    std::map<std::size_t, std::size_t> before;
    std::deque<std::size_t> open{from};
    while (!open.empty()) {
      const std::size_t at = open.front();
      open.pop_front();
      for (const auto& [next, edge] : next_of(at)) {
        if (before.count(next) != 0) continue;
        before[next] = at;
        if (next == to) return trail(before, from, to);
        open.push_back(next);
      }
    }
    return {};
  }

  [[nodiscard]] const std::map<std::size_t, OriginEdge>& next_of(std::size_t at) const {
    static const std::map<std::size_t, OriginEdge> kNone;
    const auto found = edges_.find(at);
    return found == edges_.end() ? kNone : found->second;
  }

 private:
  static std::vector<std::size_t> trail(const std::map<std::size_t, std::size_t>& before,
                                        std::size_t from, std::size_t to) {
    std::vector<std::size_t> out{to};
    do {
      out.push_back(before.at(out.back()));
    } while (out.back() != from);
    std::reverse(out.begin(), out.end());
    return out;
  }

  std::map<std::size_t, std::map<std::size_t, OriginEdge>> edges_;
};

class OriginFinder {
 public:
  OriginFinder(std::span<const Teller> tellers, std::span<const Said> said,
               std::span<const std::vector<Taken>> taken, const Known& known)
      : tellers_(tellers),
        said_(said),
        taken_(taken),
        owners_(known.owners),
        judgements_(known.judgements),
        names_(known.refdata) {}

  Origins find() {
    // Sources are numbered in an order that does not depend on that of the tellers.
    for (const std::size_t teller : sorted_tellers()) {
      publisher_[teller] = names_.publisher(tellers_[teller]);
    }
    const std::vector<std::size_t> order = sorted_said();
    for (const std::size_t each : order) {
      raw_[each] = raw_path(said_[each]);
      add_notes(each);
    }
    names_.merge(judgements_);
    for (auto& [each, steps] : raw_) settle(steps);
    for (auto& [each, steps] : raw_) add_edges(steps, tellers_[said_[each].teller].document);
    for (auto& [each, notes] : notes_) add_note_edges(raw_[each], notes, said_[each].teller);
    find_circles();
    Origins out;
    out.paths.resize(said_.size());
    for (const std::size_t each : order) out.paths[each] = path_of(each, raw_[each]);
    tell_origins(out);
    return out;
  }

 private:
  [[nodiscard]] std::vector<std::size_t> sorted_tellers() const {
    std::vector<std::size_t> order(tellers_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return tellers_[a].document < tellers_[b].document;
    });
    return order;
  }
  [[nodiscard]] std::vector<std::size_t> sorted_said() const {
    std::vector<std::size_t> order(said_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const std::string& one = tellers_[said_[a].teller].document;
      const std::string& two = tellers_[said_[b].teller].document;
      if (one != two) return one < two;
      const text::Span here = said_[a].claim->passages.front().span;
      const text::Span there = said_[b].claim->passages.front().span;
      return here != there ? here < there : said_[a].claim->id < said_[b].claim->id;
    });
    return order;
  }

  // The article from which a claim has its words; nothing if they are its own.
  [[nodiscard]] std::optional<std::size_t> taken_from(const Said& said) const {
    const text::Span span = said.claim->passages.front().span;
    if (said.teller >= taken_.size()) return std::nullopt;
    for (const Taken& taken : taken_[said.teller]) {
      if (taken.direction == Direction::Open) continue;
      std::uint32_t covered = 0;
      for (const Stretch& stretch : taken.stretches) {
        if (!stretch.here.overlaps(span)) continue;
        covered += std::min(stretch.here.end, span.end) - std::max(stretch.here.begin, span.begin);
      }
      if (covered >= kOriginTaken * span.size()) return taken.from;
    }
    return std::nullopt;
  }

  std::vector<RawStep> raw_path(const Said& said) {
    const Teller& teller = tellers_[said.teller];
    const std::size_t outlet = publisher_[said.teller];
    std::vector<RawStep> steps = {{outlet, StepWhy::Publishes, {}}};
    const auto from = taken_from(said);
    if (from) {
      steps.push_back({publisher_[*from], StepWhy::Takes, tellers_[*from].document});
    } else if (said.claim->chain.links.size() < 2 && !teller.credits.empty()) {
      add_credit(steps, said.teller);
    }
    const auto& links = said.claim->chain.links;
    for (std::size_t i = 1; i < links.size(); ++i) add_link(steps, links[i], said.teller);
    const auto& figure = said.claim->figure;
    if (said.claim->kind == model::ClaimKind::Figure && figure &&
        names_.is_body(figure->counted_by)) {
      steps.push_back(
          {names_.named(figure->counted_by, SourceKind::Organisation), StepWhy::Counts, {}});
    }
    return steps;
  }

  // Works of numbered notes: the first goes on with the path, each of the others is a way of its
  // own.
  void add_notes(std::size_t each) {
    const Said& said = said_[each];
    for (const ChainLink& link : said.claim->cited) {
      std::vector<RawStep> one;
      add_link(one, link, said.teller);
      for (RawStep& step : one) step.why = StepWhy::Notes;
      notes_[each].insert(notes_[each].end(), one.begin(), one.end());
    }
  }
  void add_note_edges(std::vector<RawStep>& steps, std::vector<RawStep>& notes,
                      std::size_t teller) {
    if (notes.empty()) return;
    const std::size_t from = steps.back().source;
    for (RawStep& note : notes) {
      note.source = names_.of(note.source);
      graph_.add(from, note.source, {steps.size() > 1, tellers_[teller].document, note.why});
    }
    if (notes.front().source != from) steps.push_back(notes.front());
  }

  void add_link(std::vector<RawStep>& steps, const ChainLink& link, std::size_t teller) {
    if (is_nobody(link)) return;  // the chain ends with whoever tells of nobody
    const bool ambiguous = link.status == LinkStatus::Ambiguous;
    if (ambiguous || link.status == LinkStatus::Unnamed || link.kind == SourceKind::Survivor) {
      const std::string words = ambiguous ? either(link) : unnamed_words(link);
      steps.push_back({names_.unnamed(words, teller, ambiguous), StepWhy::Names, {}});
    } else {
      steps.push_back({names_.link(link, publisher_[teller]), StepWhy::Names, {}});
    }
  }

  // An article that bears the name of an agency and names no source has its words from it. Where
  // several are given it is not said which of them.
  void add_credit(std::vector<RawStep>& steps, std::size_t teller) {
    std::vector<std::string> credits;
    for (const std::string& credit : tellers_[teller].credits) {
      if (names_.named(credit, SourceKind::Outlet) == publisher_[teller]) return;
      credits.push_back(credit);
    }
    if (credits.size() == 1) {
      steps.push_back({names_.named(credits.front(), SourceKind::Outlet), StepWhy::Credits, {}});
      return;
    }
    std::sort(credits.begin(), credits.end());
    std::string words;
    for (const std::string& credit : credits) words += (words.empty() ? "" : " or ") + credit;
    steps.push_back({names_.unnamed(words, teller, true), StepWhy::Credits, {}});
  }

  // After merging: one who cites himself, or an organisation behind its own speaker, is one step.
  void settle(std::vector<RawStep>& steps) const {
    std::vector<RawStep> out;
    for (RawStep& step : steps) {
      step.source = names_.of(step.source);
      if (out.empty() || out.back().source != step.source) out.push_back(step);
    }
    steps = std::move(out);
  }

  void add_edges(const std::vector<RawStep>& steps, const std::string& document) {
    for (std::size_t i = 1; i < steps.size(); ++i) {
      graph_.add(steps[i - 1].source, steps[i].source, {i > 1, document, steps[i].why});
    }
  }

  void find_circles() {
    for (std::size_t source = 0; source < names_.size(); ++source) {
      if (graph_.next_of(source).empty() || in_circle_.count(source) != 0) continue;
      const std::set<std::size_t> members = graph_.circle(source);
      if (members.size() < 2) continue;
      bool closed = true;
      for (const std::size_t member : members) {
        for (const auto& [next, edge] : graph_.next_of(member)) closed &= members.count(next) != 0;
        in_circle_[member] = circles_.size();
      }
      circles_.emplace_back(members, closed);
    }
  }

  // The ends of all ways on from a source: itself if it names nobody. A closed circle has none.
  [[nodiscard]] std::set<std::size_t> ends(std::size_t source) const {
    if (graph_.next_of(source).empty()) return {source};
    std::set<std::size_t> out;
    for (const std::size_t each : graph_.reach(source)) {
      if (graph_.next_of(each).empty()) out.insert(each);
    }
    return out;
  }

  [[nodiscard]] Step step_of(const RawStep& raw) const {
    const bool unnamed = names_.is_unnamed(raw.source) || names_.is_ambiguous(raw.source);
    return {names_.shown(raw.source), raw.why, raw.document, unnamed};
  }

  Path path_of(std::size_t each, const std::vector<RawStep>& raw) {
    Path path;
    path.said = each;
    for (const RawStep& step : raw) path.steps.push_back(step_of(step));
    const std::size_t last = raw.back().source;
    std::set<std::size_t> found = ends(last);
    if (!found.empty() && *found.begin() != last) go_on(path, raw, *found.begin());
    if (found.empty()) go_on(path, raw, last);
    if (const auto notes = notes_.find(each); notes != notes_.end()) {
      for (const RawStep& note : notes->second) found.merge(ends(note.source));
    }
    for (const std::size_t end : found) path.origins.push_back(origin_number(end));
    std::sort(path.origins.begin(), path.origins.end());
    path.origins.erase(std::unique(path.origins.begin(), path.origins.end()), path.origins.end());
    for (const RawStep& step : raw) {
      const auto circle = in_circle_.find(step.source);
      if (circle != in_circle_.end()) circle_tellers_[circle->second].insert(said_[each].teller);
    }
    return path;
  }

  // What others say of the source named last: on to `end`, or once around a circle.
  void go_on(Path& path, const std::vector<RawStep>& raw, std::size_t end) const {
    const std::vector<std::size_t> way = graph_.way(raw.back().source, end);
    for (std::size_t i = 1; i < way.size(); ++i) {
      const OriginEdge& edge = graph_.next_of(way[i - 1]).at(way[i]);
      const StepWhy why = raw.size() == 1 && i == 1 ? StepWhy::SameOutlet : StepWhy::Follows;
      path.steps.push_back(step_of({way[i], why, edge.document}));
    }
  }

  // Outlets of one owner are one origin, but only where two of them, or the owner, are ends.
  std::size_t origin_number(std::size_t source) {
    const auto [found, fresh] = origin_of_.try_emplace(source, ends_.size());
    if (fresh) ends_.push_back(source);
    return found->second;
  }

  void tell_origins(Origins& out) {
    const std::vector<std::size_t> group = owner_groups();
    std::map<std::size_t, Origin> origins;
    std::map<std::size_t, std::set<std::size_t>> tellers;
    for (std::size_t i = 0; i < ends_.size(); ++i) add_origin(origins[group[i]], i, group);
    for (Path& path : out.paths) {
      for (std::size_t& origin : path.origins) {
        origin = group[origin];
        tellers[origin].insert(said_[path.said].teller);
      }
      std::sort(path.origins.begin(), path.origins.end());
      path.origins.erase(std::unique(path.origins.begin(), path.origins.end()), path.origins.end());
    }
    std::vector<std::size_t> order;
    for (auto& [number, origin] : origins) {
      origin.documents.assign(tellers[number].begin(), tellers[number].end());
      sort_tellers(origin.documents);
      order.push_back(number);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Origin& one = origins[a];
      const Origin& two = origins[b];
      const auto counted = [](const Origin& origin) {
        return origin.kind <= OriginKind::Publisher;
      };
      if (counted(one) != counted(two)) return counted(one);
      if (one.documents.size() != two.documents.size()) {
        return one.documents.size() > two.documents.size();
      }
      return std::pair(one.name, tellers_[one.documents.front()].document) <
             std::pair(two.name, tellers_[two.documents.front()].document);
    });
    std::map<std::size_t, std::size_t> place;
    for (const std::size_t number : order) {
      place[number] = out.origins.size();
      out.origins.push_back(std::move(origins[number]));
      const bool counted = out.origins.back().kind <= OriginKind::Publisher;
      ++(counted ? out.counted : out.unnamed);
    }
    for (Path& path : out.paths) {
      for (std::size_t& origin : path.origins) origin = place[origin];
      std::sort(path.origins.begin(), path.origins.end());
    }
    std::set<std::size_t> documents;
    for (const Said& said : said_) documents.insert(said.teller);
    out.documents = documents.size();
    for (std::size_t i = 0; i < circles_.size(); ++i) out.circles.push_back(circle_of(i));
  }

  // Of each end the end that leads its group.
  [[nodiscard]] std::vector<std::size_t> owner_groups() const {
    std::map<const Owner*, std::size_t> first;
    std::vector<std::size_t> group(ends_.size());
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const Owner* owner = names_.owner(ends_[i], owners_);
      group[i] = owner == nullptr ? i : first.try_emplace(owner, i).first->second;
    }
    return group;
  }

  void add_origin(Origin& origin, std::size_t end, const std::vector<std::size_t>& group) const {
    const std::size_t source = ends_[end];
    const bool alone = std::count(group.begin(), group.end(), group[end]) == 1;
    const std::string& name = names_.shown(source);
    const OriginKind kind = kind_of(source);
    const bool first = origin.name.empty();
    origin.kind = first ? kind : std::min(origin.kind, kind);
    if (first || origin.source == SourceKind::Unknown) origin.source = names_.kind(source);
    for (Alias& alias : names_.aliases(source)) origin.aliases.push_back(std::move(alias));
    if (alone) {
      origin.name = name;
      return;
    }
    const Owner& owner = *names_.owner(source, owners_);
    origin.name = owner.name;
    if (name != origin.name) origin.aliases.push_back({name, owner.part ? "part" : "owner"});
    std::sort(origin.aliases.begin(), origin.aliases.end(),
              [](const Alias& a, const Alias& b) { return a.name < b.name; });
  }

  [[nodiscard]] OriginKind kind_of(std::size_t source) const {
    if (names_.is_ambiguous(source)) return OriginKind::Ambiguous;
    if (names_.is_unnamed(source)) return OriginKind::Unnamed;
    const bool named = std::any_of(raw_.begin(), raw_.end(), [&](const auto& path) {
      const std::vector<RawStep>& steps = path.second;
      return std::any_of(steps.begin() + 1, steps.end(),
                         [&](const RawStep& step) { return step.source == source; });
    });
    const bool noted = std::any_of(notes_.begin(), notes_.end(), [&](const auto& notes) {
      return std::any_of(notes.second.begin(), notes.second.end(),
                         [&](const RawStep& step) { return step.source == source; });
    });
    return named || noted ? OriginKind::Named : OriginKind::Publisher;
  }

  [[nodiscard]] Circle circle_of(std::size_t number) const {
    const auto& [members, closed] = circles_[number];
    const std::size_t first = *std::min_element(
        members.begin(), members.end(),
        [&](std::size_t a, std::size_t b) { return names_.shown(a) < names_.shown(b); });
    Circle circle;
    circle.closed = closed;
    circle.steps.push_back(step_of({first, StepWhy::Publishes, {}}));
    const std::vector<std::size_t> way = graph_.way(first, first);
    for (std::size_t i = 1; i < way.size(); ++i) {
      const OriginEdge& edge = graph_.next_of(way[i - 1]).at(way[i]);
      circle.steps.push_back(step_of({way[i], edge.why, edge.document}));
    }
    if (const auto found = circle_tellers_.find(number); found != circle_tellers_.end()) {
      circle.documents.assign(found->second.begin(), found->second.end());
      sort_tellers(circle.documents);
    }
    return circle;
  }

  void sort_tellers(std::vector<std::size_t>& tellers) const {
    std::sort(tellers.begin(), tellers.end(), [&](std::size_t a, std::size_t b) {
      const Teller& one = tellers_[a];
      const Teller& two = tellers_[b];
      if (one.published.stated() != two.published.stated()) return one.published.stated();
      if (one.published != two.published) return one.published < two.published;
      return one.document < two.document;
    });
  }

  std::span<const Teller> tellers_;
  std::span<const Said> said_;
  std::span<const std::vector<Taken>> taken_;
  std::span<const Owner> owners_;
  std::span<const Judged> judgements_;
  SourceNames names_;
  std::map<std::size_t, std::size_t> publisher_;       // of each teller
  std::map<std::size_t, std::vector<RawStep>> raw_;    // of each Said
  std::map<std::size_t, std::vector<RawStep>> notes_;  // of each Said with such
  Graph graph_;
  std::map<std::size_t, std::size_t> in_circle_;
  std::vector<std::pair<std::set<std::size_t>, bool>> circles_;
  std::map<std::size_t, std::set<std::size_t>> circle_tellers_;
  std::vector<std::size_t> ends_;  // sources that are origins
  std::map<std::size_t, std::size_t> origin_of_;
};

}  // namespace

const char* to_string(StepWhy why) {
  switch (why) {
    case StepWhy::Publishes: return "publishes";
    case StepWhy::Names: return "names";
    case StepWhy::Takes: return "takes";
    case StepWhy::Credits: return "credits";
    case StepWhy::Follows: return "follows";
    case StepWhy::Notes: return "notes";
    case StepWhy::Counts: return "counts";
    case StepWhy::SameOutlet: return "same-outlet";
  }
  return "names";
}

const char* to_string(OriginKind kind) {
  switch (kind) {
    case OriginKind::Named: return "named";
    case OriginKind::Publisher: return "publisher";
    case OriginKind::Unnamed: return "unnamed";
    case OriginKind::Ambiguous: return "ambiguous";
  }
  return "named";
}

Origins find_origins(std::span<const Teller> tellers, std::span<const Said> said,
                     std::span<const std::vector<Taken>> taken, const Known& known) {
  return OriginFinder(tellers, said, taken, known).find();
}

}  // namespace plumbline::resolve
