// SPDX-License-Identifier: Apache-2.0

#include "app/search.h"

#include "store/search.h"

namespace plumbline::app {

Result<Hits> search(const SearchRequest& request) {
  PL_TRY(const store::Workspace workspace,
         store::Workspace::open(request.workspace, store::Access::Read));
  store::SearchOptions options;
  options.query = request.query;
  options.ranked = request.ranked;
  options.limit = request.limit;
  PL_TRY(store::SearchAnswer answer, store::search(workspace, options));
  Hits hits;
  hits.total = answer.total;
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
