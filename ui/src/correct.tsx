import { useEffect, useRef, useState } from 'preact/hooks';

import type { Claim, Correction, Decision } from './api';
import type { Asking, Review } from './review';
import { kindNames, reviewWords } from './review_words';
import { movedByWord, visible, type Positions, type Stretch } from './text';
import { words } from './words';

// What the forms below need to know of the document.
export interface Desk {
  text: string;
  positions: Positions;
  names: string[]; // that its chains know
  claims: Claim[];
  asking: Asking | null;
  ask: (asking: Asking | null) => void;
  draft: Stretch | null; // the words that are being chosen
  setDraft: (draft: Stretch | null) => void;
  // What is marked in the text goes to the form that is open.
  marked: { current: ((words: Stretch) => void) | null };
}

interface Given {
  claim: Claim;
  review: Review;
  desk: Desk;
  close: () => void;
}

function useKeep({ claim, review, close }: Given) {
  return (verb: Decision['verb'], why: string, correction: Correction) => {
    void review.decide(claim.id, verb, why.trim(), correction).then((kept) => kept && close());
  };
}

function Why({ why, setWhy }: { why: string; setWhy: (why: string) => void }) {
  return (
    <label>
      {reviewWords.whyCorrect}
      <textarea rows={1} maxLength={1000} value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
    </label>
  );
}

function Ends({ busy, close }: { busy: boolean; close: () => void }) {
  return (
    <p>
      <button type="submit" disabled={busy}>
        {words.keep}
      </button>
      <button type="button" onClick={close}>
        {words.cancel}
      </button>
    </p>
  );
}

function escapes(close: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
}

const moves: [string, 'begin' | 'end', 1 | -1][] = [
  [reviewWords.begin, 'begin', -1],
  [reviewWords.begin, 'begin', 1],
  [reviewWords.end, 'end', -1],
  [reviewWords.end, 'end', 1],
];

export function WordsForm(given: Given) {
  const { desk, review, claim, close } = given;
  const keep = useKeep(given);
  const [why, setWhy] = useState('');
  const field = useRef<HTMLDivElement>(null);
  const passage = claim.passages[0];
  const before = {
    begin: desk.positions.unit(passage?.start ?? 0),
    end: desk.positions.unit(passage?.end ?? 0),
  };
  const draft = desk.draft ?? before;
  useEffect(() => {
    desk.setDraft(before);
    desk.marked.current = desk.setDraft;
    field.current?.focus();
    return () => {
      desk.setDraft(null);
      desk.marked.current = null;
    };
  }, []);
  const move = (edge: 'begin' | 'end', by: 1 | -1) => desk.setDraft(movedByWord(desk.text, draft, edge, by));
  const submit = () =>
    keep('correct-span', why, {
      start: desk.positions.codePoint(draft.begin),
      end: desk.positions.codePoint(draft.end),
    });
  return (
    <form
      class="why correction"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={escapes(close)}
    >
      <p id={'how-' + claim.id}>{reviewWords.whichWords}</p>
      <div
        class="draft"
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={reviewWords.words}
        aria-describedby={'how-' + claim.id + ' keys-' + claim.id}
        tabIndex={0}
        ref={field}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            submit();
          }
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
          event.preventDefault();
          move(event.shiftKey ? 'begin' : 'end', event.key === 'ArrowRight' ? 1 : -1);
        }}
      >
        {visible(desk.text.slice(draft.begin, draft.end))}
      </div>
      <p class="acts">
        {moves.map(([name, edge, by]) => (
          <button
            type="button"
            key={edge + by}
            aria-label={`${name}: ${by < 0 ? reviewWords.wordBack : reviewWords.wordOn}`}
            onClick={() => move(edge, by)}
          >
            {by < 0 ? `\u2190 ${name}` : `${name} \u2192`}
          </button>
        ))}
      </p>
      <small id={'keys-' + claim.id}>{reviewWords.arrows}</small>
      <p class="unseen" role="status">
        {visible(desk.text.slice(draft.begin, draft.end))}
      </p>
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has(claim.id)} close={close} />
    </form>
  );
}

export function KindForm(given: Given) {
  const { claim, review, close } = given;
  const keep = useKeep(given);
  const [why, setWhy] = useState('');
  const [kind, setKind] = useState(claim.kind);
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      class="why correction"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind === claim.kind) close();
        else keep('correct-kind', why, { kind });
      }}
      onKeyDown={escapes(close)}
    >
      <label>
        {reviewWords.whichKind}
        <select ref={field} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {kindNames.map(([code, name]) => (
            <option value={code} key={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has(claim.id)} close={close} />
    </form>
  );
}

function linkName(link: { name: string; organisation?: string }): string {
  return link.name !== '' ? link.name : (link.organisation ?? '');
}

export function SourceForm(given: Given) {
  const { claim, review, desk, close } = given;
  const keep = useKeep(given);
  const [why, setWhy] = useState('');
  const [by, setBy] = useState<'named' | 'unnamed' | 'document'>('named');
  const [name, setName] = useState('');
  const links = claim.chain.map(linkName);
  const [after, setAfter] = useState(Math.max(1, links.length - 1));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    desk.marked.current = (words) => {
      setBy('named');
      setName(desk.text.slice(words.begin, words.end).trim());
    };
    return () => {
      desk.marked.current = null;
    };
  }, []);
  const choice = (value: typeof by, text: string) => (
    <label class="pick">
      <input type="radio" name={'by-' + claim.id} checked={by === value} onChange={() => setBy(value)} /> {text}
    </label>
  );
  return (
    <form
      class="why correction"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = name.trim();
        if (by === 'named' && typed === '') return field.current?.focus();
        keep('correct-source', why, {
          said_by: by,
          ...(by === 'named' && { source: typed }),
          ...(by !== 'document' && { after }),
        });
      }}
      onKeyDown={escapes(close)}
    >
      <fieldset>
        <legend>{reviewWords.whoSays}</legend>
        {choice('named', reviewWords.named)}
        <input
          type="text"
          ref={field}
          value={name}
          list={'names-' + claim.id}
          maxLength={400}
          aria-label={reviewWords.named}
          aria-describedby={'named-' + claim.id}
          onInput={(event) => {
            setBy('named');
            setName(event.currentTarget.value);
          }}
        />
        <datalist id={'names-' + claim.id}>
          {desk.names.map((each) => (
            <option value={each} key={each} />
          ))}
        </datalist>
        <small id={'named-' + claim.id}>{reviewWords.namedHow}</small>
        {choice('unnamed', reviewWords.unnamed)}
        {choice('document', reviewWords.document)}
        {links.length > 1 && by !== 'document' && (
          <label>
            {reviewWords.through}{' '}
            <select value={String(after)} onChange={(event) => setAfter(Number(event.currentTarget.value))}>
              {links.map((_, at) => (
                <option value={String(at + 1)} key={at}>
                  {links
                    .slice(0, at + 1)
                    .map((each) => (each !== '' ? visible(each) : words.noPublisher))
                    .join(' \u2039 ')}
                </option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has(claim.id)} close={close} />
    </form>
  );
}
