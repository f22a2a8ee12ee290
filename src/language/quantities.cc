// SPDX-License-Identifier: Apache-2.0
//
// How many, how much? Numbers that count something, with what qualifies them.

#include <initializer_list>

#include "language/currencies_internal.h"
#include "language/layers_internal.h"
#include "language/numbers_internal.h"

namespace plumbline::language {
namespace {

// A number after one of these names a thing and counts nothing: "Tier 2", "Article 144".
constexpr auto kLabels = word_set(
    "tier"_w, "article"_w, "articles"_w, "art."_w, "section"_w, "sections"_w, "page"_w, "pages"_w,
    "p."_w, "pp."_w, "chapter"_w, "phase"_w, "level"_w, "resolution"_w, "no"_w, "no."_w, "number"_w,
    "paragraph"_w, "figure"_w, "table"_w, "category"_w, "part"_w, "protocol"_w, "class"_w,
    "grade"_w, "room"_w, "route"_w, "highway"_w, "flight"_w, "step"_w, "box"_w, "line"_w,
    "hotline"_w, "law"_w, "decree"_w, "order"_w, "directive"_w, "vol."_w, "volume"_w, "version"_w,
    "chapters"_w, "act"_w, "aged"_w, "age"_w, "goal"_w, "type"_w, "form"_w, "case"_w, "para"_w);

constexpr auto kCurrencyWords = word_set(
    "dollar"_w, "dollars"_w, "euro"_w, "euros"_w, "pound"_w, "pounds"_w, "manat"_w, "manats"_w,
    "dram"_w, "drams"_w, "lari"_w, "ruble"_w, "rubles"_w, "rouble"_w, "roubles"_w, "rupee"_w,
    "rupees"_w, "lira"_w, "liras"_w, "yuan"_w, "yen"_w, "franc"_w, "francs"_w, "hryvnia"_w,
    "hryvnias"_w, "tenge"_w, "som"_w, "zloty"_w, "krona"_w, "kronor"_w, "rial"_w, "rials"_w,
    "dirham"_w, "dirhams"_w, "peso"_w, "pesos"_w, "rand"_w, "naira"_w, "shekel"_w, "shekels"_w,
    "baht"_w, "dong"_w, "kyat"_w, "kyats"_w, "taka"_w, "birr"_w, "cedi"_w, "cedis"_w, "ringgit"_w,
    "rupiah"_w, "reais"_w, "forint"_w, "forints"_w, "leva"_w, "quetzal"_w, "quetzales"_w,
    "afghani"_w, "afghanis"_w, "somoni"_w, "riel"_w, "kip"_w, "dinar"_w, "dinars"_w, "riyal"_w,
    "riyals"_w, "won"_w, "boliviano"_w, "bolivianos"_w, "colon"_w, "colones"_w, "soles"_w,
    "shilling"_w, "shillings"_w, "crown"_w, "crowns"_w, "kwacha"_w, "lei"_w, "soms"_w);

// XXX (ISO 4217: no currency) where several countries have money of that name.
std::string_view currency_of_word(std::uint64_t key) {
  struct Row {
    std::uint64_t key;
    std::string_view code;
  };
  static constexpr std::array<Row, 93> kRows = {{
      {"dollar"_w, "USD"},   {"dollars"_w, "USD"},  {"euro"_w, "EUR"},      {"euros"_w, "EUR"},
      {"pound"_w, "GBP"},    {"pounds"_w, "GBP"},   {"manat"_w, "AZN"},     {"manats"_w, "AZN"},
      {"dram"_w, "AMD"},     {"drams"_w, "AMD"},    {"lari"_w, "GEL"},      {"ruble"_w, "RUB"},
      {"rubles"_w, "RUB"},   {"rouble"_w, "RUB"},   {"roubles"_w, "RUB"},   {"lira"_w, "TRY"},
      {"liras"_w, "TRY"},    {"yuan"_w, "CNY"},     {"yen"_w, "JPY"},       {"hryvnia"_w, "UAH"},
      {"hryvnias"_w, "UAH"}, {"tenge"_w, "KZT"},    {"zloty"_w, "PLN"},     {"naira"_w, "NGN"},
      {"shekel"_w, "ILS"},   {"shekels"_w, "ILS"},  {"usd"_w, "USD"},       {"eur"_w, "EUR"},
      {"gbp"_w, "GBP"},      {"azn"_w, "AZN"},      {"amd"_w, "AMD"},       {"gel"_w, "GEL"},
      {"rub"_w, "RUB"},      {"try"_w, "TRY"},      {"pkr"_w, "PKR"},       {"inr"_w, "INR"},
      {"chf"_w, "CHF"},      {"cny"_w, "CNY"},      {"jpy"_w, "JPY"},       {"uah"_w, "UAH"},
      {"baht"_w, "THB"},     {"dong"_w, "VND"},     {"kyat"_w, "MMK"},      {"kyats"_w, "MMK"},
      {"taka"_w, "BDT"},     {"birr"_w, "ETB"},     {"cedi"_w, "GHS"},      {"cedis"_w, "GHS"},
      {"ringgit"_w, "MYR"},  {"rupiah"_w, "IDR"},   {"reais"_w, "BRL"},     {"forint"_w, "HUF"},
      {"forints"_w, "HUF"},  {"leva"_w, "BGN"},     {"quetzal"_w, "GTQ"},   {"quetzales"_w, "GTQ"},
      {"afghani"_w, "AFN"},  {"afghanis"_w, "AFN"}, {"somoni"_w, "TJS"},    {"riel"_w, "KHR"},
      {"kip"_w, "LAK"},      {"rand"_w, "ZAR"},     {"peso"_w, "XXX"},      {"pesos"_w, "XXX"},
      {"franc"_w, "XXX"},    {"francs"_w, "XXX"},   {"dinar"_w, "XXX"},     {"dinars"_w, "XXX"},
      {"dirham"_w, "XXX"},   {"dirhams"_w, "XXX"},  {"riyal"_w, "XXX"},     {"riyals"_w, "XXX"},
      {"rial"_w, "XXX"},     {"rials"_w, "XXX"},    {"shilling"_w, "XXX"},  {"shillings"_w, "XXX"},
      {"rupee"_w, "XXX"},    {"rupees"_w, "XXX"},   {"crown"_w, "XXX"},     {"crowns"_w, "XXX"},
      {"krona"_w, "XXX"},    {"kronor"_w, "XXX"},   {"kwacha"_w, "XXX"},    {"lei"_w, "XXX"},
      {"som"_w, "XXX"},      {"soms"_w, "XXX"},     {"won"_w, "XXX"},       {"colon"_w, "CRC"},
      {"colones"_w, "CRC"},  {"soles"_w, "PEN"},    {"boliviano"_w, "BOB"}, {"bolivianos"_w, "BOB"},
      {"cents"_w, "XXX"},
  }};
  for (const Row& row : kRows) {
    if (row.key == key) return row.code;
  }
  return {};
}

std::string_view currency_of_sign(std::string_view sign) {
  if (sign == "A$" || sign == "AU$" || sign == "AUD$") return "AUD";
  if (sign == "C$" || sign == "CA$" || sign == "CAD$") return "CAD";
  if (sign == "HK$") return "HKD";
  if (sign == "NZ$" || sign == "NZD$") return "NZD";
  if (sign == "S$") return "SGD";
  if (sign == "R$") return "BRL";
  if (sign == "\u20A6") return "NGN";
  if (sign == "\u20B1") return "PHP";
  if (sign == "\u09F3") return "BDT";
  if (sign == "\u20A9") return "KRW";
  if (sign == "\u20AB") return "VND";
  if (sign == "\u20B8") return "KZT";
  if (sign == "\u20AA") return "ILS";
  if (sign == "$" || sign == "US$") return "USD";
  if (sign == "\u20AC") return "EUR";
  if (sign == "\u00A3") return "GBP";
  if (sign == "\u20BD") return "RUB";
  if (sign == "\u20BC") return "AZN";
  if (sign == "\u058F") return "AMD";
  if (sign == "\u20BE") return "GEL";
  if (sign == "\u20BA") return "TRY";
  if (sign == "\u20B9") return "INR";
  if (sign == "\u00A5") return "JPY";
  return sign == "\u20B4" ? "UAH" : std::string_view{};
}

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
    const auto read = read_number(draft_, at);
    if (!read || !counts(at, *read)) return at + 1;
    Quantity quantity;
    quantity.value = read->value;
    quantity.tokens = {at, read->end};
    if (read->vague) quantity.approximator = std::string(draft_.words({at, read->end}));
    read_upper(quantity, read->end);
    read_unit(quantity);
    read_approximator(quantity, at);
    const bool plain = read_year(draft_, at).has_value() && quantity.tokens.size() == 1;
    quantity.year_like = plain && quantity.value >= 1900 && draft_.pos(at + 1) != Pos::Noun;
    const std::uint32_t end = quantity.tokens.end;
    draft_.out.quantities.push_back(std::move(quantity));
    return std::max(end, read->end);
  }

