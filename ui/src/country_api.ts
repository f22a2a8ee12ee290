// What the server answers on countries, dossiers and the lists over all countries; docs/reference
// describes each form.

import { get, post, query } from './api';

export interface CountryEntry {
  country: string;
  name: string;
  documents: number;
  oldest: string;
  newest: string;
  tier?: { edition: number; tier: string };
}

export interface Words {
  start: number;
  end: number;
  exact: string;
}

export interface ToldPassage {
  document: string;
  name: string;
  title: string;
  publisher: string;
  published: string;
  claim: string;
  passage: Words;
  chain: string;
  source?: string;
  source_named?: boolean;
  modality: string;
  denied?: boolean;
  year?: number;
  year_told?: boolean;
  repeats?: number;
  repeated_since?: string;
}

export interface Support {
  documents: number;
  origins: number;
  claims: number;
  alleged: number;
  denied: number;
  first_year?: number;
  last_year?: number;
  old: boolean;
  passages: number[];
}

export interface Route {
  direction: 'out' | 'in' | 'through' | 'internal';
  partner?: { country: string; name: string; role: string };
  support: Support;
}

export interface Group {
  code: string;
  name: string;
  support: Support;
}

export interface Response_ extends Group {
  group: string;
  direction?: string;
}

export interface SeriesPoint {
  row: string;
  period: string;
  from: string;
  to: string;
  value: number;
  upper: number;
  approximator?: string;
  documents: number;
  origins: number;
  contested: boolean;
  passages: number[];
}

export interface Series {
  unit: string;
  name: string;
  place: string;
  period_kind: string;
  points: SeriesPoint[];
}

export interface Remark {
  code: string;
  words: string;
  passages: number[];
}

export interface Profile {
  country: string;
  name: string;
  since: number;
  until: number;
  documents: number;
  claims: number;
  origins: number;
  oldest: string;
  newest: string;
  tiers: { edition: number; tier: string; evidence: string; source: string }[];
  routes: Route[];
  forms: Group[];
  sectors: Group[];
  victims: Group[];
  nationalities: Group[];
  perpetrators: Group[];
  series: Series[];
  figures_undated: number;
  rejected?: number;
  responses: Response_[];
  contradictions: Remark[];
  questions: Remark[];
  publishers: Teller[];
  sources: Teller[];
  ties: { publisher: number; source: number; claims: number; passages: number[] }[];
  passages: ToldPassage[];
}

export interface Teller {
  name: string;
  named: boolean;
  documents: number;
  claims: number;
}

export type Spot = [number, number]; // longitude, latitude

export interface RouteMap {
  country: string;
  lands: { country: string; rings: Spot[][] }[];
  ways: { route: number; from: Spot; to: Spot }[];
}

export interface ProfileAnswer {
  profile: Profile;
  map: RouteMap | null;
}

export interface Standard {
  id: string;
  title: string;
  version: string;
  note: string;
  verified: string;
  assesses: boolean;
}

export interface Evidence {
  document: { id: string; name: string; title: string; publisher: string; published: string };
  claim: string;
  passage: Words;
  bearing: string;
  question: string;
  rule: string;
  reason: string;
  chain: string;
  own_word: boolean;
  alleged: boolean;
  stale: boolean;
  when: { from: string; to: string };
  origin: number;
}

export interface Step {
  words: string;
  evidence: number[];
  because: Step[];
}

export interface Criterion {
  id: string;
  parent: string;
  law: string;
  title: string;
  text: string;
  group: string;
  verified: string;
  reference: string;
  proposed: string;
  presumed: boolean;
  origins_for: number;
  origins_against: number;
  stale: number;
  explanation: Step;
  questions: { id: string; words: string; needed: boolean; evidence: number[] }[];
  evidence: Evidence[];
  decided?: { number: number; at: string; who: string; finding: string; why: string; outdated: boolean };
  before?: string;
}

export interface Assessment {
  country: string;
  country_name: string;
  standard: string;
  standard_title: string;
  version: string;
  verified: string;
  note: string;
  year: number;
  period: { from: string; to: string };
  documents: number;
  claims: number;
  later: number;
  rejected?: number;
  criteria: Criterion[];
  compared_with?: number;
}

export interface PastDecision {
  number: number;
  at: string;
  who: string;
  standard: string;
  year: number;
  criterion: string;
  finding: string;
  why: string;
}

export interface TierStep {
  year: number;
  tier: string;
  evidence: string;
  source: string;
  move: string;
  words: string;
  rules: { id: string; law: string; verified: string }[];
  disagreement: string;
}

