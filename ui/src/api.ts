import { authorization, noLonger } from './session';
import { team } from './team_words';

// What the server answers; src/http and docs/reference say more. Optional parts are left out there.

export interface Problem {
  status: number;
  title: string;
  detail: string;
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export interface Status {
  documents: number;
  references: number;
  claims: number;
  findings: number;
  files: { done: number; pending: number; failed: number; 'needs-you': number };
}

export interface LibraryEntry {
  document: string;
  name: string;
  title: string;
  publisher: string;
  published: string;
  language: string;
  claims: number;
  decided: number;
  findings: string[];
  reference: boolean;
}

export interface Facet {
  value: string;
  name: string;
  documents: number;
  severity?: Finding['severity']; // of a finding
}

export interface Facets {
  kinds: Facet[];
  countries: Facet[];
  findings: Facet[];
  years: Facet[];
  languages: Facet[];
}

export interface KeptSearch {
  number: number;
  name: string;
  query: string;
  filter: Record<string, string>;
  words: string;
  made: string;
  alerts: number;
  unseen: number;
}

export interface DigestEntry {
  number: number;
  at: string;
  document: string;
  name: string;
  title: string;
  publisher: string;
  published: string;
  snippet: string;
  start: number;
  matches: [number, number][];
  findings: string[];
}

export interface DigestSearch {
  number: number;
  name: string;
  words: string;
  all: number;
  next: number;
  alerts: DigestEntry[];
}

// A file, or a member of one, as the ledger has it.
export interface LedgerFile {
  file: number;
  path: string;
  member: string;
  document: string;
  documents: number;
  size: number;
  state: 'pending' | 'done' | 'failed' | 'needs-you';
  reason: string;
  engine: string;
  reference: boolean;
  attempts: number;
  again: boolean;
  added: string;
  updated: string;
}

export interface Job {
  job: number;
  what: string;
  who: string;
  state: 'running' | 'done' | 'stopped' | 'failed';
  fault: string;
  seconds: number;
  files: number;
  total: number;
  documents: number;
  not_read: number;
}

export interface Reference {
  document: string;
  title: string;
  name: string;
  publisher: string;
  published: string;
  language: string;
  edition: number;
  tiers: string[];
}

export interface ReferenceGroup {
  country: string;
  name: string;
  standard: string;
  standard_name: string;
  missing: number[];
  all: number;
  references: Reference[];
}

// Offsets are code points of the document's text, half-open.
export interface Passage {
  exact: string;
  start: number;
  end: number;
}

export type Severity = 'grave' | 'warning' | 'notice';

export interface Finding {
  code: string;
  severity: Severity;
  claim?: string;
  words?: string;
  expected?: string;
  reference?: string;
  explanation?: string;
  passage: Passage;
}

export interface Claim {
  id: string;
  kind: string;
  passages: Passage[];
  direct_quote?: boolean;
  headline?: boolean;
  modality: string;
  polarity: string;
  about?: string[];
  chain: { name: string; organisation?: string }[];
}

export interface CardLink {
  words: string;
  status: 'named' | 'carried' | 'unnamed' | 'ambiguous';
  cue: string;
}

export interface Card {
  kind: string;
  links: CardLink[];
  lines: [string, string][];
  check?: {
    words: string;
    alarm: boolean;
    reference: string;
    expected: string;
    edits: string[];
    found: string | null;
  };
}

export interface Cause {
  code: string;
  title: string;
  severity: Severity;
  label: string;
  advice: string;
  findings: number[];
}

export interface Decision {
  number: number;
  at: string;
  who: string;
  verb: 'confirm' | 'reject' | 'note' | 'undo' | 'correct-span' | 'correct-kind' | 'correct-source' | 'add';
  why: string;
  undoes: number;
  taken_back: boolean;
  claim: string;
  words: string;
  // Of a correction: what the machine read, and what it is since.
  was?: string;
  now?: string;
}

// What a correction says; start and end are code points.
export interface Correction {
  kind?: string;
  start?: number;
  end?: number;
  source?: string;
  said_by?: 'named' | 'unnamed' | 'document';
  after?: number;
}

// What became of a file, or of a document within it.
export interface Added {
  path: string;
  member: string;
  state: 'added' | 'renewed' | 'unchanged' | 'failed' | 'needs-you';
  document: string;
  claims: number;
  reason: string;
}

export interface Reading {
  report: {
    document: {
      id: string;
      name: string;
      text: string;
      title?: string;
      publisher?: string;
      published?: string;
      authors?: string[];
      url?: string;
      language?: string;
    };
    claims: Claim[];
    findings: Finding[];
  };
  cards: Record<string, Card>;
  causes: Cause[];
  violence: [number, number][]; // passages that tell of it, in code points
  decisions: Decision[];
}

export interface Hit {
  document: string;
  name: string;
  title: string;
  publisher: string;
  published: string;
  snippet: string;
  start: number;
  matches: [number, number][];
}

export interface PathStep {
  name: string;
  why: string;
  document?: string;
  unnamed?: boolean;
}

export interface ToldBy {
  document: string;
  name: string;
  publisher: string;
  published: string;
  claim: string;
  words: string;
  grounds: { code: string; detail: string }[];
  path?: PathStep[];
  origins?: number[];
  violence?: true;
}

export interface Trace {
  document: { id: string; name: string; title: string; publisher: string; published: string };
  claim: Claim;
  findings: string[];
  origins: {
    documents: number;
    counted: number;
    unnamed: number;
    origins: {
      name: string;
      kind: string;
      source: string;
      aliases: { name: string; why: string }[];
      documents: string[];
    }[];
    circles: { steps: PathStep[]; documents: string[]; closed: boolean }[];
    families: { document: string; from?: string; share?: number }[][];
    same: ToldBy[];
    otherwise: ToldBy[];
    unsure: ToldBy[];
    more: boolean;
    rejected?: number;
  };
  standing?: 'confirmed' | 'rejected';
  unsearched?: number;
  violence?: true;
}

export async function get<T>(path: string, signal: AbortSignal): Promise<T> {
  const answer = await fetch(path, { signal, headers: { ...authorization(), Accept: 'application/json' } });
  const body: unknown = await answer.json();
  if (answer.status === 401) noLonger(team.ended);
  if (!answer.ok) throw new Refused(body as Problem);
  return body as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return send(path, 'application/json', JSON.stringify(body));
}

async function send<T>(path: string, type: string, body: BodyInit): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { ...authorization(), Accept: 'application/json', 'Content-Type': type },
    body,
  });
  const told: unknown = await answer.json();
  if (answer.status === 401) noLonger(team.ended);
  if (!answer.ok) throw new Refused(told as Problem);
  return told as T;
}

