// SPDX-License-Identifier: Apache-2.0
//
// How many, how much? Numbers that count something, with what qualifies them.

#include <cmath>
#include <initializer_list>

#include "language/currencies_internal.h"
#include "language/layers_internal.h"
#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

// A number after one of these names a thing and counts nothing: "Tier 2", "Article 144".
constexpr auto kLabels =
    word_set("tier"_w, "article"_w, "articles"_w, "art."_w, "section"_w, "sections"_w, "page"_w,
             "pages"_w, "p."_w, "pp."_w, "chapter"_w, "phase"_w, "level"_w, "resolution"_w, "no"_w,
             "no."_w, "number"_w, "paragraph"_w, "figure"_w, "table"_w, "category"_w, "part"_w,
             "protocol"_w, "class"_w, "grade"_w, "room"_w, "route"_w, "highway"_w, "flight"_w,
             "step"_w, "box"_w, "line"_w, "hotline"_w, "law"_w, "decree"_w, "order"_w,
             "directive"_w, "vol."_w, "volume"_w, "version"_w, "chapters"_w, "act"_w, "aged"_w,
             "age"_w, "ages"_w, "goal"_w, "type"_w, "form"_w, "case"_w, "para"_w);

class Counter {
 public:
  explicit Counter(Draft& draft) : draft_(draft) {}

  void find() {
    std::uint32_t at = 0;
    while (at < draft_.size()) {
      skip_times(at);
      if (at < draft_.size()) at = step(at);
    }
  }

 private:
  void skip_times(std::uint32_t& at) {
    const auto& times = draft_.out.times;
    while (time_ < times.size() && times[time_].tokens.end <= at) ++time_;
    while (time_ < times.size() && times[time_].tokens.begin <= at) at = times[time_++].tokens.end;
  }

  [[nodiscard]] bool starts_time(std::uint32_t at) const {
    const auto& times = draft_.out.times;
    return time_ < times.size() && times[time_].tokens.contains(at);
  }

  std::uint32_t step(std::uint32_t at) {
    if (const std::uint32_t end = joined_money(at); end != at) return end;
    const auto read = read_number(draft_, at);
    if (!read || !counts(at, *read)) return at + 1;
    Quantity quantity;
    quantity.value = read->value;
    quantity.tokens = {at, read->end};
    if (begins_behind_point(at)) {  // ".40 lira"
      quantity.value /= std::pow(10, draft_.word(at).size());
      --quantity.tokens.begin;
    }
    if (read->vague) quantity.approximator = std::string(draft_.words({at, read->end}));
    read_upper(quantity, read->end);
    read_unit(quantity);
    read_approximator(quantity, at);
    const bool plain = read_year(draft_, at).has_value() && quantity.tokens.size() == 1;
    quantity.year_like =
        plain && quantity.value >= 1900 && (draft_.pos(at + 1) != Pos::Noun || is_listed_year(at));
    const std::uint32_t end = quantity.tokens.end;
    draft_.out.quantities.push_back(std::move(quantity));
    return std::max(end, read->end);
  }

  // "USD50", "EUR2.5m", "50USD", "10,000Ksh", "USD50 million": figures and their money in one word.
  // The end of it; `at` if it is none.
  std::uint32_t joined_money(std::uint32_t at) {
    const std::string_view word = draft_.word(at);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto* const digit = std::find_if(word.begin(), word.end(), is_digit);
    if (digit == word.end() || word.size() > 20) return at;
    const auto first = static_cast<std::size_t>(digit - word.begin());
    const std::size_t last = word.find_last_of("0123456789");
    const std::string_view before = word.substr(0, first), after = word.substr(last + 1);
    const bool leads = !before.empty();
    const std::string_view code = currency_of_joined(leads ? before : after);
    const double scale = leads && !after.empty() ? short_scale(after) : 1;
    const auto figures = value_of_figures(word.substr(first, last + 1 - first));
    if (code.empty() || scale == 0 || !figures) return at;
    const NumberRead read = with_scale(draft_, {at + 1, *figures * scale, false, false});
    Quantity quantity;
    quantity.value = read.value;
    quantity.tokens = {at, read.end};
    quantity.currency = std::string(code);
    read_approximator(quantity, at);
    draft_.out.quantities.push_back(std::move(quantity));
    return std::max(draft_.out.quantities.back().tokens.end, read.end);
  }

