// SPDX-License-Identifier: Apache-2.0

#include <algorithm>
#include <mutex>

#include "resolve/case_words_internal.h"
#include "resolve/taken_back.h"
#include "text/word_set.h"

namespace plumbline::resolve {

const CaseWords& CaseWords::of(const refdata::RefData& refdata) {
  static std::mutex guard;
  static std::map<std::string, CaseWords, std::less<>> made;
  const std::scoped_lock lock(guard);
  if (const auto found = made.find(refdata.version()); found != made.end()) return found->second;
  CaseWords& words = made[std::string(refdata.version())];
  words.phrases_ = &refdata.wordlist("case_words");
  const refdata::TableView table = refdata.table_view("wordlists/case_words");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view kind = table.cell(row, 1);
    constexpr std::pair<std::string_view, Kind> kKinds[] = {
        {"other-case", OtherCase},  {"total", Total},     {"correction", Correction},
        {"retraction", Retraction}, {"wrong", Wrong},     {"right", Right},
        {"mistaken", Mistaken},     {"version", Version}, {"misstated", Misstated},
        {"withdrawn", Withdrawn}};
    int bit = 0;
    for (const auto& [name, value] : kKinds) {
      if (kind == name) bit = value;
    }
    words.kinds_.push_back(bit);
  }
  return words;
}

int CaseWords::kinds_at(std::span<const text::Token> tokens, std::size_t at) const {
  std::vector<std::uint32_t> rows;
  phrases_->match_at(tokens, static_cast<std::uint32_t>(at), rows);
  int kinds = 0;
  for (const std::uint32_t row : rows) {
    if (row < kinds_.size()) kinds |= kinds_[row];
  }
  return kinds;
}

bool CaseWords::says(const Words& words, const text::TokenRange& range, Kind kind) const {
  for (std::size_t at = range.begin; at < range.end; ++at) {
    if ((kinds_at(words.tokens(), at) & kind) != 0) return true;
  }
  return false;
}

bool CaseWords::begins(const Words& words, const text::TokenRange& range, Kind kind) const {
  return !range.empty() && (kinds_at(words.tokens(), range.begin) & kind) != 0;
}

namespace {

constexpr text::WordSet kWrote{"wrote",      "reported",    "said",       "stated",
                               "misstated",  "incorrectly", "wrongly",    "erroneously",
                               "mistakenly", "claimed",     "misreported"};
constexpr text::WordSet kTurns{"figure", "number", "correct", "actually", "should",
                               "true",   "right",  "instead", "but"};
constexpr text::WordSet kDisowns{"not", "than"};

bool is_of_date(const Words& words, std::size_t at, std::size_t size) {
  const auto month = [&](std::size_t i) {
    std::vector<std::uint32_t> rows;
    return i < words.tokens().size() && words.is_capital(i) &&
           words.refdata().wordlist("months").match_at(words.tokens(),
                                                       static_cast<std::uint32_t>(i), rows) > 0;
  };
  return month(at + size) || (at > 0 && month(at - 1));
}

void add_value(std::vector<double>& list, double value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

// "we wrote that police had freed 32; the figure was 23", "23 were freed, not 32".
void sort_numbers(const Words& words, const text::TokenRange& range, Notice& notice,
                  std::vector<double>& disowned_numbers) {
  bool wrong = false;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    wrong = wrong || kWrote.has(words.tokens()[at].key);
  }
  bool turned = false;
  bool any_wrong = false;
  for (std::size_t at = range.begin; at < range.end;) {
    const std::uint64_t key = words.tokens()[at].key;
    if (words.printed(at) == ";" || (any_wrong && kTurns.has(key))) turned = true;
    const auto [value, size] = words.number_at(at);
    const bool year = value >= 1900 && value <= 2100 && words.printed(at).size() == 4;
    if (size == 0 || year || is_of_date(words, at, size)) {
      at += std::max<std::size_t>(size, 1);
      continue;
    }
    const bool disowned =
        at > range.begin && (kDisowns.has(words.tokens()[at - 1].key) ||
                             (at > range.begin + 1 && words.printed(at - 1) == "of" &&
                              words.printed(at - 2) == "instead"));
    const bool is_wrong = disowned || (wrong && !turned);
    add_value(is_wrong ? notice.wrong : notice.right, value);
    if (disowned) add_value(disowned_numbers, value);
    any_wrong = any_wrong || is_wrong;
    at += size;
  }
}

// What is said to be right somewhere is not wrong, unless it is disowned in so many words.
void settle_notice(Notice& notice, const std::vector<double>& disowned) {
  const auto holds = [](const std::vector<double>& list, double value) {
    return std::find(list.begin(), list.end(), value) != list.end();
  };
  std::erase_if(notice.right, [&](double value) { return holds(disowned, value); });
  std::erase_if(notice.wrong, [&](double value) { return holds(notice.right, value); });
}

// The sentences of the paragraph from `first` on.
std::size_t paragraph_end(const std::vector<text::Sentence>& sentences, std::size_t first) {
  std::size_t end = first;
  while (end < sentences.size() && sentences[end].paragraph == sentences[first].paragraph) ++end;
  return end;
}

Notice notice_of(const Words& words, const std::vector<text::Sentence>& sentences,
                 std::size_t first, std::size_t end) {
  Notice notice;
  notice.passage = text::cover(sentences[first].span, sentences[end - 1].span);
  std::vector<double> disowned;
  for (std::size_t i = first; i < end; ++i) {
    sort_numbers(words, sentences[i].tokens, notice, disowned);
  }
  settle_notice(notice, disowned);
  return notice;
}

// Its title, or its first words, say that it is a correction.
bool is_correction(const model::Document& document, const Words& words,
                   const std::vector<text::Sentence>& sentences, const CaseWords& cues) {
  const Words title(document.title, words.refdata());
  const text::TokenRange all{0, static_cast<std::uint32_t>(title.tokens().size())};
  if (cues.begins(title, all, CaseWords::Correction)) return true;
  return !sentences.empty() && cues.begins(words, sentences.front().tokens, CaseWords::Correction);
}

bool begins_paragraph(const std::vector<text::Sentence>& sentences, std::size_t at) {
  return at == 0 || sentences[at - 1].paragraph != sentences[at].paragraph;
}

}  // namespace

