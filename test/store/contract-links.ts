import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LinkObservation, LinkState } from '../../src/model/link.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import type { Store } from '../../src/store/store.ts'
import type { Backend } from './contract.ts'
import { sampleAssessed, sampleDataset, sampleResult, sampleSource, withAddresses } from './sample.ts'

const at = (day: number, minutes = 0): Date => new Date(Date.UTC(2026, 0, day, 0, minutes))
const generous = { limit: 100, perHost: 100, perDataset: 100 }

function seen(url: string, parts: Partial<LinkObservation> = {}): LinkObservation {
  return {
    ...{ url, at: at(2), ms: 12.5, method: 'HEAD', headStatus: 200, getStatus: null, outcome: 'reachable' },
    ...{ finalUrl: url, mediaType: 'text/csv', contentLength: 5_000_000_000, isSmallPage: false },
    ...{ retryAfter: null, error: null },
    ...parts,
  }
}

function state(url: string, parts: Partial<LinkState> = {}): LinkState {
  return {
    ...{ url, status: 200, outcome: 'reachable', confident: 'yes', checkedAt: at(2), method: 'HEAD', getStatus: null },
    ...{ finalUrl: url, mediaType: 'text/csv', contentLength: 5_000_000_000, isSmallPage: false, error: null },
    ...{ ms: 12.5, tries: 1, streak: 1, alikeSince: at(2), failingSince: null, lastGoodAt: at(2) },
    nextCheckAt: at(9),
    ...parts,
  }
}

const failing = { status: 404, outcome: 'not-found', confident: 'no', failingSince: at(1), lastGoodAt: null } as const

