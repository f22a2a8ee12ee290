import { useState } from 'preact/hooks';

import { api, Refused, type Decision } from './api';
import { visible } from './text';
import { words } from './words';

export interface Review {
  decisions: Decision[];
  decide: (claim: string, verb: Decision['verb'], why: string) => Promise<string>;
}

// The decisions of a document. `decide` gives what went wrong, empty if nothing did; what somebody
// else decided meanwhile is shown before anything is overruled.
export function useReview(hash: string, at_first: Decision[]): Review {
  const [decisions, setDecisions] = useState(at_first);
  const decide = async (claim: string, verb: Decision['verb'], why: string) => {
    const seen = Math.max(0, ...decisions.filter((each) => each.claim === claim).map((each) => each.number));
    try {
      setDecisions((await api.decide(hash, claim, verb, why, seen)).decisions);
      return '';
    } catch (fault) {
      if (!(fault instanceof Refused)) return words.noAnswer;
      if (fault.problem.status === 409) {
        setDecisions((await api.reading(hash, new AbortController().signal)).decisions);
      }
      return fault.problem.detail;
    }
  };
  return { decisions, decide };
}

export function standing(decisions: Decision[], claim: string): Decision | undefined {
  return decisions.findLast(
    (each) => each.claim === claim && !each.taken_back && (each.verb === 'confirm' || each.verb === 'reject'),
  );
}

const said = { confirm: 'confirmed by', reject: 'rejected by', note: 'note by', undo: 'taken back by' };

function History({ decisions }: { decisions: Decision[] }) {
  if (decisions.length === 0) return null;
  return (
    <ul class="history" aria-label={words.history}>
      {decisions.map((each) => (
        <li class={each.taken_back ? 'gone' : ''} key={each.number}>
          {said[each.verb]} {visible(each.who)}, {each.at.slice(0, 16).replace('T', ' ')}
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
  const [fault, setFault] = useState('');
  const own = review.decisions.filter((each) => each.claim === claim);
  const now = standing(review.decisions, claim);
  const act = (verb: Decision['verb'], reason = '') => {
    void review.decide(claim, verb, reason).then((wrong) => {
      setFault(wrong);
      if (wrong === '') {
        setAsking('');
        setWhy('');
      }
    });
  };
  return (
    <div class="review" onClick={(event) => event.stopPropagation()}>
      <History decisions={own} />
      <p class="acts">
        {now?.verb !== 'confirm' && (
          <button type="button" onClick={() => act('confirm')}>
            {words.confirm}
          </button>
        )}
        {now?.verb !== 'reject' && (
          <button type="button" onClick={() => setAsking('reject')}>
            {words.reject}
          </button>
        )}
        <button type="button" onClick={() => setAsking('note')}>
          {words.note}
        </button>
        {own.some((each) => !each.taken_back && each.verb !== 'undo') && (
          <button type="button" onClick={() => act('undo')}>
            {words.undo}
          </button>
        )}
      </p>
      {asking !== '' && (
        <form
          class="why"
          onSubmit={(event) => {
            event.preventDefault();
            act(asking, why.trim());
          }}
        >
          <label>
            {asking === 'reject' ? words.whyReject : words.whyNote}
            <textarea
              rows={2}
              required
              maxLength={1000}
              value={why}
              ref={(field) => field?.focus()}
              onInput={(event) => setWhy(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setAsking('')}
            />
          </label>
          <button type="submit">{words.keep}</button>
          <button type="button" onClick={() => setAsking('')}>
            {words.cancel}
          </button>
        </form>
      )}
      {fault !== '' && <p role="alert" class="fault">{fault}</p>}
    </div>
  );
}
