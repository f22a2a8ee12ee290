import type { Facet } from './api';
import { fileName } from './evidence';
import { Positions, visible } from './text';
import { words } from './words';

export function DocumentLine(props: { hash: string; title: string; name: string; publisher: string; published: string }) {
  return (
    <>
      <a href={'/read/' + props.hash}>{visible(props.title !== '' ? props.title : fileName(props.name))}</a>
      <small>
        {' '}
        {props.publisher !== '' ? visible(props.publisher) : words.noPublisher} ·{' '}
        {props.published !== '' ? props.published : words.undated}
      </small>
    </>
  );
}

// A finding by its code, as the list of all of them names it.
export function FindingTag({ code, findings }: { code: string; findings: Facet[] }) {
  const known = findings.find((each) => each.value === code);
  return <span class={'tag ' + (known?.severity ?? '')}>{known?.name ?? code}</span>;
}

// A snippet with its matches marked.
export function Snippet({ hit }: { hit: { snippet: string; start: number; matches: [number, number][] } }) {
  const positions = new Positions(hit.snippet);
  const out = [];
  let at = 0;
  for (const [begin, end] of hit.matches) {
    const from = positions.unit(begin - hit.start);
    const to = positions.unit(end - hit.start);
    if (from < at) continue;
    out.push(visible(hit.snippet.slice(at, from)), <b>{visible(hit.snippet.slice(from, to))}</b>);
    at = to;
  }
  out.push(visible(hit.snippet.slice(at)));
  return <p class="snippet">{out}</p>;
}
