// SPDX-License-Identifier: Apache-2.0

#include "app/search.h"

#include "app/search_filter_internal.h"
#include "store/search.h"
#include "store/word_backlog.h"

namespace plumbline::app {

Result<std::int64_t> enter_references(const std::string& workspace,
                                      const std::function<void(std::int64_t)>& entering,
                                      const std::atomic<bool>* stop) {
  PL_TRY(const store::Workspace opened, store::Workspace::open(workspace, store::Access::Read));
  PL_TRY(const std::int64_t waiting, store::count_wordless(opened));
  if (waiting == 0) return waiting;
  if (entering) entering(waiting);
  (void)store::index_words(workspace, stop);  // what is left then says enough
  return store::count_wordless(opened);
}

Result<std::int64_t> references_waiting(const std::string& workspace) {
  PL_TRY(const store::Workspace opened, store::Workspace::open(workspace, store::Access::Read));
  return store::count_wordless(opened);
}

Result<Hits> search(const SearchRequest& request) {
  store::SearchOptions options;
  PL_TRY(options.filter, document_filter(request.filter));
  PL_TRY(options.filter.after, parse_place(request.after));
  if (request.ranked && options.filter.after) {
    return Error{ErrorCode::Misuse, "the best first come on one page; ask for more on it"};
  }
  PL_TRY(const std::int64_t unsearched, request.enter
                                            ? enter_references(request.workspace, request.entering)
                                            : references_waiting(request.workspace));
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(request.workspace, store::Access::Read));
  options.query = request.query;
  options.ranked = request.ranked;
  options.limit = request.limit;
  PL_TRY(store::SearchAnswer answer, store::search(workspace, options));
  Hits hits;
  hits.total = answer.total;
  hits.ranked = answer.ranked;
  hits.unsearched = unsearched;
  if (answer.more && !request.ranked) {
    hits.next = place_text(answer.hits.back().published, answer.hits.back().document);
  }
  for (store::SearchHit& found : answer.hits) {
    Hit hit;
    hit.document = std::move(found.document);
    hit.name = std::move(found.name);
    hit.title = std::move(found.title);
    hit.publisher = std::move(found.publisher);
    hit.published = std::move(found.published);
    hit.snippet = std::move(found.snippet_text);
    hit.start = found.snippet_start;
    for (const text::Span& mark : found.marks) {
      hit.marks.push_back({mark.begin - found.snippet.begin, mark.end - found.snippet.begin});
    }
    hits.shown.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace plumbline::app
