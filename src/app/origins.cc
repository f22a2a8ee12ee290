// SPDX-License-Identifier: Apache-2.0

#include "app/origins.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "app/owners_internal.h"
#include "app/source_register_internal.h"
#include "app/violence.h"
#include "refdata/refdata.h"
#include "resolve/credits.h"
#include "resolve/origins.h"
#include "resolve/reprints.h"
#include "resolve/taken_back.h"
#include "resolve/telling.h"
#include "store/claim_judgements.h"
#include "store/ranked.h"
#include "store/reader.h"
#include "store/sketches.h"

namespace plumbline::app {
namespace {

constexpr std::size_t kMostRead = 120;     // documents
constexpr std::size_t kMostSearched = 12;  // words of the claim
constexpr std::size_t kMostUnsure = 20;    // shown
constexpr std::size_t kLeastSearched = 2;

// The claim's words of content and those of what it counts: documents that hold the rare ones come
// first.
std::vector<std::string> searched_words(const model::Claim& claim,
                                        const resolve::ContentWords& words,
                                        const refdata::RefData& refdata) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& word) {
    const bool met = std::find(out.begin(), out.end(), word) != out.end();
    if (out.size() < kMostSearched && !met) out.push_back(word);
  };
  for (const std::string& word : words.printed) add(word);
  if (claim.figure) {
    for (const std::string* part : {&claim.figure->unit, &claim.figure->counted_by}) {
      for (const std::string& word : resolve::content_words(*part, refdata).printed) add(word);
    }
    for (const std::string& number : words.numbers) add(number);
  }
  if (out.size() < kLeastSearched) out.clear();
  return out;
}

// Claims of one document that have to do with the seed.
struct Met {
  resolve::Telling telling;
  resolve::Likeness likeness;
};

class Search {
 public:
  Search(const store::Workspace& workspace, const refdata::RefData& refdata,
         const model::Report& report, const model::Claim& claim)
      : workspace_(workspace),
        refdata_(refdata),
        seed_(seed_of(report, claim)),
        comparison_(seed_, refdata),
        violence_(Violence::of(refdata)) {
    same_.push_back({seed_, {}});
    reports_[report.document.id.value] = &report;
  }

  Result<OriginsAnswer> run() {
    if (Status looked = look(); !looked) return std::move(looked).error();
    OriginsAnswer answer;
    answer.more = more_;
    answer.rejected = rejected_;
    for (const Met& met : otherwise_) answer.otherwise.push_back(told(met));
    for (const Met& met : unsure_) answer.unsure.push_back(told(met));
    if (Status followed = follow(answer); !followed) return std::move(followed).error();
    sort(answer.same);
    sort(answer.otherwise);
    sort(answer.unsure);
    if (answer.unsure.size() > kMostUnsure) answer.unsure.resize(kMostUnsure);
    return answer;
  }

 private:
  // Whether it is taken back is asked later, of the few that say the same.
  static resolve::Telling telling(const model::Report& report, const model::Claim& claim) {
    const model::Document& document = report.document;
    return {document.id.value,
            document.publisher,
            document.published,
            &claim,
            std::string(text::slice(document.text, claim.passages.front().span)),
            false};
  }
  [[nodiscard]] bool takes_back(const model::Report& report, const model::Claim& claim) const {
    return resolve::is_taken_back(report.document.text, claim.passages.front().span, refdata_);
  }
  [[nodiscard]] resolve::Telling seed_of(const model::Report& report,
                                         const model::Claim& claim) const {
    resolve::Telling seed = telling(report, claim);
    seed.taken_back = takes_back(report, claim);
    return seed;
  }

  Status look() {
    const std::vector<std::string> words =
        searched_words(*seed_.claim, comparison_.words(), refdata_);
    if (Status taken = take(*reports_.begin()->second); !taken) return taken;
    if (words.empty()) return Done{};
    PL_TRY(const store::RankedDocuments found,
           store::ranked_documents(workspace_, words, kMostRead));
    more_ = found.more;
    for (const std::string& hash : found.hashes) {
      if (reports_.count(hash) != 0) continue;
      PL_TRY(model::Report report, store::read_report(workspace_, hash));
      held_.push_back(std::make_unique<model::Report>(std::move(report)));
      reports_[hash] = held_.back().get();
      if (Status taken = take(*held_.back()); !taken) return taken;
    }
    return Done{};
  }

