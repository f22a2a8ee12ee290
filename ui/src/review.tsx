import { useEffect, useRef, useState } from 'preact/hooks';

import { api, Refused, type Decision } from './api';
import { visible } from './text';
import { may } from './session';
import { words } from './words';

export interface Review {
  decisions: Decision[];
  faults: ReadonlyMap<string, string>; // of claims: what went wrong last
  busy: ReadonlySet<string>; // claims with a decision under way
  // True: it is kept.
  decide: (claim: string, verb: Decision['verb'], why: string) => Promise<boolean>;
}

// Decisions are only ever added: the longer list is the newer one, in whatever order answers come.
function newer(one: Decision[], other: Decision[]): Decision[] {
  return other.length >= one.length ? other : one;
}

// The decisions of a document. What somebody else decided meanwhile is shown before anything is
// overruled; what goes wrong is shown at the claim, however it was decided.
export function useReview(hash: string, at_first: Decision[]): Review {
  const [decisions, setDecisions] = useState(at_first);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const under_way = useRef(new Set<string>());
  const tell = (claim: string, fault: string) => setFaults((before) => new Map(before).set(claim, fault));
  const look = (told: Decision[]) => setDecisions((before) => newer(before, told));
  const attempt = async (claim: string, verb: Decision['verb'], why: string) => {
    const seen = Math.max(0, ...decisions.filter((each) => each.claim === claim).map((each) => each.number));
    try {
      look((await api.decide(hash, claim, verb, why, seen)).decisions);
      return '';
    } catch (fault) {
      if (!(fault instanceof Refused)) return words.noAnswer;
      if (fault.problem.status !== 409) return fault.problem.detail;
      return api.reading(hash, new AbortController().signal).then(
        (reading) => {
          look(reading.decisions);
          return fault.problem.detail;
        },
        () => words.noAnswer,
      );
    }
  };
  const decide = async (claim: string, verb: Decision['verb'], why: string) => {
    // Twice at once would be a decision on a decision not yet seen.
    if (under_way.current.has(claim)) return false;
    under_way.current.add(claim);
    setBusy(new Set(under_way.current));
    const fault = await attempt(claim, verb, why);
    under_way.current.delete(claim);
    setBusy(new Set(under_way.current));
    tell(claim, fault);
    return fault === '';
  };
  return { decisions, faults, busy, decide };
}

export function standing(decisions: Decision[], claim: string): Decision | undefined {
  return decisions.findLast(
    (each) => each.claim === claim && !each.taken_back && (each.verb === 'confirm' || each.verb === 'reject'),
  );
}

const said = { confirm: 'confirmed by', reject: 'rejected by', note: 'note by', undo: 'taken back by' };

// UTC, to the minute.
function moment(at: string): string {
  return at.slice(0, 16).replace('T', ' ') + ' UTC';
}

function History({ decisions }: { decisions: Decision[] }) {
  if (decisions.length === 0) return null;
  return (
    <ul class="history" aria-label={words.history}>
      {decisions.map((each) => (
        <li class={each.taken_back ? 'gone' : ''} key={each.number}>
          {said[each.verb]} {visible(each.who)}, {moment(each.at)}
          {each.why !== '' && <>: {visible(each.why)}</>}
        </li>
      ))}
    </ul>
  );
}

// What a person can decide on a claim. Rejecting asks why.
export function Verdict({ claim, review }: { claim: string; review: Review }) {
  const [asking, setAsking] = useState<'' | 'reject' | 'note'>('');
  const [why, setWhy] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const own = review.decisions.filter((each) => each.claim === claim);
  const now = standing(review.decisions, claim);
  const busy = review.busy.has(claim);
  const fault = review.faults.get(claim) ?? '';
  // Once, when it opens: later it would take the reader out of what is being written elsewhere.
  useEffect(() => field.current?.focus(), [asking]);
  const close = () => {
    setAsking('');
    setWhy('');
    box.current?.querySelector<HTMLElement>('.acts button')?.focus();
  };
  const act = (verb: Decision['verb'], reason = '') => {
    void review.decide(claim, verb, reason).then((kept) => kept && asking !== '' && close());
  };
  return (
    <div class="review" ref={box} onClick={(event) => event.stopPropagation()}>
      <History decisions={own} />
      <p class="acts" hidden={!may('decide')}>
        {now?.verb !== 'confirm' && (
          <button type="button" disabled={busy} onClick={() => act('confirm')}>
            {words.confirm}
          </button>
        )}
        {now?.verb !== 'reject' && (
          <button type="button" disabled={busy} onClick={() => setAsking('reject')}>
            {words.reject}
          </button>
        )}
        <button type="button" disabled={busy} onClick={() => setAsking('note')}>
          {words.note}
        </button>
        {own.some((each) => !each.taken_back && each.verb !== 'undo') && (
          <button type="button" disabled={busy} onClick={() => act('undo')}>
            {words.undo}
          </button>
        )}
      </p>
      {asking !== '' && (
        <form
          class="why"
          onSubmit={(event) => {
            event.preventDefault();
            if (why.trim() !== '') act(asking, why.trim());
          }}
        >
          <label>
            {asking === 'reject' ? words.whyReject : words.whyNote}
            <textarea
              rows={2}
              required
              maxLength={1000}
              value={why}
              ref={field}
              onInput={(event) => setWhy(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && close()}
            />
          </label>
          {asking === 'reject' && <small>{words.rejectedHow}</small>}
          <p>
            <button type="submit" disabled={busy}>
              {words.keep}
            </button>
            <button type="button" onClick={close}>
              {words.cancel}
            </button>
          </p>
        </form>
      )}
      {busy && <p role="status">{words.deciding}</p>}
      {fault !== '' && (
        <p role="alert" class="fault">
          {fault}
        </p>
      )}
    </div>
  );
}

// All that was decided on a document, the newest first: who, when, on what, why.
export function DocumentHistory({ decisions, choose }: { decisions: Decision[]; choose: (claim: string) => void }) {
  if (decisions.length === 0) return null;
  return (
    <details class="past">
      <summary>
        {words.history} ({decisions.length})
      </summary>
      <ol>
        {[...decisions].reverse().map((each) => (
          <li key={each.number} class={each.taken_back ? 'gone' : ''}>
            <p>
              {each.claim !== '' ? (
                <button type="button" onClick={() => choose(each.claim)}>
                  {each.claim}
                </button>
              ) : (
                <span class="tag">{words.goneDecision}</span>
              )}{' '}
              {said[each.verb]} {visible(each.who)}, {moment(each.at)}
              {each.taken_back && <small> ({words.takenBack})</small>}
            </p>
            <q>{visible(each.words)}</q>
            {each.why !== '' && <p class="reason">{visible(each.why)}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
