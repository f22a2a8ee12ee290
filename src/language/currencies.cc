// SPDX-License-Identifier: Apache-2.0

#include "language/currencies_internal.h"
#include "language/words_internal.h"

namespace plumbline::language {
namespace {

struct Money {
  std::string_view country;
  std::string_view code;
  std::uint64_t singular;
  std::uint64_t plural;
};

// ISO 4217, the moneys whose name several countries share.
constexpr auto kMoneys = std::to_array<Money>({
    {"USA", "USD", "dollar"_w, "dollars"_w},
    {"AUS", "AUD", "dollar"_w, "dollars"_w},
    {"CAN", "CAD", "dollar"_w, "dollars"_w},
    {"NZL", "NZD", "dollar"_w, "dollars"_w},
    {"HKG", "HKD", "dollar"_w, "dollars"_w},
    {"SGP", "SGD", "dollar"_w, "dollars"_w},
    {"TWN", "TWD", "dollar"_w, "dollars"_w},
    {"FJI", "FJD", "dollar"_w, "dollars"_w},
    {"JAM", "JMD", "dollar"_w, "dollars"_w},
    {"TTO", "TTD", "dollar"_w, "dollars"_w},
    {"BHS", "BSD", "dollar"_w, "dollars"_w},
    {"BRB", "BBD", "dollar"_w, "dollars"_w},
    {"GUY", "GYD", "dollar"_w, "dollars"_w},
    {"SUR", "SRD", "dollar"_w, "dollars"_w},
    {"NAM", "NAD", "dollar"_w, "dollars"_w},
    {"LBR", "LRD", "dollar"_w, "dollars"_w},
    {"BRN", "BND", "dollar"_w, "dollars"_w},
    {"SLB", "SBD", "dollar"_w, "dollars"_w},
    {"GBR", "GBP", "pound"_w, "pounds"_w},
    {"EGY", "EGP", "pound"_w, "pounds"_w},
    {"SDN", "SDG", "pound"_w, "pounds"_w},
    {"SSD", "SSP", "pound"_w, "pounds"_w},
    {"SYR", "SYP", "pound"_w, "pounds"_w},
    {"LBN", "LBP", "pound"_w, "pounds"_w},
    {"LBN", "LBP", "lira"_w, "liras"_w},
    {"TUR", "TRY", "lira"_w, "liras"_w},
    {"IND", "INR", "rupee"_w, "rupees"_w},
    {"PAK", "PKR", "rupee"_w, "rupees"_w},
    {"NPL", "NPR", "rupee"_w, "rupees"_w},
    {"LKA", "LKR", "rupee"_w, "rupees"_w},
    {"MUS", "MUR", "rupee"_w, "rupees"_w},
    {"SYC", "SCR", "rupee"_w, "rupees"_w},
    {"MEX", "MXN", "peso"_w, "pesos"_w},
    {"PHL", "PHP", "peso"_w, "pesos"_w},
    {"COL", "COP", "peso"_w, "pesos"_w},
    {"ARG", "ARS", "peso"_w, "pesos"_w},
    {"CHL", "CLP", "peso"_w, "pesos"_w},
    {"DOM", "DOP", "peso"_w, "pesos"_w},
    {"CUB", "CUP", "peso"_w, "pesos"_w},
    {"URY", "UYU", "peso"_w, "pesos"_w},
    {"CHE", "CHF", "franc"_w, "francs"_w},
    {"RWA", "RWF", "franc"_w, "francs"_w},
    {"BDI", "BIF", "franc"_w, "francs"_w},
    {"COD", "CDF", "franc"_w, "francs"_w},
    {"GIN", "GNF", "franc"_w, "francs"_w},
    {"DJI", "DJF", "franc"_w, "francs"_w},
    {"COM", "KMF", "franc"_w, "francs"_w},
    {"IRQ", "IQD", "dinar"_w, "dinars"_w},
    {"KWT", "KWD", "dinar"_w, "dinars"_w},
    {"JOR", "JOD", "dinar"_w, "dinars"_w},
    {"BHR", "BHD", "dinar"_w, "dinars"_w},
    {"LBY", "LYD", "dinar"_w, "dinars"_w},
    {"TUN", "TND", "dinar"_w, "dinars"_w},
    {"DZA", "DZD", "dinar"_w, "dinars"_w},
    {"SRB", "RSD", "dinar"_w, "dinars"_w},
    {"ARE", "AED", "dirham"_w, "dirhams"_w},
    {"MAR", "MAD", "dirham"_w, "dirhams"_w},
    {"SAU", "SAR", "riyal"_w, "riyals"_w},
    {"QAT", "QAR", "riyal"_w, "riyals"_w},
    {"YEM", "YER", "riyal"_w, "riyals"_w},
    {"YEM", "YER", "rial"_w, "rials"_w},
    {"IRN", "IRR", "rial"_w, "rials"_w},
    {"OMN", "OMR", "rial"_w, "rials"_w},
    {"KEN", "KES", "shilling"_w, "shillings"_w},
    {"UGA", "UGX", "shilling"_w, "shillings"_w},
    {"TZA", "TZS", "shilling"_w, "shillings"_w},
    {"SOM", "SOS", "shilling"_w, "shillings"_w},
    {"CZE", "CZK", "crown"_w, "crowns"_w},
    {"SWE", "SEK", "krona"_w, "kronor"_w},
    {"SWE", "SEK", "crown"_w, "crowns"_w},
    {"ISL", "ISK", "krona"_w, "kronur"_w},
    {"NOR", "NOK", "krone"_w, "kroner"_w},
    {"NOR", "NOK", "crown"_w, "crowns"_w},
    {"DNK", "DKK", "krone"_w, "kroner"_w},
    {"ZMB", "ZMW", "kwacha"_w, "kwachas"_w},
    {"MWI", "MWK", "kwacha"_w, "kwachas"_w},
    {"ROU", "RON", "leu"_w, "lei"_w},
    {"MDA", "MDL", "leu"_w, "lei"_w},
    {"KGZ", "KGS", "som"_w, "soms"_w},
    {"UZB", "UZS", "som"_w, "soms"_w},
    {"UZB", "UZS", "sum"_w, "sums"_w},
    {"RUS", "RUB", "ruble"_w, "rubles"_w},
    {"RUS", "RUB", "rouble"_w, "roubles"_w},
    {"BLR", "BYN", "ruble"_w, "rubles"_w},
    {"BLR", "BYN", "rouble"_w, "roubles"_w},
    {"AZE", "AZN", "manat"_w, "manats"_w},
    {"TKM", "TMT", "manat"_w, "manats"_w},
    {"PRK", "KPW", "won"_w, "wons"_w},
    {"KOR", "KRW", "won"_w, "wons"_w},
    {"ZAF", "ZAR", "rand"_w, "rands"_w},
});

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
    "shilling"_w, "shillings"_w, "crown"_w, "crowns"_w, "kwacha"_w, "lei"_w, "soms"_w, "lempira"_w,
    "lempiras"_w, "gourde"_w, "gourdes"_w, "cordoba"_w, "cordobas"_w, "guarani"_w, "guaranies"_w,
    "metical"_w, "meticais"_w, "dalasi"_w, "dalasis"_w, "leone"_w, "leones"_w, "denar"_w,
    "denars"_w, "pula"_w, "ariary"_w, "tugrik"_w, "tugriks"_w, "togrog"_w, "ouguiya"_w, "rufiyaa"_w,
    "kina"_w, "vatu"_w, "loti"_w, "maloti"_w, "emalangeni"_w, "nakfa"_w);

struct NamedMoney {
  std::uint64_t key;
  std::string_view code;
};

// XXX (ISO 4217: no currency) where several countries have money of that name.
constexpr auto kNamedMoneys = std::to_array<NamedMoney>({
    {"dollar"_w, "USD"},     {"dollars"_w, "USD"},   {"euro"_w, "EUR"},
    {"euros"_w, "EUR"},      {"pound"_w, "GBP"},     {"pounds"_w, "GBP"},
    {"manat"_w, "AZN"},      {"manats"_w, "AZN"},    {"dram"_w, "AMD"},
    {"drams"_w, "AMD"},      {"lari"_w, "GEL"},      {"ruble"_w, "RUB"},
    {"rubles"_w, "RUB"},     {"rouble"_w, "RUB"},    {"roubles"_w, "RUB"},
    {"lira"_w, "TRY"},       {"liras"_w, "TRY"},     {"yuan"_w, "CNY"},
    {"yen"_w, "JPY"},        {"hryvnia"_w, "UAH"},   {"hryvnias"_w, "UAH"},
    {"tenge"_w, "KZT"},      {"zloty"_w, "PLN"},     {"naira"_w, "NGN"},
    {"shekel"_w, "ILS"},     {"shekels"_w, "ILS"},   {"usd"_w, "USD"},
    {"eur"_w, "EUR"},        {"gbp"_w, "GBP"},       {"azn"_w, "AZN"},
    {"amd"_w, "AMD"},        {"gel"_w, "GEL"},       {"rub"_w, "RUB"},
    {"try"_w, "TRY"},        {"pkr"_w, "PKR"},       {"inr"_w, "INR"},
    {"chf"_w, "CHF"},        {"cny"_w, "CNY"},       {"jpy"_w, "JPY"},
    {"uah"_w, "UAH"},        {"baht"_w, "THB"},      {"dong"_w, "VND"},
    {"kyat"_w, "MMK"},       {"kyats"_w, "MMK"},     {"taka"_w, "BDT"},
    {"birr"_w, "ETB"},       {"cedi"_w, "GHS"},      {"cedis"_w, "GHS"},
    {"ringgit"_w, "MYR"},    {"rupiah"_w, "IDR"},    {"reais"_w, "BRL"},
    {"forint"_w, "HUF"},     {"forints"_w, "HUF"},   {"leva"_w, "BGN"},
    {"quetzal"_w, "GTQ"},    {"quetzales"_w, "GTQ"}, {"afghani"_w, "AFN"},
    {"afghanis"_w, "AFN"},   {"somoni"_w, "TJS"},    {"riel"_w, "KHR"},
    {"kip"_w, "LAK"},        {"rand"_w, "ZAR"},      {"peso"_w, "XXX"},
    {"pesos"_w, "XXX"},      {"franc"_w, "XXX"},     {"francs"_w, "XXX"},
    {"dinar"_w, "XXX"},      {"dinars"_w, "XXX"},    {"dirham"_w, "XXX"},
    {"dirhams"_w, "XXX"},    {"riyal"_w, "XXX"},     {"riyals"_w, "XXX"},
    {"rial"_w, "XXX"},       {"rials"_w, "XXX"},     {"shilling"_w, "XXX"},
    {"shillings"_w, "XXX"},  {"rupee"_w, "XXX"},     {"rupees"_w, "XXX"},
    {"crown"_w, "XXX"},      {"crowns"_w, "XXX"},    {"krona"_w, "XXX"},
    {"kwacha"_w, "XXX"},     {"lei"_w, "XXX"},       {"som"_w, "XXX"},
    {"soms"_w, "XXX"},       {"won"_w, "XXX"},       {"colon"_w, "CRC"},
    {"colones"_w, "CRC"},    {"soles"_w, "PEN"},     {"boliviano"_w, "BOB"},
    {"bolivianos"_w, "BOB"}, {"cents"_w, "XXX"},     {"kronor"_w, "SEK"},
    {"lempira"_w, "HNL"},    {"lempiras"_w, "HNL"},  {"gourde"_w, "HTG"},
    {"gourdes"_w, "HTG"},    {"cordoba"_w, "NIO"},   {"cordobas"_w, "NIO"},
    {"guarani"_w, "PYG"},    {"guaranies"_w, "PYG"}, {"metical"_w, "MZN"},
    {"meticais"_w, "MZN"},   {"dalasi"_w, "GMD"},    {"dalasis"_w, "GMD"},
    {"leone"_w, "SLE"},      {"leones"_w, "SLE"},    {"denar"_w, "MKD"},
    {"denars"_w, "MKD"},     {"pula"_w, "BWP"},      {"ariary"_w, "MGA"},
    {"tugrik"_w, "MNT"},     {"tugriks"_w, "MNT"},   {"togrog"_w, "MNT"},
    {"ouguiya"_w, "MRU"},    {"rufiyaa"_w, "MVR"},   {"kina"_w, "PGK"},
    {"vatu"_w, "VUV"},       {"loti"_w, "LSL"},      {"maloti"_w, "LSL"},
    {"emalangeni"_w, "SZL"}, {"nakfa"_w, "ERN"},
});

struct PrintedMoney {
  std::string_view printed;
  std::string_view code;
};

// Signs, with the letters before a dollar that say whose it is.
constexpr auto kMoneySigns = std::to_array<PrintedMoney>({
    {"$", "USD"},      {"US$", "USD"},    {"A$", "AUD"},       {"AU$", "AUD"},
    {"AUD$", "AUD"},   {"C$", "CAD"},     {"CA$", "CAD"},      {"CAD$", "CAD"},
    {"HK$", "HKD"},    {"NZ$", "NZD"},    {"NZD$", "NZD"},     {"S$", "SGD"},
    {"SG$", "SGD"},    {"NT$", "TWD"},    {"R$", "BRL"},       {"\u20AC", "EUR"},
    {"\u00A3", "GBP"}, {"\u20BD", "RUB"}, {"\u20BC", "AZN"},   {"\u058F", "AMD"},
    {"\u20BE", "GEL"}, {"\u20BA", "TRY"}, {"\u20B9", "INR"},   {"\u00A5", "JPY"},
    {"\u20B4", "UAH"}, {"\u20A6", "NGN"}, {"\u20B1", "PHP"},   {"\u09F3", "BDT"},
    {"\u20A9", "KRW"}, {"\u20AB", "VND"}, {"\u20B8", "KZT"},   {"\u20AA", "ILS"},
    {"\u20AD", "LAK"}, {"\u20B5", "GHS"}, {"GH\u20B5", "GHS"}, {"GH\u00A2", "GHS"},
    {"\u20A1", "CRC"}, {"\u20AE", "MNT"}, {"\u20B2", "PYG"},   {"\u17DB", "KHR"},
    {"\u0E3F", "THB"},
});

// What stands for a money in print beside its ISO code, as printed.
constexpr auto kShortForms = std::to_array<PrintedMoney>({
    {"Rs", "XXX"},   {"Rs.", "XXX"},     {"Tk", "BDT"},      {"Tk.", "BDT"}, {"RM", "MYR"},
    {"Rp", "IDR"},   {"Rp.", "IDR"},     {"Ksh", "KES"},     {"KSh", "KES"}, {"Ksh.", "KES"},
    {"KSh.", "KES"}, {"Tsh", "TZS"},     {"TSh", "TZS"},     {"Ush", "UGX"}, {"USh", "UGX"},
    {"Dh", "XXX"},   {"Dhs", "XXX"},     {"DH", "XXX"},      {"SR", "SAR"},  {"QR", "QAR"},
    {"KD", "KWD"},   {"BD", "BHD"},      {"RMB", "CNY"},     {"Php", "PHP"}, {"FCFA", "XXX"},
    {"CFA", "XXX"},  {"z\u0142", "PLN"}, {"K\u010D", "CZK"}, {"Ft", "HUF"},  {"kr", "XXX"},
    {"Birr", "ETB"}, {"Naira", "NGN"},
});

// One letter counts only right before its figures.
constexpr auto kLetters =
    std::to_array<PrintedMoney>({{"N", "NGN"}, {"R", "ZAR"}, {"P", "XXX"}, {"K", "XXX"}});

// ISO 4217 without the codes that are English words, in capitals as headlines are (ALL, TOP,
// CUP, PEN, COP, MOP, SOS, BAM). TRY and MAD stay: before a small number they are refused where
// they are read.
constexpr std::string_view kCodes =
    "AED AFN AMD AOA ARS AUD AZN BDT BGN BHD BIF BOB BRL BWP BYN CAD CDF CHF CLP CNY CRC CZK DJF "
    "DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD "
    "IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SCR SDG SEK SGD SLE SRD SSP SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VES VND XAF XOF YER ZAR ZMW ZWL";

template <class Table>
std::string_view printed_as(const Table& table, std::string_view word) {
  for (const PrintedMoney& money : table) {
    if (word.starts_with(money.printed.front()) && money.printed == word) return money.code;
  }
  return {};
}

}  // namespace