  // "one" is mostly a pronoun or an article; a number after a label is a name.
  [[nodiscard]] bool counts(std::uint32_t at, const NumberRead& read) const {
    const std::uint32_t begin = draft_.sentence(at).begin;
    const std::uint64_t before = at > begin ? draft_.key(at - 1) : 0;
    if (is_labelled(at, begin) || is_note_mark(at, begin)) return false;
    if (!read.in_words || read.end > at + 1 || read.vague) return !is_list_mark(at);
    if (draft_.key(at) != "one"_w) return true;
    // "one to 1.2 million", "one or two"
    const bool joint = draft_.key(at + 1) == "to"_w || draft_.key(at + 1) == "or"_w;
    if (joint && read_number(draft_, at + 2)) return true;
    const Pos next = draft_.pos(at + 1);
    const bool noun = next == Pos::Noun || next == Pos::Adjective || draft_.key(at + 1) == "of"_w;
    return noun && before != "no"_w && before != "the"_w && before != "this"_w &&
           before != "that"_w && draft_.key(at + 1) != "another"_w;
  }

  // "Tier 2", "Articles 12 and 13", "aged 15 to 17".
  [[nodiscard]] bool is_labelled(std::uint32_t at, std::uint32_t begin) const {
    if (at > begin && kLabels.has(draft_.key(at - 1))) return true;
    // "(see 1.g.)"
    if (at > begin + 1 && draft_.key(at - 1) == "see"_w && draft_.word(at - 2) == "(") return true;
    const bool number =
        at >= begin + 3 && (draft_.is_number(at) || may_start_number(draft_.key(at)));
    if (!number || !(draft_.is_number(at - 2) || may_start_number(draft_.key(at - 2))))
      return false;
    static constexpr auto kSeveral =
        word_set("articles"_w, "sections"_w, "pages"_w, "pp."_w, "chapters"_w, "aged"_w, "ages"_w);
    const std::uint64_t joint = draft_.key(at - 1);
    const std::uint64_t label = draft_.key(at - 3);
    const std::string_view mark = draft_.word(at - 1);
    if (joint == "to"_w || mark == "-" || mark == "\u2013") return kLabels.has(label);
    return (joint == "and"_w || joint == "or"_w || mark == ",") && kSeveral.has(label);
  }

  // "1. First point", "2) Second point".
  [[nodiscard]] bool is_list_mark(std::uint32_t at) const {
    const std::string_view after = draft_.word(at + 1);
    const bool opens = draft_.inside(at) &&
                       (draft_.out.tokens[at].starts_block || draft_.out.tokens[at].starts_line);
    return opens && draft_.is_number(at) && (after == "." || after == ")") &&
           draft_.out.tokens[at + 1].space_before == false;
  }

