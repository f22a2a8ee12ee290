import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { told } from './country_words';
import { ShowMore } from './pages';
import { visible } from './text';
import { counted, words } from './words';

// A passage as every list shows it, whatever it came from.
export interface Shown {
  document: string;
  claim: string;
  exact: string;
  publisher: string;
  title: string;
  name: string;
  published: string;
  chain: string;
  notes?: string[];
  remarks: string[]; // what a reader must not overlook
}

// The last part of a path, under which somebody added a document.
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

export function Passage({ shown }: { shown: Shown }) {
  return (
    <li>
      <blockquote>{visible(shown.exact)}</blockquote>
      <p class="facts">
        <a href={`/read/${shown.document}?claim=${shown.claim}`} title={visible(shown.title)}>
          {visible(shown.publisher || shown.title || fileName(shown.name))}
        </a>
        <span>{shown.published !== '' ? shown.published : words.undated}</span>
        {shown.chain !== '' && shown.chain !== shown.publisher && <span>{visible(shown.chain)}</span>}
        {(shown.notes ?? []).map((each) => (
          <span>{visible(each)}</span>
        ))}
        {shown.remarks.map((each) => (
          <span class="tag">{each}</span>
        ))}
      </p>
    </li>
  );
}

// A line that opens to what it rests on. What is closed is not made: a country may have thousands.
export function Opens(props: {
  head: ComponentChildren;
  class?: string | undefined;
  id?: string | undefined;
  open?: boolean | undefined;
  children: () => ComponentChildren;
}) {
  const [open, setOpen] = useState(props.open === true);
  return (
    <details
      class={'opens ' + (props.class ?? '')}
      id={props.id}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{props.head}</summary>
      {open && props.children()}
    </details>
  );
}

const atOnce = 8;

export function Passages({ all }: { all: Shown[] }) {
  const [most, setMost] = useState(atOnce);
  return (
    <>
      <ol class="told">
        {all.slice(0, most).map((each) => (
          <Passage shown={each} key={each.document + each.claim + each.exact} />
        ))}
      </ol>
      {all.length > most && <ShowMore left={all.length - most} show={() => setMost(all.length)} />}
    </>
  );
}

export function yearsText(first: number | undefined, last: number | undefined): string {
  if (first === undefined || last === undefined) return told.undated;
  return first === last ? String(first) : `${first}\u2013${last}`;
}

export function standText(documents: number, origins: number): string {
  return `${counted(documents, 'document', 'documents')}, ${counted(origins, 'origin', 'origins')}`;
}

// What people rejected counts nowhere; that it is missing is said.
export function Rejected({ count }: { count: number | undefined }) {
  if (count === undefined || count === 0) return null;
  return <span>{counted(count, 'claim is', 'claims are')} left out that a person rejected</span>;
}

// An empty list: nothing fits the filter, or nothing is there yet and this is how it comes to be.
export function Nothing({ filtered, fits, how }: { filtered: boolean; fits: string; how: string }) {
  return <p class="calm">{filtered ? fits : how}</p>;
}

export function Slow() {
  return (
    <div class="calm" role="status">
      <progress aria-label={words.waiting} />
      <p>
        {words.waiting} {told.slow}
      </p>
    </div>
  );
}
