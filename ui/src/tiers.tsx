import { countryApi, type TierStep } from './country_api';
import { tierNames, told, verified } from './country_words';
import { TierLine } from './charts';
import { useLoaded } from './loading';
import { Refusal, Waiting } from './shell';
import { visible } from './text';

// Editions without a row, told once.
function gathered(steps: TierStep[]): (TierStep | { from: number; to: number })[] {
  const out: (TierStep | { from: number; to: number })[] = [];
  for (const step of steps) {
    const last = out[out.length - 1];
    if (step.move !== 'missing') out.push(step);
    else if (last !== undefined && 'to' in last) last.to = step.year;
    else out.push({ from: step.year, to: step.year });
  }
  return out.reverse();
}

export function TiersView({ code }: { code: string }) {
  const loaded = useLoaded('tiers ' + code, (signal) => countryApi.tiers(code, signal));
  if (loaded.state === 'waiting') return <Waiting />;
  if (loaded.state === 'refused') return <Refusal {...loaded} />;
  const { steps, runs } = loaded.value;
  if (steps.length === 0) return <p class="calm">{told.noTiers}</p>;
  return (
    <>
      <section class="panel">
        <h2>Placements in the US Trafficking in Persons reports</h2>
        <TierLine steps={steps} />
        {runs.length > 0 && <h3>{told.watchList}</h3>}
        {runs.map((run) => (
          <p class="plain" key={run.from}>
            {run.from} to {run.to}: {visible(run.words)}
          </p>
        ))}
      </section>
      <div class="wide" tabIndex={0} role="region" aria-label={told.tiers}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{told.year}</th>
              <th scope="col">Tier</th>
              <th scope="col">Why it stands there</th>
              <th scope="col">Known from</th>
            </tr>
          </thead>
          <tbody>
            {gathered(steps).map((step) =>
              'to' in step ? (
                <tr key={step.from}>
                  <th scope="row">{step.from === step.to ? step.from : `${step.from}\u2013${step.to}`}</th>
                  <td colSpan={3}>no row in the table; nothing is counted across it</td>
                </tr>
              ) : (
                <tr key={step.year}>
                  <th scope="row">{step.year}</th>
                  <td>{tierNames[step.tier] ?? step.tier}</td>
                  <td>
                    {visible(step.words)}
                    {step.disagreement !== '' && <p class="fault">! {visible(step.disagreement)}</p>}
                    {step.rules.length > 0 && (
                      <small>
                        {step.rules.map((rule) => `${rule.law} (${verified[rule.verified] ?? rule.verified})`).join('; ')}
                      </small>
                    )}
                  </td>
                  <td>
                    {step.evidence} <small>{step.source}</small>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
