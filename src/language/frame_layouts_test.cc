// SPDX-License-Identifier: Apache-2.0
//
// Heads of very different layouts: e-mails, wires, ministries, local papers, covers of reports,
// blogs, newsletters, courts, encyclopaedias, pages of international bodies. Written and labelled
// before the reading of heads (frame_head.cc) was; every name is invented.

#include "language/frame_heads_test_internal.h"

namespace plumbline::language {
namespace {

class FrameLayouts : public testing::TestWithParam<HeadCase> {};

TEST_P(FrameLayouts, AreRead) {
  EXPECT_EQ(fields_with_authors(GetParam()), GetParam().fields);
}

INSTANTIATE_TEST_SUITE_P(
    Mail, FrameLayouts,
    testing::Values(
        HeadCase{
            "MailHeader",
            "From: Harbour Mission Ostend\nTo: press list\nSent: Tuesday, 4 March 2025 09:12\n"
            "Subject: Three arrests after raid on asparagus farm\n\n",
            "Harbour Mission Ostend |  | Three arrests after raid on asparagus farm | 2025-03-04"},
        HeadCase{
            "MailedLetter",
            "View this email in your browser\n\nThe Passeur\nA fortnightly letter on migration in "
            "the Maghreb\nNo. 118, 9 June 2025\n\nThe bus that never reaches Tamanrasset\n\n",
            "The Passeur |  | The bus that never reaches Tamanrasset | 2025-06-09"},
        HeadCase{
            "NewsletterOfAnOffice",
            "Gulf Crew Bulletin\nThe newsletter of the Gulf Crew Chaplaincy, Manama\nNo. 12, "
            "January 2025\n\nFourteen months without a shore\n\nDear friends of the harbour,\n\n",
            "Gulf Crew Bulletin |  | Fourteen months without a shore | 2025-01"},
        HeadCase{
            "NewsletterWithMenu",
            "THE GANGWAY\n\nWelcome | Archive | Unsubscribe\n\nSpring 2025\nIssue 2/2025 (April)\n"
            "\nA cook comes home\n\n",
            "THE GANGWAY |  | A cook comes home | 2025-04"}),
    head_name);

INSTANTIATE_TEST_SUITE_P(
    Wires, FrameLayouts,
    testing::Values(
        HeadCase{
            "Urgent",
            "URGENT\n\nTwo held over Manila call centre raid\n\nMANILA, Aug 3, 2025 (Lupang Wire) "
            "-- ",
            "Lupang Wire |  | Two held over Manila call centre raid | 2025-08-03"},
        HeadCase{
            "NameBehindTheDate",
            "Four detained in Osh over fake job offers\n\nBishkek, 11 July 2025. Tulpar-Press. ",
            "Tulpar-Press |  | Four detained in Osh over fake job offers | 2025-07-11"},
        HeadCase{
            "SourceBelow",
            "News | Human Rights\n\nBorder children go missing\n\nBy Rosalind Pierre\n"
            "Published on 6 Feb 2025\n\n",
            "The Caribbean Lantern | Rosalind Pierre | Border children go missing | 2025-02-06",
            "\n\nSource: The Caribbean Lantern and news agencies"}),
    head_name);

INSTANTIATE_TEST_SUITE_P(
    Offices, FrameLayouts,
    testing::Values(
        HeadCase{
            "MinistryBelowACrumb",
            "Home / Media Centre / News\nMinistry of Interior and Public Order\n\nMinister opens "
            "new reception centre for victims\n\nDate: 22 May 2025\n\n",
            "Ministry of Interior and Public Order |  | Minister opens new reception centre for "
            "victims | 2025-05-22"},
        HeadCase{
            "NewsStoryFrom",
            "News story\n\nBorder minister visits new safe houses\n\nFrom: Office for Safe "
            "Migration\nPublished 2 April 2025\n\n",
            "Office for Safe Migration |  | Border minister visits new safe houses | 2025-04-02"},
        HeadCase{
            "CourtPressOffice",
            "Court of Appeal of Harju\nPress Office\nPRESS RELEASE No 14/25\n\nTallinn, 30 January "
            "2025\n\nForced labour and the duty to inspect: the Court's judgment\n\n",
            "Court of Appeal of Harju |  | Forced labour and the duty to inspect: the Court's "
            "judgment | 2025-01-30"},
        HeadCase{
            "ProsecutorAndContact",
            "Office of the Prosecutor General\n\nNEWS RELEASE\nFOR IMMEDIATE RELEASE\nMarch 6, "
            "2025\nContact: Ana Doru, 555-0142\n\nFive charged with holding workers at brick "
            "kiln\n\n",
            "Office of the Prosecutor General |  | Five charged with holding workers at brick "
            "kiln | 2025-03-06"},
        HeadCase{
            "DepartmentAndItsPressOffice",
            "JUSTICE NEWS\nDepartment of Public Prosecutions\nOffice of Public Affairs\n\nFOR "
            "IMMEDIATE RELEASE\nWednesday, May 7, 2025\n\nMotel Owner Pleads Guilty to Sex "
            "Trafficking Conspiracy\n\n",
            "Department of Public Prosecutions |  | Motel Owner Pleads Guilty to Sex Trafficking "
            "Conspiracy | 2025-05-07"},
        HeadCase{
            "CommitteeMinutes",
            "House of Representatives\nStanding Committee on Foreign Labour\n\nMINUTES\n\nMeeting "
            "of Thursday, 13 March 2025\n\nEvidence on recruitment fees\n\n",
            "Standing Committee on Foreign Labour |  | Evidence on recruitment fees | "
            "2025-03-13"},
        HeadCase{"PoliceNewsroom",
                 "Solway Marine Police | Newsroom\n\nMan arrested over forced labour on fishing "
                 "vessel\n10:32, 12 Jun 2025\n\n",
                 "Solway Marine Police |  | Man arrested over forced labour on fishing vessel | "
                 "2025-06-12"},
        HeadCase{
            "SituationReport",
            "Regional Office for Coastal Migration\n\nSITUATION REPORT #9 | 31 May 2025\n\nThe "
            "coastal route, from Dakar to Nouadhibou\n\n",
            "Regional Office for Coastal Migration |  | The coastal route, from Dakar to "
            "Nouadhibou | 2025-05-31"},
        HeadCase{
            "StoriesOfABody",
            "Migration Stories\nFrom the field offices of the Fund\n\nAbout | Where we work | "
            "What we do | Stories\n\nWaiting for a boat in Lagos\n\n13 March 2024\nStory by Amal "
            "Dirie\n\n",
            "Migration Stories | Amal Dirie | Waiting for a boat in Lagos | 2024-03-13"}),
    head_name);

INSTANTIATE_TEST_SUITE_P(
    Papers, FrameLayouts,
    testing::Values(
        HeadCase{
            "LocalPaper",
            "Pendle Valley Advertiser\nWednesday, 8 October 2025\nNews Sport What's On Jobs\n\n"
            "Nail bar owner 'kept women like stock', jury told\n\nBy Olive Marsden\nLocal "
            "democracy reporter\n\n",
            "Pendle Valley Advertiser | Olive Marsden | Nail bar owner 'kept women like stock', "
            "jury told | 2025-10-08"},
        HeadCase{"MenuFirst",
                 "Sign in | Subscribe | E-edition\nTHE MUSGRAVE ECHO\nCrime\n\nFarmer fined after "
                 "passports found in safe\n\nPublished: June 3, 2025, 7:15 am\nTess Holloway\n\n",
                 "THE MUSGRAVE ECHO | Tess Holloway | Farmer fined after passports found in safe | "
                 "2025-06-03"},
        HeadCase{
            "ShareButtons",
            "Share\nTweet\nPrint\n\nDhow Coast Online\n\nCaptain jailed for selling crew\n\nJuly "
            "9, 2025\n\n",
            "Dhow Coast Online |  | Captain jailed for selling crew | 2025-07-09"},
        HeadCase{
            "PictureBelowTheTitle",
            "Gunung Lantern\n\nFishing crew freed after two years\n\nPhoto: the crew on arrival "
            "in Bitung\n\n4 March 2024\n\n",
            "Gunung Lantern |  | Fishing crew freed after two years | 2024-03-04"},
        HeadCase{
            "OpinionSigned",
            "OPINION\n\nNo one is born a maid\n\nby Rehema Mwachofi\n\nThe Swahili Star, 1 May "
            "2025\n\n",
            "The Swahili Star | Rehema Mwachofi | No one is born a maid | 2025-05-01"},
        HeadCase{
            "LongRead",
            "Karst & Coast\nLong read\n\nThe man who sold his neighbours\n\nFor ten years Ilija "
            "recruited welders from his own village. Now he is on trial, and half the village "
            "sits in the gallery.\n\nBy Tena Burić · 9 November 2025\n\n",
            "Karst & Coast | Tena Burić | The man who sold his neighbours | 2025-11-09"},
        HeadCase{"FactCheck",
                 "CLAIM CHECK\n\nDid Mali abolish slavery last year?\n\nVeritas Bamako, 30 October "
                 "2024\n\n",
                 "Veritas Bamako |  | Did Mali abolish slavery last year? | 2024-10-30"},
        HeadCase{
            "Spanish",
            "El Farol de Tumbes\nRegión | Policiales\n\nRescatan a nueve adolescentes en un bar "
            "de Aguas Verdes\n\nPor Milagros Yarlequé\nActualizado el 5 de abril de 2025\n\n",
            "El Farol de Tumbes | Milagros Yarlequé | Rescatan a nueve adolescentes en un bar de "
            "Aguas Verdes | 2025-04-05"},
        HeadCase{
            "French",
            "LE PHARE DE NOUADHIBOU\nSociété\n\nEsclavage par ascendance : deux condamnations à "
            "Néma\n\nPar Mariem Mint Ahmed\nPublié le 8 février 2025\n\n",
            "LE PHARE DE NOUADHIBOU | Mariem Mint Ahmed | Esclavage par ascendance : deux "
            "condamnations à Néma | 2025-02-08"},
        HeadCase{
            "Russian",
            "БЕРЕГ ИНФОРМ\nНовости › Происшествия\n\nВ Самаре осудили троих вербовщиков\n\n3 марта "
            "2025, 14:20\n\n",
            "БЕРЕГ ИНФОРМ |  | В Самаре осудили троих вербовщиков | 2025-03-03"},
        HeadCase{
            "InterviewBy",
            "Tide & Salt\nThe interview\n\n“Nobody asks a cook where she sleeps”\n\nInterview: "
            "Joost Brand, 11 June 2024\n\n",
            "Tide & Salt | Joost Brand | “Nobody asks a cook where she sleeps” | 2024-06-11"}),
    head_name);

INSTANTIATE_TEST_SUITE_P(
    Covers, FrameLayouts,
    testing::Values(
        HeadCase{"TitleLikeAMasthead",
                 "BEHIND THE COUNTER\nDebt bondage in the small shops of Gauteng\n\nOpen Till "
                 "Coalition\nJohannesburg, September 2024\n\n",
                 "Open Till Coalition |  | BEHIND THE COUNTER | 2024-09"},
        HeadCase{
            "ResearchPaper",
            "Anti-Slavery Forum of the Sahel\n\nRESEARCH PAPER 12\n\nThe price of a goat: bonded "
            "herders in Zinder\n\nBy Aïchatou Maman Sani\n\nNovember 2023\n\n",
            "Anti-Slavery Forum of the Sahel | Aïchatou Maman Sani | The price of a goat: bonded "
            "herders in Zinder | 2023-11"},
        HeadCase{
            "PolicyBriefNumber",
            "Policy Brief 7/2024\nCentre for Mobility Research\n\nThe sponsor as jailer: options "
            "for reform\n\nMay 2024\n\n",
            "Centre for Mobility Research |  | The sponsor as jailer: options for reform | "
            "2024-05"},
        HeadCase{"ReviewOfAYear", "Hill Shelter: Review of the year 2023\n\n",
                 " |  | Hill Shelter: Review of the year 2023 | "},
        HeadCase{"RightsBelow",
                 "Left on the Quay\nStranded crews in West African ports, 2019–2024\n\n",
                 "Seafarers' Welfare Watch |  | Left on the Quay | ",
                 "\n\n© Seafarers' Welfare Watch 2024"},
        HeadCase{"JointStatement",
                 "JOINT STATEMENT\n\nStop the returns to Zuwara\n\nTunis, 18 December 2024\n\n",
                 " |  | Stop the returns to Zuwara | 2024-12-18"},
        HeadCase{"PageOfATopic",
                 "Home › Topics › Forced labour › Country pages\n\nMekong Labour Group\n\nForced "
                 "labour in Laos: an overview\nPage last reviewed: 6 May 2025\n\n",
                 "Mekong Labour Group |  | Forced labour in Laos: an overview | 2025-05-06"},
        HeadCase{"Encyclopaedia",
                 "Human trafficking in Lower Zarvania\nFrom Openbook, the free encyclopedia\n\n",
                 "Openbook |  | Human trafficking in Lower Zarvania | 2025-06-05",
                 "\n\nThis page was last edited on 5 June 2025."}),
    head_name);

INSTANTIATE_TEST_SUITE_P(
    Blogs, FrameLayouts,
    testing::Values(
        HeadCase{
            "BlogTheme",
            "Border Ink\nThoughts on migration law\n\nHome · About · Archive\n\nPosted on March 3, "
            "2025 by Joana Pires\n\nCan a victim be deported? Yes, and here is how\n\n",
            "Border Ink | Joana Pires | Can a victim be deported? Yes, and here is how | "
            "2025-03-03"},
        HeadCase{
            "LetterPlatform",
            "The Undertow\n\nThirty beds, three locks\nA visit to the closed shelter of Puerto "
            "Maldonado\n\nBy Iván Quispe Roca\nAug 21, 2025\n\n",
            "The Undertow | Iván Quispe Roca | Thirty beds, three locks | 2025-08-21"},
        HeadCase{"NameLikeATitle",
                 "We Are Still Here\nThe newsroom of domestic workers, Beirut\n\nThe madam kept my "
                 "phone, the agency kept my pay\n\n7 July 2025\n\n",
                 "We Are Still Here |  | The madam kept my phone, the agency kept my pay | "
                 "2025-07-07"},
        HeadCase{
            "ForAnOutlet",
            "A ticket to nowhere\n\nBy Lina Okafor and Petr Holub for Crossing Lines\n15 January "
            "2025\n\n",
            "Crossing Lines | Lina Okafor, Petr Holub | A ticket to nowhere | 2025-01-15"},
        HeadCase{"FirstAppearedIn", "The house with forty beds\n\nBy Selin Aksoy\n\n",
                 "Tamarind Review | Selin Aksoy | The house with forty beds | 2025-05-03",
                 "\n\nThis article first appeared in the Tamarind Review on 3 May 2025."},
        HeadCase{"TitleLikeAnOutlet",
                 "The Daily Bread\n\nHow a bakery in Osijek paid nobody for two years\n\nBy Marta "
                 "Kovač\n\nThe Slavonia Ledger, 4 May 2025\n\n",
                 "The Slavonia Ledger | Marta Kovač | The Daily Bread | 2025-05-04"},
        HeadCase{"TitleAndStandfirst",
                 "Lured with a Ring\nThe brides who were sold twice\n\nHanoi, 3 March 2025\n\n",
                 " |  | Lured with a Ring | 2025-03-03"},
        HeadCase{
            "CapitalTitleAndStandfirst",
            "GIRLS FOR SALE\nInside the brothels of the border\n\nBy Ana Lúcia Prates\n\nMarch "
            "2024\n\n",
            " | Ana Lúcia Prates | GIRLS FOR SALE | 2024-03"},
        HeadCase{
            "TeamPost",
            "Sea Lantern\nHome · Our work · Give\n\nWhat we found in the harbour\n\nPosted 3 May "
            "2024 by the Sea Lantern team\n\n",
            "Sea Lantern |  | What we found in the harbour | 2024-05-03"}),
    head_name);

}  // namespace
}  // namespace plumbline::language
