import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CatalogueRecord } from '../../src/model/record.ts'
import { dcat, dcterms } from '../../src/rdf/vocabulary.ts'
import type { Store } from '../../src/store/store.ts'
import type { Backend } from './contract.ts'
import { sampleDataset, sampleRecord, sampleResult, sampleSource } from './sample.ts'

const page = { limit: 20, offset: 0 }
const uuid = '0a1b2c3d-0000-4000-8000-000000000001'

/** A dataset with a distribution at each of the access URLs. */
function reachable(iri: string, title: string, urls: readonly string[]): CatalogueRecord {
  const distributions = urls.map((_, place) => `${iri}#${place}`)
  return sampleRecord(iri, 'Dataset', {
    statements: {
      [dcterms.title]: [`"${title}"@sv`],
      [dcat.distribution]: distributions.map(each => `<${each}>`),
    },
    more: distributions.map((each, place) => `<${each}> <${dcat.accessURL}> <${urls[place]}> .`),
  })
}

/** What every database must do alike with what is the same, or may be. */
export function describeDuplicates(backend: Backend): void {
  describe(`duplicates on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
      await store.putSource(sampleSource('a', { precedence: { kind: 'ranked', rank: 1 } }))
      await store.putSource(sampleSource('b'))
      await store.putSource(sampleSource('c', { precedence: { kind: 'collector' } }))
    })
    afterEach(() => store.close())
    const save = (source: string, ...changed: CatalogueRecord[]) => store.saveHarvest(sampleResult(source, { changed }))
    const shared = (iri: string, title: string, identity = uuid) => ({ ...sampleDataset(iri, title), identity })

    test('collectors come last, whoever was first', async () => {
      await store.putSource(sampleSource('p', { precedence: { kind: 'private' } }))
      await save('c', shared('https://c.example/d', 'C'))
      await save('p', shared('https://p.example/d', 'P'))
      expect(await store.entryOf('https://c.example/d')).toMatchObject({ source: 'p' })
      const { ctx } = (await store.source('c')) ?? { ctx: 0 }
      expect(await store.duplicatesOf({ ctx, entry: 1 })).toMatchObject([{ decidedBy: 'collector' }])
    })

    describe('that are lost', () => {
      test('are told by title, with whom they are shown from and why', async () => {
        await save(
          'b',
          shared('https://b.example/1', 'Ö'),
          shared('https://b.example/2', 'Ä', 'x'),
          sampleDataset('https://b.example/3', 'Ensam'),
        )
        await save('a', shared('https://a.example/1', 'Från a'), shared('https://b.example/2', 'Från a', 'x'))
        const lost = await store.lostDuplicates('b', page)
        expect(lost.total).toBe(2)
        expect(lost.items).toMatchObject([
          { lost: { primaryTopic: 'https://b.example/2' }, entry: { source: 'a' }, isSameUri: true, decidedBy: 'rank' },
          {
            lost: { title: { sv: 'Ö' }, source: 'b' },
            entry: { primaryTopic: 'https://a.example/1' },
            isSameUri: false,
          },
        ])
        expect(lost.items[1].lost.supersededBy).toEqual({ ctx: lost.items[1].entry.ctx, entry: 1 })
        expect(await store.lostDuplicates('b', { limit: 1, offset: 1 })).toMatchObject({
          items: [{ lost: { entry: 1 } }],
          total: 2,
        })
        expect(await store.lostDuplicates('a', page)).toEqual({ items: [], total: 0 })
      })

      test('leave out what a source has twice itself, and what is removed', async () => {
        await save('b', shared('https://b.example/1', 'Ett'), shared('https://b.example/2', 'Två'))
        expect((await store.lostDuplicates('b', page)).total).toBe(0)
        await save('a', shared('https://a.example/1', 'A'))
        expect((await store.lostDuplicates('b', page)).total).toBe(2)
        await store.saveHarvest(sampleResult('a', { removed: ['https://a.example/1'] }))
        expect((await store.lostDuplicates('b', page)).total).toBe(0)
      })
    })

    describe('that would be lost', () => {
      const asked = [shared('https://x.example/1', 'X'), sampleDataset('https://x.example/2', 'Y')]
      const losers = async (source: Parameters<Store['wouldLose']>[0]) =>
        [...(await store.wouldLose(source, asked))].map(([topic, entry]) => [topic, entry.source])

      test('are known before anything is saved', async () => {
        await save('b', shared('https://b.example/1', 'B'))
        expect(await losers('a')).toEqual([])
        expect(await losers('c')).toEqual([['https://x.example/1', 'b']])
        expect(await losers('b')).toEqual([])
        expect(await losers('new')).toEqual([['https://x.example/1', 'b']])
        expect(await losers('aaa')).toEqual([])
        await save('a', shared('https://a.example/1', 'A'))
        expect(await losers('b')).toEqual([['https://x.example/1', 'a']])
        expect((await store.lostDuplicates('c', page)).total).toBe(0)
      })

      test('go by the rank that is asked about', async () => {
        await save('b', shared('https://b.example/1', 'B'))
        const asked = { id: 'c', precedence: { kind: 'ranked', rank: 2 }, enabled: true } as const
        expect(await losers(asked)).toEqual([])
        expect(await losers({ ...asked, enabled: false })).toHaveLength(1)
      })

      test('are compared with what would be shown without the source', async () => {
        await save('a', shared('https://a.example/1', 'A'))
        await save('b', shared('https://b.example/1', 'B'))
        await save('c', shared('https://c.example/1', 'C'))
        await store.saveHarvest(sampleResult('a', { removed: ['https://a.example/1'] }))
        expect(await losers('a')).toEqual([])
        expect(await losers('c')).toEqual([['https://x.example/1', 'b']])
      })

      test('are of types that are settled, each with its like', async () => {
        await save('a', shared('https://a.example/1', 'A'))
        await save('a', sampleRecord('https://a.example/s', 'DatasetSeries', { identity: uuid }))
        const types = ['DatasetSeries', 'Kind', 'DataService', 'Agent'] as const
        const records = types.map(type => sampleRecord(`https://x.example/${type}`, type, { identity: uuid }))
        expect(await store.wouldLose('c', records)).toEqual(new Map())
      })
    })

    describe('that are likely', () => {
      const listed = async (scope: { readonly source?: string } = {}) =>
        (await store.likelyDuplicates(scope, page)).items.map(({ reason, value, entries }) => {
          return [reason, value, entries.map(({ primaryTopic }) => primaryTopic)]
        })

      test('have an IRI that differs in case, scheme or last slash', async () => {
        await save('a', sampleDataset('http://www.x.example/D/1/', 'A'))
        await save('b', sampleDataset('https://x.example/d/1', 'B'), sampleDataset('https://x.example/d/12', 'C'))
        const both = ['http://www.x.example/D/1/', 'https://x.example/d/1']
        expect(await listed()).toEqual([['iri', both[0], both]])
      })

      test('have an access URL in common', async () => {
        await save(
          'a',
          reachable('https://a.example/1', 'A', ['https://files.example/other', 'https://files.example/data.csv']),
        )
        await save('b', reachable('https://b.example/1', 'B', ['http://www.files.example/Data.csv/']))
        const both = ['https://a.example/1', 'https://b.example/1']
        expect(await listed()).toEqual([['accessURL', 'https://files.example/data.csv', both]])
        await save('b', reachable('https://b.example/1', 'B', []))
        expect(await listed()).toEqual([])
      })

      test('have title and publisher in common, also within a source', async () => {
        const by = (iri: string, title: string, publisher: string) =>
          sampleDataset(iri, title, { [dcterms.publisher]: [`<${publisher}>`] })
        await save(
          'a',
          by('https://a.example/1', 'Bad', 'https://org.example/1'),
          by('https://a.example/2', 'BAD', 'https://org.example/1'),
        )
        await save(
          'b',
          by('https://b.example/1', 'Bad', 'https://org.example/2'),
          sampleDataset('https://b.example/2', 'Bad'),
        )
        expect(await listed()).toEqual([['title-and-publisher', 'Bad', ['https://a.example/1', 'https://a.example/2']]])
      })

      test('share an access URL within a source only when their titles are the same too', async () => {
        const api = ['https://api.example/v1']
        await save(
          'a',
          ...['1', '2', '3'].map(n => reachable(`https://a.example/${n}`, n === '3' ? 'Nr 1' : `Nr ${n}`, api)),
        )
        expect(await listed()).toEqual([['accessURL', api[0], ['https://a.example/1', 'https://a.example/3']]])
      })

      test('are none for what very many have in common', async () => {
        const home = ['https://portal.example/']
        const many = (source: string) =>
          Array.from({ length: 11 }, (_, n) => reachable(`https://${source}.example/${n}`, `${source} ${n}`, home))
        await save('a', ...many('a').slice(1))
        await save('b', ...many('b').slice(1))
        expect((await listed()).map(([, , entries]) => entries.length)).toEqual([20])
        await save('b', ...many('b'))
        expect(await listed()).toEqual([])
      })

      test('are listed once, under the first of the reasons, by source too', async () => {
        const twice = ['https://files.example/1', 'https://files.example/2']
        await save('a', reachable('https://x.example/1', 'A', twice))
        await save('b', reachable('http://x.example/1', 'A', twice))
        await save('c', reachable('https://c.example/1', 'C', ['https://files.example/9']))
        await store.putSource(sampleSource('d'))
        await save('d', reachable('https://d.example/1', 'D', ['https://files.example/9']))
        expect((await listed()).map(([reason]) => reason)).toEqual(['iri', 'accessURL'])
        expect((await listed({ source: 'd' })).map(([reason]) => reason)).toEqual(['accessURL'])
        expect(await listed({ source: 'none' })).toEqual([])
        expect(await store.likelyDuplicates({}, { limit: 1, offset: 1 })).toMatchObject({
          items: [{ reason: 'accessURL' }],
          total: 2,
        })
      })

      test('are only among what is shown', async () => {
        await save('a', { ...sampleDataset('https://x.example/1', 'A'), identity: uuid })
        await save('b', { ...sampleDataset('http://x.example/1', 'B'), identity: uuid })
        expect(await listed()).toEqual([])
        await save('b', sampleDataset('http://x.example/1', 'B'))
        expect(await listed()).toHaveLength(1)
        await store.saveHarvest(sampleResult('b', { removed: ['http://x.example/1'] }))
        expect(await listed()).toEqual([])
      })
    })
  })
}
