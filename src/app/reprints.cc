// SPDX-License-Identifier: Apache-2.0

#include "app/reprints.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "app/laid_kept_internal.h"
#include "base/utf8.h"
#include "refdata/refdata.h"
#include "resolve/credits.h"
#include "resolve/reprints.h"
#include "store/laid.h"
#include "store/reader.h"
#include "store/sketches.h"

namespace plumbline::app {
namespace {

// Articles as they are held side by side, and what of them is only shown.
struct ReprintShelf {
  std::vector<resolve::Article> articles;
  std::vector<std::int64_t> rows;                          // in the workspace
  std::vector<std::pair<std::string, std::string>> shown;  // name, title
};

// From its text, if what was kept is missing or of another form.
Status sketch_anew(const store::Workspace& workspace, const refdata::RefData& refdata,
                   resolve::Article& article) {
  PL_TRY(const model::Document document,
         store::read_document(workspace, article.id, store::Names::Kept));
  article.sketch = resolve::sketch_of(document.text);
  article.credits = resolve::credits_of(document, refdata);
  return Done{};
}

Result<ReprintShelf> read_reprint_shelf(const store::Workspace& workspace) {
  PL_TRY(const refdata::RefData refdata, refdata::RefData::load());
  ReprintShelf shelf;
  std::map<std::string, std::vector<std::string>> names;  // of publishers
  Status read = store::each_sketch(workspace, [&](store::SketchedArticle kept) -> Status {
    resolve::Article article;
    article.id = std::move(kept.hash);
    article.reader = std::move(kept.reader);
    article.published = kept.published;
    const auto [known, fresh] = names.try_emplace(kept.publisher);
    if (fresh && !kept.publisher.empty()) {
      known->second = resolve::names_of_publisher(kept.publisher, refdata);
    }
    article.names = known->second;
    article.publisher = std::move(kept.publisher);
    auto sketch = kept.sketch && kept.sketch->form == resolve::kSketchForm
                      ? resolve::sketch_from_bytes(kept.sketch->sketch)
                      : std::nullopt;
    if (sketch) {
      article.sketch = std::move(*sketch);
      article.credits = std::move(kept.sketch->credits);
    } else if (Status made = sketch_anew(workspace, refdata, article); !made) {
      return made;
    }
    shelf.articles.push_back(std::move(article));
    shelf.rows.push_back(kept.row);
    shelf.shown.emplace_back(std::move(kept.name), std::move(kept.title));
    return Done{};
  });
  if (!read) return std::move(read).error();
  return shelf;
}

TakenOver told_reprint(const ReprintShelf& shelf, const resolve::Taken& taken) {
  TakenOver out;
  out.from = shelf.articles[taken.from].id;
  out.direction = resolve::to_string(taken.direction);
  for (const resolve::Reason reason : taken.reasons) {
    out.reasons.emplace_back(resolve::to_string(reason));
  }
  out.words = taken.words;
  out.share = taken.share;
  for (const resolve::Stretch& stretch : taken.stretches) {
    SharedWords shared;
    shared.here = stretch.here;
    shared.there = stretch.there;
    shared.words = stretch.words;
    out.stretches.push_back(std::move(shared));
  }
  return out;
}

ReprintFamily told_reprint(const ReprintShelf& shelf, const resolve::Family& family) {
  ReprintFamily out;
  out.credits = family.credits;
  for (const resolve::Member& member : family.members) {
    const resolve::Article& article = shelf.articles[member.article];
    const auto& [name, title] = shelf.shown[member.article];
    FamilyMember shown{article.id, name, title, article.publisher, to_iso(article.published), {}};
    for (const resolve::Taken& taken : member.taken)
      shown.taken.push_back(told_reprint(shelf, taken));
    out.members.push_back(std::move(shown));
  }
  return out;
}

Status add_words(store::TextReader& texts, ReprintFamily& family) {
  for (FamilyMember& member : family.members) {
    if (member.taken.empty()) continue;
    PL_TRY(const std::string text, texts.text(member.document));
    for (TakenOver& taken : member.taken) {
      for (SharedWords& shared : taken.stretches) {
        if (shared.here.end > text.size()) continue;
        const std::string_view before = std::string_view(text).substr(0, shared.here.begin);
        shared.exact = std::string(text::slice(text, shared.here));
        shared.start = count_code_points(before);
        shared.end = shared.start + count_code_points(shared.exact);
      }
    }
  }
  return Done{};
}

bool holds(const ReprintShelf& shelf, const std::string& document) {
  return std::any_of(shelf.articles.begin(), shelf.articles.end(),
                     [&](const resolve::Article& article) { return article.id == document; });
}

// Of documents on the shelf, which are in the order of their hashes.
std::vector<std::size_t> places(const ReprintShelf& shelf, const std::vector<std::string>& hashes) {
  std::vector<std::size_t> out;
  const auto& articles = shelf.articles;
  for (const std::string& hash : hashes) {
    const auto found = std::lower_bound(
        articles.begin(), articles.end(), hash,
        [](const resolve::Article& article, const std::string& id) { return article.id < id; });
    if (found == articles.end() || found->id != hash) continue;
    out.push_back(static_cast<std::size_t>(found - articles.begin()));
  }
  return out;
}

bool holds(const ReprintFamily& family, const std::string& document) {
  return std::any_of(family.members.begin(), family.members.end(),
                     [&](const FamilyMember& member) { return member.document == document; });
}

// The hash of the article asked for; empty: none is.
Result<std::string> asked_article(const store::Workspace& workspace, const ReprintShelf& shelf,
                                  const std::string& key) {
  if (key.empty()) return std::string();
  PL_TRY(std::string asked, store::find_document(workspace, key));
  if (holds(shelf, asked)) return asked;
  return Error{ErrorCode::Misuse,
               key + " is a reference document; only articles are held side by side"};
}

}  // namespace

Result<ReprintsAnswer> reprints(const ReprintsOptions& options) {
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(options.workspace, store::Access::Read));
  PL_TRY(const ReprintShelf shelf, read_reprint_shelf(workspace));
  PL_TRY(const std::string asked, asked_article(workspace, shelf, options.document));
  PL_TRY(store::TextReader texts, store::TextReader::open(workspace, store::Names::Kept));
  const auto text_of = [&](std::size_t index) { return texts.text(shelf.articles[index].id); };
  PL_TRY(store::LaidReader reader, store::LaidReader::open(workspace));
  LaidKept kept(options.workspace, shelf.rows, std::move(reader), store::LaidAmong{});
  PL_TRY(const resolve::Reprints found, resolve::find_reprints(shelf.articles, text_of, &kept));
  kept.write();
  PL_TRY(store::TextReader shown_texts, store::TextReader::open(workspace));
  ReprintsAnswer answer;
  answer.articles = found.articles;
  answer.origins = found.origins;
  answer.all_families = found.families.size();
  for (const resolve::Family& family : found.families) {
    answer.in_families += family.members.size();
    const bool full = options.limit != 0 && answer.families.size() >= options.limit;
    if (full && asked.empty()) continue;
    ReprintFamily shown = told_reprint(shelf, family);
    if (!asked.empty() && !holds(shown, asked)) continue;
    if (options.words) {
      if (Status added = add_words(shown_texts, shown); !added) return std::move(added).error();
    }
    answer.families.push_back(std::move(shown));
  }
  return answer;
}

