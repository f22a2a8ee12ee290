// SPDX-License-Identifier: Apache-2.0
//
// The frame of a document: which of its lines are running text and which are headline, byline,
// dateline, heading, caption, question or boilerplate; and what those lines state of the document:
// outlet, authors, title, date. What markup said (model::Document::blocks as a reader filled them)
// is kept; the rest is found from form. Who speaks in the text itself is the business of `extract`.
//
// A wrong publisher harms: a field is filled only where a form that newsrooms use states it, and a
// name that may be a place or a person is looked up before it is taken for an outlet.

#pragma once

#include "model/document.h"
#include "refdata/refdata.h"

namespace plumbline::language {

class Learned;

// Fills `blocks` and those of publisher, authors, title and published that are empty, each with the
// place where the text states it; also finds that place for values that metadata stated. Changes
// neither text nor map. Linear in the text; a few microseconds a line, with `learned`, which may be
// null, some milliseconds more.
void state_frame(model::Document& document, const refdata::RefData& refdata,
                 const Learned* learned = nullptr);

}  // namespace plumbline::language
