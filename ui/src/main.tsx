import { render } from 'preact';

import { Countries } from './countries';
import { Country } from './country';
import { DossierView } from './dossier';
import { FiguresView } from './figures';
import { IncidentsView } from './incidents';
import { Library } from './library';
import { Read } from './read';
import { followLinks, usePlace } from './route';
import { Search } from './search';
import { openSession } from './session';
import { Refusal, Shell } from './shell';
import { SourcesView } from './sources';
import './style.css';
import './country.css';
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
  if (view === 'countries') page = <Countries />;
  if (view === 'country') page = <Country code={first} tab={second} asked={query} key={first} />;
  if (view === 'dossier') page = <DossierView asked={query} />;
  if (view === 'incidents') page = <IncidentsView asked={query} />;
  if (view === 'figures') page = <FiguresView asked={query} />;
  if (view === 'sources') page = <SourcesView asked={query} />;
  return <Shell q={q}>{page}</Shell>;
}

followLinks();
void openSession().then(() => {
  const root = document.getElementById('workbench');
  if (root !== null) render(<Workbench />, root);
});
