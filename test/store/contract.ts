import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import { dcat, dcatap, dcterms, foaf } from '../../src/rdf/vocabulary.ts'
import type { Search, Store } from '../../src/store/store.ts'
import { expectByTheRules, steps } from './precedence-model.ts'
import {
  sampleAgent,
  sampleAssessed,
  sampleDataset,
  sampleDocument,
  sampleFinding,
  sampleRecord,
  sampleResult,
  sampleSource,
} from './sample.ts'

/** A database under test: opens it as it was left, or empty after `clear`. */
export interface Backend {
  readonly name: string
  open(): Promise<Store>
  clear(): Promise<void>
}

const everything: Search = { text: '', facets: {}, sort: 'title', limit: 20, offset: 0 }
const at = (day: number): Date => new Date(Date.UTC(2026, 0, day))

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** What every database must do alike. */
export function describeStore(backend: Backend): void {
  describe(`a store on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
    })
    afterEach(() => store.close())

    const reopen = async (): Promise<void> => {
      await store.close()
      store = await backend.open()
    }
    const titles = async (search: Partial<Search>): Promise<string[]> => {
      const { items } = await store.search({ ...everything, ...search })
      return items.map(item => Object.values(item.title)[0])
    }
    const save = (source: string, parts: Parameters<typeof sampleResult>[1]) =>
      store.saveHarvest(sampleResult(source, parts))

    describe('sources', () => {
      test('are kept whole', async () => {
        const given = sampleSource('a', {
          organisation: 'https://org.example/1',
          schedule: '0 4 * * *',
          precedence: { kind: 'ranked', rank: 3 },
          enabled: false,
          limits: { ...defaultLimits, graceDays: 0, keepRuns: 1 },
          settings: { query: 'construct { ?s ?p ?o } where { ?s ?p ?o }' },
          notify: { mail: ['a@a.example'], webhooks: ['https://a.example/hook'], when: 'both', dropPoints: 7.5 },
        })
        const stored = await store.putSource(given)
        await reopen()
        expect(await store.source('a')).toEqual({ ...given, ctx: stored.ctx })
        expect(await store.sources()).toEqual([{ ...given, ctx: stored.ctx }])
        expect(await store.source('b')).toBeNull()
      })

      test('keep their number when they are changed', async () => {
        const { ctx } = await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
        expect(await store.putSource(sampleSource('a', { title: 'Ny' }))).toMatchObject({ ctx, title: 'Ny' })
      })

      test('never get the number of one that was taken away', async () => {
        const first = await store.putSource(sampleSource('a'))
        expect(await store.removeSource('a')).toBe(true)
        const again = await store.putSource(sampleSource('a'))
        expect(again.ctx).toBeGreaterThan(first.ctx)
        expect(await store.removeSource('b')).toBe(false)
      })

      test('take all that came from them along', async () => {
        await store.putSource(sampleSource('a'))
        await save('a', {
          changed: [sampleDataset('https://a.example/1', 'Badplatser')],
          findings: [sampleFinding('https://a.example/1')],
          assessed: [sampleAssessed('https://a.example/1', [true])],
        })
        expect(await titles({})).toEqual(['Badplatser'])
        expect((await store.totals()).datasets).toBe(1)
        await store.removeSource('a')
        expect(await titles({})).toEqual([])
        expect((await store.search(everything)).total).toBe(0)
        expect(await store.totals()).toEqual({ datasets: 0, dataServices: 0, organisations: 0, sources: 0 })
        expect(await store.entryOf('https://a.example/1')).toBeNull()
        expect(await store.findingCounts({})).toEqual({ Violation: 0, Warning: 0, Info: 0 })
        expect(await store.harvests({ limit: 5, offset: 0 })).toEqual({ items: [], total: 0 })
        expect(await store.scoreSummary({}, 'eu-v1')).toBeNull()
      })
    })

    describe('several sources', () => {
      test('are put in together, or none of them is', async () => {
        const cyclic: Record<string, unknown> = {}
        cyclic.self = cyclic
        const broken = sampleSource('e', { settings: cyclic as Record<string, string> })
        await expect(store.putSources([sampleSource('d'), broken])).rejects.toThrow(TypeError)
        expect(await store.source('d')).toBeNull()
        const stored = await store.putSources([sampleSource('d'), sampleSource('e')], { name: 'cli', at: new Date(0) })
        expect(stored.map(({ id }) => id)).toEqual(['d', 'e'])
        const { items } = await store.auditLog({ limit: 10, offset: 0 })
        expect(items.map(({ subject }) => subject)).toEqual(['e', 'd'])
      })
    })

    describe('harvests', () => {
      beforeEach(async () => {
        await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
      })

      test('are kept as they were, newest first', async () => {
        const changes = {
          ...{ added: 1, updated: 0, removed: 0, unchanged: 0, missing: 0, missingURIs: [] },
          ...{ addedURIs: ['https://a.example/1'], updatedURIs: [], removedURIs: [] },
          byType: { Dataset: { added: 1, updated: 0, removed: 0, unchanged: 0 } },
        }
        const first = await save('a', { changed: [sampleDataset('https://a.example/1', 'Ett')], changes })
        const error = { code: 'http-status', details: { status: '404' } } as const
        const second = await save('a', { status: 'failed', trigger: 'schedule', error, received: null, documents: [] })
        await save('b', {})
        await reopen()
        expect(await store.harvest(first.id)).toEqual(first)
        expect(first).toMatchObject({ changes, error: null, trigger: 'manual', source: 'a', status: 'succeeded' })
        expect(second).toMatchObject({ error, changes: null, trigger: 'schedule', received: null })
        const page = await store.harvests({ source: 'a', limit: 1, offset: 0 })
        expect(page).toEqual({ items: [second], total: 2 })
        expect(await store.harvests({ limit: 10, offset: 2 })).toEqual({ items: [first], total: 3 })
        expect([...(await store.latestHarvests())].map(([id, { status }]) => [id, status])).toEqual([
          ['a', 'failed'],
          ['b', 'succeeded'],
        ])
        expect(await store.harvest(99)).toBeNull()
      })

      test('of a source that is not there are refused', async () => {
        await expect(save('c', {})).rejects.toMatchObject({ code: 'no-such-source' })
      })

      test('make the next request conditional when they went well', async () => {
        const unknown = { etag: null, lastModified: null, finalUrl: null }
        const nothing = { ...unknown, documentChecksum: null, graphChecksum: null, judgedBy: null, basis: null }
        expect(await store.remembered('a')).toEqual(nothing)
        const basis = { methods: 'm1', vocabularies: 'v1' }
        await save('a', { judgedBy: 'profile 1', basis })
        const known = {
          etag: '"1"',
          lastModified: null,
          finalUrl: sampleResult('a').received?.finalUrl,
          documentChecksum: 'checksum',
          graphChecksum: null,
          judgedBy: 'profile 1',
          basis,
        }
        expect(await store.remembered('a')).toEqual(known)
        for (const status of ['failed', 'held'] as const) await save('a', { status, documentChecksum: 'other' })
        expect(await store.remembered('a')).toEqual(known)
        await save('a', { status: 'unchanged', received: null, documents: [], documentChecksum: null })
        expect(await store.remembered('a')).toEqual(known)
        expect(await store.remembered('b')).toEqual(nothing)
      })

      test('keep the documents of the last good one', async () => {
        await save('a', { documents: [sampleDocument('första'), sampleDocument(Buffer.from([0, 255]))] })
        await save('a', { status: 'held', documents: [] })
        await save('a', { status: 'unchanged', documents: [] })
        const documents = await store.documents('a')
        expect(documents.map(bytes => Buffer.from(bytes))).toEqual([Buffer.from('första'), Buffer.from([0, 255])])
      })
    })

    describe('entries', () => {
      beforeEach(async () => {
        await store.putSource(sampleSource('a'))
      })
      const one = sampleDataset('https://a.example/1', 'Ett', { [dcterms.description]: ['"One"@en', '"Ett."@sv'] })
      const two = sampleDataset('https://a.example/2', 'Två')

      test('hold the description and what lists show', async () => {
        await save('a', { changed: [one], endedAt: at(1) })
        const entry = await store.entryOf('https://a.example/1')
        expect(entry).toMatchObject({
          ...{ primaryTopic: 'https://a.example/1', resourceType: 'Dataset', source: 'a', graph: one.graph },
          ...{ title: { sv: 'Ett' }, description: { sv: 'Ett.', en: 'One' }, checksum: one.checksum },
          ...{ firstSeen: at(1), lastSeen: at(1), lastChanged: at(1), missingSince: null, supersededBy: null },
        })
        expect(entry && (await store.entry(entry))).toEqual(entry)
        expect(await store.entry({ ctx: 1, entry: 99 })).toBeNull()
        expect(await store.entryOf('https://a.example/none')).toBeNull()
      })

      test('keep their number for ever, also when the resource comes back', async () => {
        await save('a', { changed: [one, two], endedAt: at(1) })
        const before = await store.entryOf('https://a.example/1')
        await save('a', { removed: ['https://a.example/1'], endedAt: at(2) })
        expect(await store.entryOf('https://a.example/1')).toMatchObject({ missingSince: at(2), lastSeen: at(1) })
        expect([...(await store.standing('a')).keys()]).toEqual(['https://a.example/2'])
        await save('a', { changed: [sampleDataset('https://a.example/3', 'Tre'), one], endedAt: at(3) })
        const after = await store.entryOf('https://a.example/1')
        expect(after).toMatchObject({ ctx: before?.ctx, entry: before?.entry, missingSince: null, lastSeen: at(3) })
        expect(after).toMatchObject({ firstSeen: at(1), lastChanged: at(1) })
        const three = await store.entryOf('https://a.example/3')
        expect(three?.entry).toBe(3)
      })

      test('tell when they were last seen and changed', async () => {
        await save('a', { changed: [one, two], endedAt: at(1) })
        await save('a', { changed: [sampleDataset('https://a.example/2', 'Ny')], endedAt: at(2) })
        await save('a', { status: 'unchanged', documents: [], endedAt: at(3) })
        await save('a', { status: 'failed', documents: [], endedAt: at(4) })
        expect(await store.entryOf('https://a.example/1')).toMatchObject({ lastChanged: at(1), lastSeen: at(3) })
        expect(await store.entryOf('https://a.example/2')).toMatchObject({ lastChanged: at(2), title: { sv: 'Ny' } })
      })

      test('stand by type and checksum for the next comparison', async () => {
        const agent = sampleAgent('https://a.example/org', 'Myndigheten')
        await save('a', { changed: [one, agent] })
        expect(await store.standing('a')).toEqual(
          new Map([
            ['https://a.example/1', { resourceType: 'Dataset', checksum: one.checksum, missingSince: null }],
            ['https://a.example/org', { resourceType: 'Agent', checksum: agent.checksum, missingSince: null }],
          ]),
        )
        expect(await store.standing('b')).toEqual(new Map())
      })

      test('are published by address, but for the missing, as of one moment', async () => {
        const many = Array.from({ length: 1200 }, (_, n) => sampleDataset(`https://a.example/${n + 1000}`, `Nr ${n}`))
        await save('a', { changed: many })
        await save('a', { removed: ['https://a.example/1500'] })
        const seen: string[] = []
        for await (const { primaryTopic } of store.published()) {
          if (seen.push(primaryTopic) === 1) await save('a', { changed: [sampleDataset('https://a.example/9', 'Ny')] })
        }
        expect(seen).toEqual(many.map(record => record.primaryTopic).filter(topic => !topic.endsWith('1500')))
        expect(await collect(store.published())).toHaveLength(1200)
      })

      test('of contacts and private persons hold nothing any more when they are taken away', async () => {
        const kind = sampleRecord('https://a.example/k', 'Kind', {
          statements: { 'http://www.w3.org/2006/vcard/ns#fn': ['"Anna Andersson"'] },
        })
        const person = sampleAgent('https://a.example/p', 'Bo Bengtsson', 'PrivateIndividual(s)')
        const agency = sampleAgent('https://a.example/m', 'Myndigheten')
        await save('a', { changed: [kind, person, agency] })
        expect(await store.entryOf('https://a.example/k')).toMatchObject({ title: { und: 'Anna Andersson' } })
        await save('a', { removed: ['https://a.example/k', 'https://a.example/p', 'https://a.example/m'] })
        expect(await store.entryOf('https://a.example/k')).toMatchObject({ title: {}, graph: '' })
        expect(await store.entryOf('https://a.example/p')).toMatchObject({ title: {}, graph: '' })
        expect(await store.entryOf('https://a.example/m')).toMatchObject({ title: { sv: 'Myndigheten' } })
      })

      test('keep hostile text as it was written', async () => {
        const hostile = `<script>alert("å")</script>'; drop table entry; -- \\u0000 \u{1F4A3} ${'x'.repeat(100_000)}`
        const escaped = hostile.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
        const record = sampleRecord('https://a.example/x', 'Dataset', {
          statements: { [dcterms.title]: [`"${escaped}"@sv`] },
        })
        await save('a', { changed: [record] })
        await reopen()
        expect(await store.entryOf('https://a.example/x')).toMatchObject({
          title: { sv: hostile },
          graph: record.graph,
        })
      })
    })

    describe('precedence', () => {
      const uuid = '0a1b2c3d-0000-4000-8000-000000000001'
      const shared = (iri: string, title: string) => ({ ...sampleDataset(iri, title), identity: uuid })
      const winner = async (iri: string): Promise<string | undefined> => {
        const entry = await store.entryOf(iri)
        return entry?.source
      }
      const sources = [
        sampleSource('private', { precedence: { kind: 'private' } }),
        sampleSource('public', { precedence: { kind: 'public' } }),
        sampleSource('ranked', { precedence: { kind: 'ranked', rank: 2 } }),
        sampleSource('top', { precedence: { kind: 'ranked', rank: 1 } }),
      ]
      const record = (source: string) => shared(`https://${source}.example/d`, `Från ${source}`)
      const orders = [
        ['private', 'public', 'ranked', 'top'],
        ['top', 'ranked', 'public', 'private'],
        ['public', 'top', 'private', 'ranked'],
      ]

      test.each(orders)('gives ranked, then public, then private when harvested %s, %s, %s, %s', async (...order) => {
        for (const source of sources) await store.putSource(source)
        for (const source of order) await save(source, { changed: [record(source)] })
        const top = await store.entryOf('https://top.example/d')
        expect(top).toMatchObject({ source: 'top', supersededBy: null })
        const others = ['ranked', 'public', 'private'].map(async source => {
          const entries = await store.standing(source)
          expect([...entries.keys()]).toEqual([`https://${source}.example/d`])
          expect(await store.entryOf(`https://${source}.example/d`)).toEqual(top)
        })
        await Promise.all(others)
        expect(await titles({})).toEqual(['Från top'])
        expect((await collect(store.published())).map(({ source }) => source)).toEqual(['top'])
        expect((await store.totals()).datasets).toBe(1)
      })

      test('lets the next come up when the winner disappears, and go down again when it is back', async () => {
        for (const source of sources) await store.putSource(source)
        for (const { id } of sources) await save(id, { changed: [record(id)] })
        await save('top', { removed: ['https://top.example/d'] })
        expect(await titles({})).toEqual(['Från ranked'])
        expect(await winner('https://private.example/d')).toBe('ranked')
        await store.removeSource('ranked')
        expect(await titles({})).toEqual(['Från public'])
        await save('top', { changed: [record('top')] })
        expect(await titles({ text: 'från' })).toEqual(['Från top'])
      })

      test('goes by the rules, whatever happens in whatever order', async () => {
        let run = 0
        await fc.assert(
          fc.asyncProperty(steps, happened => expectByTheRules(store, happened, ++run)),
          { numRuns: 40 },
        )
      })

      test('tells each entry of the others, and what decided between them', async () => {
        for (const source of sources) await store.putSource(source)
        for (const { id } of sources) await save(id, { changed: [record(id)] })
        const told = async (source: string) => {
          const { ctx } = (await store.source(source)) ?? { ctx: 0 }
          const duplicates = await store.duplicatesOf({ ctx, entry: 1 })
          return duplicates.map(({ entry, isSameUri, decidedBy }) => [entry.source, isSameUri, decidedBy])
        }
        expect(await told('top')).toEqual([
          ['ranked', false, 'rank'],
          ['public', false, 'rank'],
          ['private', false, 'rank'],
        ])
        expect(await told('public')).toEqual([['top', false, 'rank']])
        await store.removeSource('top')
        await store.removeSource('ranked')
        expect(await told('public')).toEqual([['private', false, 'public']])
        await store.putSource(sampleSource('public', { enabled: false }))
        expect(await told('public')).toEqual([['private', false, 'enabled']])
        await save('private', { removed: ['https://private.example/d'] })
        expect(await told('public')).toEqual([])
        expect(await store.duplicatesOf({ ctx: 99, entry: 1 })).toEqual([])
      })

      test('tells of the same address in sources of equal rank', async () => {
        for (const id of ['a', 'b']) await store.putSource(sampleSource(id))
        for (const id of ['a', 'b']) await save(id, { changed: [sampleDataset('https://x.example/d', id)] })
        const shown = await store.entryOf('https://x.example/d')
        const [other] = shown === null ? [] : await store.duplicatesOf(shown)
        expect(other).toMatchObject({ isSameUri: true, decidedBy: 'order', entry: { source: 'b', title: { sv: 'b' } } })
        expect(other.entry.supersededBy).toEqual({ ctx: shown?.ctx, entry: shown?.entry })
      })

      test('follows a change of identity', async () => {
        await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
        await save('a', { changed: [shared('https://a.example/d', 'A')] })
        await save('b', { changed: [shared('https://b.example/d', 'B')] })
        expect(await titles({})).toEqual(['A'])
        await save('a', { changed: [sampleDataset('https://a.example/d', 'A')] })
        expect(await titles({})).toEqual(['A', 'B'])
      })

      test('lets go of what becomes something that is not settled', async () => {
        await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
        for (const id of ['a', 'b']) await save(id, { changed: [shared(`https://${id}.example/d`, id)] })
        await save('b', { changed: [{ ...shared('https://b.example/d', 'b'), resourceType: 'DatasetSeries' }] })
        expect(await titles({})).toEqual(['a', 'b'])
      })

      test('follows a change of rank, and puts sources that are not enabled last', async () => {
        await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
        for (const id of ['a', 'b']) await save(id, { changed: [shared(`https://${id}.example/d`, id)] })
        expect(await titles({})).toEqual(['a'])
        await store.putSource(sampleSource('b', { precedence: { kind: 'ranked', rank: 1 } }))
        expect(await titles({})).toEqual(['b'])
        await store.putSource(sampleSource('b', { precedence: { kind: 'ranked', rank: 1 }, enabled: false }))
        expect(await titles({})).toEqual(['a'])
      })

      test('settles datasets, data services and agents alone, each with its like', async () => {
        await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
        const records = (['Catalog', 'DatasetSeries', 'Kind', 'DataService', 'Agent'] as const).map(type =>
          sampleRecord(`https://x.example/${type}`, type, { identity: uuid }),
        )
        for (const id of ['a', 'b']) await save(id, { changed: records })
        const shown = (await collect(store.published())).map(({ resourceType, source }) => `${resourceType} ${source}`)
        expect(shown.sort()).toEqual([
          ...['Agent a', 'Catalog a', 'Catalog b', 'DataService a', 'DatasetSeries a', 'DatasetSeries b'],
          ...['Kind a', 'Kind b'],
        ])
      })
    })

    describe('search', () => {
      const org = 'https://org.example/1'
      const theme = (code: string) => `<http://publications.europa.eu/resource/authority/data-theme/${code}>`
      const publicAccess = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC'
      const distribution = (iri: string, format: string, licence: string) => [
        `<${iri}> <${dcterms.format}> "${format}" .`,
        `<${iri}> <${dcterms.license}> <${licence}> .`,
        `<${iri}> <${dcterms.title}> "Fil med koordinater"@sv .`,
      ]
      const cc0 = 'http://creativecommons.org/publicdomain/zero/1.0/'
      const records = [
        sampleRecord('https://a.example/bad', 'Dataset', {
          statements: {
            [dcterms.title]: ['"Badplatser i kommunen"@sv', '"Bathing sites"@en'],
            [dcterms.description]: ['"Vattenkvaliteten mäts varje vecka."@sv'],
            [dcat.keyword]: ['"bad"@sv', '"vattenprovtagning"@sv'],
            [dcat.theme]: [theme('ENVI'), theme('HEAL')],
            [dcterms.publisher]: [`<${org}>`],
            [dcterms.accessRights]: [`<${publicAccess}>`],
            [dcterms.modified]: ['"2026-01-05"'],
            [dcat.distribution]: ['<https://a.example/bad/csv>', '<https://a.example/bad/json>'],
          },
          more: [
            ...distribution('https://a.example/bad/csv', 'text/csv', cc0),
            ...distribution('https://a.example/bad/json', 'application/json', cc0),
          ],
        }),
        sampleRecord('https://a.example/luft', 'Dataset', {
          statements: {
            [dcterms.title]: ['"Luftkvalitetsmätningar"@sv'],
            [dcterms.description]: ['"Halter av kväve längs vägar, med hål i serien. En idé."@sv'],
            [dcat.theme]: [theme('ENVI')],
            [dcterms.publisher]: [`<${org}>`],
            [dcterms.modified]: ['"2026-02-05T10:00:00"'],
            [dcatap.hvdCategory]: ['<http://data.europa.eu/bna/c_dd313021>'],
            [dcat.distribution]: ['<https://a.example/luft/csv>'],
          },
          more: distribution('https://a.example/luft/csv', 'text/csv', 'https://licence.example/own'),
        }),
        sampleDataset('https://a.example/alder', 'Ålder på häl', { [dcterms.modified]: ['"igår"'] }),
        sampleRecord('https://a.example/serie', 'DatasetSeries', {
          statements: { [dcterms.title]: ['"Ärenden per år"@sv'], [dcterms.publisher]: [`<${org}>`] },
        }),
        sampleAgent(org, 'Miljömyndigheten'),
      ]
      beforeEach(async () => {
        await store.putSource(sampleSource('a'))
        await save('a', { changed: records, assessed: [sampleAssessed('https://a.example/bad', [true, true])] })
      })
      const bad = 'Badplatser i kommunen'
      const luft = 'Luftkvalitetsmätningar'

      test('finds everything when nothing is asked for, by title as Swedish sorts', async () => {
        expect(await titles({})).toEqual([bad, luft, 'Ålder på häl', 'Ärenden per år'])
        expect(await titles({ sort: 'modified' })).toEqual([luft, bad, 'Ålder på häl', 'Ärenden per år'])
        expect(await titles({ limit: 2, offset: 1 })).toEqual([luft, 'Ålder på häl'])
        expect((await store.search({ ...everything, limit: 1 })).total).toBe(4)
      })

      test.each([
        ['badplatser', [bad]],
        ['BADPLATS', [bad]],
        ['bathing', [bad]],
        ['badplatsernas', [bad]],
        ['badplatser kommunen', [bad]],
        ['badplatser luft', []],
        ['vattenkvaliteten', [bad]],
        ['kvalitet', [luft]],
        ['mätningar', [luft]],
        ['provtagning', [bad]],
        ['häl', ['Ålder på häl']],
        ['hål', [luft]],
        ['hal', [luft]],
        ['ide', [luft]],
        ['idé', [luft]],
        ['ålder', ['Ålder på häl']],
        ['A\u030alder', ['Ålder på häl']],
        ['alder', []],
        ['miljömyndigheten', [luft, bad, 'Ärenden per år']],
        ['miljömyndigheten bad', [bad]],
        ['"badplatser i"', [bad]],
        ['"i badplatser"', []],
        ['på hä', ['Ålder på häl']],
        ['koordinater', []],
      ])('for %s finds %j', async (text, found) => {
        expect((await titles({ text, sort: 'relevance' })).sort()).toEqual([...found].sort())
      })

      test.each([
        ...[
          '"',
          '""',
          '*',
          '-',
          'AND',
          'a OR',
          'NEAR(',
          '(',
          'title:x',
          "'",
          '^a',
          'bad"plats',
          'x*',
          '{title}: bad',
          '\u0000',
        ],
        ...['%', '_', ';', '--', '\\', '\ud800', '💣', 'a'.repeat(5000), 'a '.repeat(500), '"'.repeat(99)],
      ])('takes %j as words, whatever it holds', async text => {
        await expect(store.search({ ...everything, text })).resolves.toHaveProperty('total')
      })

      test('puts a title before a keyword, and that before a description', async () => {
        await save('a', {
          changed: [
            sampleDataset('https://a.example/d', 'Något', {
              [dcterms.description]: ['"Cykelvägar finns i kommunen."@sv'],
            }),
            sampleDataset('https://a.example/k', 'Annat', { [dcat.keyword]: ['"cykelvägar"@sv'] }),
            sampleDataset('https://a.example/t', 'Cykelvägar'),
            sampleDataset('https://a.example/p', 'Gångcykelvägar'),
          ],
        })
        const found = await titles({ text: 'cykelvägar', sort: 'relevance' })
        expect(found).toEqual(['Cykelvägar', 'Annat', 'Något', 'Gångcykelvägar'])
      })

      test('shows what a list needs of each hit', async () => {
        const { items } = await store.search({ ...everything, text: 'badplatser' })
        expect(items).toHaveLength(1)
        expect(items[0]).toMatchObject({
          ...{ primaryTopic: 'https://a.example/bad', publisher: org, publisherName: { sv: 'Miljömyndigheten' } },
          ...{ formats: ['text/csv', 'application/json'], accessRights: publicAccess, isHighValue: false, score: 20 },
          themes: [theme('ENVI'), theme('HEAL')].map(term => term.slice(1, -1)),
        })
        const luftHit = (await store.search({ ...everything, text: 'luft' })).items[0]
        expect(luftHit).toMatchObject({ isHighValue: true, accessRights: null, score: null })
      })

      test('counts each facet as if nothing were chosen in it', async () => {
        const environment = theme('ENVI').slice(1, -1)
        const health = theme('HEAL').slice(1, -1)
        const all = await store.search(everything)
        expect(all.facets.theme).toEqual([
          { value: '', count: 2 },
          { value: environment, count: 2 },
          { value: health, count: 1 },
        ])
        expect(all.facets.resourceType).toEqual([
          { value: 'Dataset', count: 3 },
          { value: 'DatasetSeries', count: 1 },
        ])
        const csv = await store.search({ ...everything, facets: { format: ['text/csv'], license: [cc0] } })
        expect(csv.items.map(item => item.primaryTopic)).toEqual(['https://a.example/bad'])
        expect(csv.facets.license).toEqual([
          { value: cc0, count: 1 },
          { value: 'https://licence.example/own', count: 1 },
        ])
        expect(csv.facets.format).toEqual([
          { value: 'application/json', count: 1 },
          { value: 'text/csv', count: 1 },
        ])
        expect(csv.facets.theme.map(({ value }) => value)).toEqual([environment, health])
      })

      test('takes values of one facet as alternatives and asks all facets', async () => {
        const health = theme('HEAL').slice(1, -1)
        expect(await titles({ facets: { theme: [health, ''] } })).toEqual([bad, 'Ålder på häl', 'Ärenden per år'])
        expect(await titles({ facets: { theme: [health], resourceType: ['DatasetSeries'] } })).toEqual([])
        expect(await titles({ facets: { accessRights: [''], publisher: [org] } })).toEqual([luft, 'Ärenden per år'])
        expect(await titles({ facets: { theme: ['no such theme'] } })).toEqual([])
        expect(await titles({ text: 'badplatser', facets: { format: ['text/csv'] } })).toEqual([bad])
        expect(await titles({ facets: { theme: [] } })).toHaveLength(4)
      })

      test('chooses and counts what values are gathered into, each hit once', async () => {
        const gather = (facet: string, value: string) => (facet === 'theme' && value !== '' ? 'some' : value)
        const { facets, total } = await store.search({ ...everything, gather })
        expect(facets.theme).toEqual([
          { value: '', count: 2 },
          { value: 'some', count: 2 },
        ])
        expect(total).toBe(4)
        const chosen = await store.search({ ...everything, gather, facets: { theme: ['some'] } })
        expect(chosen.items.map(item => item.primaryTopic)).toEqual(['https://a.example/bad', 'https://a.example/luft'])
        expect(chosen.facets.theme).toEqual(facets.theme)
        expect(chosen.facets.resourceType).toEqual([{ value: 'Dataset', count: 2 }])
        expect(await titles({ gather, facets: { theme: [theme('HEAL').slice(1, -1)] } })).toEqual([])
      })

      test('puts what has no title last, and still finds it', async () => {
        const untitled = sampleRecord('https://a.example/u', 'Dataset', {
          statements: { [dcat.keyword]: ['"namnlös"'] },
        })
        await save('a', { changed: [untitled] })
        const { items } = await store.search(everything)
        expect(items.map(item => item.primaryTopic).at(-1)).toBe('https://a.example/u')
        expect((await store.search({ ...everything, text: 'namnlös' })).total).toBe(1)
      })

      test('follows every change at once', async () => {
        await save('a', { changed: [sampleDataset('https://a.example/bad', 'Simhallar')] })
        expect(await titles({ text: 'badplatser' })).toEqual([])
        expect(await titles({ text: 'simhallar' })).toEqual(['Simhallar'])
        await save('a', { removed: ['https://a.example/bad'] })
        expect(await titles({ text: 'simhallar' })).toEqual([])
        await save('a', { changed: records.slice(0, 1) })
        expect(await titles({ text: 'badplatser' })).toEqual([bad])
        await save('a', { changed: [sampleAgent(org, 'Luftverket')] })
        expect(await titles({ text: 'miljömyndigheten' })).toEqual([])
        expect(await titles({ text: 'luftverket badplatser' })).toEqual([bad])
        await reopen()
        expect(await titles({})).toEqual([bad, luft, 'Ålder på häl', 'Ärenden per år'])
      })

      test('finds each of more than are indexed at a stretch, as they are and were not', async () => {
        const many = (word: string) =>
          Array.from({ length: 5100 }, (_, n) => sampleDataset(`https://a.example/m${n}`, `${word} ${n}`))
        for (const word of ['snabel', 'krumelur']) await save('a', { changed: many(word) })
        const found = async (text: string) => (await store.search({ ...everything, text, limit: 1 })).total
        expect(await Promise.all(['krumelur', '"krumelur 5099"', 'snabel'].map(found))).toEqual([5100, 1, 0])
      })

      test('leaves out members of a series that is shown', async () => {
        const member = sampleDataset('https://a.example/2025', 'Ärenden 2025', {
          [dcat.inSeries]: ['<https://a.example/serie>'],
        })
        await save('a', { changed: [member] })
        expect(await titles({ text: 'ärenden' })).toEqual(['Ärenden per år'])
        await save('a', { removed: ['https://a.example/serie'] })
        expect(await titles({ text: 'ärenden' })).toEqual(['Ärenden 2025'])
        await save('a', { changed: [sampleDataset('https://a.example/serie', 'Ingen serie')] })
        expect(await titles({ text: 'ärenden' })).toEqual(['Ärenden 2025'])
        expect((await store.totals()).datasets).toBe(5)
      })

      test('leaves out a data service of exactly one dataset, whichever of the two says so', async () => {
        const service = (statements: Record<string, string[]>) =>
          sampleRecord('https://a.example/api', 'DataService', {
            statements: { [dcterms.title]: ['"Gränssnitt"@sv'], ...statements },
          })
        await save('a', { changed: [service({})] })
        expect(await titles({ text: 'gränssnitt' })).toEqual(['Gränssnitt'])
        await save('a', { changed: [service({ [dcat.servesDataset]: ['<https://a.example/bad>'] })] })
        expect(await titles({ text: 'gränssnitt' })).toEqual([])
        await save('a', {
          changed: [service({ [dcat.servesDataset]: ['<https://a.example/bad>', '<https://a.example/luft>'] })],
        })
        expect(await titles({ text: 'gränssnitt' })).toEqual(['Gränssnitt'])
        await save('a', { changed: [service({ [dcat.servesDataset]: ['<https://a.example/unknown>'] })] })
        expect(await titles({ text: 'gränssnitt' })).toEqual(['Gränssnitt'])
        const serving = sampleRecord('https://a.example/x', 'Dataset', {
          statements: { [dcterms.title]: ['"Något"@sv'], [dcat.distribution]: ['<https://a.example/x/1>'] },
          more: [`<https://a.example/x/1> <${dcat.accessService}> <https://a.example/api> .`],
        })
        await save('a', { changed: [serving] })
        expect(await titles({ text: 'gränssnitt' })).toEqual([])
        await save('a', { removed: ['https://a.example/x'] })
        expect(await titles({ text: 'gränssnitt' })).toEqual(['Gränssnitt'])
      })
    })

    describe('a series', () => {
      const series = 'https://a.example/serie'
      const member = (iri: string, title: string) =>
        sampleDataset(iri, title, { [dcat.inSeries]: [`<${series}>`], [dcterms.identifier]: [`"${iri}"`] })
      const all = { limit: 20, offset: 0 }
      const topics = async (page = all) =>
        (await store.members(series, page)).items.map(({ primaryTopic }) => primaryTopic.replace(/.*\//, ''))

      beforeEach(async () => {
        for (const id of ['a', 'b']) await store.putSource(sampleSource(id))
        await save('a', {
          changed: [
            sampleRecord(series, 'DatasetSeries', { statements: { [dcterms.title]: ['"Ärenden"@sv'] } }),
            ...[member('https://a.example/10', 'År 10'), member('https://a.example/9', 'År 9')],
            sampleRecord('https://a.example/x', 'Dataset', { statements: { [dcat.inSeries]: [`<${series}>`] } }),
            sampleDataset('https://a.example/other', 'Ingen medlem'),
          ],
        })
      })

      test('has its members by title as Swedish sorts, those without a title last, from all sources', async () => {
        await save('b', {
          changed: [member('https://b.example/1', 'Alla år'), member('https://a.example/9', 'Dubblett')],
        })
        expect(await topics()).toEqual(['1', '9', '10', 'x'])
        const page = await store.members(series, { limit: 2, offset: 1 })
        expect(page.total).toBe(4)
        expect(page.items.map(({ title }) => title.sv)).toEqual(['År 9', 'År 10'])
        expect(page.items[0].graph).toContain('<https://a.example/9>')
      })

      test('loses members that disappear, and has none when nothing points to it', async () => {
        await save('a', { removed: ['https://a.example/9'] })
        await save('a', { changed: [sampleDataset('https://a.example/10', 'År 10')] })
        expect(await topics()).toEqual(['x'])
        expect(await store.members('https://a.example/none', all)).toEqual({ items: [], total: 0 })
      })

      test('and datasets have the services that serve them, whichever of the two says so', async () => {
        const service = (iri: string, title: string, serves: readonly string[]) =>
          sampleRecord(iri, 'DataService', {
            statements: { [dcterms.title]: [`"${title}"@sv`], [dcat.servesDataset]: serves.map(each => `<${each}>`) },
          })
        const dataset = sampleRecord('https://a.example/d', 'Dataset', {
          statements: { [dcterms.title]: ['"Data"@sv'], [dcat.distribution]: ['<https://a.example/d/1>'] },
          more: [`<https://a.example/d/1> <${dcat.accessService}> <https://a.example/s1> .`],
        })
        const [one, two] = [
          service('https://a.example/s1', 'Ö', []),
          service('https://a.example/s2', 'A', [series, 'https://a.example/d']),
        ]
        await save('a', { changed: [one, two, dataset] })
        const names = async (primaryTopic: string) =>
          (await store.servicesOf({ primaryTopic })).map(({ title }) => title.sv)
        expect(await names('https://a.example/d')).toEqual(['A', 'Ö'])
        expect(await names(series)).toEqual(['A'])
        await save('a', { removed: ['https://a.example/s2'] })
        expect(await names(series)).toEqual([])
      })
    })

    describe('organisations', () => {
      const agency = 'https://org.example/1'
      const person = 'https://org.example/2'
      const by = (iri: string, publisher: string) =>
        sampleDataset(iri, iri, { [dcterms.publisher]: [`<${publisher}>`] })

      beforeEach(async () => {
        await store.putSource(sampleSource('a'))
        await store.putSource(sampleSource('b'))
        await save('a', {
          changed: [
            ...[sampleAgent(agency, 'Öresundsverket'), sampleAgent(person, 'Bo', 'PrivateIndividual(s)')],
            ...[sampleAgent('https://org.example/3', 'Tyst'), by('https://a.example/1', agency)],
            ...[by('https://a.example/2', agency), by('https://a.example/3', person)],
          ],
          assessed: [
            ...[
              sampleAssessed('https://a.example/1', [true, true]),
              sampleAssessed('https://a.example/2', [true, false]),
            ],
            sampleAssessed('https://a.example/3', [false, false]),
          ],
        })
        await save('b', {
          changed: [
            ...[sampleAgent(agency, 'Oresund'), by('https://b.example/1', agency), by('https://a.example/1', agency)],
            ...[by('https://b.example/2', 'https://org.example/4'), sampleAgent('https://org.example/4', 'Ärlig')],
          ],
        })
      })

      test('are agents that publish something shown and are no private persons, by name', async () => {
        const { items, total } = await store.organisations({ text: '', limit: 10, offset: 0 })
        expect(items.map(({ name }) => name.sv)).toEqual(['Ärlig', 'Öresundsverket'])
        expect(total).toBe(2)
        expect(await store.totals()).toEqual({ datasets: 5, dataServices: 0, organisations: 2, sources: 2 })
      })

      test('count what is shown from all sources, and the mean of what is scored', async () => {
        const organisation = await store.organisationOf(agency)
        expect(organisation).toMatchObject({ datasets: 3, dataServices: 0, score: 15 })
        expect(organisation).toMatchObject({ type: 'http://purl.org/adms/publishertype/NationalAuthority' })
        expect(organisation && (await store.organisation(organisation))).toEqual(organisation)
        expect(await store.organisationOf(person)).toBeNull()
        expect(await store.organisation({ ctx: 9, entry: 9 })).toBeNull()
      })

      test('that are private persons are no facet, and are not found by name', async () => {
        const all = await store.search(everything)
        expect(all.facets.publisher.map(({ value, count }) => [value, count])).toEqual([
          [agency, 3],
          ['', 1],
          ['https://org.example/4', 1],
        ])
        expect((await store.search({ ...everything, text: 'Bo' })).total).toBe(0)
        await save('a', { changed: [sampleAgent(person, 'Bo')] })
        expect((await store.search({ ...everything, text: 'Bo' })).total).toBe(1)
        expect((await store.organisationOf(person))?.datasets).toBe(1)
      })

      test('are found by part of their name', async () => {
        const names = async (text: string) => (await store.organisations({ text, limit: 10, offset: 0 })).items
        expect((await names('sundsverk')).map(({ iri }) => iri)).toEqual([agency])
        expect(await names('Oresund')).toEqual([])
        expect((await store.organisations({ text: '', limit: 1, offset: 1 })).items[0].iri).toBe(agency)
      })

      test('have the datasets with the fewest points listed first', async () => {
        const worst = await store.worstDatasets(agency, 'eu-v1', 5)
        expect(worst.map(({ primaryTopic, points }) => [primaryTopic, points])).toEqual([
          ['https://a.example/2', 10],
          ['https://a.example/1', 20],
        ])
        expect(await store.worstDatasets(agency, 'eu-v1', 1)).toHaveLength(1)
        expect(await store.worstDatasets(agency, 'other', 5)).toEqual([])
      })

      test('have a mean over what is shown', async () => {
        expect(await store.scoreSummary({ publisher: agency }, 'eu-v1')).toEqual({
          ...{ method: 'eu-v1', datasets: 2, points: 15, maxPoints: 20, byDimension: { findability: 15 } },
          ...{ confidentShare: 0.75, confidence: 1 },
        })
        expect(await store.scoreSummary({}, 'eu-v1')).toMatchObject({ datasets: 3, points: 10 })
        expect(await store.scoreSummary({ source: 'a' }, 'eu-v1')).toMatchObject({ datasets: 3 })
        expect(await store.scoreSummary({ source: 'b' }, 'eu-v1')).toBeNull()
        expect(await store.scoreSummary({ source: 'a', publisher: person }, 'eu-v1')).toMatchObject({ points: 0 })
      })
    })

    describe('findings', () => {
      const org = 'https://org.example/1'
      const warning = { severity: 'Warning', sourceShape: 'https://rules.example/keyword' } as const
      const published = { [dcterms.publisher]: [`<${org}>`] }
      beforeEach(async () => {
        await store.putSource(sampleSource('a'))
        await save('a', {
          changed: [
            ...[sampleDataset('https://a.example/1', 'Ett', published), sampleDataset('https://a.example/2', 'Två')],
            sampleAgent(org, 'Myndigheten'),
          ],
          findings: [
            sampleFinding('https://a.example/1', { ...warning, hint: { sv: 'Lägg till', en: 'Add' }, position: null }),
            sampleFinding('https://a.example/1', { value: 'x' }),
            sampleFinding('https://a.example/2', { ...warning, position: null }),
            sampleFinding('https://a.example/2/csv', { focusType: 'Distribution', focusLabel: 'Fil' }),
            sampleFinding(org, { severity: 'Info', sourceShape: 'https://rules.example/agent' }),
            sampleFinding(null, { stage: 'fetch', severity: 'Info', sourceShape: 'https://rules.example/fetch' }),
          ],
          owners: new Map([['https://a.example/2/csv', 'https://a.example/2']]),
        })
      })
      const page = { limit: 20, offset: 0 }

      test('come back whole, most serious first, with the entry that they concern', async () => {
        const { items, total } = await store.findings({}, page)
        const entry = await store.entryOf('https://a.example/1')
        expect(total).toBe(6)
        expect(items.map(({ severity }) => severity)).toEqual([
          ...['Violation', 'Violation', 'Warning', 'Warning', 'Info', 'Info'],
        ])
        expect(items[0]).toEqual({
          ...sampleFinding('https://a.example/1', { value: 'x' }),
          entry: { ctx: entry?.ctx, entry: entry?.entry },
        })
        expect(items[5]).toMatchObject({ stage: 'fetch', focusNode: null, entry: null })
        expect((await store.findings({}, { limit: 1, offset: 1 })).items).toEqual([items[1]])
      })

      test('are found by source, entry, publisher and rule', async () => {
        const count = async (scope: Parameters<Store['findings']>[0]) => (await store.findings(scope, page)).total
        const second = await store.entryOf('https://a.example/2')
        expect(await count({ source: 'a' })).toBe(6)
        expect(await count({ source: 'b' })).toBe(0)
        expect(second && (await count({ entry: second }))).toBe(2)
        expect(await count({ publisher: org })).toBe(3)
        expect(await count({ publisher: org, source: 'a', sourceShape: warning.sourceShape })).toBe(1)
        expect(await count({ sourceShape: warning.sourceShape })).toBe(2)
      })

      test('are about documents of which the syntax is known, whatever became of later runs', async () => {
        const source = await store.source('a')
        await save('a', { status: 'unchanged', received: null, documents: [], documentChecksum: null })
        await save('a', { status: 'failed', received: null, documents: [] })
        expect(await store.syntaxes()).toEqual(new Map([[source?.ctx, 'turtle']]))
      })

      test('are counted by severity and grouped by rule', async () => {
        expect(await store.findingCounts({})).toEqual({ Violation: 2, Warning: 2, Info: 2 })
        const groups = await store.findingGroups({ source: 'a' })
        expect(groups.map(({ count, resources, example }) => [example.severity, count, resources])).toEqual([
          ['Violation', 2, 2],
          ['Warning', 2, 2],
          ['Info', 1, 1],
          ['Info', 1, 0],
        ])
        expect(groups[1].example.sourceShape).toBe(warning.sourceShape)
      })

      test('are counted for every run for good, also when they are no longer kept', async () => {
        const first = (await store.harvests({ limit: 1, offset: 0 })).items[0]
        const failed = await save('a', { status: 'failed', documents: [], findings: [sampleFinding(null)] })
        const held = await save('a', { status: 'held', documents: [], findings: [sampleFinding(null, warning)] })
        const last = await save('a', { findings: [] })
        const none = { Violation: 0, Warning: 0, Info: 0 }
        expect(await store.harvestFindings(first.id)).toEqual([])
        expect(await store.harvestFindingCounts(first.id)).toEqual({ Violation: 2, Warning: 2, Info: 2 })
        expect(await store.harvestFindingCounts(failed.id)).toEqual({ ...none, Violation: 1 })
        expect(await store.harvestFindingCounts(held.id)).toEqual({ ...none, Warning: 1 })
        expect(await store.harvestFindingCounts(last.id)).toEqual(none)
        expect(await store.harvestFindingCounts(999)).toBeNull()
      })

      test('are replaced by the next run that reads the source, and by no other', async () => {
        const failed = await save('a', { status: 'failed', documents: [], findings: [sampleFinding(null)] })
        const held = await save('a', {
          status: 'held',
          documents: [],
          findings: [sampleFinding('https://a.example/1')],
        })
        await save('a', { status: 'unchanged', documents: [] })
        expect((await store.findings({ source: 'a' }, page)).total).toBe(6)
        expect(await store.harvestFindings(failed.id)).toEqual([sampleFinding(null)])
        expect(await store.harvestFindings(held.id)).toHaveLength(0)
        const next = await save('a', { status: 'unchanged', findings: [sampleFinding('https://a.example/2')] })
        expect((await store.findings({ source: 'a' }, page)).total).toBe(1)
        expect(await store.harvestFindings(next.id)).toEqual([sampleFinding('https://a.example/2')])
        expect(await store.harvestFindings(failed.id)).toHaveLength(1)
      })
    })

    test('an agent described within a record gives its name to the hit', async () => {
      await store.putSource(sampleSource('a'))
      const record = sampleRecord('https://a.example/1', 'Dataset', {
        statements: { [dcterms.title]: ['"Ett"@sv'], [dcterms.publisher]: ['_:c14n0'] },
        more: [`_:c14n0 <${foaf.name}> "Inre verket"@sv .`],
      })
      await save('a', { changed: [record] })
      const { items } = await store.search({ ...everything, text: 'inre' })
      expect(items.map(({ publisherName, publisher }) => [publisherName, publisher])).toEqual([
        [{ sv: 'Inre verket' }, null],
      ])
    })
  })
}