  // Of one document all claims that say the same; else the best that says it otherwise or perhaps.
  // What a person rejected says nothing, but for the claim asked for.
  Status take(const model::Report& report) {
    PL_TRY(const std::vector<store::Standing> standings, store::read_standings(workspace_, report));
    std::vector<Met> met;
    auto best = resolve::Sameness::Unsure;
    for (const model::Claim& claim : report.claims) {
      if (&claim == seed_.claim) continue;
      Met each{telling(report, claim), {}};
      each.likeness = comparison_.with(each.telling);
      if (each.likeness.sameness == resolve::Sameness::Other) continue;
      const auto index = static_cast<std::size_t>(&claim - report.claims.data());
      if (standings[index] == store::Standing::Rejected) {
        ++rejected_;
        continue;
      }
      if (takes_back(report, claim)) {
        each.telling.taken_back = true;
        each.likeness = comparison_.with(each.telling);
      }
      best = std::max(best, each.likeness.sameness);
      met.push_back(std::move(each));
    }
    const bool own = report.document.id.value == seed_.document;
    std::vector<Met>& into = best == resolve::Sameness::Same        ? same_
                             : best == resolve::Sameness::Otherwise ? otherwise_
                                                                    : unsure_;
    for (Met& each : met) {
      if (each.likeness.sameness != best) continue;
      if (own && best != resolve::Sameness::Same) continue;
      into.push_back(std::move(each));
      if (best != resolve::Sameness::Same) break;
    }
    return Done{};
  }

  [[nodiscard]] ToldBy told(const Met& met) const {
    const model::Document& document = reports_.at(met.telling.document)->document;
    ToldBy out;
    out.document = met.telling.document;
    out.name = document.name;
    out.publisher = document.publisher;
    out.published = to_iso(document.published);
    out.claim = met.telling.claim->id;
    out.words = met.telling.words;
    out.violence = violence_.tells(out.words);
    for (const resolve::Reasoned& ground : met.likeness.grounds) {
      out.grounds.push_back({resolve::to_string(ground.ground), ground.detail});
    }
    return out;
  }

  // Every document once, with what it took from the others.
  Status gather() {
    std::set<std::string> hashes;
    for (const Met& met : same_) hashes.insert(met.telling.document);
    for (const std::string& hash : hashes) {
      const model::Document& document = reports_.at(hash)->document;
      teller_of_[hash] = tellers_.size();
      tellers_.push_back({hash, document.name, document.publisher, document.published,
                          resolve::credits_of(document, refdata_)});
      resolve::Article article;
      article.id = hash;
      article.publisher = document.publisher;
      article.names = resolve::names_of_publisher(document.publisher, refdata_);
      article.published = document.published;
      article.credits = tellers_.back().credits;
      article.sketch = resolve::sketch_of(document.text);
      articles_.push_back(std::move(article));
    }
    taken_.resize(tellers_.size());
    const auto text_of = [&](std::size_t index) -> Result<std::string> {
      return reports_.at(articles_[index].id)->document.text;
    };
    PL_TRY(const resolve::Reprints reprints, resolve::find_reprints(articles_, text_of));
    for (const resolve::Family& family : reprints.families) {
      std::vector<CopyOf>& copies = families_.emplace_back();
      for (const resolve::Member& member : family.members) {
        taken_[member.article] = member.taken;
        CopyOf copy{articles_[member.article].id, "", 0};
        if (!member.taken.empty()) {
          copy.from = articles_[member.taken.front().from].id;
          copy.share = member.taken.front().share;
        }
        copies.push_back(std::move(copy));
      }
    }
    label_files();
    return Done{};
  }

