// SPDX-License-Identifier: Apache-2.0
//
// Heads that say in words who publishes; every name is invented.

#include "language/frame_heads_test_internal.h"

namespace plumbline::language {
namespace {

class FrameHeads : public testing::TestWithParam<HeadCase> {};

TEST_P(FrameHeads, SayWhoPublishes) {
  EXPECT_EQ(fields_with_authors(GetParam()), GetParam().fields);
}

INSTANTIATE_TEST_SUITE_P(
    Stated, FrameHeads,
    testing::Values(
        HeadCase{
            "NameAndWhatItIs",
            "JARINGAN PANTAI, NETWORK OF BOATMEN'S FAMILIES\nStatement on the return of the crew\n"
            "Cilacap, Central Java, 5 September 2024\n\n",
            "JARINGAN PANTAI |  | Statement on the return of the crew | 2024-09-05"},
        HeadCase{"NameAndWhatItIsApart",
                 "LUZ DEL MONTE, ASSOCIATION OF DOMESTIC WORKERS\n\nPotosí, 3 May 2024\n\n"
                 "They owe us two years\n\n",
                 "LUZ DEL MONTE |  | They owe us two years | 2024-05-03"},
        HeadCase{
            "GenreNamePlaceTitle",
            "STATEMENT\nRed Semilla Andina\nCusco, 23 September 2024\n\nA locked door invites\n\n",
            "Red Semilla Andina |  | A locked door invites | 2024-09-23"},
        HeadCase{"GenreReleaseName",
                 "PRESS RELEASE\nFor immediate release\nNetwork against Bondage in the Delta\n"
                 "Khulna, 2 June 2025\n\nFerries carry more than cattle\n\n",
                 "Network against Bondage in the Delta |  | Ferries carry more than cattle | "
                 "2025-06-02"},
        HeadCase{"OpenLetterName",
                 "OPEN LETTER\n\nZarvan Mothers\n\nGyumri, 12 March 2025\n\nTo those who count "
                 "us\n\n",
                 "Zarvan Mothers |  | To those who count us | 2025-03-12"},
        HeadCase{"FactSheetOutlet",
                 "FACT SHEET\nHill Civic Monitor\nLima, 4 May 2024\n\nDoors without handles\n\n",
                 "Hill Civic Monitor |  | Doors without handles | 2024-05-04"},
        HeadCase{
            "NameThatTheTextRepeats",
            "STATEMENT\nDoves of Return\nKampala, 6 March 2025\n\nLet them name the firms\n\n"
            "This is what Doves of Return has asked for since the spring of the year before, when "
            "the list of the firms was shut away.\n\n",
            "Doves of Return |  | Let them name the firms | 2025-03-06"},
        HeadCase{
            "OwnVoiceBeforeAColon",
            "PRESS RELEASE\nFor immediate distribution\nKampala, 6 March 2025\n\nCASA VERBENA: "
            "\"TEN YEARS OF LISTS, AND NO NAME\"\n\nCasa Verbena, an association of returned "
            "workers, handed its report to the Clerk. We interviewed 214 women.\n\n",
            "CASA VERBENA |  | CASA VERBENA: \"TEN YEARS OF LISTS, AND NO NAME\" | "
            "2025-03-06"},
        HeadCase{"AnotherBeforeAColon",
                 "PRESS RELEASE\nKampala, 6 March 2025\n\nCasa Verbena: the lists are shut\n\nThe "
                 "river rose in March. We interviewed 214 women.\n\n",
                 " |  | Casa Verbena: the lists are shut | 2025-03-06"},
        HeadCase{"PlaceBeforeAColon",
                 "PRESS RELEASE\nKampala, 6 March 2025\n\nUganda: the lists are shut\n\nUganda, "
                 "which has no list, asks for ours. We interviewed 214 women.\n\n",
                 " |  | Uganda: the lists are shut | 2025-03-06"},
        HeadCase{"WordBeforeAColon",
                 "PRESS RELEASE\nKampala, 6 March 2025\n\nTrafficking: the lists are "
                 "shut\n\nTrafficking, as the law has it, pays. We interviewed 214 women.\n\n",
                 " |  | Trafficking: the lists are shut | 2025-03-06"},
        HeadCase{"NoneOfUsBeforeAColon",
                 "PRESS RELEASE\nKampala, 6 March 2025\n\nCasa Verbena: the lists are shut\n\nCasa "
                 "Verbena, an association of returned workers, handed its report to the "
                 "Clerk.\n\n",
                 " |  | Casa Verbena: the lists are shut | 2025-03-06"},
        HeadCase{"BetweenSlashes",
                 "Lists of firms are shut away\n\nKampala, 6 March 2025. /Hill-Inform/ ",
                 "Hill-Inform |  | Lists of firms are shut away | 2025-03-06"},
        HeadCase{"InBracketsBehindADate",
                 "Lists of firms are shut away\n\nKampala, 6 March 2025 (Hill Wire) ",
                 "Hill Wire |  | Lists of firms are shut away | 2025-03-06"},
        HeadCase{"WordsInBracketsBehindADate",
                 "Lists of firms are shut away\n\nKampala, 6 March 2025 (again and again) ",
                 " |  | Lists of firms are shut away | "},
        HeadCase{
            "OwnVoice",
            "PRESS RELEASE\nKampala, 6 March 2025\n\nDoves of Return asks Government to publish "
            "the "
            "list\n\nDoves of Return, the organisation of returned domestic workers, today handed "
            "its report to the Clerk. We interviewed 214 women.\n\n",
            "Doves of Return |  | Doves of Return asks Government to publish the list | "
            "2025-03-06"},
        HeadCase{
            "OwnVoiceUnknownTown",
            "STATEMENT\nZarvanta, 6 March 2025\n\nCasa Verbena condemns the raid\n\nCasa Verbena "
            "learned of the raid from its own guests. Our lawyers were turned away at the "
            "gate.\n\n",
            "Casa Verbena |  | Casa Verbena condemns the raid | 2025-03-06"},
        HeadCase{
            "Letterhead",
            "REPUBLIC OF ZARVANIA\nTHE NATIONAL ASSEMBLY\nDepartmental Committee on Fisheries\n\n"
            "Report on the recruitment of deckhands\nMarch 2025\n\n",
            "Departmental Committee on Fisheries |  | Report on the recruitment of deckhands | "
            "2025-03"},
        HeadCase{"LetterheadOfOneBody",
                 "Kingdom of Lesotho\n\nMinistry of Labour and Employment\n\nWho signs for the "
                 "herders\n\n4 June 2024\n\n",
                 "Ministry of Labour and Employment |  | Who signs for the herders | 2024-06-04"},
        HeadCase{"BlogOf",
                 "Casa Girasol · the blog of the crisis centre, Barahona\n\nWhat the bridge saw\n"
                 "posted by Mirtha on 8 December 2024\n\n",
                 "Casa Girasol | Mirtha | What the bridge saw | 2024-12-08"},
        HeadCase{"MagazineOf",
                 "Quiet Harbour | online magazine for seafarers\n\nWhat the bridge saw\n"
                 "Published on 8 December 2024 by Ana Petrova\n\n",
                 "Quiet Harbour | Ana Petrova | What the bridge saw | 2024-12-08"},
        HeadCase{"BlogAfterColon",
                 "Salt Road Zarvan: the blog of a shelter in Chiang Rai\n\nWhat the bridge saw\n"
                 "Posted on 8 December 2024 by the editors\n\n",
                 "Salt Road Zarvan |  | What the bridge saw | 2024-12-08"},
        HeadCase{"NewsletterOfAMonth",
                 "Salt Road Union, newsletter of May 2024\n\nWhat the bridge saw\n\n",
                 "Salt Road Union |  | What the bridge saw | 2024-05"},
        HeadCase{"SpringIssue",
                 "TIDEWATER\nThe quarterly journal of the Port Chaplains' Association\n"
                 "Spring issue, March 2025\n\nWhat the bridge saw\n\n",
                 "Port Chaplains' Association |  | What the bridge saw | 2025-03"},
        HeadCase{"GenreNameTitleDate",
                 "PRESS RELEASE\n\nRahat Zarvan Trust\n\nKiln owners fined\n\n4 March 2025\n\n",
                 "Rahat Zarvan Trust |  | Kiln owners fined | 2025-03-04"},
        HeadCase{"BureauInATown",
                 "Herd boys paid in salt\n\nNamibia Watch Lagos bureau, 17 September 2024\n\n",
                 "Namibia Watch |  | Herd boys paid in salt | 2024-09-17"},
        HeadCase{"PostedDateOnly",
                 "Zarvan Verde – the newsletter of the night shelter\n\nWhat the bridge saw\n"
                 "Posted 8 December 2024\n\n",
                 "Zarvan Verde |  | What the bridge saw | 2024-12-08"},
        HeadCase{"NewsletterOf",
                 "THE LANTERN\nNewsletter of the Kestrel Society, Valletta – October 2024\n\n"
                 "Who washes the plates?\n\n",
                 "Kestrel Society |  | Who washes the plates? | 2024-10"},
        // What it is about does not publish it.
        HeadCase{"NewsletterOfAField",
                 "THE LANTERN\nNewsletter of Labour Migration\n\nWho washes the plates?\n\n",
                 "THE LANTERN |  | Who washes the plates? | "},
        HeadCase{"QuarterlyBulletinOf",
                 "Quarterly Bulletin of the Anchor Alliance, 3 May 2024\n\nWho mends the nets?\n\n",
                 "Anchor Alliance |  | Who mends the nets? | 2024-05-03"},
        HeadCase{"CourtDesk",
                 "Herd boys paid in salt\n\nNamibia Watch court desk, Opuwo, 17 September 2024\n\n",
                 "Namibia Watch |  | Herd boys paid in salt | 2024-09-17"},
        HeadCase{
            "StaffReporter",
            "Herd boys paid in salt\nZarvan Lenta staff reporter, Ganja, 17 September 2024\n\n",
            "Zarvan Lenta |  | Herd boys paid in salt | 2024-09-17"},
        HeadCase{"DeskWithoutPlace",
                 "Herd boys paid in salt\n\nHill Gazette foreign desk – October 10, 2024\n\n",
                 "Hill Gazette |  | Herd boys paid in salt | 2024-10-10"},
        HeadCase{
            "RadioProgramme",
            "Radio Berg Drift, “Morning on the Border”, 4 November 2025\nSummary of the broadcast, "
            "not a verbatim transcript\n\n",
            "Radio Berg Drift |  |  | 2025-11-04"},
        HeadCase{"TelevisionProgramme",
                 "Kolibri TV – programme \"Evening Table\", Tuesday, 4 November 2025\n\nNobody "
                 "asked\n\n",
                 "Kolibri TV |  | Nobody asked | 2025-11-04"},
        HeadCase{"NameAboveGenre",
                 "Union of the Coast\nStatement\nMombasa, 4 May 2024\n\nNo boats tonight\n\n",
                 "Union of the Coast |  | No boats tonight | 2024-05-04"},
        HeadCase{"NameAndSmallWords",
                 "LENTERA PESISIR – network of fishers' families\nStatement on the crew\n"
                 "Tegal, Central Java, 5 September 2024\n\n",
                 "LENTERA PESISIR |  | Statement on the crew | 2024-09-05"},
        HeadCase{"NameInSmallLettersAboveAGenre",
                 "Lentera Pesisir, Network of Fishers' Families\nStatement on the crew\n"
                 "Tegal, Central Java, 5 September 2024\n\n",
                 "Lentera Pesisir |  | Statement on the crew | 2024-09-05"},
        HeadCase{"StatementBy",
                 "STATEMENT BY THE KIVU COALITION\n\n4 May 2024\n\nNo boats tonight\n\n",
                 "KIVU COALITION |  | No boats tonight | 2024-05-04"},
        HeadCase{
            "StatementOfIsTheTitle",
            "Statement of the Kivu Coalition against Bondage\n\nGoma, 4 May 2024\n\n",
            "Kivu Coalition against Bondage |  | Statement of the Kivu Coalition against Bondage | "
            "2024-05-04"},
        HeadCase{"ReleaseOfWithDate",
                 "Press release of the Kivu Union, Goma, 4 May 2024\n\nNo boats tonight\n\n",
                 "Kivu Union |  | No boats tonight | 2024-05-04"},
        HeadCase{"LetterToAMinister",
                 "OPEN LETTER\nCirculo Andino de Mujeres\nPotosí, 3 May 2024\n\nTo the Minister of "
                 "Labour\n\n",
                 "Circulo Andino de Mujeres |  | To the Minister of Labour | 2024-05-03"},
        HeadCase{
            "DigestAndSitting",
            "SESSION DIGEST\nValparaíso Civic Lookout\n\nChamber of Deputies, Rights Committee, "
            "sitting of 7 August 2024\n\n",
            "Valparaíso Civic Lookout |  | SESSION DIGEST | 2024-08-07"},
        HeadCase{"NameAboveBlogOf",
                 "Hope House\nthe blog of a shelter in Accra\n\nWhat the bridge saw\n"
                 "Posted by Efua, 4 May 2024\n\n",
                 "Hope House | Efua | What the bridge saw | 2024-05-04"},
        HeadCase{
            "BulletinOfAName",
            "THE ANCHOR\nBulletin of Casa Marina – Antwerp, May 2024\n\nWho feeds the crew?\n\n",
            "Casa Marina |  | Who feeds the crew? | 2024-05"},
        HeadCase{"CorrespondentIn",
                 "Herd boys paid in salt\n\nBeira Beacon correspondent in Tete, 4 May 2024\n\n",
                 "Beira Beacon |  | Herd boys paid in salt | 2024-05-04"},
        HeadCase{"OutletAndItsBureau",
                 "Herd boys paid in salt\n\nMirador Sur, Lagos bureau, 4 May 2024\n\n",
                 "Mirador Sur |  | Herd boys paid in salt | 2024-05-04"},
        HeadCase{"OneWordDesk",
                 "Herd boys paid in salt\n\nZarvanta court desk, Opuwo, 4 May 2024\n\n",
                 "Zarvanta |  | Herd boys paid in salt | 2024-05-04"},
        HeadCase{"ProgrammeFirst",
                 "“The Listening Hour”, Radio Tamba, broadcast on 4 May 2024\n\nNobody asked\n\n",
                 "Radio Tamba |  | Nobody asked | 2024-05-04"},
        HeadCase{"MeetingAboveATitle",
                 "House of Peoples, Justice Committee, meeting of 4 May 2024\n\nWhat was said\n\n",
                 " |  | What was said | 2024-05-04"},
        HeadCase{"SittingOf",
                 "SESSION DIGEST\nHill Civic Monitor\n\nLower House, Labour Committee, sitting of "
                 "Wednesday 7 August 2024\n\n",
                 "Hill Civic Monitor |  | SESSION DIGEST | 2024-08-07"},
        HeadCase{"IssueOf", "HILL GAZETTE\nmorning edition of 7 August 2024\n\nCalls for help\n\n",
                 "HILL GAZETTE |  | Calls for help | 2024-08-07"},
        HeadCase{"BroadcastOn", "HILL GAZETTE\nCalls for help\nOpen letter dated 7 August 2024\n\n",
                 "HILL GAZETTE |  | Calls for help | 2024-08-07"}),
    head_name);

// A wrong publisher is worse than none.
INSTANTIATE_TEST_SUITE_P(
    NoPublisher, FrameHeads,
    testing::Values(
        HeadCase{"PlaceAndNetwork",
                 "LAGOS, NETWORK OF TRAFFICKERS\nPolice tell how it worked\nLagos, 3 May 2024\n\n",
                 " |  | LAGOS, NETWORK OF TRAFFICKERS | 2024-05-03"},
        HeadCase{"HeadlineWithComma",
                 "BARON VELD, UNION OF MINERS DEMANDS TALKS\nStrike enters its second week\n"
                 "Lagos, 3 May 2024\n\n",
                 " |  | BARON VELD, UNION OF MINERS DEMANDS TALKS | 2024-05-03"},
        HeadCase{"SubjectAndAssociation",
                 "HUMAN TRAFFICKING, ASSOCIATION OF LAWYERS\nWhat they do\nLagos, 3 May 2024\n\n",
                 " |  | HUMAN TRAFFICKING, ASSOCIATION OF LAWYERS | 2024-05-03"},
        HeadCase{"CapitalisedSubtitle",
                 "Baron Veld, Union of Smugglers\nHow the ring of the river worked\nLagos, 3 May "
                 "2024\n\n",
                 " |  | Baron Veld, Union of Smugglers | 2024-05-03"},
        HeadCase{"HeadlineOnAStatement",
                 "Statement by the Zarvan Police Union\n\nHill Gazette, 4 May 2024\n\n",
                 "Hill Gazette |  | Statement by the Zarvan Police Union | 2024-05-04"},
        HeadCase{"StatementOfFact", "STATEMENT OF FACTS\n\n4 May 2024\n\nNo boats tonight\n\n",
                 " |  | STATEMENT OF FACTS | 2024-05-04"},
        HeadCase{"OurCorrespondent",
                 "Herd boys paid in salt\n\nFrom our correspondent, Opuwo, 4 May 2024\n\n",
                 " |  | Herd boys paid in salt | 2024-05-04"},
        HeadCase{"ReleaseAboutWomen",
                 "PRESS RELEASE\nWomen Trafficked to Libya\nLima, 3 May 2024\n\nFigures for the "
                 "spring\n\n",
                 " |  | Women Trafficked to Libya | 2024-05-03"},
        HeadCase{"SubjectOfAFactSheet",
                 "FACT SHEET\n\nZarvania Kiln Labour\n\nTirana, May 2024\n\nWhat is known\n\n",
                 " |  | Zarvania Kiln Labour | 2024-05"},
        HeadCase{"SubjectOfABriefing",
                 "BRIEFING\n\nKiln Children of Kasur\n\nLahore, May 2024\n\nWhat is known\n\n",
                 " |  | Kiln Children of Kasur | 2024-05"},
        HeadCase{"PresidentStates",
                 "STATEMENT\n\nPresident Arben Zarvani\n\nTirana, 4 May 2024\n\nOn the day of the "
                 "victims\n\n",
                 " |  | President Arben Zarvani | 2024-05-04"},
        HeadCase{"NewsletterOfTheMonth",
                 "ANATOMY OF A RAID\nNewsletter of the month, May 2024\n\nHow it went\n\n",
                 " |  | ANATOMY OF A RAID | 2024-05"},
        HeadCase{"SmallLettersWithComma",
                 "Zarvan Nord, network of smugglers, broken up\nLagos, 3 May 2024\n\n",
                 " |  | Zarvan Nord, network of smugglers, broken up | 2024-05-03"},
        HeadCase{"GenreAndHeadline", "STATEMENT\nBring Them Home Now\nLima, 3 May 2024\n\n",
                 " |  | Bring Them Home Now | 2024-05-03"},
        HeadCase{"GenreHeadlineStandfirst",
                 "PRESS RELEASE\nShelters Report More Calls\nLima, 3 May 2024\n\nFigures for the "
                 "spring\n\n",
                 " |  | Shelters Report More Calls | 2024-05-03"},
        HeadCase{
            "GenreUnionCalls",
            "STATEMENT\nUnion Calls for Inquiry\nLima, 3 May 2024\n\nFigures for the spring\n\n",
            " |  | Union Calls for Inquiry | 2024-05-03"},
        HeadCase{
            "GovernmentIsAddressed",
            "PRESS RELEASE\nKampala, 6 March 2025\n\nGovernment of Uganda must publish the "
            "list\n\nGovernment of Uganda has kept the list of firms shut away. We ask for it in "
            "the name of 214 women.\n\n",
            " |  | Government of Uganda must publish the list | 2025-03-06"},
        HeadCase{"NoOwnVoice",
                 "PRESS RELEASE\nKampala, 6 March 2025\n\nDoves of Return asks for the list\n\n"
                 "Doves of Return asked on Monday for the list. “We wait”, its chair said to "
                 "reporters.\n\n",
                 " |  | Doves of Return asks for the list | 2025-03-06"},
        HeadCase{
            "NoRelease",
            "Kampala, 6 March 2025\n\nDoves of Return asks for the list\n\nDoves of Return asked "
            "on Monday for the list. We spoke with its chair in Entebbe.\n\n",
            " |  | Doves of Return asks for the list | 2025-03-06"},
        HeadCase{"PersonOpensRelease",
                 "PRESS RELEASE\nKampala, 6 March 2025\n\nGrace Nakato asks for the list\n\nGrace "
                 "Nakato has asked for the list of firms. We stand by her side.\n\n",
                 " |  | Grace Nakato asks for the list | 2025-03-06"},
        HeadCase{"ReportOfACommission",
                 "REPUBLIC OF KENYA\n\nREPORT OF THE COMMISSION ON DECKHANDS\n\nMarch 2025\n\n",
                 " |  | REPORT OF THE COMMISSION ON DECKHANDS | 2025-03"},
        HeadCase{"InTheHighCourt",
                 "REPUBLIC OF KENYA\nIN THE HIGH COURT AT KISUMU\nThe keeper of the boats\n"
                 "4 March 2025\n\n",
                 " |  | The keeper of the boats | 2025-03-04"},
        HeadCase{"StateOfPlay", "STATE OF PLAY\nNational Council on Hope\nWho counts\n\n",
                 " |  | STATE OF PLAY | "},
        HeadCase{"TitleWithMagazine", "Ana Petrova · the blog of a nurse\n\nWhat the ward saw\n\n",
                 " |  | Ana Petrova · the blog of a nurse | "},
        HeadCase{"HomeOfSite", "News | the website of the ministry\n\nWhat the ward saw\n\n",
                 " |  | News | the website of the ministry | "},
        HeadCase{"CourtStaff",
                 "Herd boys paid in salt\n\nCourt staff, Opuwo, 17 September 2024\n\n",
                 " |  | Herd boys paid in salt | 2024-09-17"},
        HeadCase{"PlaceBureau", "Herd boys paid in salt\n\nLagos bureau, 17 September 2024\n\n",
                 " |  | Herd boys paid in salt | 2024-09-17"},
        HeadCase{"PersonAndBook", "Jane Roe, “The Salt Road”, 4 November 2025\n\nA review\n\n",
                 " |  | Jane Roe, “The Salt Road”, 4 November 2025 | "},
        HeadCase{"PostedByNobody", "Calls for help\nposted by admin on 8 December 2024\n\n",
                 " |  | Calls for help | 2024-12-08"},
        HeadCase{"PostedOnNoDay", "Calls for help\n\nposted on by Ana Petrova\n\n",
                 " | Ana Petrova | Calls for help | "},
        HeadCase{"MeetingInATitle", "Minutes of the meeting of 3 May 2024\n\n",
                 " |  | Minutes of the meeting of 3 May 2024 | "}),
    head_name);

}  // namespace
}  // namespace plumbline::language
