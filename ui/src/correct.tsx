import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

import type { Claim, Correction, Decision } from './api';
import { Ends, Fault, useFocus } from './forms';
import type { Asking, Review } from './review';
import { kindNames, reviewWords } from './review_words';
import { movedByWord, sentenceBeside, visible, type Positions, type Stretch } from './text';
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
    void review.decide(claim.id, verb, why.trim(), correction).then((kept) => kept !== false && close());
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

// The words that are being chosen: by mouse in the text, by keys or buttons here.
function WordsField(props: { id: string; desk: Desk; start: Stretch; how: string; keys: string; keep: () => void; far: boolean }) {
  const { id, desk, far } = props;
  const draft = desk.draft ?? props.start;
  const field = useFocus<HTMLDivElement>();
  useLayoutEffect(() => {
    desk.setDraft(props.start);
    desk.marked.current = desk.setDraft;
    return () => {
      desk.setDraft(null);
      desk.marked.current = null;
    };
  }, []);
  const move = (edge: 'begin' | 'end', by: 1 | -1) => desk.setDraft(movedByWord(desk.text, draft, edge, by));
  return (
    <>
      <p id={'how-' + id}>{props.how}</p>
      <div
        class="draft"
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={reviewWords.words}
        aria-describedby={'how-' + id + ' keys-' + id}
        tabIndex={0}
        ref={field}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            props.keep();
          }
          const sentence = far && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
          const word = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
          if (!sentence && !word) return;
          event.preventDefault();
          if (sentence) desk.setDraft(sentenceBeside(desk.text, draft, event.key === 'ArrowDown' ? 1 : -1));
          else move(event.shiftKey ? 'begin' : 'end', event.key === 'ArrowRight' ? 1 : -1);
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
      <small id={'keys-' + id}>{props.keys}</small>
      <p class="spoken" role="status">
        {visible(desk.text.slice(draft.begin, draft.end))}
      </p>
    </>
  );
}

function placeOf(desk: Desk, draft: Stretch): Correction {
  return { start: desk.positions.codePoint(draft.begin), end: desk.positions.codePoint(draft.end) };
}

export function WordsForm(given: Given) {
  const { desk, review, claim, close } = given;
  const keep = useKeep(given);
  const [why, setWhy] = useState('');
  const passage = claim.passages[0];
  const start = { begin: desk.positions.unit(passage?.start ?? 0), end: desk.positions.unit(passage?.end ?? 0) };
  const submit = () => keep('correct-span', why, placeOf(desk, desk.draft ?? start));
  return (
    <form
      class="why correction"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={escapes(close)}
    >
      <WordsField
        id={claim.id}
        desk={desk}
        start={start}
        how={reviewWords.whichWords}
        keys={reviewWords.arrows}
        keep={submit}
        far={false}
      />
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has(claim.id)} close={close} />
    </form>
  );
}

