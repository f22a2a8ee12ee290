// SPDX-License-Identifier: Apache-2.0
//
// Figures of several documents, as rows. A figure stands in its sentence as
// <words|class|status|period>, the period as "2020", "2020-01..2020-06", "2015.." or nothing.

#include "resolve/figures.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/kept_words.h"

namespace plumbline::resolve {
namespace {

const refdata::RefData& figure_data() {
  static const refdata::RefData kData = refdata::RefData::load().take();
  return kData;
}

struct ToldFigure {
  const char* publisher;
  const char* title;
  int year;
  const char* sentence;
  const char* said_by = "";
  std::size_t family = 0;  // 0: its own
  const char* counted_by = "";
  model::Modality modality = model::Modality::Asserted;
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> out(1);
  for (const char c : text) {
    if (c == at) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

Period period_of(const std::string& text) {
  if (text.empty()) return {};
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) {
    const Date day = parse_iso(text).value_or(Date{});
    return {day, day};
  }
  Period out;
  out.from = parse_iso(text.substr(0, dots)).value_or(Date{});
  out.to = parse_iso(text.substr(dots + 2)).value_or(Date{});
  return out;
}

// "about 1,200 victims" is told as about, 1200, "victims".
void read_words(const std::string& words, model::Figure& figure) {
  std::size_t at = words.find_first_of("0123456789");
  figure.approximator = words.substr(0, at == 0 ? 0 : at - 1);
  std::string digits;
  for (; at < words.size() && words[at] != ' '; ++at) {
    if (words[at] != ',') digits += words[at];
  }
  figure.value = std::stod(digits);
  figure.unit = at < words.size() ? words.substr(at + 1) : "";
}

struct World {
  std::vector<FigureSource> sources;
  std::vector<ReportedFigure> figures;
  KeptWords words;  // of the figures

  void add(const ToldFigure& told) {
    const std::size_t number = sources.size();
    FigureSource source;
    source.id = std::string("d") + told.title + std::to_string(told.year) + told.publisher;
    source.publisher = told.publisher;
    source.title = told.title;
    source.published = Date{static_cast<std::int16_t>(told.year), 0, 0};
    source.family = told.family == 0 ? 1000 + number : told.family;
    sources.push_back(source);
    std::uint32_t begin = 0;
    for (const std::string& sentence : split(told.sentence, '\n')) {
      begin = 1 + add(sentence, begin, told);
    }
  }

