import { plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  reads: {
    dcat: 'Läser en katalog i RDF, till exempel RDF/XML, Turtle eller JSON-LD. Sidor och underkataloger följs.',
    html: 'Läser JSON-LD, RDFa och mikrodata på en webbsida. Datamängder i schema.org görs om till DCAT.',
    ldes: 'Läser ett flöde av ändringar, och bara det som är nytt sedan förra gången.',
    ckan: 'Läser datamängderna ur CKAN:s API och gör om dem till DCAT-AP-SE.',
    sparql: 'Frågar en SPARQL-tjänst efter katalogen, i delar om den är stor.',
    file: 'Läser RDF-filer på servern.',
  } as Readonly<Record<string, string>>,
  precedence: {
    ranked: 'Går före källor utan rang. Lägst nummer går först.',
    public: 'Går före privata källor och insamlare.',
    private: 'Går efter offentliga källor men före insamlare.',
    collector: 'Samlar in vad andra publicerar. Visas bara när ingen annan källa har samma resurs.',
  },
  labels: {
    maxRemovedShare: 'Pausas om den tar bort mer än',
    graceDays: 'Saknade poster',
    keepRuns: 'Mottagna dokument',
    maxBytes: 'Största dokument',
    timeout: 'Längsta tid för ett dokument',
    budget: 'Längsta tid för en körning',
    maxPages: 'Flest dokument i en körning',
  },
  grace: (days: number) =>
    days === 0
      ? 'tas bort genast'
      : `visas i ${plural(days, 'sv', { one: '# dag', other: '# dagar' })} och tas sedan bort`,
  kept: (runs: number) =>
    runs === 0
      ? 'sparas inte'
      : `sparas från ${plural(runs, 'sv', { one: 'den senaste körningen', other: 'de # senaste körningarna' })}`,
  share: (percent: string) => `${percent} av posterna`,
}

type SourceFactWords = typeof sv

const en: SourceFactWords = {
  reads: {
    dcat: 'Reads a catalogue in RDF, such as RDF/XML, Turtle or JSON-LD. Pages and sub-catalogues are followed.',
    html: 'Reads JSON-LD, RDFa and microdata on a web page. Datasets in schema.org are turned into DCAT.',
    ldes: 'Reads a feed of changes, and only what is new since the last time.',
    ckan: 'Reads the datasets from the API of CKAN and turns them into DCAT-AP-SE.',
    sparql: 'Asks a SPARQL service for the catalogue, in parts if it is large.',
    file: 'Reads RDF files on the server.',
  },
  precedence: {
    ranked: 'Goes before sources without a rank. The lowest number goes first.',
    public: 'Goes before private sources and collectors.',
    private: 'Goes after public sources but before collectors.',
    collector: 'Shown only when no other source has the same resource.',
  },
  labels: {
    maxRemovedShare: 'Paused if it removes more than',
    graceDays: 'Missing records',
    keepRuns: 'Received documents',
    maxBytes: 'Largest document',
    timeout: 'Longest time for one document',
    budget: 'Longest time for one run',
    maxPages: 'Most documents in one run',
  },
  grace: days =>
    days === 0
      ? 'are removed at once'
      : `are shown for ${plural(days, 'en', { one: '# day', other: '# days' })} and then removed`,
  kept: runs =>
    runs === 0
      ? 'are not kept'
      : `are kept from ${plural(runs, 'en', { one: 'the last run', other: 'the last # runs' })}`,
  share: percent => `${percent} of the records`,
}

/** The words for how a source is set up, by language. */
export const sourceFactWords: Readonly<Record<Language, SourceFactWords>> = { sv, en }