  // What people are shown of documents without a publisher: the last parts of the file's name, as
  // many as tell it from the others. They are held apart by the whole of it.
  void label_files() {
    std::vector<std::string> files;
    for (const resolve::Teller& teller : tellers_) {
      if (teller.publisher.empty()) files.push_back(teller.name);
    }
    for (const std::string& file : files) labels_[file] = label_of(file, files);
  }
  static std::string label_of(const std::string& file, const std::vector<std::string>& files) {
    std::size_t begin = file.size();
    while (begin > 0) {
      const std::size_t mark = file.find_last_of("/!", begin - 1);
      begin = mark == std::string::npos ? 0 : mark;
      const std::string label = begin == 0 ? file : file.substr(begin + 1);
      const auto alike = std::count_if(files.begin(), files.end(), [&](const std::string& other) {
        return other == label || other.ends_with(file.substr(begin));
      });
      if (alike < 2) return label;
    }
    return file;
  }
  [[nodiscard]] std::string label(const std::string& name) const {
    const auto found = labels_.find(name);
    return found == labels_.end() ? name : found->second;
  }

  Status follow(OriginsAnswer& answer) {
    if (Status gathered = gather(); !gathered) return gathered;
    std::vector<resolve::Said> said;
    for (const Met& met : same_) {
      said.push_back({teller_of_.at(met.telling.document), met.telling.claim});
    }
    PL_TRY(const std::vector<resolve::Owner> owners, owners_known(workspace_.folder(), refdata_));
    PL_TRY(const std::vector<store::SourceJudgement> judgements,
           store::source_judgements(workspace_));
    const std::vector<resolve::Judged> judged = judged_pairs(judgements);
    const resolve::Origins found =
        resolve::find_origins(tellers_, said, taken_, {owners, judged, refdata_});
    answer.documents = found.documents;
    answer.counted = found.counted;
    answer.unnamed = found.unnamed;
    answer.families = std::move(families_);
    for (std::size_t i = 0; i < same_.size(); ++i) {
      ToldBy entry = told(same_[i]);
      entry.path = steps_of(found.paths[i].steps);
      entry.origins = found.paths[i].origins;
      answer.same.push_back(std::move(entry));
    }
    for (const resolve::Origin& origin : found.origins) {
      OriginOf shown{label(origin.name),
                     resolve::to_string(origin.kind),
                     model::to_string(origin.source),
                     {},
                     hashes_of(origin.documents)};
      for (const resolve::Alias& alias : origin.aliases) {
        shown.aliases.push_back({label(alias.name), alias.why});
      }
      answer.origins.push_back(std::move(shown));
    }
    for (const resolve::Circle& circle : found.circles) {
      answer.circles.push_back(
          {steps_of(circle.steps), hashes_of(circle.documents), circle.closed});
    }
    return Done{};
  }

  [[nodiscard]] std::vector<std::string> hashes_of(const std::vector<std::size_t>& tellers) const {
    std::vector<std::string> out;
    for (const std::size_t teller : tellers) out.push_back(tellers_[teller].document);
    return out;
  }
  [[nodiscard]] std::vector<PathStep> steps_of(const std::vector<resolve::Step>& steps) const {
    std::vector<PathStep> out;
    for (const resolve::Step& step : steps) {
      out.push_back({label(step.name), resolve::to_string(step.why), step.document, step.unnamed});
    }
    return out;
  }
  static void sort(std::vector<ToldBy>& told) {
    std::stable_sort(told.begin(), told.end(), [](const ToldBy& a, const ToldBy& b) {
      if (a.published.empty() != b.published.empty()) return b.published.empty();
      if (a.published != b.published) return a.published < b.published;
      return a.document < b.document;
    });
  }

  const store::Workspace& workspace_;
  const refdata::RefData& refdata_;
  resolve::Telling seed_;
  resolve::Comparison comparison_;
  Violence violence_;
  bool more_ = false;
  std::size_t rejected_ = 0;
  std::vector<Met> same_, otherwise_, unsure_;
  std::map<std::string, const model::Report*> reports_;  // by hash
  std::vector<std::unique_ptr<model::Report>> held_;
  std::map<std::string, std::size_t> teller_of_;
  std::vector<resolve::Teller> tellers_;
  std::vector<resolve::Article> articles_;
  std::vector<std::vector<resolve::Taken>> taken_;
  std::vector<std::vector<CopyOf>> families_;
  std::map<std::string, std::string> labels_;  // of file names
};

}  // namespace

Result<OriginsAnswer> origins_of(const store::Workspace& workspace, const model::Report& report,
                                 const model::Claim& claim) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  return Search(workspace, refdata, report, claim).run();
}

}  // namespace plumbline::app
