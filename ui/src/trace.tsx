import { api, type PathStep, type ToldBy } from './api';
import { useLoaded } from './loading';
import { Refusal, Unsearched, Waiting } from './shell';
import { nameOf } from './timeline';
import { TraceAxis } from './trace_axis';
import { OwnVeil } from './veil';
import { visible } from './text';
import { counted, wayWords, words } from './words';

function Way({ steps }: { steps: PathStep[] }) {
  return (
    <ol class="chain">
      {steps.map((step) => (
        <li class={step.unnamed === true ? 'unnamed' : 'named'}>
          {step.name !== '' ? visible(step.name) : 'nobody named'} <small>{wayWords(step.why)}</small>
        </li>
      ))}
    </ol>
  );
}

function Told({ told }: { told: ToldBy }) {
  return (
    <li>
      <a href={`/read/${told.document}?claim=${told.claim}`}>
        {visible(nameOf(told))}
      </a>
      <small> {told.published !== '' ? told.published : words.undated}</small>
      <OwnVeil hard={told.violence === true}>
        <blockquote>{visible(told.words)}</blockquote>
      </OwnVeil>
      {told.path !== undefined && told.path.length > 0 && <Way steps={told.path} />}
      {told.grounds.length > 0 && (
        <p class="grounds">
          {told.grounds.map((each) => each.code.replaceAll('-', ' ') + (each.detail !== '' ? ` (${each.detail})` : '')).join(', ')}
        </p>
      )}
    </li>
  );
}

function Others({ title, told }: { title: string; told: ToldBy[] }) {
  if (told.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ol class="told">
        {told.map((each) => (
          <Told told={each} key={each.document + each.claim} />
        ))}
      </ol>
    </section>
  );
}

export function TraceView({ hash, claim }: { hash: string; claim: string }) {
  const loaded = useLoaded(`trace ${hash} ${claim}`, (signal) => api.trace(hash, claim, signal));
  if (loaded.state === 'waiting') return <Waiting />;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  const { origins } = loaded.value;
  return (
    <>
      <header class="head">
        <p>
          <a href={`/read/${hash}?claim=${claim}`}>{words.back}</a>
        </p>
        <h1>
          {counted(origins.documents, 'document says so', 'documents say so')},{' '}
          {counted(origins.counted, 'origin', 'origins')}
          {origins.unnamed > 0 && <> and {counted(origins.unnamed, 'source', 'sources')} nobody names</>}
        </h1>
        <OwnVeil hard={loaded.value.violence === true}>
          <blockquote>{visible(loaded.value.claim.passages[0]?.exact ?? '')}</blockquote>
        </OwnVeil>
        {loaded.value.standing !== undefined && (
          <p class={'standing ' + (loaded.value.standing === 'rejected' ? 'reject' : 'confirm')}>
            {loaded.value.standing === 'rejected' ? '\u2717 rejected' : '\u2713 confirmed'} by a person
          </p>
        )}
      </header>
      <Unsearched count={loaded.value.unsearched ?? 0} />
      <TraceAxis trace={loaded.value} key={hash + claim} />
      {origins.origins.map((origin, at) => (
        <section class="origin">
          <h2>
            {origin.name !== '' ? visible(origin.name) : 'nobody named'} <small>{origin.kind}</small>
          </h2>
          {origin.aliases.length > 0 && (
            <p class="grounds">
              also {origin.aliases.map((each) => visible(each.name)).join(', ')}
            </p>
          )}
          <ol class="told">
            {origins.same
              .filter((each) => each.origins?.includes(at) === true)
              .map((each) => (
                <Told told={each} key={each.document + each.claim} />
              ))}
          </ol>
        </section>
      ))}
      {origins.circles.map((circle) => (
        <section class="origin grave">
          <h2>A circle{circle.closed ? ': nobody in it names a source outside it' : ''}</h2>
          <Way steps={circle.steps} />
        </section>
      ))}
      <Others title="Otherwise, and not counted" told={origins.otherwise} />
      <Others title="Perhaps the same, and not counted" told={origins.unsure} />
      {(origins.rejected ?? 0) > 0 && (
        <p class="calm">
          {counted(origins.rejected ?? 0, 'claim', 'claims')} like it left out: a person rejected{' '}
          {origins.rejected === 1 ? 'it' : 'them'}.
        </p>
      )}
      {origins.more && <p class="calm">More documents share words with it than were looked at.</p>}
    </>
  );
}