export interface Tiers {
  country: string;
  country_name: string;
  steps: TierStep[];
  runs: { from: number; to: number; words: string }[];
}

export interface Telling {
  document: string;
  claim: string;
  type: string;
  modality: string;
  said_by: string;
  taken_back: boolean;
  passage: Words;
}

export interface Incident {
  id: string;
  from: string;
  to: string;
  place: string;
  countries: string[];
  status: string;
  families: number;
  origins: number;
  happenings: {
    type: string;
    status: string;
    from: string;
    to: string;
    place: string;
    people: string;
    differences: { field: string; values: { value: string; documents: string[] }[] }[];
    tellings: Telling[];
  }[];
  accused: {
    name: string;
    spellings: string[];
    standings: { status: string; from: string; documents: string[] }[];
  }[];
  corrections: { document: string; why: string; by: string; notice: string; through: string }[];
  reports: { document: string; name: string; title: string; publisher: string; published: string }[];
}

export interface Incidents {
  all: number;
  documents: number;
  left_out: number;
  rejected?: number;
  next?: string;
  incidents: Incident[];
}

export interface FigureReport {
  document: string;
  name: string;
  title: string;
  publisher: string;
  published: string;
  claim: string;
  chain: string;
  passage: Words;
  sentence: string;
  headline?: boolean;
}

export interface FigureRow {
  row: string;
  country: string;
  place: string;
  unit: string;
  what: string;
  period: { words: string; kind: string };
  values: { value: number; upper?: number; approximator?: string; documents: number; origins: number; reports: number[] }[];
  notes: { why: string; row?: string; words: string }[];
}

export interface Figures {
  rows: FigureRow[];
  reports: FigureReport[];
  sums: { result: string; row: string; words: string; whole: number; parts: number[] }[];
  jumps: { row: string; words: string }[];
  uncounted: number;
  rejected?: number;
  rows_of_other_units: number;
}

export interface SourceName {
  id: string;
  name: string;
  kind: string;
  organisation: string;
  country: string;
  country_of_document: boolean;
  offices: string[];
  claims: number;
  documents: number;
  tied_to?: string;
  judgement?: number;
  why?: { weight: number; words: string }[];
}

export interface Sources {
  sources: { claims: number; documents: number; names: SourceName[] }[];
  all_sources: number;
  next?: string;
  next_doubts?: string;
  names: number;
  doubts: { one: SourceName; other: SourceName; why: { weight: number; words: string }[] }[];
  all_doubts: number;
}

export interface SourceDecision {
  number: number;
  at: string;
  who: string;
  verb: string;
  subject: string;
  why: string;
  undoes: number;
  undone_by: number;
}

function country(code: string, what: string): string {
  return `/api/countries/${encodeURIComponent(code)}/${what}`;
}

export const countryApi = {
  countries: (signal: AbortSignal) => get<{ countries: CountryEntry[] }>('/api/countries', signal),
  profile: (code: string, years: Record<string, string>, signal: AbortSignal) =>
    get<ProfileAnswer>(country(code, 'profile') + query(years), signal),
  standards: (signal: AbortSignal) => get<{ standards: Standard[] }>('/api/standards', signal),
  assessment: (code: string, asked: Record<string, string>, signal: AbortSignal) =>
    get<Assessment>(country(code, 'assessment') + query(asked), signal),
  decisions: (code: string, signal: AbortSignal) =>
    get<{ decisions: PastDecision[] }>(country(code, 'decisions'), signal),
  decide: (code: string, body: Record<string, string | number>) =>
    post<{ number: number }>(country(code, 'decisions'), body),
  tiers: (code: string, signal: AbortSignal) => get<Tiers>(country(code, 'tiers'), signal),
  dossierChoices: (signal: AbortSignal) =>
    get<{ sections: string[]; styles: string[]; forms: string[] }>('/api/dossier', signal),
  dossier: (code: string, asked: Record<string, string>) => country(code, 'dossier') + query(asked),
  incidents: (asked: Record<string, string>, signal: AbortSignal) =>
    get<Incidents>('/api/incidents' + query(asked), signal),
  figures: (asked: Record<string, string>, signal: AbortSignal) =>
    get<{ all: number; next: string; figures: Figures }>('/api/figures' + query(asked), signal),
  sources: (asked: Record<string, string>, signal: AbortSignal) =>
    get<Sources>('/api/sources' + query(asked), signal),
  sourceDecisions: (signal: AbortSignal) =>
    get<{ judgements: SourceDecision[] }>('/api/sources/decisions', signal),
  decideSource: (body: Record<string, string | number>) =>
    post<{ number: number; subject: string }>('/api/sources/decisions', body),
};