  [[nodiscard]] bool begins_behind_point(std::uint32_t at) const {
    const auto& tokens = draft_.out.tokens;
    const std::string_view word = draft_.word(at);
    return at > 1 && draft_.word(at - 1) == "." && !tokens[at].space_before &&
           (tokens[at - 1].space_before || is_money_mark(at - 2)) && word.size() <= 3 &&
           word.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // Marks of notes that stood above the line: "was rising.10 This", "in 200411", "12 This
  // includes".
  [[nodiscard]] bool is_note_mark(std::uint32_t at, std::uint32_t begin) const {
    if (!draft_.is_number(at)) return false;
    const auto& tokens = draft_.out.tokens;
    const std::string_view word = draft_.word(at);
    constexpr std::size_t kLongest = 3;  // digits of the number of a note
    const bool plain = word.find_first_not_of("0123456789") == std::string_view::npos;
    if (!plain) return false;
    const std::uint64_t before = at > begin ? draft_.key(at - 1) : 0;
    constexpr std::size_t kYear = 4;
    const bool year = word.size() > kYear && word.size() <= kYear + 2 &&
                      (word.starts_with("19") || word.starts_with("20"));
    const bool timed = before == "in"_w || before == "since"_w || before == "until"_w;
    // Not "in 20000 cases": no note has the number 0, and behind a year stands nothing that it
    // counts.
    const bool counted = draft_.inside(at + 1) &&
                         (draft_.pos(at + 1) == Pos::Noun || draft_.pos(at + 1) == Pos::Adjective);
    if (year && timed && word[kYear] != '0' && !counted) return true;
    if (word.size() > kLongest || !draft_.inside(at + 1)) return false;
    const bool behind_stop = at > 1 && draft_.word(at - 1) == "." && !tokens[at].space_before &&
                             !tokens[at - 1].space_before &&
                             tokens[at - 2].kind == text::TokenKind::Word;
    if (behind_stop) return true;
    const Pos next = draft_.pos(at + 1);
    const bool function = next == Pos::Determiner || next == Pos::Pronoun ||
                          next == Pos::Adposition || next == Pos::Subordinator;
    const bool quoted = tokens[at + 1].kind == text::TokenKind::OpenQuote;
    return at == begin && (quoted || (function && draft_.is_capital(at + 1)));
  }

  // "10 to 15 percent", "10-15", "between 20 and 30".
  void read_upper(Quantity& quantity, std::uint32_t at) const {
    const std::uint64_t joint = draft_.key(at);
    const std::string_view mark = draft_.word(at);
    const std::uint32_t begin = quantity.tokens.begin;
    const std::uint32_t sign = begin > 0 && is_money_mark(begin - 1) ? 1 : 0;
    const std::uint64_t before = begin > sign ? draft_.key(begin - sign - 1) : 0;
    const bool between = joint == "and"_w && before == "between"_w;
    if (joint == "to"_w && before == "from"_w && changes(begin)) return;  // "rose from 6 to 23"
    const bool range = joint == "to"_w || mark == "-" || mark == "\u2013" || between ||
                       joint == "or"_w;  // "two or three"
    std::uint32_t next = at;
    if (is_money_mark(at + 1)) ++next;  // "$5 to $10", "DZD 50,000 to DZD 100,000"
    if (!range || starts_time(next + 1)) return;
    const auto upper = read_number(draft_, next + 1);
    if (!upper || upper->vague || upper->value <= quantity.value) return;
    quantity.upper = upper->value;
    // "2 to 3 million": the scale belongs to both.
    const bool shared = upper->end > next + 2 && draft_.is_number(next + 1) &&
                        quantity.tokens.size() == 1 && quantity.value < 1000;
    const auto figures = shared ? value_of_figures(draft_.word(next + 1)) : std::nullopt;
    if (figures && *figures > quantity.value) quantity.value *= upper->value / *figures;
    quantity.tokens.end = upper->end;
  }

  [[nodiscard]] bool is_money_mark(std::uint32_t at) const {
    const std::string_view word = draft_.word(at);
    return !currency_of_sign(word).empty() || !currency_of_code(word).empty();
  }

  // "rose from 6", "up from 6", "went from 6": a change from one to the other is no range.
  [[nodiscard]] bool changes(std::uint32_t begin) const {
    static constexpr auto kChanges =
        word_set("rise"_w, "fall"_w, "grow"_w, "increase"_w, "decrease"_w, "drop"_w, "climb"_w,
                 "go"_w, "jump"_w, "decline"_w, "up"_w, "down"_w, "reduce"_w, "cut"_w, "raise"_w,
                 "expand"_w, "shrink"_w, "swell"_w, "double"_w, "triple"_w, "soar"_w, "surge"_w,
                 "plunge"_w, "slip"_w, "move"_w, "change"_w, "rose"_w, "fell"_w, "lower"_w);
    for (std::uint32_t back = 2; back <= 8 && begin >= back; ++back) {
      const std::uint32_t at = begin - back;
      if (kChanges.has(draft_.lemma(at)) || kChanges.has(draft_.key(at))) return true;
      if (draft_.word(at) == ":") return true;  // "Fund: from 0 to 1.3 million"
    }
    return false;
  }

  // "in 2020 and | 2021 courts sentenced 41 men": the year behind a year.
  [[nodiscard]] bool is_listed_year(std::uint32_t at) const {
    return at > 1 && draft_.key(at - 1) == "and"_w &&
           follow_each_other(read_year(draft_, at - 2), read_year(draft_, at));
  }

  void read_unit(Quantity& quantity) const {
    const std::uint32_t after = quantity.tokens.end;
    const std::uint32_t begin = quantity.tokens.begin;
    const std::uint64_t key = draft_.key(after);
    if (draft_.word(after) == "%" || key == "percent"_w || key == "pct"_w ||
        key == "percentage"_w || key == "percents"_w) {
      quantity.percent = true;
      quantity.tokens.end = after + 1;
      return;
    }
    if (key == "per"_w && draft_.key(after + 1) == "cent"_w) {
      quantity.percent = true;
      quantity.tokens.end = after + 2;
      return;
    }
    if (const std::string_view code = currency_before(begin, quantity.value); !code.empty()) {
      quantity.currency = std::string(code);
      quantity.tokens.begin = begin - 1;
      take_letters(quantity);
      return;
    }
    read_currency_after(quantity, after);
  }

  // "$", "USD", "RM", "Rs." and the like before figures; "N" and other letters without a blank.
  [[nodiscard]] std::string_view currency_before(std::uint32_t begin, double value) const {
    if (begin == 0 || begin == draft_.sentence(begin).begin) return {};
    const std::string_view word = draft_.word(begin - 1);
    if (const std::string_view code = currency_of_sign(word); !code.empty()) return code;
    // "WE TRY 5 TIMES", "MAD 50": words in a headline
    if (value < 100 && (word == "TRY" || word == "MAD")) return {};
    if (const std::string_view code = currency_of_code(word); !code.empty()) return code;
    if (!draft_.out.tokens[begin].space_before) {
      if (const std::string_view code = currency_of_letter(word); !code.empty()) return code;
    }
    return draft_.is_all_capitals(begin - 1) ? currency_of_word(draft_.key(begin - 1))
                                             : std::string_view{};
  }

  // "US$", "HK$", "A$": letters before the sign, in a token of their own, say whose dollars.
  void take_letters(Quantity& quantity) const {
    const std::uint32_t sign = quantity.tokens.begin;
    if (sign == 0 || draft_.out.tokens[sign].space_before || !draft_.is_capital(sign - 1)) return;
    const std::string joined = std::string(draft_.word(sign - 1)) + std::string(draft_.word(sign));
    const std::string_view code = currency_of_sign(joined);
    if (code.empty()) return;
    quantity.currency = std::string(code);
    quantity.tokens.begin = sign - 1;
  }

  // "500 Pakistani rupees", "500 Hong Kong dollars": whose money it is stands before it.
  [[nodiscard]] bool read_money_of_country(Quantity& quantity, std::uint32_t after) const {
    const auto& names = draft_.out.names;
    const auto owner =
        std::lower_bound(names.begin(), names.end(), after,
                         [](const Name& name, std::uint32_t at) { return name.tokens.begin < at; });
    if (owner == names.end() || owner->tokens.begin != after || !owner->is_country) return false;
    const std::uint32_t word = owner->tokens.end;
    const std::string_view code = currency_of_country(owner->country, draft_.key(word));
    if (code.empty()) return false;
    quantity.currency = std::string(code);
    quantity.tokens.end = word + 1;
    return true;
  }

  // "2,000 manat" in a text on Turkmenistan and not on Azerbaijan: money of the only state named
  // that has such; else as the word by itself stands for.
  [[nodiscard]] std::string_view money_of_text(std::uint64_t word) const {
    const std::string_view usual = currency_of_word(word);
    if (usual.empty() || usual == "XXX" || usual == "USD" || usual == "GBP") return usual;
    std::string_view told;
    for (const Name& name : draft_.out.names) {
      if (!name.is_country) continue;
      const std::string_view own = currency_of_country(name.country, word);
      if (own.empty() || own == told) continue;
      if (!told.empty()) return usual;
      told = own;
    }
    return told.empty() ? usual : told;
  }

  // "500 euros", "500 US dollars", "500 EUR", "500 €".
  void read_currency_after(Quantity& quantity, std::uint32_t after) const {
    if (read_money_of_country(quantity, after)) return;
    std::uint32_t next = after;
    while (next < after + 2 && draft_.is_capital(next) && !names_money(draft_.key(next))) {
      ++next;
    }
    if (!names_money(draft_.key(next)) || next >= draft_.sentence(quantity.tokens.begin).end) {
      next = after;
    }
    const bool scaled = draft_.key(next - 1) == "million"_w || draft_.key(next - 1) == "billion"_w;
    if (draft_.key(next) == "won"_w && draft_.pos(next) == Pos::Verb && !scaled) return;
    std::string_view code = currency_of_sign(draft_.word(next));
    // "10 CAD files": a small number before a noun is none of money.
    const Pos noun = draft_.pos(next + 1);
    const bool small = quantity.value < 100 && (noun == Pos::Noun || noun == Pos::ProperNoun);
    if (code.empty() && !small) code = currency_of_code(draft_.word(next));
    const bool printed = names_money(draft_.key(next)) || draft_.is_all_capitals(next);
    if (code.empty() && printed) code = money_of_text(draft_.key(next));
    if (code.empty()) return;
    // "Canadian dollars": whose they are is printed, and it is not who has the code by itself.
    const std::uint64_t of = draft_.key(after);
    const bool shared = code == "USD" || code == "GBP";
    const bool own = next == after || of == "us"_w || of == "u.s."_w || of == "american"_w ||
                     of == "british"_w || of == "united"_w;
    quantity.currency = shared && !own ? "XXX" : std::string(code);
    quantity.tokens.end = next + 1;
    if (draft_.key(next + 1) == "cfa"_w) ++quantity.tokens.end;
  }

  [[nodiscard]] bool ends_with(std::uint32_t end,
                               std::initializer_list<std::uint64_t> words) const {
    if (end < words.size()) return false;
    std::uint32_t at = end - static_cast<std::uint32_t>(words.size());
    return std::all_of(words.begin(), words.end(),
                       [&](std::uint64_t word) { return draft_.key(at++) == word; });
  }

  // Tokens of an approximator that ends right before `at`.
  [[nodiscard]] std::uint32_t approximator_before(std::uint32_t at) const {
    static const std::array<std::initializer_list<std::uint64_t>, 15> kLong = {{
        {"no"_w, "fewer"_w, "than"_w},
        {"no"_w, "less"_w, "than"_w},
        {"not"_w, "less"_w, "than"_w},
        {"as"_w, "many"_w, "as"_w},
        {"as"_w, "much"_w, "as"_w},
        {"as"_w, "few"_w, "as"_w},
        {"a"_w, "minimum"_w, "of"_w},
        {"at"_w, "least"_w},
        {"at"_w, "most"_w},
        {"more"_w, "than"_w},
        {"fewer"_w, "than"_w},
        {"less"_w, "than"_w},
        {"up"_w, "to"_w},
        {"close"_w, "to"_w},
        {"an"_w, "estimated"_w},
    }};
    for (const auto& words : kLong) {
      if (ends_with(at, words)) return static_cast<std::uint32_t>(words.size());
    }
    static constexpr auto kShort =
        word_set("about"_w, "around"_w, "approximately"_w, "roughly"_w, "nearly"_w, "almost"_w,
                 "some"_w, "over"_w, "under"_w, "estimated"_w, "circa"_w, "only"_w, "just"_w,
                 "exactly"_w, "another"_w, "over"_w, "above"_w, "below"_w, "between"_w, "alone"_w);
    const std::uint64_t before = at > 0 ? draft_.key(at - 1) : 0;
    const bool exact = before == "only"_w || before == "just"_w || before == "exactly"_w ||
                       before == "another"_w || before == "alone"_w || before == "between"_w;
    return kShort.has(before) && !exact ? 1 : 0;
  }

  void read_approximator(Quantity& quantity, std::uint32_t at) const {
    const std::uint32_t begin = std::min(at, quantity.tokens.begin);
    const std::uint32_t length = approximator_before(begin);
    const bool same = length > 0 && begin - length >= draft_.sentence(begin).begin;
    if (same) {
      quantity.approximator = std::string(draft_.words({begin - length, begin}));
      quantity.tokens.begin = begin - length;
      return;
    }
    const std::uint32_t end = quantity.tokens.end;
    const bool more = draft_.key(end) == "or"_w &&
                      (draft_.key(end + 1) == "more"_w || draft_.key(end + 1) == "so"_w);
    if (!more) return;
    quantity.approximator = std::string(draft_.words({end, end + 2}));
    quantity.tokens.end = end + 2;
  }

  Draft& draft_;
  std::size_t time_ = 0;
};

}  // namespace

void find_quantities(Draft& draft) {
  Counter(draft).find();
}

}  // namespace plumbline::language
