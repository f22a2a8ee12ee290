import { render } from 'preact';

import { Library } from './library';
import { Read } from './read';
import { followLinks, usePlace } from './route';
import { Search } from './search';
import { openSession } from './session';
import { Refusal, Shell } from './shell';
import './style.css';
import { TraceView } from './trace';
import { words } from './words';

function Workbench() {
  const { path, query } = usePlace();
  const q = query.get('q') ?? '';
  const [view, first = '', second = ''] = path;
  let page = <Refusal title={words.notFound} detail={location.pathname} />;
  if (view === undefined) page = <Library asked={query} />;
  if (view === 'read') page = <Read hash={first} at={query.get('claim') ?? ''} />;
  if (view === 'trace') page = <TraceView hash={first} claim={second} />;
  if (view === 'search') page = <Search q={q} />;
  return <Shell q={q}>{page}</Shell>;
}

followLinks();
void openSession().then(() => {
  const root = document.getElementById('workbench');
  if (root !== null) render(<Workbench />, root);
});
