import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ResourceDiff } from '../../src/model/diff.ts'
import type { Exchange } from '../../src/model/document.ts'
import type { FindingsDelta, HarvestStatus } from '../../src/model/harvest.ts'
import { defaultLimits } from '../../src/model/source.ts'
import type { Store } from '../../src/store/store.ts'
import type { Backend } from './contract.ts'
import {
  sampleAgent,
  sampleAssessed,
  sampleDataset,
  sampleDocument,
  sampleFinding,
  sampleResult,
  sampleSource,
} from './sample.ts'

const at = (day: number, hour = 0): Date => new Date(Date.UTC(2026, 0, day, hour))
const minute = 60_000

/** What every database must do alike with runs: leases, what they received, their story, and decisions on held ones. */
export function describeRuns(backend: Backend): void {
  describe(`runs on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
      for (const id of ['a', 'b']) await store.putSource(sampleSource(id))
    })
    afterEach(() => store.close())

    const reopen = async (): Promise<void> => {
      await store.close()
      store = await backend.open()
    }
    const save = (source: string, parts: Parameters<typeof sampleResult>[1] = {}) =>
      store.saveHarvest(sampleResult(source, parts))
    const nothingReceived = { received: null, documents: [], documentChecksum: null }
    const [one, two, three] = ['1', '2', '3'].map(n => sampleDataset(`https://a.example/${n}`, `Nr ${n}`))

    describe('a lease', () => {
      const take = (source: string, holder: string, now: Date) =>
        store.takeLease({ source, holder, trigger: 'schedule', now, leaseMs: minute })

      test('is held by one at a time, of each source', async () => {
        const lease = await take('a', 'x', at(1))
        expect(lease).toEqual({ run: 1, source: 'a', holder: 'x' })
        expect(await take('a', 'y', at(1))).toBeNull()
        expect(await take('a', 'x', at(1))).toBeNull()
        expect(await take('b', 'y', at(1))).toMatchObject({ run: 2 })
        const running = { id: 1, source: 'a', trigger: 'schedule', holder: 'x', startedAt: at(1), heardAt: at(1) }
        expect((await store.running()).get('a')).toEqual(running)
        await expect(take('c', 'x', at(1))).rejects.toMatchObject({ code: 'no-such-source' })
      })

      test('is given back with the run, which gets its number', async () => {
        const lease = await take('a', 'x', at(1))
        await save('b')
        const saved = await save('a', lease === null ? {} : { lease, trigger: 'schedule' })
        expect(saved.id).toBe(1)
        expect(await store.harvest(1)).toEqual(saved)
        expect(await store.running()).toEqual(new Map())
        expect(await take('a', 'y', at(1))).toMatchObject({ run: 3 })
      })

      test('can be given back without a run, whose number is not given again', async () => {
        const lease = await take('a', 'x', at(1))
        if (lease !== null) await store.giveLeaseBack(lease)
        expect(await store.running()).toEqual(new Map())
        expect(await take('a', 'x', at(1))).toMatchObject({ run: 2 })
        expect(await store.harvest(1)).toBeNull()
      })

      test('holds as long as it is renewed', async () => {
        const lease = await take('a', 'x', at(1))
        if (lease === null) throw new Error('no lease')
        expect(await store.renewLease(lease, { now: at(1, 1), leaseMs: minute })).toBe(true)
        expect((await store.running()).get('a')).toMatchObject({ startedAt: at(1), heardAt: at(1, 1) })
        expect(await take('a', 'y', new Date(at(1, 1).getTime() + minute - 1))).toBeNull()
        expect(await store.closeInterrupted(new Date(at(1, 1).getTime() + minute - 1))).toEqual([])
        expect(await take('a', 'y', new Date(at(1, 1).getTime() + minute))).toMatchObject({ run: 2, holder: 'y' })
        expect(await store.renewLease(lease, { now: at(1, 2), leaseMs: minute })).toBe(false)
      })

      test('is not shortened by who had to wait to renew it, and can be ended', async () => {
        const lease = await take('a', 'x', at(1))
        if (lease === null) throw new Error('no lease')
        await store.renewLease(lease, { now: at(1, 2), leaseMs: minute })
        await store.renewLease(lease, { now: at(1, 1), leaseMs: minute })
        expect(await store.closeInterrupted(at(1, 2))).toEqual([])
        expect(await store.renewLease(lease, { now: at(1, 3), leaseMs: 0 })).toBe(true)
        const [closed] = await store.closeInterrupted(at(1, 3))
        expect(closed).toMatchObject({ endedAt: at(1, 3), error: { details: { since: at(1, 2).toISOString() } } })
      })

      test('that has run out leaves a run that was interrupted, with the number that it had', async () => {
        await take('a', 'x', at(1))
        const later = await save('b')
        const closed = await store.closeInterrupted(at(2))
        await reopen()
        expect(closed).toHaveLength(1)
        expect(closed[0]).toMatchObject({
          ...{ id: 1, source: 'a', trigger: 'schedule', status: 'failed', startedAt: at(1), changes: null },
          endedAt: new Date(at(1).getTime() + minute),
          error: { code: 'interrupted', details: { holder: 'x', since: at(1).toISOString() } },
        })
        expect(await store.harvest(1)).toEqual(closed[0])
        expect((await store.harvests({ limit: 5, offset: 0 })).items).toEqual([later, closed[0]])
        expect((await store.latestHarvests()).get('a')).toEqual(closed[0])
        expect(await store.harvestFindingCounts(1)).toBeNull()
        expect(await store.closeInterrupted(at(2))).toEqual([])
      })

      test('that has run out is closed by the next who takes the source', async () => {
        await take('a', 'x', at(1))
        expect(await take('a', 'y', at(2))).toMatchObject({ run: 2 })
        expect(await store.harvest(1)).toMatchObject({ status: 'failed', error: { code: 'interrupted' } })
        expect((await store.running()).get('a')).toMatchObject({ id: 2, holder: 'y' })
      })

      test('that another has taken over lets nothing be saved', async () => {
        const lost = await take('a', 'x', at(1))
        const held = await take('a', 'y', at(2))
        if (lost === null || held === null) throw new Error('no lease')
        await expect(save('a', { lease: lost, changed: [one] })).rejects.toMatchObject({ code: 'lease-lost' })
        expect(await store.standing('a')).toEqual(new Map())
        await store.giveLeaseBack(lost)
        expect((await save('a', { lease: held, changed: [one] })).id).toBe(2)
        await expect(save('a', { lease: held })).rejects.toMatchObject({ code: 'lease-lost' })
      })

      test('that ran out while nobody asked for the source is still good for saving', async () => {
        const lease = await take('a', 'x', at(1))
        if (lease === null) throw new Error('no lease')
        expect((await save('a', { lease, endedAt: at(9) })).id).toBe(1)
      })

      test('ends when its source becomes another, and not when only its name does', async () => {
        const lease = await take('a', 'x', at(1))
        if (lease === null) throw new Error('no lease')
        await store.putSource(sampleSource('a', { title: 'Ny' }))
        expect((await store.running()).size).toBe(1)
        await store.putSource(sampleSource('a', { url: 'https://other.example/' }))
        expect((await store.running()).size).toBe(0)
        await expect(save('a', { lease })).rejects.toMatchObject({ code: 'lease-lost' })
      })

      test('goes with its source', async () => {
        const lease = await take('a', 'x', at(1))
        await store.removeSource('a')
        expect(await store.running()).toEqual(new Map())
        if (lease === null) throw new Error('no lease')
        await expect(save('a', { lease })).rejects.toMatchObject({ code: 'no-such-source' })
      })
    })

    describe('what was received', () => {
      const bytes = async (id: number): Promise<string[]> => {
        const received = await store.receivedBy(id)
        return (received?.documents ?? []).map(document => Buffer.from(document.gzipped).toString('base64'))
      }
      const kept = async (ids: readonly number[]): Promise<boolean[]> =>
        Promise.all(ids.map(async id => (await store.receivedBy(id)) !== null))
      const failed = { status: 'failed' as HarvestStatus, received: null, documentChecksum: null }

      test('comes back as it was, facts and all, with the state before', async () => {
        const redirects = [{ url: 'https://a.example/old', status: 301 }]
        const documents = [
          sampleDocument('första', { redirects, charset: 'utf-8', lastModified: 'x' }),
          sampleDocument(Buffer.from([0, 255])),
        ]
        const run = await save('a', { documents, stateBefore: Buffer.from('förut') })
        await reopen()
        const received = await store.receivedBy(run.id)
        expect(received?.documents).toEqual(documents.map(each => ({ ...each, gzipped: new Uint8Array(each.gzipped) })))
        expect(Buffer.from(received?.stateBefore ?? []).toString()).toBe('förut')
        const later = await save('a', { status: 'unchanged', ...nothingReceived })
        expect(await kept([later.id, 99])).toEqual([false, false])
      })

      test('of a run that failed or is held is kept, and is not what the source is', async () => {
        await save('a', { documents: [sampleDocument('god')] })
        const bad = await save('a', { ...failed, documents: [sampleDocument('trasig')] })
        const held = await save('a', { status: 'held', documents: [sampleDocument('tom')] })
        expect(await kept([bad.id, held.id])).toEqual([true, true])
        const documents = await store.documents('a')
        expect(documents.map(each => Buffer.from(each).toString())).toEqual(['god'])
      })

      test('is forgotten beyond the number of runs with other bytes that the source keeps', async () => {
        await store.putSource(sampleSource('a', { limits: { ...defaultLimits, keepRuns: 2 } }))
        const runs: number[] = []
        for (const text of ['1', '2', '3', '3', '4'])
          runs.push((await save('a', { documents: [sampleDocument(text)], documentChecksum: text })).id)
        expect(await kept(runs)).toEqual([false, false, true, true, true])
        const other = await save('b', { documents: [sampleDocument('1')] })
        expect(await bytes(other.id)).toHaveLength(1)
      })

      test('is forgotten of runs that received the same over and over, but for as many', async () => {
        await store.putSource(sampleSource('a', { limits: { ...defaultLimits, keepRuns: 2 } }))
        const runs: number[] = []
        for (const text of ['1', '2', '2', '2', '2'])
          runs.push((await save('a', { ...failed, documents: [sampleDocument(text)] })).id)
        expect(await kept(runs)).toEqual([true, false, false, true, true])
      })

      test('is forgotten without what the source kind still keeps', async () => {
        await store.putSource(sampleSource('a', { limits: { ...defaultLimits, keepRuns: 1 } }))
        const state = Buffer.from('samma')
        await save('a', { documents: [sampleDocument('1')], documentChecksum: '1', stateBefore: state, state })
        await save('a', { documents: [sampleDocument('2')], documentChecksum: '2' })
        expect(Buffer.from((await store.sourceState('a')) ?? []).toString()).toBe('samma')
      })

      test('is never forgotten of the run that the source stands by, that was judged, or that is held', async () => {
        await store.putSource(sampleSource('a', { limits: { ...defaultLimits, keepRuns: 1 } }))
        const saved = (text: string, parts: Parameters<typeof sampleResult>[1]) =>
          save('a', { documents: [sampleDocument(text)], documentChecksum: text, ...parts })
        const judged = await saved('1', {})
        const good = await saved('2', { status: 'unchanged', unchangedBy: 'graph' })
        const heldFirst = await saved('3', { status: 'held', digest: 'x' })
        const held = await saved('4', { status: 'held', digest: 'y' })
        const failures = [await saved('5', failed), await saved('6', failed)]
        const ids = [judged, good, heldFirst, held, ...failures].map(({ id }) => id)
        expect(await kept(ids)).toEqual([true, true, false, true, false, true])
        await saved('7', {})
        expect(await kept(ids)).toEqual([false, false, false, false, false, false])
      })

      test('stays for another source that received the same', async () => {
        await store.putSource(sampleSource('a', { limits: { ...defaultLimits, keepRuns: 1 } }))
        const shared = sampleDocument('lika')
        await save('a', { documents: [shared] })
        const other = await save('b', { documents: [shared] })
        await save('a', { documents: [sampleDocument('ny')], documentChecksum: 'ny' })
        expect(await kept([other.id])).toEqual([true])
        await store.removeSource('a')
        expect(await kept([other.id])).toEqual([true])
      })

      test('and what the source kind keeps changes with good runs alone', async () => {
        const state = async () => {
          const bytes = await store.sourceState('a')
          return bytes === null ? null : Buffer.from(bytes).toString()
        }
        expect(await state()).toBeNull()
        await save('a', { state: Buffer.from('ett') })
        for (const status of ['failed', 'held'] as const) await save('a', { status, state: Buffer.from('två') })
        expect(await state()).toBe('ett')
        await save('a', { status: 'unchanged', ...nothingReceived })
        expect(await state()).toBe('ett')
        await save('a', { status: 'unchanged', ...nothingReceived, state: Buffer.from('tre') })
        expect(await state()).toBe('tre')
        await save('a', { state: null })
        expect(await state()).toBeNull()
      })

      test('and all that makes requests conditional is forgotten when the source is another: address, kind or settings', async () => {
        const others = [{ url: 'https://a.example/new' }, { kind: 'ldes' }, { settings: { query: 'x' } }]
        for (const other of others) {
          await store.putSource(sampleSource('a'))
          await save('a', { graphChecksum: 'g', state: Buffer.from('ett') })
          await store.putSource(sampleSource('a', { title: 'Nytt namn' }))
          expect((await store.remembered('a')).documentChecksum).not.toBeNull()
          await store.putSource(sampleSource('a', other))
          const { judgedBy: _, ...known } = await store.remembered('a')
          expect(Object.values(known).every(value => value === null)).toBe(true)
          expect(await store.sourceState('a')).toBeNull()
        }
      })

      test('is remembered of the last good run, the address that answered too', async () => {
        await save('a')
        expect((await store.remembered('a')).finalUrl).toBe(sampleResult('a').received?.finalUrl)
      })

      test('is remembered of the last good run, the checksum of the graph only while it is known', async () => {
        const graph = async () => (await store.remembered('a')).graphChecksum
        await save('a', { graphChecksum: 'g1' })
        expect(await graph()).toBe('g1')
        await save('a', { status: 'unchanged', unchangedBy: 'bytes', ...nothingReceived })
        await save('a', { status: 'unchanged', unchangedBy: 'graph', documentChecksum: 'other' })
        await save('a', { status: 'failed', graphChecksum: 'g2' })
        await save('a', { status: 'unchanged', unchangedBy: 'bytes', documents: [], documentChecksum: null })
        expect(await store.remembered('a')).toMatchObject({ graphChecksum: 'g1', documentChecksum: 'other' })
        await save('a', {})
        expect(await graph()).toBeNull()
      })
    })

    describe('a run', () => {
      const exchange: Exchange = {
        ...{ url: 'https://a.example/dcat', attempt: 2, startedAt: at(1), ms: 12, status: 200, bytes: 3, error: null },
        headers: { 'content-type': 'text/turtle', server: '<x>' },
      }
      const diff = (kind: ResourceDiff['kind'], n: number): ResourceDiff => ({
        ...{ primaryTopic: `https://a.example/${n}`, resourceType: 'Dataset', label: 'Å', kind, gone: [] },
        parts: [],
        appeared: [{ subject: '<a>', predicate: '<b>', object: '"rad\\n två"@sv' }],
      })
      const log = [
        { at: at(1), level: 'info', event: 'harvest.fetched', facts: { ms: 3, note: 'å', none: null } },
      ] as const

      test('tells its whole story', async () => {
        async function* diffs() {
          yield diff('added', 1)
          yield diff('removed', 2)
        }
        const delta: FindingsDelta = {
          ...{ sourceShape: 'https://rules.example/x', severity: 'Violation', message: { sv: 'a', en: 'b' } },
          ...{ appeared: 2, gone: 0, examples: ['https://a.example/1'] },
        }
        const story = { exchanges: [exchange], isComplete: true, log, findingsDelta: [delta], diffs: diffs() }
        const run = await save('a', story)
        await reopen()
        expect(await store.harvest(run.id)).toEqual(run)
        expect(run).toMatchObject({ exchanges: [exchange], isComplete: true, unchangedBy: null, decision: null })
        expect(await store.diffs(run.id)).toEqual([diff('added', 1), diff('removed', 2)])
        expect(await store.findingsDelta(run.id)).toEqual([delta])
        expect(await store.logOf(run.id)).toEqual(log)
      })

      test('that changed nothing has no diffs', async () => {
        const run = await save('a', { status: 'unchanged', unchangedBy: 'bytes', isComplete: true, diffs: [] })
        expect(run).toMatchObject({ unchangedBy: 'bytes', isComplete: true })
        expect(await store.harvest(run.id)).toEqual(run)
        expect(await store.diffs(run.id)).toBeNull()
        expect(await store.findingsDelta(run.id)).toEqual([])
        expect(await store.logOf(run.id)).toEqual([])
        expect([await store.diffs(99), await store.findingsDelta(99), await store.logOf(99)]).toEqual([null, [], []])
      })

      test('may have more diffs than fit into one piece', async () => {
        const many = Array.from({ length: 9000 }, (_, n) => diff('added', n))
        const run = await save('a', { diffs: many })
        expect(await store.diffs(run.id)).toEqual(many)
      })

      test('takes its records as they come, and numbers them in that order', async () => {
        const many = Array.from({ length: 1203 }, (_, n) => sampleDataset(`https://a.example/${n}`, `Nr ${n}`))
        let given = 0
        async function* records() {
          for (const record of [...many, many[0]]) {
            given++
            await Promise.resolve()
            yield record
          }
        }
        await store.saveHarvest({ ...sampleResult('a'), changed: records() })
        expect(given).toBe(1204)
        const entries = await Promise.all([0, 499, 500, 1202].map(n => store.entryOf(`https://a.example/${n}`)))
        expect(entries.map(entry => entry?.entry)).toEqual([1, 500, 501, 1203])
        expect((await store.totals()).datasets).toBe(1203)
      })

      test('that was not judged leaves findings and scores as they are', async () => {
        const judged = {
          findings: [sampleFinding(one.primaryTopic)],
          assessed: [one, two].map(({ primaryTopic }) => sampleAssessed(primaryTopic, [true])),
        }
        await save('a', { changed: [one, two], ...judged })
        const page = { limit: 5, offset: 0 }
        const same = await save('a', { status: 'unchanged', unchangedBy: 'graph', findings: [sampleFinding(null)] })
        expect(await store.harvestFindings(same.id)).toEqual([sampleFinding(null)])
        expect(await store.scoreSummary({ source: 'a' }, 'eu-v1')).toMatchObject({ datasets: 2 })
        await save('a', { isJudged: false, removed: [two.primaryTopic] })
        expect((await store.findings({ source: 'a' }, page)).items.map(({ focusNode }) => focusNode)).toEqual([
          one.primaryTopic,
        ])
        expect(await store.scoreSummary({ source: 'a' }, 'eu-v1')).toMatchObject({ datasets: 1 })
        await save('a', { status: 'unchanged', unchangedBy: 'records' })
        expect((await store.findings({ source: 'a' }, page)).total).toBe(0)
      })
    })

    describe('a record that is not in the answer', () => {
      const missing = async () => {
        const standing = await store.standing('a')
        return [...standing].map(([topic, { missingSince }]) => [topic.slice(-1), missingSince?.getUTCDate() ?? null])
      }
      beforeEach(() => save('a', { changed: [one, two, three], endedAt: at(1) }))

      test('stands and is shown, and keeps the time since when it is missing', async () => {
        await save('a', { missing: [two.primaryTopic], endedAt: at(2) })
        await save('a', { missing: [two.primaryTopic, three.primaryTopic], endedAt: at(3) })
        expect(await missing()).toEqual([
          ['1', null],
          ['2', 2],
          ['3', 3],
        ])
        const entry = await store.entryOf(two.primaryTopic)
        expect(entry).toMatchObject({ missingSince: at(2), removedAt: null, lastSeen: at(1) })
        expect((await store.totals()).datasets).toBe(3)
        const found = await store.search({ text: '', facets: {}, sort: 'title', limit: 9, offset: 0 })
        expect(found.total).toBe(3)
      })

      test('is missing no more when it is back, changed or not', async () => {
        await save('a', { missing: [one, two, three].map(({ primaryTopic }) => primaryTopic), endedAt: at(2) })
        await save('a', {
          changed: [sampleDataset(two.primaryTopic, 'Ny')],
          missing: [one.primaryTopic],
          endedAt: at(3),
        })
        expect(await missing()).toEqual([
          ['1', 2],
          ['2', null],
          ['3', null],
        ])
        expect(await store.entryOf(three.primaryTopic)).toMatchObject({ lastSeen: at(3), lastChanged: at(1) })
      })

      test('stays as it was after runs that are not good, or found all as it was', async () => {
        await save('a', { missing: [two.primaryTopic], endedAt: at(2) })
        for (const status of ['failed', 'held'] as const) await save('a', { status, missing: [], endedAt: at(3) })
        await save('a', { status: 'unchanged', ...nothingReceived, endedAt: at(4) })
        await save('a', { status: 'unchanged', ...nothingReceived, missing: [two.primaryTopic], endedAt: at(5) })
        expect(await missing()).toEqual([
          ['1', null],
          ['2', 2],
          ['3', null],
        ])
      })

      test('is gone when it is removed, and leaves its last description', async () => {
        await save('a', { missing: [two.primaryTopic], endedAt: at(2) })
        await save('a', {
          ...nothingReceived,
          removed: [two.primaryTopic, three.primaryTopic],
          missing: [],
          endedAt: at(4),
        })
        expect(await missing()).toEqual([['1', null]])
        const gone = await store.entryOf(two.primaryTopic)
        expect(gone).toMatchObject({ missingSince: at(2), removedAt: at(4), lastSeen: at(1), graph: two.graph })
        expect(await store.entryOf(three.primaryTopic)).toMatchObject({
          missingSince: at(4),
          removedAt: at(4),
          lastSeen: at(2),
        })
        expect((await store.totals()).datasets).toBe(1)
        expect(
          await store.descriptions(
            'a',
            [one, two].map(record => record.primaryTopic),
          ),
        ).toEqual(new Map([[one.primaryTopic, one.graph]]))
        await save('a', { removed: [two.primaryTopic], missing: [two.primaryTopic], endedAt: at(5) })
        expect(await store.entryOf(two.primaryTopic)).toMatchObject({ missingSince: at(2), removedAt: at(4) })
      })

      test('takes what was found in it along when it is removed by a run that judged nothing', async () => {
        const [ofOne, ofTwo] = [one, two].map(({ primaryTopic }) => sampleFinding(primaryTopic))
        const ofPart = sampleFinding('https://a.example/2/csv')
        const owners = new Map([[ofPart.focusNode ?? '', two.primaryTopic]])
        const score = sampleAssessed(two.primaryTopic, [true])
        await save('a', { findings: [ofOne, ofTwo, ofPart], assessed: [score], owners, endedAt: at(2) })
        const topics = [two.primaryTopic, 'https://a.example/none']
        expect(await store.judgementOf('a', topics)).toEqual([
          { primaryTopic: two.primaryTopic, findings: [ofTwo, ofPart], assessed: [score] },
        ])
        await save('a', { ...nothingReceived, isJudged: false, removed: [two.primaryTopic], endedAt: at(3) })
        expect(await store.judgementOf('a', topics)).toEqual([])
        const { items } = await store.findings({ source: 'a' }, { limit: 9, offset: 0 })
        expect(items.map(({ focusNode }) => focusNode)).toEqual([one.primaryTopic])
        expect((await store.findingGroups({ source: 'a' })).map(({ count }) => count)).toEqual([1])
        const counts = Object.values(await store.findingCounts({ source: 'a' }))
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
      })

      test('has its number again when it comes back after it was removed', async () => {
        const before = await store.entryOf(two.primaryTopic)
        await save('a', { removed: [two.primaryTopic], endedAt: at(2) })
        await save('a', { changed: [two], endedAt: at(3) })
        const after = await store.entryOf(two.primaryTopic)
        expect(after).toMatchObject({ entry: before?.entry, ctx: before?.ctx, missingSince: null, removedAt: null })
        expect(after).toMatchObject({ firstSeen: at(1), lastSeen: at(3) })
      })

      test('wins over the same of another source till it is removed', async () => {
        await store.putSource(sampleSource('a', { precedence: { kind: 'ranked', rank: 1 } }))
        await save('b', { changed: [one] })
        const shownFrom = async () => (await store.entryOf(one.primaryTopic))?.source
        await save('a', { missing: [one.primaryTopic] })
        expect(await shownFrom()).toBe('a')
        await save('a', { removed: [one.primaryTopic] })
        expect(await shownFrom()).toBe('b')
        await save('a', { changed: [one] })
        expect(await shownFrom()).toBe('a')
      })

      test('keeps the words of persons only till it is removed', async () => {
        const person = sampleAgent('https://a.example/p', 'Bo', 'PrivateIndividual(s)')
        await save('a', { changed: [person] })
        await save('a', { missing: [person.primaryTopic] })
        expect(await store.entryOf(person.primaryTopic)).toMatchObject({ title: { sv: 'Bo' } })
        await save('a', { removed: [person.primaryTopic] })
        expect(await store.entryOf(person.primaryTopic)).toMatchObject({ title: {}, graph: '' })
      })
    })

    describe('a held run', () => {
      const held = (digest: string, source = 'a') => save(source, { status: 'held', digest, ...nothingReceived })
      const decision = (digest: string, kind: 'approved' | 'rejected' = 'approved') =>
        ({ kind, digest, by: 'cli', at: at(2) }) as const
      const heldIds = async () => (await store.heldRuns()).map(({ id }) => id)

      test('waits for a decision till a later run is good or is held', async () => {
        await held('x')
        const second = await held('y')
        const other = await held('z', 'b')
        await save('a', { status: 'failed' })
        expect(await store.heldRuns()).toEqual([other, second])
        expect(second).toMatchObject({ digest: 'y', decision: null })
        await save('a', { status: 'unchanged', ...nothingReceived })
        await save('b')
        expect(await heldIds()).toEqual([])
      })

      test('is approved for exactly what it would remove, once', async () => {
        const run = await held('x')
        expect(await store.latestHarvests()).toEqual(new Map([['a', run]]))
        expect(await store.decide(run.id, decision('y'))).toBe('other-digest')
        expect(await store.approvals('a')).toEqual(new Set())
        expect(await store.decide(run.id, decision('x'))).toBe('decided')
        expect(await store.decide(run.id, decision('x', 'rejected'))).toBe('decided-already')
        expect(await store.approvals('a')).toEqual(new Set(['x']))
        expect(await store.approvals('b')).toEqual(new Set())
        expect(await heldIds()).toEqual([])
        const decided = { ...run, decision: { kind: 'approved', by: 'cli', at: at(2) } }
        expect(await store.harvest(run.id)).toEqual(decided)
        expect(await store.latestHarvests()).toEqual(new Map([['a', decided]]))
        const applied = await save('a', { digest: 'x' })
        expect(applied.digest).toBeNull()
        expect(await store.approvals('a')).toEqual(new Set())
        expect(await store.decide(run.id, decision('x'))).toBe('decided-already')
      })

      test('keeps its approval while runs are not applied by it, and can be approved anew when it is used up', async () => {
        await store.decide((await held('x')).id, decision('x'))
        await save('a', { digest: 'other' })
        await save('a', { status: 'held', digest: 'x' })
        expect(await store.approvals('a')).toEqual(new Set(['x']))
        await save('a', { digest: 'x' })
        await store.decide((await held('x')).id, decision('x'))
        expect(await store.approvals('a')).toEqual(new Set(['x']))
      })

      test('is approved no more once a run with a complete answer was good without it', async () => {
        await store.decide((await held('x')).id, decision('x'))
        await save('a', { isComplete: false })
        expect(await store.approvals('a')).toEqual(new Set(['x']))
        await save('a', { isComplete: true })
        expect(await store.approvals('a')).toEqual(new Set())
      })

      test('that is rejected approves of nothing', async () => {
        const run = await held('x')
        expect(await store.decide(run.id, decision('x', 'rejected'))).toBe('decided')
        expect(await store.approvals('a')).toEqual(new Set())
        expect(await store.harvest(run.id)).toMatchObject({ decision: { kind: 'rejected' } })
        const [noted] = (await store.auditLog({ limit: 5, offset: 0 })).items
        expect(noted).toEqual({
          ...{ id: 1, at: at(2), actor: 'cli', action: 'run.rejected', subject: String(run.id) },
          ...{ before: null, after: { source: 'a', digest: 'x' } },
        })
      })

      test('can be decided of while later ones would remove the same, and not when they would remove other things', async () => {
        const first = await held('x')
        await held('x')
        expect(await store.decide(first.id, decision('x'))).toBe('decided')
        const third = await held('y')
        await held('z')
        expect(await store.decide(third.id, decision('y'))).toBe('not-held')
      })

      test('is the only kind of run that is decided of', async () => {
        const good = await save('a')
        expect(await store.decide(good.id, decision('x'))).toBe('not-held')
        expect(await store.decide(99, decision('x'))).toBe('not-held')
        const run = await held('x')
        await save('a')
        expect(await store.decide(run.id, decision('x'))).toBe('not-held')
        expect((await store.auditLog({ limit: 5, offset: 0 })).total).toBe(0)
      })

      test('keeps its approval out of the way of a source of the same name', async () => {
        await store.decide((await held('x')).id, decision('x'))
        await store.removeSource('a')
        await store.putSource(sampleSource('a'))
        expect(await store.approvals('a')).toEqual(new Set())
      })
    })
  })
}
