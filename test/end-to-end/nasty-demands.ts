import { expect } from 'vitest'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import type { NastyRun } from './nasty-run.ts'

/** What a row's notes demand, as far as it can be checked. */
export interface Demands {
  /** Rules that must be told, by local name; with the line after a colon where the notes ask for one. */
  readonly tells?: readonly string[]
  /** How a refusal ends. */
  readonly error?: { readonly code: string; readonly details?: Readonly<Record<string, string>> }
  /** What both sentences of the refusal must name. */
  readonly names?: readonly string[]
  readonly check?: (run: NastyRun) => Promise<void> | void
}

const syntax = (line: number, ...names: readonly string[]): Demands => ({
  error: { code: 'syntax', details: { line: String(line) } },
  names: [String(line), ...names],
})

/** By file name in the manifest. A row that is harvested with trouble must stand here with the rules that tell of it. */
export const demands: Readonly<Record<string, Demands>> = {
  'iri-space.rdf': {
    tells: ['iri-illegal-character:3'],
    check: ({ topics, findings }) => {
      expect(topics('Dataset')).toEqual(expect.arrayContaining([expect.stringMatching(/Yrkesomr[^ ]*%20[^ ]*$/)]))
      expect(findings.map(({ hint }) => hint?.sv).join()).toContain('%20')
    },
  },
  'iri-space.ttl': syntax(9),
  'relative-iris.ttl': {
    tells: ['iri-relative:7'],
    check: ({ topics, setting }) => {
      for (const topic of topics('Dataset')) expect(topic).toMatch(new RegExp(`^${setting.agency.origin}/`))
    },
  },
  'iri-bad-percent.ttl': { tells: ['iri-percent-encoding:16'] },
  'iri-javascript.ttl': { tells: ['Distribution-accessURL-web-address', 'Dataset-landingPage-web-address'] },
  'bom.ttl': { check: ({ titles }) => expect(titles()).toContain('Badplatser') },
  'latin1-declared.rdf': { check: ({ titles }) => expect(titles()).toContain('F\u00f6rskolor och skolor') },
  'latin1-undeclared.rdf': {
    tells: ['encoding-invalid-bytes:3'],
    check: async ({ texts }) => expect(await texts()).not.toContain('\ufffd'),
  },
  'control-char.rdf': syntax(7),
  'empty.rdf': { error: { code: 'not-rdf' }, tells: ['not-rdf-empty'] },
  'truncated-scb.rdf': { error: { code: 'unreachable', details: { reason: 'connection-broken' } } },
  'entity-bomb.rdf': { error: { code: 'syntax' }, tells: ['rdfxml-nested-entity:7'] },
  'xxe-file.rdf': {
    tells: ['rdfxml-external-entity:7'],
    check: async ({ texts, findings }) =>
      expect((await texts()) + findings.map(({ resultMessage }) => resultMessage.en).join()).not.toContain('root:'),
  },
  'deep-nesting.rdf': { tells: ['document-too-deep:6'] },
  'class-as-property.rdf': { tells: ['Catalog-dataset-required'] },
  'no-rdf-root.xml': { error: { code: 'not-rdf' }, tells: ['not-rdf-xml'] },
  'html-error-200.html': { error: { code: 'not-rdf' }, tells: ['not-rdf-html'] },
  'turtle-as-html.ttl': { tells: ['media-type-mismatch'] },
  'body-with-500.ttl': { error: { code: 'http-status', details: { status: '500' } }, names: ['500'] },
  'jsonld-remote-context.jsonld': {
    tells: ['jsonld-unknown-context'],
    check: ({ findings }) =>
      expect(findings[0].resultMessage.sv).toContain('https://kontext.example/dcat-ap-se.jsonld'),
  },
  'jsonld-known-context.jsonld': { error: { code: 'no-catalogue' }, tells: ['jsonld-property-ignored'] },
  'jsonld-trailing-comma.jsonld': syntax(63),
  'jsonld-graph.jsonld': {
    tells: ['Dataset-address', 'blank-node-named', 'Dataset-title-language'],
    check: ({ topics }) => expect(topics('Dataset')).toEqual([expect.stringMatching(/^urn:uuid:/)]),
  },
  'undefined-prefix.ttl': { ...syntax(11), tells: ['syntax-undefined-prefix:11'] },
  'bad-language-tag.rdf': {
    tells: ['language-tag-malformed:6', 'language-tag-spelled'],
    check: async ({ texts, titles }) => {
      expect(titles().length).toBeGreaterThanOrEqual(3)
      expect(await texts()).not.toContain('@sv_SE')
    },
  },
  '../no-shacl-tests/valid-graphs__core__dataset.trig': syntax(264),
  '../se-opennorth/dcat.rdf': { tells: ['rdfxml-stray-text:127', 'Dataset-landingPage-link:49'] },
  '../eu-dcatap-validator/test-rule-15.rdf': syntax(96),
  '../eu-semic-dcat-ap/example-bee-population-dataset-series-api.ttl': syntax(20),
  '../se-arbetsformedlingen-broken/test1_dcat_20210413161140.rdf': {
    error: { code: 'not-rdf' },
    tells: ['not-rdf-empty'],
  },
  ...Object.fromEntries(
    Object.entries({
      test1_dcat_20210414114025: 938,
      test1_dcat_20210414115122: 939,
      test1_dcat_20210414132629: 1264,
      test1_dcat_20210414162419: 1639,
      test1_dcat_20210416084241: 91,
      test1_dcat_20210416084247: 92,
      test1_dcat_20210416084540: 92,
      test1_dcat_20210416104911: 114,
      test1_dcat_20210416105639: 114,
      test1_dcat_20210416105705: 114,
      test1_dcat_20210416105858: 114,
      test1_dcat_20210416125300: 114,
      test1_dcat_20210416125353: 114,
      test1_dcat_20210416125355: 114,
      test1_dcat_20210419095635: 1804,
      test_dcat_20210413092250: 42,
      test_dcat_20210413092310: 83,
      test_dcat_20210413101138: 166,
      test_dcat_20210413101150: 166,
    }).map(([name, line]) => [`../se-arbetsformedlingen-broken/${name}.rdf`, syntax(line)]),
  ),
  'duplicate-uuid-within.ttl': { tells: ['Dataset-identifier-unique:13', 'Dataset-identifier-unique:15'] },
  'blank-datasets.ttl': { tells: ['Dataset-address', 'blank-node-named'] },
  'dangling-case.rdf': { tells: ['Catalog-dataset-described'] },
  'same-iri-many-roles.ttl': { tells: ['Kind-not-publisher'] },
  'haspart-cycle.ttl': { tells: ['Catalog-hasPart-one-level'] },
  'haspart-one-level.ttl': {
    check: async ({ setting, topics }) => {
      expect(topics('Catalog')).toHaveLength(1)
      const main = await setting.store.entryOf(topics('Catalog')[0])
      for (const dataset of topics('Dataset')) expect(main?.graph).toContain(`dcat#dataset> <${dataset}>`)
    },
  },
  'series-cycle.ttl': { tells: ['DatasetSeries-inSeries-forbidden'] },
  'literal-1mb.nt': {
    check: async ({ setting }) => {
      const found = await setting.store.search({
        text: 'beskrivning',
        facets: {},
        sort: 'relevance',
        limit: 5,
        offset: 0,
      })
      expect(found.total).toBeGreaterThan(0)
    },
  },
  'distribution-shared.ttl': {
    check: async ({ setting, topics }) => {
      const graphs = await Promise.all(
        topics('Dataset').map(async topic => (await setting.store.entryOf(topic))?.graph),
      )
      for (const graph of graphs) expect(graph).toContain('<http://www.w3.org/ns/dcat#Distribution>')
    },
  },
  'bad-dates.ttl': {
    tells: ['Dataset-issued-date:16', 'Dataset-issued-date:18', 'Dataset-modified-date:20', 'Dataset-issued-date:22'],
    check: async ({ setting, findings }) => {
      const told = findings.filter(({ sourceShape }) => /-date$/.test(sourceShape))
      const keys = told.map(({ focusNode, resultPath, value }) => `${focusNode} ${resultPath} ${value}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(told.map(({ value }) => value)).not.toContain('2020')
      const { items } = await setting.store.search({ text: '', facets: {}, sort: 'modified', limit: 20, offset: 0 })
      expect(items.filter(({ source, resourceType }) => source === 'nasty' && resourceType === 'Dataset')).toHaveLength(
        6,
      )
    },
  },
  'bad-nodekinds.ttl': {
    tells: ['Kind-hasEmail-link', 'Dataset-theme-link', 'Distribution-accessURL-link', 'Distribution-license-link'],
  },
  'missing-mandatory.ttl': {
    tells: ['Dataset-title-required:15', 'Dataset-description-required:17'],
    check: ({ findings }) => {
      const missing = findings.filter(({ sourceShape }) => /Dataset-(title|description)-required$/.test(sourceShape))
      expect(missing.map(({ focusNode, resultPath }) => `${focusNode} ${resultPath}`).sort()).toEqual([
        `https://saknar.example/ds/1 ${dcterms.title}`,
        `https://saknar.example/ds/2 ${dcterms.description}`,
      ])
    },
  },
  'spatial-variants.ttl': { tells: ['Dataset-spatial-resource:14'] },
  'ldes-out-of-order.trig': { error: { code: 'no-catalogue' } },
  'all-removed.ttl': { error: { code: 'no-catalogue', details: { reason: 'no-datasets' } } },
}

/** Rows that do not come out as the manifest says, and why. */
export const deviations: Readonly<Record<string, string>> = {
  'hydra-loop-page1.ttl':
    'pages linked by Hydra are not followed: the page is harvested as the whole catalogue, so the loop is not told of',
  'ldes-out-of-order.trig':
    'event streams are a kind of their own: read as a catalogue, a document with nothing but events has none',
}