// Only what is given, in a fixed order, so that equal questions have equal addresses.
export function query(values: Record<string, string>): string {
  const given = Object.entries(values).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : '?' + new URLSearchParams(given).toString();
}

export const api = {
  status: (signal: AbortSignal) => get<Status>('/api/status', signal),
  facets: (signal: AbortSignal, filter: Record<string, string> = {}) => get<Facets>('/api/facets' + query(filter), signal),
  documents: (filter: Record<string, string>, signal: AbortSignal) =>
    get<{ documents: LibraryEntry[]; next: string }>('/api/documents' + query(filter), signal),
  reading: (hash: string, signal: AbortSignal) =>
    get<Reading>('/api/documents/' + encodeURIComponent(hash), signal),
  decide: (
    hash: string,
    claim: string,
    { verb, why, seen, correction }: { verb: Decision['verb']; why: string; seen: number; correction: Correction },
  ) =>
    post<{ number: number; decisions: Decision[] }>(
      `/api/documents/${encodeURIComponent(hash)}/claims/${encodeURIComponent(claim)}/decisions`,
      { verb, why, seen, ...correction },
    ),
  addClaim: (hash: string, claim: Correction & { why: string }) =>
    post<{ number: number; decisions: Decision[] }>(`/api/documents/${encodeURIComponent(hash)}/claims`, claim),
  add: (name: string, bytes: Blob) =>
    send<{ outcomes: Added[] }>('/api/documents' + query({ name }), 'application/octet-stream', bytes),
  trace: (hash: string, claim: string, signal: AbortSignal) =>
    get<Trace>(
      `/api/documents/${encodeURIComponent(hash)}/claims/${encodeURIComponent(claim)}/trace`,
      signal,
    ),
  search: (asked: Record<string, string>, signal: AbortSignal) =>
    get<{ total: number; ranked: boolean; unsearched: number; hits: Hit[]; next: string }>('/api/search' + query(asked), signal),
  searches: (signal: AbortSignal) => get<{ searches: KeptSearch[] }>('/api/searches', signal),
  keepSearch: (name: string, q: string, filter: Record<string, string>) =>
    post<{ number: number }>('/api/searches', { name, query: q, filter }),
  changeSearch: (number: number, body: Record<string, string | number>) =>
    post<{ done: boolean }>(`/api/searches/${number}`, body),
  alerts: (number: number, asked: Record<string, string>, signal: AbortSignal) =>
    get<{ searches: DigestSearch[] }>(`/api/searches/${number}/alerts` + query(asked), signal),
  ledger: (asked: Record<string, string>, signal: AbortSignal) =>
    get<{ files: LedgerFile[]; next: number }>('/api/ledger' + query(asked), signal),
  jobs: (signal: AbortSignal) => get<{ jobs: Job[] }>('/api/jobs', signal),
  retry: (file: number | undefined) => post<Job>('/api/jobs', file === undefined ? { do: 'retry' } : { do: 'retry', file }),
  stopJob: (job: number) => post<Job>(`/api/jobs/${job}`, { verb: 'stop' }),
  references: (signal: AbortSignal) => get<{ groups: ReferenceGroup[] }>('/api/references', signal),
};

// Tells of a job until it has ended, as the server sends it (server-sent events; EventSource cannot
// show who asks).
export async function follow(job: number, signal: AbortSignal, told: (job: Job) => void): Promise<void> {
  const answer = await fetch(`/api/jobs/${job}/events`, { signal, headers: { ...authorization(), Accept: 'text/event-stream' } });
  if (answer.status === 401) noLonger(team.ended);
  if (!answer.ok || answer.body === null) throw new Refused((await answer.json()) as Problem);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    held += value;
    for (let end = held.indexOf('\n\n'); end >= 0; end = held.indexOf('\n\n')) {
      const data = held.slice(0, end).split('\n').find((line) => line.startsWith('data: '));
      held = held.slice(end + 2);
      if (data !== undefined) told(JSON.parse(data.slice(6)) as Job);
    }
  }
}