  // "one" is mostly a pronoun or an article; a number after a label is a name.
  [[nodiscard]] bool counts(std::uint32_t at, const NumberRead& read) const {
    const std::uint32_t begin = draft_.sentence(at).begin;
    const std::uint64_t before = at > begin ? draft_.key(at - 1) : 0;
    if (kLabels.has(before)) return false;
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

  // "1. First point", "2) Second point".
  [[nodiscard]] bool is_list_mark(std::uint32_t at) const {
    const std::string_view after = draft_.word(at + 1);
    const bool opens = draft_.inside(at) &&
                       (draft_.out.tokens[at].starts_block || draft_.out.tokens[at].starts_line);
    return opens && draft_.is_number(at) && (after == "." || after == ")") &&
           draft_.out.tokens[at + 1].space_before == false;
  }

  // "10 to 15 percent", "10-15", "between 20 and 30".
  void read_upper(Quantity& quantity, std::uint32_t at) const {
    const std::uint64_t joint = draft_.key(at);
    const std::string_view mark = draft_.word(at);
    const std::uint32_t begin = quantity.tokens.begin;
    const std::uint32_t sign =
        begin > 0 && !currency_of_sign(draft_.word(begin - 1)).empty() ? 1 : 0;
    const std::uint64_t before = begin > sign ? draft_.key(begin - sign - 1) : 0;
    const bool between = joint == "and"_w && before == "between"_w;
    if (joint == "to"_w && before == "from"_w && changes(begin)) return;  // "rose from 6 to 23"
    const bool range = joint == "to"_w || mark == "-" || mark == "\u2013" || between ||
                       joint == "or"_w;  // "two or three"
    std::uint32_t next = at;
    if (currency_of_sign(draft_.word(at + 1)).size() > 0) ++next;  // "$5 to $10"
    if (!range || starts_time(next + 1)) return;
    const auto upper = read_number(draft_, next + 1);
    if (!upper || upper->vague || upper->value <= quantity.value) return;
    quantity.upper = upper->value;
    // "2 to 3 million": the scale belongs to both.
    const bool shared = upper->end > next + 2 && draft_.is_number(next + 1) &&
                        quantity.tokens.size() == 1 && quantity.value < 1000;
    if (shared) {
      const auto figures = read_number_figures(next + 1);
      if (figures > 0) quantity.value *= upper->value / figures;
    }
    quantity.tokens.end = upper->end;
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

  [[nodiscard]] double read_number_figures(std::uint32_t at) const {
    double value = 0;
    for (const char c : draft_.word(at)) {
      if (c == '.') return 0;
      if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    }
    return value;
  }

  void read_unit(Quantity& quantity) const {
    const std::uint32_t after = quantity.tokens.end;
    const std::uint32_t begin = quantity.tokens.begin;
    const std::uint64_t key = draft_.key(after);
    if (draft_.word(after) == "%" || key == "percent"_w || key == "pct"_w ||
        key == "percentage"_w) {
      quantity.percent = true;
      quantity.tokens.end = after + 1;
      return;
    }
    if (key == "per"_w && draft_.key(after + 1) == "cent"_w) {
      quantity.percent = true;
      quantity.tokens.end = after + 2;
      return;
    }
    std::string_view code =
        begin > 0 ? currency_of_sign(draft_.word(begin - 1)) : std::string_view{};
    if (code.empty() && begin > 0 && draft_.is_all_capitals(begin - 1))
      code = currency_of_word(draft_.key(begin - 1));
    if (!code.empty()) {
      quantity.currency = std::string(code);
      quantity.tokens.begin = begin - 1;
      take_letters(quantity);
      return;
    }
    read_currency_after(quantity, after);
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

  // "500 euros", "500 US dollars", "500 EUR", "500 €".
  void read_currency_after(Quantity& quantity, std::uint32_t after) const {
    if (read_money_of_country(quantity, after)) return;
    std::uint32_t next = after;
    while (next < after + 2 && draft_.is_capital(next) && !kCurrencyWords.has(draft_.key(next))) {
      ++next;
    }
    if (!kCurrencyWords.has(draft_.key(next))) next = after;
    const bool scaled = draft_.key(next - 1) == "million"_w || draft_.key(next - 1) == "billion"_w;
    if (draft_.key(next) == "won"_w && draft_.pos(next) == Pos::Verb && !scaled) return;
    std::string_view code = currency_of_sign(draft_.word(next));
    const bool printed = kCurrencyWords.has(draft_.key(next)) || draft_.is_all_capitals(next);
    if (code.empty() && printed) code = currency_of_word(draft_.key(next));
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
