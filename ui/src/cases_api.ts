import { get } from './api';

// What the server answers about cases; docs/reference/cases.md says more.

export interface Facts {
  title: string;
  reference: string;
  status: string;
  exploitation: string[];
  opened: string;
  closed: string;
}

export interface Entry {
  number: number;
  kind: 'note' | 'person' | 'link' | 'event' | 'removed';
  by: string;
  at: string;
  words?: string;
  name?: string;
  part?: string;
  document?: string;
  claim?: string;
  incident?: string;
  label?: string;
  changed_by?: string;
  changed_at?: string;
  edition: number;
}

export interface Case extends Facts {
  id: string;
  edition: number;
  made_by: string;
  made: string;
  changed: string;
  entries: Entry[];
}

export interface Colleague {
  name: string;
  fingerprint: string;
  since: string;
  hindrance?: string;
}

export interface CaseAnswer {
  case: Case;
  officers: Colleague[];
  assignable: Colleague[];
}

export type CaseRow = Omit<Case, 'entries'> & { officers: number; fault?: string };

export interface CaseList {
  cases: CaseRow[];
  lost: number;
  fingerprint: string;
  codes: string[];
}

export const caseList = (signal: AbortSignal) => get<CaseList>('/api/cases', signal);
export const oneCase = (id: string) => (signal: AbortSignal) => get<CaseAnswer>(address(id), signal);

export function address(id: string, rest = ''): string {
  return '/api/cases/' + encodeURIComponent(id) + rest;
}