  // The end of the sentence in its document.
  std::uint32_t add(const std::string& marked, std::uint32_t sentence_begin,
                    const ToldFigure& told) {
    std::string sentence;
    std::vector<ReportedFigure> found;
    std::string unit;  // of the figure before, for "66 of them"
    for (std::size_t at = 0; at < marked.size(); ++at) {
      if (marked[at] != '<') {
        sentence += marked[at];
        continue;
      }
      const std::size_t end = marked.find('>', at);
      const std::vector<std::string> cells = split(marked.substr(at + 1, end - at - 1), '|');
      ReportedFigure figure;
      figure.document = sources.size() - 1;
      figure.claim = "c" + std::to_string(found.size() + 1);
      read_words(cells[0], figure.figure);
      if (figure.figure.unit.empty()) figure.figure.unit = unit;
      unit = figure.figure.unit;
      figure.figure.unit_class = cells[1];
      figure.figure.status = cells.size() > 2 ? cells[2] : "";
      figure.figure.period = period_of(cells.size() > 3 ? cells[3] : "");
      figure.figure.place = cells.size() > 4 ? cells[4] : "MDA";
      figure.figure.counted_by = told.counted_by;
      figure.country = "MDA";
      figure.at = text::make_span(sentence.size(), sentence.size() + cells[0].size());
      figure.said_by = words.keep(told.said_by);
      figure.voice = figure.said_by;
      figure.modality = told.modality;
      figure.sentence_begin = sentence_begin;
      sentence += cells[0];
      found.push_back(std::move(figure));
      at = end;
    }
    for (ReportedFigure& figure : found) {
      figure.sentence = words.keep(sentence);
      figures.push_back(std::move(figure));
    }
    return sentence_begin + static_cast<std::uint32_t>(sentence.size());
  }
};

std::string number(double value) {
  std::string out = std::to_string(value);
  return out.substr(0, out.find('.'));
}

// "victims identified, women 2020: 66 | sum adds".
std::string told_figures(const FiguresTogether& found) {
  std::vector<std::string> lines;
  for (const FigureRow& row : found.rows) {
    const std::string what = describe(row.measure, figure_data());
    std::string line = row.measure.family + (what.empty() ? "" : " " + what) + " " +
                       describe_period(row.measure) + ":";
    for (const FigureValue& value : row.values) {
      line += " " + number(value.low);
      if (value.documents > 1) {
        line += "(" + std::to_string(value.documents) + "/" + std::to_string(value.origins) + ")";
      }
    }
    if (row.whole) line += " part";
    for (const Difference& difference : row.within)
      line += std::string(" ") + to_string(difference.why);
    lines.push_back(line);
  }
  for (const SumCheck& sum : found.sums)
    lines.push_back(std::string("sum ") + to_string(sum.result));
  for (const Jump& jump : found.jumps)
    lines.push_back("jump " + found.rows[jump.row].measure.family);
  if (!found.unreal.empty()) lines.push_back("unreal " + std::to_string(found.unreal.size()));
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : " | ") + line;
  return out;
}

struct FiguresCase {
  const char* name;
  std::vector<ToldFigure> documents;
  const char* want;
};

class FiguresTogetherTest : public ::testing::TestWithParam<FiguresCase> {};

TEST_P(FiguresTogetherTest, TellsRowsInAnyOrder) {
  std::vector<ToldFigure> documents = GetParam().documents;
  for (int turn = 0; turn < 2; ++turn) {
    World world;
    for (const ToldFigure& each : documents) world.add(each);
    const FiguresTogether found = gather_figures(world.sources, world.figures, figure_data());
    EXPECT_EQ(told_figures(found), GetParam().want);
    std::reverse(documents.begin(), documents.end());
  }
}

const FiguresCase kCases[] = {
    {"OneFigureManyReports",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020> in Moldova."},
      {"Herald", "Two", 2021,
       "In all <98 victims of trafficking|victim|identified|2020> were found."}},
     "victims identified 2020: 98(2/2)"},
    {"CopiesAreOneOrigin",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>.", "", 7},
      {"Herald", "Two", 2021, "Police identified <98 victims|victim|identified|2020>.", "", 7}},
     "victims identified 2020: 98(2/1)"},
    {"OneNamedSourceIsOneOrigin",
     {{"Post", "One", 2021, "<98 victims|victim|identified|2020> were identified.", "Ministry"},
      {"Herald", "Two", 2021, "It identified <98 victims|victim|identified|2020>.", "Ministry"}},
     "victims identified 2020: 98(2/1)"},
    {"WhoCountedIsTheOrigin",
     {{"Post", "One", 2021, "<98 victims|victim|identified|2020> were found.", "", 0, "police"},
      {"Herald", "Two", 2021, "It was <98 victims|victim|identified|2020>.", "", 0, "Police"}},
     "victims identified 2020: 98(2/1)"},
    {"TheOneWhoIsCitedCitesAnother",
     {{"Post", "One", 2021, "<98 victims|victim|identified|2020> were found.", "Herald"},
      {"Herald", "Two", 2021, "It was <98 victims|victim|identified|2020>.", "Ministry"}},
     "victims identified 2020: 98(2/1)"},
    {"Circle",
     {{"Post", "One", 2021, "<400 victims|victim|identified|2020> were found.", "Institute"},
      {"Institute", "Two", 2021, "It was <400 victims|victim|identified|2020>.", "Post"}},
     "victims identified 2020: 400(2/0)"},
    {"TwoSourcesOfOnePaper",
     {{"Post", "One", 2021, "<98 victims|victim|identified|2020> were found.", "Ministry"},
      {"Post", "Two", 2021, "It was <98 victims|victim|identified|2020>.", "La Strada"}},
     "victims identified 2020: 98(2/2)"},
    {"RealConflict",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <142 victims|victim|identified|2020>."}},
     "victims identified 2020: 142 98 conflict"},
    {"OtherStage",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police met <142 potential victims|victim|potential|2020>."}},
     "victims identified 2020: 98 | victims potential or presumed 2020: 142"},
    {"FiscalYear",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021,
       "In fiscal year 2020 police identified <142 victims|victim|identified|2020>."}},
     "victims identified 2020: 98 | victims identified fiscal year 2020: 142"},
    {"SinceIsAddedUp",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Since 2015 it was <1,204 victims|victim|identified|2015..>."}},
     "victims identified since 2015: 1204 | victims identified 2020: 98"},
    {"HalfYear",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021,
       "Police identified <41 victims|victim|identified|2020-01..2020-06>."}},
     "victims identified 2020: 98 | victims identified 2020-01 to 2020-06: 41"},
    {"LaterEdition",
     {{"Bureau", "Moldova (2020)", 2020,
       "Courts convicted <17 traffickers|trafficker|convicted|2019>."},
      {"Bureau", "Moldova (2021)", 2021,
       "Courts convicted <19 traffickers|trafficker|convicted|2019>."}},
     "accused convicted, trafficking in persons 2019: 19 17 edition"},
    {"Rounded",
     {{"Post", "One", 2021, "Some <some 300 victims|victim|identified|2020> were identified."},
      {"Herald", "Two", 2021, "Police identified <298 victims|victim|identified|2020>."}},
     "victims identified 2020: 300 298 rounding"},
    {"RoundedUnsaid",
     {{"Post", "One", 2021, "Police identified <1,200 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <1,204 victims|victim|identified|2020>."}},
     "victims identified 2020: 1204 1200 rounding"},
    {"NotRounded",
     {{"Post", "One", 2021, "Police identified <1,200 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <1,304 victims|victim|identified|2020>."}},
     "victims identified 2020: 1304 1200 conflict"},
    {"BoundKept",
     {{"Post", "One", 2021, "It was <at least 90 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <98 victims|victim|identified|2020>."}},
     "victims identified 2020: 98 90 rounding"},
    {"BoundBroken",
     {{"Post", "One", 2021, "It was <more than 110 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <98 victims|victim|identified|2020>."}},
     "victims identified 2020: 110 98 conflict"},
    {"WomenOnly",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <66 female victims|victim|identified|2020>."}},
     "victims identified 2020: 98 | victims identified, women and girls 2020: 66 part"},
    {"ForeignOnly",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <12 foreign victims|victim|identified|2020>."}},
     "victims identified 2020: 98 | victims identified, foreigners 2020: 12 part"},
    {"OneRegion",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <7 victims|victim|identified|2020|Gagauzia>."}},
     "victims identified 2020: 98 | victims identified, in Gagauzia 2020: 7 part"},
    {"NoPeriodNoConflict",
     {{"Post", "One", 2021, "Police identified <98 victims|victim|identified>."},
      {"Herald", "Two", 2021, "Police identified <142 victims|victim|identified>."}},
     "victims identified no period stated: 142 98"},
    {"TheYearOfADocument",
     {{"Post", "One", 2021, "During the year police identified <98 victims|victim|identified>."},
      {"Herald", "Two", 2021,
       "During the year police identified <142 victims|victim|identified>."}},
     "victims identified the year of a document of 2021: 98 | victims identified the year of a "
     "document of 2021: 142"},
    {"TwoBodies",
     {{"Post", "One", 2021, "They assisted <98 victims|victim|assisted|2020>.", "", 0, "La Strada"},
      {"Herald", "Two", 2021, "They assisted <60 victims|victim|assisted|2020>.", "", 0, "IOM"}},
     "victims assisted 2020: 98 60 counter"},
    {"TwoBodiesThatShelter",
     {{"Post", "One", 2021, "They sheltered <98 victims|victim|sheltered|2020>.", "", 0,
       "La Strada"},
      {"Herald", "Two", 2021, "They sheltered <60 victims|victim|sheltered|2020>.", "", 0, "IOM"}},
     "victims sheltered 2020: 98 60 counter"},
    {"TwoBodiesThatReceive",
     {{"Post", "One", 2021, "They received <98 victims|victim|received|2020>.", "", 0, "La Strada"},
      {"Herald", "Two", 2021, "They received <60 victims|victim|received|2020>.", "", 0, "IOM"}},
     "victims received 2020: 98 60 counter"},
    {"TwoBodiesThatConfirm",
     {{"Post", "One", 2021, "They confirmed <98 victims|victim|confirmed|2020>.", "", 0,
       "La Strada"},
      {"Herald", "Two", 2021, "They confirmed <60 victims|victim|confirmed|2020>.", "", 0, "IOM"}},
     "victims confirmed 2020: 98 60 counter"},
    {"TwoBodiesThatIntercept",
     {{"Post", "One", 2021, "They intercepted <98 victims|victim|intercepted|2020>.", "", 0,
       "La Strada"},
      {"Herald", "Two", 2021, "They intercepted <60 victims|victim|intercepted|2020>.", "", 0,
       "IOM"}},
     "victims intercepted 2020: 98 60 counter"},
    {"TwoBodiesThatExpel",
     {{"Post", "One", 2021, "They expelled <98 victims|victim|expelled|2020>.", "", 0, "La Strada"},
      {"Herald", "Two", 2021, "They expelled <60 victims|victim|expelled|2020>.", "", 0, "IOM"}},
     "victims expelled 2020: 98 60 counter"},
    {"TwoWhereToPeopleCame",
     {{"Post", "One", 2021, "<98 victims|victim|arrived|2020> arrived.", "", 0, "La Strada"},
      {"Herald", "Two", 2021, "<60 victims|victim|arrived|2020> arrived.", "", 0, "IOM"}},
     "victims arrived 2020: 98 60 conflict"},
    {"TwoSourcesInOneSentence",
     {{"Post", "One", 2021, "Police said <12 victims|victim|identified|2018> were identified."}},
     "victims identified 2018: 12"},
    {"OtherOffences",
     {{"Post", "One", 2021, "Courts heard <12 cases of forced labor|case|prosecuted|2020>."},
      {"Herald", "Two", 2021, "Courts heard <40 cases of sex trafficking|case|prosecuted|2020>."}},
     "cases prosecuted, forced labour 2020: 12 | cases prosecuted, sexual exploitation 2020: 40"},
    {"OffencesUnsaid",
     {{"Post", "One", 2021, "Prosecutors took <12 cases|case|prosecuted|2020> before judges."},
      {"Herald", "Two", 2021, "Lawyers argued over <40 cases|case|prosecuted|2020> last winter."}},
     "cases prosecuted 2020: 40 12 scope"},
    {"Planned",
     {{"Post", "One", 2021, "The government plans to assist <500 victims|victim|assisted|2020>."},
      {"Herald", "Two", 2021, "The government assisted <98 victims|victim|assisted|2020>."}},
     "victims assisted 2020: 98 | unreal 1"},
    {"Denied",
     {{"Post", "One", 2021, "It denied that <400 women|person|trafficked|2020> were trafficked.",
       "", 0, "", model::Modality::Denied}},
     "unreal 1"},
    {"PerYear",
     {{"Post", "One", 2021, "Police identify <about 90 victims|victim|identified|2020> a year."},
      {"Herald", "Two", 2021, "Police identified <300 victims|victim|identified|2020>."}},
     "victims identified 2020: 300 | victims identified, for each year 2020: 90"},
    {"TensOfThousands",
     {{"Post", "One", 2021, "There were <thousands 1000 victims|victim||2020>."},
      {"Herald", "Two", 2021, "There were <4,300 victims|victim||2020>."}},
     "victims 2020: 4300 1000 rounding"},
    {"NearMonths",
     {{"Post", "One", 2021, "Police arrested <12 traffickers|trafficker|arrested|2020-03>."},
      {"Herald", "Two", 2021, "Police arrested <5 traffickers|trafficker|arrested|2020-03>."}},
     "accused arrested, trafficking in persons 2020-03: 12 5 event"},
    {"NotThat",
     {{"Post", "One", 2021,
       "It was <23 workers|person|rescued|2020-03-14|Burgas, Bulgaria>, not <32 "
       "workers|person|rescued|2020-03-14|Burgas, Bulgaria>."}},
     "people rescued or freed, worker, in Burgas, Bulgaria 2020-03-14: 23 | unreal 1"},
    {"OneDayOneTown",
     {{"Post", "One", 2021, "Freed: <23 workers|person|rescued|2020-03-14|Burgas, Bulgaria>."},
      {"Herald", "Two", 2021, "Freed: <32 workers|person|rescued|2020-03-14|Burgas, Bulgaria>."}},
     "people rescued or freed, worker, in Burgas, Bulgaria 2020-03-14: 32 23 conflict"},
    {"SeveralOfOneDocument",
     {{"Post", "One", 2021,
       "The fund paid <20,000 rupees|money||2020>, <98,000 rupees|money||2020> and <196,000 "
       "rupees|money||2020> to those freed."},
      {"Herald", "Two", 2021,
       "The fund paid <50,000 rupees|money||2020> and <300,000 rupees|money||2020> to those "
       "freed."}},
     "money rupee 2020: 300000 196000 98000 50000 20000 scope scope scope scope scope scope "
     "same-text same-text same-text same-text"},
    {"Worth",
     {{"Post", "Report 2020", 2020,
       "A fine of <9,000 francs|money||2019> (<15 dollars|money||2019>)."},
      {"Post", "Report 2021", 2021,
       "A fine of <9,000 francs|money||2019> (<17 dollars|money||2019>)."}},
     "money dollar 2019: 17 15 conversion | money franc 2019: 9000(2/1)"},
    {"SoManyFewer",
     {{"Post", "One", 2021, "Police identified <230 fewer victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <142 victims|victim|identified|2020>."}},
     "victims identified 2020: 142 | unreal 1"},
    {"SoManyOrMore",
     {{"Post", "One", 2021, "Police identified <30 or more victims|victim|identified|2020>."},
      {"Herald", "Two", 2021, "Police identified <30 victims or more|victim|identified|2020>."},
      {"Times", "Three", 2021, "Police identified <30 or fewer victims|victim|identified|2020>."}},
     "victims identified 2020: 30(2/2) | unreal 1"},
    {"WholeShare",
     {{"Post", "One", 2021, "They were <7.1 percent|share||2020> of the children."},
      {"Herald", "Two", 2021, "They were <7 percent|share||2020> of the children."}},
     "shares percent 2020: 7 7 rounding"},
    {"OneTextTellsBoth",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020>.\nThe border guard identified <12 "
       "victims|victim|identified|2020>."}},
     "victims identified 2020: 98 12 same-text"},
    // Parts and sums.
    {"WomenAndMen",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020>, <66 women|person||2020> and <32 "
       "men|person||2020>."}},
     "victims identified 2020: 98 | victims identified, women 2020: 66 part | victims identified, "
     "men 2020: 32 part | sum adds"},
    {"OfWhomFiveWomen",
     {{"Post", "One", 2021,
       "Courts convicted <17 traffickers|trafficker|convicted|2020>, of whom <5 "
       "women|person|convicted|2020> were women."}},
     "accused convicted, trafficking in persons 2020: 17 | accused convicted, women, trafficking "
     "in "
     "persons 2020: 5 part"},
    {"SumOver",
     {{"Post", "One", 2021,
       "Police saw <103 facts|case|registered|2020>: <36 of slavery|case|registered|2020>, <35 of "
       "begging|case|registered|2020> and <33 of forced marriage|case|registered|2020>."}},
     "cases registered 2020: 103 | cases registered, begging 2020: 35 part | cases registered, "
     "forced or early marriage 2020: 33 part | cases registered, slavery 2020: 36 part | sum over"},
    {"SumShortOfBothSexes",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020> (<66 female|victim|identified|2020> "
       "and <22 male|victim|identified|2020>)."}},
     "victims identified 2020: 98 | victims identified, women and girls 2020: 66 part | victims "
     "identified, men and boys 2020: 22 part | sum short"},
    {"SumLeavesChildren",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020>, <66 women|person||2020> and <5 "
       "men|person||2020>."}},
     "victims identified 2020: 98 | victims identified, women 2020: 66 part | victims identified, "
     "men 2020: 5 part | sum rest"},
    {"IncludingIsNoSum",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020>, including <66 women|person||2020> "
       "and "
       "<50 children|child||2020>."}},
     "victims identified 2020: 98 | victims identified, children 2020: 50 part | victims "
     "identified, "
     "women 2020: 66 part"},
    {"OfTheseInTheNextSentence",
     {{"Post", "One", 2021,
       "Checks found <28 employers|person|identified|2020>.\nOf these, <11|person|identified|2020> "
       "were in trade, <5|person|identified|2020> in industry and <12|person|identified|2020> "
       "elsewhere."}},
     "people identified, employers 2020: 28 | sum adds"},
    {"TheWholeAgain",
     {{"Post", "One", 2021,
       "They helped <33 girls|child|assisted|2020>.\nOf these <33 girls|child|assisted|2020>, "
       "<27|child|assisted|2020> went home."}},
     "people assisted, girls 2020: 33"},
    {"YearsAreNoParts",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020>, <42|victim|identified|2019> in the "
       "year before and <51|victim|identified|2018> in 2018."}},
     "victims identified 2018: 51 | victims identified 2019: 42 | victims identified 2020: 98"},
    {"OtherPeopleAreNoParts",
     {{"Post", "One", 2021,
       "Police identified <98 victims|victim|identified|2020>, <12 suspects|suspect|arrested|2020> "
       "and <3 cars|other||2020>."}},
     "victims identified 2020: 98 | accused arrested 2020: 12"},
    // Series.
    {"TenfoldJump",
     {{"Post", "One", 2021,
       "Police recorded <142 cases of trafficking|case|registered|2018> then."},
      {"Post", "Two", 2021,
       "Police recorded <14 cases of trafficking|case|registered|2019> then."}},
     "cases registered, trafficking in persons 2018: 142 | cases registered, trafficking in "
     "persons "
     "2019: 14 | jump cases"},
    {"NoJumpOfFew",
     {{"Post", "One", 2021, "Police recorded <20 cases of trafficking|case|registered|2018> then."},
      {"Post", "Two", 2021, "Police recorded <1 cases of trafficking|case|registered|2019> then."}},
     "cases registered, trafficking in persons 2018: 20 | cases registered, trafficking in persons "
     "2019: 1"},
};

INSTANTIATE_TEST_SUITE_P(Documents, FiguresTogetherTest, ::testing::ValuesIn(kCases),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace plumbline::resolve
