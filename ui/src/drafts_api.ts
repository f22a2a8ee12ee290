import { get, post, query } from './api';

// What src/http/drafts.cc tells.
export interface DraftName {
  country: string;
  name: string;
  changes: number;
  last: number;
  at: string;
  who: string;
}

export interface Hand {
  who: string;
  at: string;
  instead_of: string;
  unsourced: boolean;
  change: number;
}

export interface Statement {
  key: string;
  words: string;
  passages: number[];
  hand?: Hand;
}

export interface Block {
  form: 'heading' | 'body' | 'item' | 'aside' | 'own' | 'table' | 'picture';
  key: string;
  label: string;
  statements?: Statement[];
}

export interface LeftOut {
  key: string;
  words: string;
  who: string;
  at: string;
  why: string;
  change: number;
}

export interface Section {
  id: string;
  title: string;
  blocks: Block[];
  left_out: LeftOut[];
}

export interface Cite {
  document: string;
  start: number;
  end: number;
  exact: string;
}

export interface DraftPassage extends Cite {
  title: string;
  publisher: string;
  published: string;
}

export interface Change {
  number: number;
  at: string;
  who: string;
  verb: 'leave-out' | 'words' | 'insert' | 'move' | 'sections' | 'undo';
  section: string;
  key: string;
  text: string;
  cites: Cite[];
  why: string;
  undoes: number;
  undone: boolean;
}

export interface Outline {
  country: string;
  draft: string;
  last: number;
  sections: Section[];
  order: string[];
  passages: DraftPassage[];
  changes: Change[];
  warnings: string[];
}

export interface Edit {
  verb: Change['verb'];
  seen: number;
  section?: string;
  key?: string;
  text?: string;
  cites?: Cite[];
  basis?: string;
  why?: string;
  undoes?: number;
}

function address(country: string, draft: string): string {
  return `/api/countries/${encodeURIComponent(country)}/drafts/${encodeURIComponent(draft)}`;
}

export const draftsApi = {
  all: (country: string, signal: AbortSignal) => get<{ drafts: DraftName[] }>('/api/drafts' + query({ country }), signal),
  outline: (country: string, draft: string, asked: Record<string, string>, signal: AbortSignal) =>
    get<Outline>(address(country, draft) + query(asked), signal),
  change: (country: string, draft: string, edit: Edit) => post<{ number: number }>(address(country, draft), edit),
};
