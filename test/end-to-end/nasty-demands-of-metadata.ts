import { expect } from 'vitest'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import type { Demands } from './nasty-demand.ts'
import type { NastyRun } from './nasty-run.ts'

/** The lines of a document, the same statements in another order. */
const reversed = (body: Uint8Array): string => {
  const lines = Buffer.from(body).toString('utf8').trimEnd().split('\n')
  const isFirst = (line: string): boolean => /^@prefix/.test(line)
  const statements = lines.filter(line => !isFirst(line)).join('\n')
  return [...lines.filter(isFirst), ...statements.split(/(?<= \.)\n/).reverse()].join('\n')
}

/** In another order it is the same. */
async function expectOrderless({ body, replace }: NastyRun): Promise<void> {
  expect(reversed(body)).not.toBe(Buffer.from(body).toString('utf8'))
  expect(await replace(reversed(body))).toMatchObject({ status: 'unchanged', unchangedBy: 'records' })
}

/** Demands of rows whose trouble is in what the metadata say. */
export const demandsOfMetadata: Readonly<Record<string, Demands>> = {
  'class-as-property.rdf': {
    tells: ['Catalog-dataset-required', 'Catalog-property-misspelt:3'],
    words: ['dcat:Dataset', 'dcat:dataset'],
  },
  'jsonld-graph.jsonld': {
    tells: ['Dataset-address:18', 'blank-node-named', 'Dataset-title-language'],
    check: ({ topics }) => expect(topics('Dataset')).toEqual([expect.stringMatching(/^urn:uuid:/)]),
  },
  'bad-language-tag.rdf': {
    tells: ['language-tag-malformed:6', 'language-tag-spelled'],
    words: ['sv_SE'],
    check: async ({ texts, titles }) => {
      expect(titles().length).toBeGreaterThanOrEqual(3)
      expect(await texts()).not.toContain('@sv_SE')
    },
  },
  'duplicate-uuid-within.ttl': {
    tells: ['Dataset-identifier-unique:13', 'Dataset-identifier-unique:15'],
    check: expectOrderless,
  },
  'blank-datasets.ttl': {
    tells: ['Dataset-address:7', 'blank-node-named'],
    check: async run => {
      expect(run.topics('Dataset')).toHaveLength(3)
      const text = Buffer.from(run.body).toString('utf8')
      const [list] = /\[ a dcat:Dataset.*\](?= \.)/s.exec(text) ?? []
      const turned = text.replace(
        list ?? '',
        list
          ?.split(/, (?=\[ a dcat:Dataset)/)
          .reverse()
          .join(', ') ?? '',
      )
      expect(turned).not.toBe(text)
      expect(await run.replace(turned)).toMatchObject({ status: 'unchanged', unchangedBy: 'records' })
    },
  },
  'dangling-case.rdf': {
    tells: ['Catalog-dataset-described:3', 'Dataset-listed'],
    check: ({ findings }) => {
      const about = (rule: string) => findings.filter(({ sourceShape }) => sourceShape.endsWith(`#${rule}`))
      expect(about('Catalog-dataset-described')).toMatchObject([{ value: 'https://gemen.example/DS/1' }])
      expect(about('Dataset-listed')).toMatchObject([{ focusNode: 'https://gemen.example/ds/1' }])
    },
  },
  'same-iri-many-roles.ttl': { tells: ['Kind-not-publisher:7'] },
  'haspart-cycle.ttl': { tells: ['Catalog-hasPart-one-level:7', 'Catalog-hasPart-one-level:11'] },
  'haspart-one-level.ttl': {
    check: async ({ setting, topics }) => {
      expect(topics('Catalog')).toHaveLength(1)
      const main = await setting.store.entryOf(topics('Catalog')[0])
      for (const dataset of topics('Dataset')) expect(main?.graph).toContain(`dcat#dataset> <${dataset}>`)
    },
  },
  'series-cycle.ttl': { tells: ['DatasetSeries-inSeries-forbidden:19'] },
  'literal-1mb.nt': {
    check: async ({ setting, texts, body }) => {
      const search = { text: 'beskrivning', facets: {}, sort: 'relevance', limit: 5, offset: 0 } as const
      expect((await setting.store.search(search)).total).toBeGreaterThan(0)
      const [long] = /"(Lång beskrivning\. )+"/.exec(Buffer.from(body).toString('utf8')) ?? []
      expect((await texts()).includes(long?.slice(0, -2) ?? '?')).toBe(true)
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
      const own = items.filter(({ source, resourceType }) => source === 'nasty' && resourceType === 'Dataset')
      expect(own).toHaveLength(6)
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
  'spatial-variants.ttl': {
    tells: ['Dataset-spatial-resource:14', 'Location-geometry-well-formed', 'Location-geometry-axis-order'],
  },
  'ldes-out-of-order.trig': {
    kind: 'ldes',
    check: async ({ setting, body, replace }) => {
      const created = Buffer.from(body)
        .toString('utf8')
        .replace(/^<[^>]*#2> a as:Delete.*$/m, '')
      expect(await replace(created)).toMatchObject({ changes: { added: 1 } })
      expect((await setting.store.standing('nasty')).size).toBe(1)
    },
  },
  'all-removed.ttl': { error: { code: 'no-catalogue', details: { reason: 'no-datasets' } } },
  'hydra-loop-page1.ttl': {
    tells: ['page-elsewhere'],
    check: async ({ setting, body, replace, topics }) => {
      const asked = setting.agency.requests.length
      const page = 'https://sidloop.example/katalog?page=1'
      const { id, isComplete } = await replace(
        Buffer.from(body).toString('utf8').replaceAll(page, `${setting.agency.origin}/nasty`),
      )
      expect(setting.agency.requests).toHaveLength(asked + 1)
      expect(isComplete).toBe(false)
      const told = (await setting.store.harvestFindings(id)).map(({ sourceShape }) => sourceShape.replace(/^.*#/, ''))
      expect(told).toContain('page-loop')
      expect(topics('Dataset')).toHaveLength(2)
    },
  },
}