Result<std::vector<KinFamily>> kin_of(const std::string& folder,
                                      const std::vector<std::string>& documents) {
  PL_TRY(const store::Workspace workspace, store::Workspace::open(folder, store::Access::Read));
  PL_TRY(const ReprintShelf shelf, read_reprint_shelf(workspace));
  PL_TRY(store::TextReader texts, store::TextReader::open(workspace, store::Names::Kept));
  const auto text_of = [&](std::size_t index) { return texts.text(shelf.articles[index].id); };
  PL_TRY(store::LaidReader reader, store::LaidReader::open(workspace));
  LaidKept kept(folder, shelf.rows, std::move(reader), store::LaidAmong{});
  PL_TRY(const resolve::Reprints found,
         resolve::find_families(shelf.articles, places(shelf, documents), text_of, &kept,
                                resolve::Detail::Kin));
  kept.write();
  std::vector<KinFamily> out;
  for (const resolve::Family& family : found.families) {
    KinFamily& kin = out.emplace_back();
    for (const resolve::Member& member : family.members) {
      KinMember& shown = kin.emplace_back(KinMember{shelf.articles[member.article].id, {}});
      for (const resolve::Taken& taken : member.taken) {
        shown.from.push_back(shelf.articles[taken.from].id);
      }
    }
  }
  return out;
}

}  // namespace plumbline::app
