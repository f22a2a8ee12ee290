import { query } from './api';
import { type Filter } from './filters';
import { lib } from './library_words';

const forms = ['csv', 'jsonl', 'xlsx'] as const;

// A list or a search as a table: links that the browser saves.
export function TakeAlong({ q, filter }: { q: string; filter: Filter }) {
  const { reference: _, ...asked } = filter; // a table is of articles
  const links = (what: string) =>
    forms.map((form) => (
      <>
        {' '}
        <a href={'/api/export' + query({ what, form, q, ...asked })} key={form}>
          {form.toUpperCase()}
        </a>
      </>
    ));
  return (
    <p class="facts along">
      <span>{lib.takeAlong}</span>
      <span>
        {lib.claimsAs}: {links('claims')}
      </span>
      <span>
        {lib.documentsAs}: {links('documents')}
      </span>
    </p>
  );
}