function KindSelect(props: { kind: string; set: (kind: string) => void; field?: RefObject<HTMLSelectElement | null> }) {
  return (
    <label>
      {reviewWords.whichKind}
      <select ref={props.field ?? null} value={props.kind} onChange={(event) => props.set(event.currentTarget.value)}>
        {kindNames.map(([code, name]) => (
          <option value={code} key={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function KindForm(given: Given) {
  const { claim, review, close } = given;
  const keep = useKeep(given);
  const [why, setWhy] = useState('');
  const [kind, setKind] = useState(claim.kind);
  const field = useFocus<HTMLSelectElement>();
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
      <KindSelect kind={kind} set={setKind} field={field} />
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has(claim.id)} close={close} />
    </form>
  );
}

interface Source {
  by: 'named' | 'unnamed' | 'document';
  name: string;
  after: number; // links of the chain that stay
}

// Who says it. The name is typed or picked; with a `field` it may be marked in the text, too.
function SourceFields(props: {
  id: string;
  desk: Desk;
  source: Source;
  set: (source: Source) => void;
  links: string[];
  field?: RefObject<HTMLInputElement | null>;
}) {
  const { id, desk, source, set, links } = props;
  const choice = (by: Source['by'], text: string) => (
    <label class="pick">
      <input type="radio" name={'by-' + id} checked={source.by === by} onChange={() => set({ ...source, by })} /> {text}
    </label>
  );
  return (
    <fieldset>
      <legend>{reviewWords.whoSays}</legend>
      {choice('named', reviewWords.named)}
      <input
        type="text"
        ref={props.field ?? null}
        value={source.name}
        list={'names-' + id}
        maxLength={400}
        aria-label={reviewWords.named}
        aria-describedby={'named-' + id}
        onInput={(event) => set({ ...source, by: 'named', name: event.currentTarget.value })}
      />
      <datalist id={'names-' + id}>
        {desk.names.map((each) => (
          <option value={each} key={each} />
        ))}
      </datalist>
      <small id={'named-' + id}>{props.field === undefined ? reviewWords.namedTyped : reviewWords.namedHow}</small>
      {choice('unnamed', reviewWords.unnamed)}
      {choice('document', reviewWords.document)}
      {links.length > 1 && source.by !== 'document' && (
        <label>
          {reviewWords.through}{' '}
          <select value={String(source.after)} onChange={(event) => set({ ...source, after: Number(event.currentTarget.value) })}>
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
  );
}

function saidBy({ by, name, after }: Source): Correction {
  return { said_by: by, ...(by === 'named' && { source: name.trim() }), ...(by !== 'document' && { after }) };
}

function linkName(link: { name: string; organisation?: string }): string {
  return link.name !== '' ? link.name : (link.organisation ?? '');
}

export function SourceForm(given: Given) {
  const { claim, review, desk, close } = given;
  const keep = useKeep(given);
  const [why, setWhy] = useState('');
  const links = claim.chain.map(linkName);
  const [source, set] = useState<Source>({ by: 'named', name: '', after: Math.max(1, links.length - 1) });
  const field = useFocus<HTMLInputElement>();
  useLayoutEffect(() => {
    desk.marked.current = ({ begin, end }) =>
      set((before) => ({ ...before, by: 'named', name: desk.text.slice(begin, end).trim() }));
    return () => {
      desk.marked.current = null;
    };
  }, []);
  return (
    <form
      class="why correction"
      onSubmit={(event) => {
        event.preventDefault();
        if (source.by === 'named' && source.name.trim() === '') field.current?.focus();
        else keep('correct-source', why, saidBy(source));
      }}
      onKeyDown={escapes(close)}
    >
      <SourceFields id={claim.id} desk={desk} source={source} set={set} links={links} field={field} />
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has(claim.id)} close={close} />
    </form>
  );
}

// A claim that the machine missed: its words, its kind, who says it. It begins at the sentence after
// the claim that is chosen.
export function AddForm(props: { review: Review; desk: Desk; from: Stretch; close: () => void; added: (claim: string) => void }) {
  const { review, desk, close } = props;
  const [why, setWhy] = useState('');
  const [kind, setKind] = useState('statement');
  const [source, set] = useState<Source>({ by: 'document', name: '', after: 1 });
  const start = sentenceBeside(desk.text, props.from, 1);
  const keep = () => {
    const { after: _, ...who } = saidBy(source);
    void review.decide('', 'add', why.trim(), { ...placeOf(desk, desk.draft ?? start), kind, ...who }).then((claim) => {
      if (claim !== false) props.added(claim);
    });
  };
  return (
    <form
      class="why correction panel"
      aria-label={reviewWords.addClaim}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={escapes(close)}
    >
      <h3>{reviewWords.addClaim}</h3>
      <WordsField id="new" desk={desk} start={start} how={reviewWords.addHow} keys={reviewWords.addKeys} keep={keep} far />
      <KindSelect kind={kind} set={setKind} />
      <SourceFields id="new" desk={desk} source={source} set={set} links={[]} />
      <Why why={why} setWhy={setWhy} />
      <Ends busy={review.busy.has('')} close={close} />
      <Fault fault={review.faults.get('') ?? ''} />
    </form>
  );
}
