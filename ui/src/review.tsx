import { useRef, useState } from 'preact/hooks';

import { api, Refused, type Claim, type Correction, type Decision, type Reading } from './api';
import { KindForm, SourceForm, WordsForm, type Desk } from './correct';
import { moment } from './dates';
import { detailOf, Ends, Fault, useFocus } from './forms';
import { kindName, reviewWords, said } from './review_words';
import { visible } from './text';
import { may } from './session';
import { words } from './words';

export interface Review {
  decisions: Decision[];
  faults: ReadonlyMap<string, string>; // of claims: what went wrong last
  busy: ReadonlySet<string>; // claims with a decision under way
  // On which claim it is kept (of `add` the new one); false: it is not.
  decide: (claim: string, verb: Decision['verb'], why: string, correction?: Correction) => Promise<string | false>;
}

// Which form is open, at which claim.
export interface Asking {
  claim: string;
  what: 'reject' | 'note' | 'words' | 'kind' | 'source' | 'add';
}

// Decisions that change how the claim reads.
function changes(verb: Decision['verb']): boolean {
  return verb.startsWith('correct-') || verb === 'undo' || verb === 'add';
}

// Decisions are only ever added: the longer list is the newer one, in whatever order answers come.
function newer(one: Decision[], other: Decision[]): Decision[] {
  return other.length >= one.length ? other : one;
}

// The decisions of a document. What somebody else decided meanwhile is shown before anything is
// overruled; what goes wrong is shown at the claim, however it was decided. `renew` is given the
// document as it reads since somebody corrected it.
export function useReview(hash: string, at_first: Decision[], renew: (reading: Reading) => void): Review {
  const [decisions, setDecisions] = useState(at_first);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const under_way = useRef(new Set<string>());
  const made = useRef(''); // the claim that was decided on last
  const tell = (claim: string, fault: string) => setFaults((before) => new Map(before).set(claim, fault));
  const look = (told: Decision[]) => setDecisions((before) => newer(before, told));
  const look_anew = async () => {
    const reading = await api.reading(hash, new AbortController().signal);
    look(reading.decisions);
    renew(reading);
  };
  const attempt = async (claim: string, verb: Decision['verb'], why: string, correction: Correction) => {
    const seen = Math.max(0, ...decisions.filter((each) => each.claim === claim).map((each) => each.number));
    try {
      const kept =
        verb === 'add'
          ? await api.addClaim(hash, { ...correction, why })
          : await api.decide(hash, claim, { verb, why, seen, correction });
      made.current = kept.decisions.find((each) => each.number === kept.number)?.claim ?? claim;
      // Together with how the claims read since: no claim is shown half changed.
      if (changes(verb)) await look_anew().finally(() => look(kept.decisions));
      else look(kept.decisions);
      return '';
    } catch (fault) {
      const detail = detailOf(fault);
      if (!(fault instanceof Refused) || fault.problem.status !== 409) return detail;
      return look_anew().then(() => detail, detailOf);
    }
  };
  const decide = async (claim: string, verb: Decision['verb'], why: string, correction: Correction = {}) => {
    // Twice at once would be a decision on a decision not yet seen.
    if (under_way.current.has(claim)) return false;
    under_way.current.add(claim);
    setBusy(new Set(under_way.current));
    const fault = await attempt(claim, verb, why, correction);
    under_way.current.delete(claim);
    setBusy(new Set(under_way.current));
    tell(claim, fault);
    return fault === '' && made.current;
  };
  return { decisions, faults, busy, decide };
}

export function standing(decisions: Decision[], claim: string): Decision | undefined {
  return decisions.findLast(
    (each) => each.claim === claim && !each.taken_back && (each.verb === 'confirm' || each.verb === 'reject'),
  );
}

// What people corrected of a claim and nobody took back, the last of each sort.
export function corrections(decisions: Decision[], claim: string): Decision[] {
  const stand = decisions.filter((each) => each.claim === claim && !each.taken_back && each.verb.startsWith('correct-'));
  return stand.filter((each) => stand.findLast((other) => other.verb === each.verb) === each);
}

// Whether a person added the claim.
export function isAdded(decisions: Decision[], claim: string): boolean {
  return decisions.some((each) => each.claim === claim && !each.taken_back && each.verb === 'add');
}

export function isDecided(decisions: Decision[], claim: string): boolean {
  return standing(decisions, claim) !== undefined || corrections(decisions, claim).length > 0 || isAdded(decisions, claim);
}

function shown(decision: Decision, value: string | undefined): string {
  if (value === undefined || value === '') return '\u2014';
  return decision.verb === 'correct-kind' ? kindName(value) : visible(value);
}