std::vector<Notice> find_notices(const model::Document& document, const Words& words,
                                 const std::vector<text::Sentence>& sentences,
                                 const CaseWords& cues) {
  std::vector<Notice> notices;
  if (is_correction(document, words, sentences, cues) && !sentences.empty()) {
    Notice notice = notice_of(words, sentences, 0, sentences.size());
    notice.whole_document = true;
    for (const text::Sentence& sentence : sentences) {
      if (cues.says(words, sentence.tokens, CaseWords::Retraction)) {
        notice.kind = Notice::Kind::Retraction;
      }
    }
    notices.push_back(std::move(notice));
    return notices;
  }
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const bool retracts = cues.says(words, sentences[i].tokens, CaseWords::Retraction);
    const bool corrects = begins_paragraph(sentences, i) &&
                          cues.begins(words, sentences[i].tokens, CaseWords::Correction);
    if (!retracts && !corrects) continue;
    const std::size_t end = retracts ? i + 1 : paragraph_end(sentences, i);
    notices.push_back(notice_of(words, sentences, i, end));
    if (retracts) notices.back().kind = Notice::Kind::Retraction;
    i = end - 1;
  }
  return notices;
}

void mark_taken_back(const Words& words, const std::vector<text::Sentence>& sentences,
                     Account& account) {
  for (Told& telling : account.tellings) {
    const auto sentence =
        std::find_if(sentences.begin(), sentences.end(),
                     [&](const text::Sentence& each) { return each.span.contains(telling.word); });
    telling.taken_back =
        sentence != sentences.end() &&
        is_taken_back(words.text(), text::Span{telling.word.begin, sentence->span.end},
                      words.refdata());
  }
  for (const Notice& notice : account.notices) {
    const auto is_wrong = [&](const Party& party) {
      return party.count && std::find(notice.wrong.begin(), notice.wrong.end(), *party.count) !=
                                notice.wrong.end();
    };
    for (Told& telling : account.tellings) {
      if (!notice.whole_document && !notice.passage.contains(telling.word)) continue;
      if (is_wrong(telling.accused) || is_wrong(telling.victims)) telling.taken_back = true;
    }
  }
}

}  // namespace plumbline::resolve