bool names_money(std::uint64_t word) {
  return kCurrencyWords.has(word);
}

std::string_view currency_of_word(std::uint64_t word) {
  for (const NamedMoney& money : kNamedMoneys) {
    if (money.key == word) return money.code;
  }
  return {};
}

std::string_view currency_of_sign(std::string_view sign) {
  return sign.size() > 6 ? std::string_view{} : printed_as(kMoneySigns, sign);
}

std::string_view currency_of_code(std::string_view word) {
  if (word.size() < 2 || word.size() > 5) return {};
  if (const std::string_view code = printed_as(kShortForms, word); !code.empty()) return code;
  if (word.size() != 3) return {};
  const std::size_t at = kCodes.find(word);
  return at != std::string_view::npos && at % 4 == 0 ? kCodes.substr(at, 3) : std::string_view{};
}

std::string_view currency_of_joined(std::string_view letters) {
  // "SR22" may be an aircraft.
  const bool usual = letters.size() != 2 || letters == "Rs" || letters == "RM" || letters == "Tk" ||
                     letters == "Rp";
  return usual ? currency_of_code(letters) : std::string_view{};
}

std::string_view currency_of_letter(std::string_view word) {
  return word.size() == 1 ? printed_as(kLetters, word) : std::string_view{};
}

std::string_view currency_of_country(std::string_view country, std::uint64_t word) {
  for (const Money& money : kMoneys) {
    if (money.country == country && (money.singular == word || money.plural == word)) {
      return money.code;
    }
  }
  return {};
}

}  // namespace plumbline::language