// "Figure → Incident".
function Change({ decision }: { decision: Decision }) {
  if (decision.now === undefined) return null;
  return (
    <>
      {': '}
      {decision.verb !== 'correct-span' && <>{shown(decision, decision.was)} → </>}
      {decision.verb === 'correct-span' ? <q>{shown(decision, decision.now)}</q> : shown(decision, decision.now)}
    </>
  );
}

function History({ decisions }: { decisions: Decision[] }) {
  if (decisions.length === 0) return null;
  return (
    <ul class="history" aria-label={words.history}>
      {decisions.map((each) => (
        <li class={each.taken_back ? 'gone' : ''} key={each.number}>
          {said[each.verb]} {visible(each.who)}, {moment(each.at)} UTC
          <Change decision={each} />
          {each.why !== '' && <>: {visible(each.why)}</>}
        </li>
      ))}
    </ul>
  );
}

// What the machine read where a person corrected it since.
export function MachineRead({ decisions }: { decisions: Decision[] }) {
  if (decisions.length === 0) return null;
  return (
    <dl class="machine">
      {decisions.map((each) => (
        <>
          <dt>{reviewWords.machineRead}</dt>
          <dd>{each.verb === 'correct-span' ? <q>{shown(each, each.was)}</q> : shown(each, each.was)}</dd>
        </>
      ))}
    </dl>
  );
}

function ReasonForm(props: { claim: string; what: 'reject' | 'note'; review: Review; close: () => void }) {
  const { claim, what, review, close } = props;
  const [why, setWhy] = useState('');
  const field = useFocus<HTMLTextAreaElement>();
  return (
    <form
      class="why"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() === '') return;
        void review.decide(claim, what, why.trim()).then((kept) => kept !== false && close());
      }}
    >
      <label>
        {what === 'reject' ? words.whyReject : words.whyNote}
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
      {what === 'reject' && <small>{words.rejectedHow}</small>}
      <Ends busy={review.busy.has(claim)} close={close} />
    </form>
  );
}

// What a person can decide on a claim. Rejecting asks why.
export function Verdict({ claim, review, desk, veiled }: { claim: Claim; review: Review; desk: Desk; veiled: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const own = review.decisions.filter((each) => each.claim === claim.id);
  const now = standing(review.decisions, claim.id);
  const busy = review.busy.has(claim.id);
  const fault = review.faults.get(claim.id) ?? '';
  const what = desk.asking?.claim === claim.id ? desk.asking.what : '';
  const close = () => {
    desk.ask(null);
    box.current?.querySelector<HTMLElement>('.acts button')?.focus();
  };
  const act = (verb: Decision['verb']) => {
    void review.decide(claim.id, verb, '').then((kept) => kept !== false && what !== '' && close());
  };
  const asks = (each: Asking['what'], label: string) => (
    <button type="button" disabled={busy} onClick={() => desk.ask({ claim: claim.id, what: each })}>
      {label}
    </button>
  );
  const form = { claim, review, desk, close };
  return (
    <div class="review" ref={box} onClick={(event) => event.stopPropagation()}>
      {!veiled && <History decisions={own} />}
      <p class="acts" hidden={!may('decide')}>
        {now?.verb !== 'confirm' && (
          <button type="button" disabled={busy} onClick={() => act('confirm')}>
            {words.confirm}
          </button>
        )}
        {now?.verb !== 'reject' && asks('reject', words.reject)}
        {asks('words', reviewWords.words)}
        {asks('kind', reviewWords.kind)}
        {asks('source', reviewWords.source)}
        {asks('note', words.note)}
        {own.some((each) => !each.taken_back && each.verb !== 'undo') && (
          <button type="button" disabled={busy} onClick={() => act('undo')}>
            {words.undo}
          </button>
        )}
      </p>
      {(what === 'reject' || what === 'note') && (
        <ReasonForm claim={claim.id} what={what} review={review} close={close} key={what} />
      )}
      {what === 'words' && <WordsForm {...form} />}
      {what === 'kind' && <KindForm {...form} />}
      {what === 'source' && <SourceForm {...form} />}
      {busy && <p role="status">{words.deciding}</p>}
      <Fault fault={fault} />
    </div>
  );
}

// All that was decided on a document, the newest first: who, when, on what, why.
// The words of claims that are `veiled` stay out of sight.
export function DocumentHistory(props: {
  decisions: Decision[];
  choose: (claim: string) => void;
  veiled: (claim: string) => boolean;
}) {
  const { decisions, choose } = props;
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
              {said[each.verb]} {visible(each.who)}, {moment(each.at)} UTC
              {each.taken_back && <small> ({words.takenBack})</small>}
            </p>
            {props.veiled(each.claim) ? (
              <small>{reviewWords.violence}</small>
            ) : (
              <p class="subject">
                <q>{visible(each.words)}</q>
                <Change decision={each} />
              </p>
            )}
            {each.why !== '' && <p class="reason">{visible(each.why)}</p>}
          </li>
        ))}
      </ol>
    </details>
  );
}
