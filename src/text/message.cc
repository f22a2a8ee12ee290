// SPDX-License-Identifier: Apache-2.0

#include "text/message.h"

#include <map>
#include <memory>

#include <unicode/calendar.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace plumbline::text {
namespace {

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::Locale locale_of(std::string_view language) {
  // British order of day and month for English: a dossier is read outside the United States.
  if (language == "en") return icu::Locale::getUK();
  return icu::Locale(std::string(language).c_str());
}

icu::Formattable formattable(const MessageValue& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    const auto whole = static_cast<std::int64_t>(*number);
    if (static_cast<double>(whole) == *number) return icu::Formattable(whole);
    return icu::Formattable(*number);
  }
  return icu::Formattable(wide(std::get<std::string>(value)));
}

// Compiled patterns of this thread: a dossier fills in few of them, thousands of times.
const icu::MessageFormat* compiled(std::string_view pattern, std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> known;
  const std::string key = std::string(language) + '\n' + std::string(pattern);
  const auto [at, fresh] = known.try_emplace(key);
  if (fresh) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    auto made =
        std::make_unique<icu::MessageFormat>(wide(pattern), locale_of(language), where, status);
    if (U_SUCCESS(status)) at->second = std::move(made);
  }
  return at->second.get();
}

}  // namespace

bool is_message(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const icu::MessageFormat format(wide(pattern), icu::Locale::getUK(), where, status);
  return U_SUCCESS(status);
}

std::string format_message(std::string_view pattern, std::string_view language,
                           const MessageValues& values) {
  if (pattern.find_first_of("{'") == std::string_view::npos) return std::string(pattern);
  const icu::MessageFormat* format = compiled(pattern, language);
  if (format == nullptr) return std::string(pattern);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> filled;
  for (const auto& [name, value] : values) {
    names.push_back(wide(name));
    filled.push_back(formattable(value));
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(names.data(), filled.data(), static_cast<std::int32_t>(names.size()), out, status);
  return U_SUCCESS(status) ? narrow(out) : std::string(pattern);
}

std::string date_in_words(const Date& date, std::string_view language) {
  if (!date.stated()) return {};
  const char* skeleton = date.month == 0 ? "y" : (date.day == 0 ? "yMMMM" : "yMMMMd");
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = locale_of(language);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return to_iso(date);
  icu::SimpleDateFormat format(patterns->getBestPattern(skeleton, status), locale, status);
  const std::unique_ptr<icu::Calendar> calendar(
      icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), locale, status));
  if (U_FAILURE(status)) return to_iso(date);
  calendar->clear();
  calendar->set(date.year, date.month == 0 ? 0 : date.month - 1, date.day == 0 ? 1 : date.day);
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString out;
  format.format(calendar->getTime(status), out);
  return U_SUCCESS(status) ? narrow(out) : to_iso(date);
}

std::string number_in_words(double value, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(
      icu::NumberFormat::createInstance(locale_of(language), status));
  if (U_FAILURE(status)) return std::to_string(value);
  icu::UnicodeString out;
  format->format(value, out);
  return narrow(out);
}

std::string list_in_words(const std::vector<std::string>& items, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::ListFormatter> format(
      icu::ListFormatter::createInstance(locale_of(language), status));
  std::vector<icu::UnicodeString> wides;
  for (const std::string& item : items) wides.push_back(wide(item));
  icu::UnicodeString out;
  if (U_SUCCESS(status)) {
    format->format(wides.data(), static_cast<std::int32_t>(wides.size()), out, status);
  }
  return narrow(out);
}

std::string language_in_words(const std::string& code, std::string_view language) {
  icu::UnicodeString out;
  icu::Locale(code.c_str()).getDisplayLanguage(locale_of(language), out);
  return out.isEmpty() ? code : narrow(out);
}

}  // namespace plumbline::text
