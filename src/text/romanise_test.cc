// SPDX-License-Identifier: Apache-2.0

#include "text/romanise.h"

#include <gtest/gtest.h>

namespace plumbline::text {
namespace {

TEST(Romanise, WritesNamesOfAnyScriptInPlainLetters) {
  struct Row {
    const char* name;
    const char* expected;
  };
  const Row rows[] = {
      {"Anna O'Brien-Smith", "anna obrien smith"},
      {"  José   Núñez ", "jose nunez"},
      {"Məmmədov", "mammadov"},
      {"Мамедов", "mamedov"},
      {"Ελένη Παππά", "eleni pappa"},
      {"A21", "a21"},
      {"", ""},
      {"«»", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(romanise(row.name), row.expected) << row.name;
}

// Two transcriptions of one name.
TEST(SoundOf, MakesTranscriptionsOfANameAgree) {
  const char* const pairs[][2] = {
      {"Mammadov", "Мамедов"},    {"Məmmədov", "Mamedov"},     {"Sergey", "Сергей"},
      {"Sergei", "Сергій"},       {"Shevchenko", "Шевченко"},  {"Chekhov", "Чехов"},
      {"Yelena", "Елена"},        {"Zhukov", "Жуков"},         {"Nikolay", "Николай"},
      {"Mohammed", "Muhammad"},   {"Yushchenko", "Ющенко"},    {"Sergey", "Sergej"},
      {"Hacıyeva", "Hajiyeva"},   {"Aigul", "Айгүл"},          {"Qasımov", "Гасымов"},
      {"Tsvetkov", "Цветков"},    {"Kharitonov", "Харитонов"}, {"Dzhemal", "Jamal"},
      {"Xəlilov", "Khalilov"},    {"Yakovlev", "Яковлев"},     {"Petrosyan", "Պետրոսյան"},
      {"Aleksandr", "Александр"}, {"Alexander", "Aleksandar"}, {"Giorgi", "გიორგი"},
  };
  for (const auto& [one, other] : pairs) {
    EXPECT_EQ(sound_of(romanise(one)), sound_of(romanise(other))) << one << " " << other;
  }
}

TEST(SoundOf, KeepsOtherNamesApart) {
  const char* const pairs[][2] = {
      {"Ivanov", "Ivanova"}, {"Maria", "Mario"}, {"Petrov", "Popov"},  {"Karimov", "Kasimov"},
      {"Marina", "Irina"},   {"Ali", "Eli Ali"}, {"Hasan", "Hussein"},
  };
  for (const auto& [one, other] : pairs) {
    EXPECT_NE(sound_of(romanise(one)), sound_of(romanise(other))) << one << " " << other;
  }
}

}  // namespace
}  // namespace plumbline::text