/** What every database must do alike with the addresses that links are checked for. */
export function describeLinks(backend: Backend): void {
  describe(`links on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
      await store.putSource(sampleSource('a'))
      await store.putSource(sampleSource('b'))
    })
    afterEach(() => store.close())
    const agency = 'https://org.example/1'

    /** Harvests a source whose datasets name these addresses; `1` names the first of them. */
    const name = (source: string, named: Readonly<Record<string, readonly string[]>>, day = 1) => {
      const iri = (dataset: string) => `https://${source}.example/${dataset}`
      return store.saveHarvest(
        sampleResult(source, {
          changed: Object.keys(named).map(dataset =>
            sampleDataset(iri(dataset), dataset, { [dcterms.publisher]: [`<${agency}>`] }),
          ),
          assessed: Object.entries(named).map(([dataset, urls]) =>
            withAddresses(sampleAssessed(iri(dataset), [true]), urls),
          ),
          endedAt: at(day),
        }),
      )
    }
    const due = async (day: number, caps: Partial<typeof generous> = {}) =>
      (await store.dueLinks({ now: at(day), ...generous, ...caps })).map(({ url }) => url)
    const check = (...states: LinkState[]) =>
      store.saveLinks(states.map(each => ({ observation: seen(each.url), state: each })))
    const skipped = async (topic: string) => store.skippedLinks((await store.entryOf(topic)) ?? { ctx: 0, entry: 0 })

    test('are due once each, with their host, those that have waited longest first', async () => {
      await name('b', { '1': ['https://late.example/'] }, 2)
      await name('a', { '1': ['https://x.example:8080/1', 'urn:x', 'https://x.example:8080/1'] })
      expect(await store.dueLinks({ now: at(3), ...generous })).toEqual([
        { url: 'https://x.example:8080/1', host: 'x.example:8080', state: null },
        { url: 'urn:x', host: '', state: null },
        { url: 'https://late.example/', host: 'late.example', state: null },
      ])
      expect(await due(3, { limit: 1 })).toEqual(['https://x.example:8080/1'])
      expect(await due(1)).toHaveLength(2)
    })

    test('that have been checked are due again when their time has come', async () => {
      const url = 'https://x.example/1'
      await name('a', { '1': [url] })
      await check(state(url))
      expect(await due(8)).toEqual([])
      expect(await store.dueLinks({ now: at(9), ...generous })).toEqual([{ url, host: 'x.example', state: state(url) }])
    })

    test('are known whole, by address and by source', async () => {
      const urls = ['https://x.example/1', 'https://x.example/2', 'https://x.example/3']
      await name('a', { '1': urls })
      const known = [
        state(urls[0], { ...failing, error: 'ENOTFOUND', getStatus: 404, isSmallPage: true, method: 'GET' }),
        state(urls[1], { mediaType: null, contentLength: null, finalUrl: null }),
      ]
      await check(...known)
      expect(await store.linkStates([...urls, 'https://x.example/9'])).toEqual(
        new Map(known.map(each => [each.url, each])),
      )
      expect(await store.knownLinks('a')).toEqual(
        new Map(
          known.map(({ url, status, confident, outcome, isSmallPage }) => [
            url,
            { status, confident, outcome, isSmallPage },
          ]),
        ),
      )
      expect(await store.knownLinks('b')).toEqual(new Map())
    })

    test('keep their last ten observations, newest first', async () => {
      const url = 'https://x.example/1'
      await name('a', { '1': [url] })
      const all = Array.from({ length: 12 }, (_, n) =>
        seen(url, { at: at(2, n), retryAfter: n % 2 === 0 ? at(3) : null, error: n === 11 ? 'ETIMEDOUT' : null }),
      )
      for (const observation of all) await store.saveLinks([{ observation, state: state(url) }])
      expect(await store.linkHistory(url, 20)).toEqual(all.slice(2).reverse())
      expect(await store.linkHistory(url, 1)).toEqual([all[11]])
      expect(await store.linkHistory('https://x.example/9', 5)).toEqual([])
    })

    describe('beyond a cap', () => {
      const many = (host: string, count: number) => Array.from({ length: count }, (_, n) => `https://${host}/${n}`)

      test('of their host wait for another round and are counted', async () => {
        await name('a', { '1': [...many('x.example', 5), ...many('y.example', 1)], '2': ['https://x.example/0'] })
        expect(await due(3, { perHost: 2 })).toEqual([
          ...['https://x.example/0', 'https://x.example/1', 'https://y.example/0'],
        ])
        const { hosts } = await store.links({ source: 'a' })
        expect(hosts.map(({ host, skipped }) => [host, skipped])).toEqual([
          ['x.example', 3],
          ['y.example', 0],
        ])
        expect(await skipped('https://a.example/1')).toBe(3)
        expect(await skipped('https://a.example/2')).toBe(0)
        expect(await due(3)).toHaveLength(6)
        expect(await skipped('https://a.example/1')).toBe(0)
      })

      test('of their dataset wait, unless another dataset has room for them', async () => {
        await name('a', { '1': many('x.example', 4), '2': ['https://x.example/3'] })
        expect(await due(3, { perDataset: 2 })).toEqual(['0', '1', '3'].map(n => `https://x.example/${n}`))
        expect(await skipped('https://a.example/1')).toBe(1)
        expect((await store.links({})).hosts[0].skipped).toBe(1)
      })

      test('come first next time', async () => {
        await name('a', { '1': many('x.example', 3) })
        const [first] = await due(3, { perHost: 1 })
        await check(state(first, { nextCheckAt: at(4) }))
        expect(await due(5, { perHost: 1 })).toEqual(['https://x.example/1'])
      })

      test('of a host are never those that need no request', async () => {
        await name('a', { '1': ['urn:1', 'urn:2', 'urn:3'] })
        expect(await due(3, { perHost: 1 })).toHaveLength(3)
      })
    })

    test('are forgotten when nobody names them any more, at once or, where something is known, when they are due', async () => {
      const [asked, never, shared] = ['1', '2', '3'].map(n => `https://x.example/${n}`)
      await name('a', { '1': [asked, never, shared] })
      await name('b', { '1': [shared] })
      await check(state(asked))
      await name('a', { '1': [] }, 3)
      expect(await store.links({})).toMatchObject({ addresses: 1 })
      expect(await due(8)).toEqual([shared])
      expect((await store.linkStates([asked])).size).toBe(1)
      expect(await due(9)).toEqual([shared])
      expect((await store.linkStates([asked])).size).toBe(0)
      expect(await store.linkHistory(asked, 5)).toEqual([])
    })

    test('that were forgotten by others are known at once when they are named again', async () => {
      const url = 'https://x.example/1'
      await name('a', { '1': [url] })
      await check(state(url))
      await store.removeSource('a')
      await name('b', { '1': [url] }, 3)
      expect([...(await store.knownLinks('b')).keys()]).toEqual([url])
    })

    test('name the datasets that name them', async () => {
      await name('a', { '1': ['https://x.example/1'], '2': ['https://x.example/1', 'https://x.example/2'], '3': [] })
      const naming = async (...urls: string[]) => {
        const found: string[] = []
        for await (const { primaryTopic } of store.assessmentsNaming(urls)) found.push(primaryTopic)
        return found
      }
      expect(await naming('https://x.example/2')).toEqual(['https://a.example/2'])
      expect(await naming('https://x.example/1', 'https://x.example/2', 'urn:none')).toEqual([
        ...['https://a.example/1', 'https://a.example/2'],
      ])
    })

    test('are summed up by host, those with most failing first, with what fails', async () => {
      const [good, bad, worse, unknown] = ['good', 'bad', 'worse', 'unknown'].map(path => `https://x.example/${path}`)
      await name('a', { '1': [good, bad, 'https://y.example/', 'https://y.example/2', 'https://y.example/3'] })
      await name('b', { '1': [worse, unknown, good] })
      await check(
        ...[state(good), state(bad, { ...failing, confident: 'unknown' }), state(worse, failing)],
        state(unknown, { status: 403, outcome: 'forbidden', confident: 'unknown' }),
      )
      const all = await store.links({})
      expect(all).toMatchObject({ addresses: 7, checked: 4 })
      expect(all.hosts.map(({ host, addresses, checked }) => [host, addresses, checked])).toEqual([
        ['x.example', 4, 4],
        ['y.example', 3, 0],
      ])
      expect(all.hosts[0].outcomes).toEqual({ reachable: 1, 'not-found': 2, forbidden: 1 })
      const told = { outcome: 'not-found', status: 404, error: null, failingSince: at(1), checkedAt: at(2) }
      expect(all.hosts[0].examples).toEqual([
        { url: worse, ...told },
        { url: bad, ...told },
      ])
      expect(await store.links({ source: 'a' })).toMatchObject({ addresses: 5, checked: 2 })
      expect(await store.links({ publisher: agency })).toMatchObject({ addresses: 7 })
      expect(await store.links({ publisher: agency, source: 'b' })).toMatchObject({ addresses: 3 })
      expect(await store.links({ publisher: 'https://org.example/2' })).toEqual({ addresses: 0, checked: 0, hosts: [] })
    })

    test('show what was last checked, though it was asked for before', async () => {
      const url = 'https://x.example/1'
      await name('a', { '1': [url] })
      expect(await store.links({})).toMatchObject({ checked: 0 })
      await check(state(url))
      expect(await store.links({})).toMatchObject({ checked: 1 })
    })

    test('are saved by one connection while another saves harvests', async () => {
      const other = await backend.open()
      try {
        await name('a', { '1': ['https://x.example/1'] })
        const saves = Array.from({ length: 5 }, (_, n) =>
          name('a', { '1': ['https://x.example/1', `urn:${n}`] }, 2 + n),
        )
        const checks = Array.from({ length: 20 }, (_, n) =>
          other.saveLinks([
            { observation: seen('https://x.example/1', { at: at(2, n) }), state: state('https://x.example/1') },
          ]),
        )
        await Promise.all([...saves, ...checks])
        expect((await store.linkStates(['https://x.example/1'])).size).toBe(1)
        expect(await store.links({})).toMatchObject({ addresses: 2, checked: 1 })
      } finally {
        await other.close()
      }
    })
  })
}
