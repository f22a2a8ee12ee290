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

}  // namespace

std::string_view currency_of_country(std::string_view country, std::uint64_t word) {
  for (const Money& money : kMoneys) {
    if (money.country == country && (money.singular == word || money.plural == word)) {
      return money.code;
    }
  }
  return {};
}

}  // namespace plumbline::language
