import { expect } from 'vitest'
import type { Demands } from './nasty-demand.ts'

/** A refusal for a syntax error, whose words name the line. */
const syntax = (line: number, ...words: readonly string[]): Demands => ({
  error: { code: 'syntax', details: { line: String(line) } },
  names: [String(line)],
  words,
})

/** Files of the folder that were saved half-way, with the line where each of them breaks off. */
const savedHalfWay = {
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
}

/** Demands of rows whose trouble is in how the document is written or sent. */
export const demandsOfDocuments: Readonly<Record<string, Demands>> = {
  'iri-space.rdf': {
    tells: ['iri-illegal-character:3', 'iri-encoded'],
    words: ['https://blanksteg.example/ds/Yrkesområden med relationer', '%20'],
    check: ({ topics }) => {
      const ends = ['/ds/0', '/ds/2', '%20relationer'].map(end => expect.stringMatching(new RegExp(`^[^ ]*${end}$`)))
      expect(topics('Dataset')).toEqual(expect.arrayContaining(ends))
    },
  },
  'iri-space.ttl': { ...syntax(9), tells: ['iri-illegal-character:9'] },
  'relative-iris.ttl': {
    tells: ['iri-relative:7'],
    check: ({ topics, setting }) => {
      for (const topic of topics('Dataset')) expect(topic).toMatch(new RegExp(`^${setting.agency.origin}/`))
    },
  },
  'iri-bad-percent.ttl': { tells: ['iri-percent-encoding:16'], words: ['https://procent.example/100%/%zz.csv'] },
  'iri-javascript.ttl': { tells: ['Distribution-accessURL-web-address', 'Dataset-landingPage-web-address'] },
  'bom.ttl': {
    check: async ({ titles, body, replace }) => {
      expect(titles()).toContain('Badplatser')
      expect(await replace(body.subarray(3))).toMatchObject({ status: 'unchanged', unchangedBy: 'records' })
    },
  },
  'latin1-declared.rdf': { check: ({ titles }) => expect(titles()).toContain('F\u00f6rskolor och skolor') },
  'latin1-undeclared.rdf': {
    tells: ['encoding-invalid-bytes:3'],
    check: async ({ texts }) => expect(await texts()).not.toContain('\ufffd'),
  },
  'control-char.rdf': syntax(7),
  'empty.rdf': { error: { code: 'not-rdf' }, tells: ['not-rdf-empty'] },
  'truncated-scb.rdf': { error: { code: 'unreachable', details: { reason: 'connection-broken' } } },
  'entity-bomb.rdf': {
    ...syntax(7),
    tells: ['rdfxml-nested-entity:7'],
    words: ['entit'],
    ms: 2000,
    bytes: 100_000_000,
  },
  'xxe-file.rdf': {
    tells: ['rdfxml-external-entity:7'],
    check: async ({ texts, findings, setting }) => {
      const told = JSON.stringify([findings, setting.events, await setting.store.harvests({ limit: 9, offset: 0 })])
      expect((await texts()) + told).not.toContain('root:')
    },
  },
  'deep-nesting.rdf': { tells: ['document-too-deep:6'], ms: 2000 },
  'no-rdf-root.xml': { error: { code: 'not-rdf' }, tells: ['not-rdf-xml'], names: ['RDF', 'XML'] },
  'html-error-200.html': { error: { code: 'not-rdf' }, tells: ['not-rdf-html'], words: ['RDF'] },
  'turtle-as-html.ttl': { tells: ['media-type-mismatch'], words: ['text/html'] },
  'body-with-500.ttl': { error: { code: 'http-status', details: { status: '500' } }, names: ['500'] },
  'jsonld-remote-context.jsonld': {
    tells: ['jsonld-unknown-context'],
    words: ['https://kontext.example/dcat-ap-se.jsonld'],
    check: ({ first }) => expect(first.exchanges.map(({ url }) => URL.parse(url)?.hostname)).toEqual(['127.0.0.1']),
  },
  'jsonld-known-context.jsonld': {
    error: { code: 'no-catalogue' },
    tells: ['jsonld-property-ignored'],
    check: ({ first }) => expect(first.exchanges).toHaveLength(1),
  },
  'jsonld-trailing-comma.jsonld': syntax(63),
  'undefined-prefix.ttl': { ...syntax(11, 'vcard:'), tells: ['syntax-undefined-prefix:11'] },
  '../no-shacl-tests/valid-graphs__core__dataset.trig': syntax(264),
  '../se-opennorth/dcat.rdf': { tells: ['rdfxml-stray-text:127', 'Dataset-landingPage-link:49'] },
  '../eu-dcatap-validator/test-rule-15.rdf': syntax(96),
  '../eu-semic-dcat-ap/example-bee-population-dataset-series-api.ttl': syntax(20),
  '../se-arbetsformedlingen-broken/test1_dcat_20210413161140.rdf': {
    error: { code: 'not-rdf' },
    tells: ['not-rdf-empty'],
  },
  ...Object.fromEntries(
    Object.entries(savedHalfWay).map(([name, line]) => [`../se-arbetsformedlingen-broken/${name}.rdf`, syntax(line)]),
  ),
}
