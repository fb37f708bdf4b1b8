import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AssessedDataset } from '../../src/model/assessment.ts'
import { ratings } from '../../src/model/score.ts'
import type { ScoreChange } from '../../src/model/score-history.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import type { EntryId, Store } from '../../src/store/store.ts'
import type { Backend } from './contract.ts'
import { sampleAgent, sampleAssessed, sampleDataset, sampleResult, sampleSource, withAddresses } from './sample.ts'

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day))
const nothing = { documents: [], received: null } as const

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

/** What every database must do alike with assessments and how points change. */
export function describeScores(backend: Backend): void {
  describe(`scores on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
      await store.putSource(sampleSource('a'))
      await store.putSource(sampleSource('b'))
    })
    afterEach(() => store.close())
    const save = (source: string, parts: Parameters<typeof sampleResult>[1]) =>
      store.saveHarvest(sampleResult(source, parts))
    const idOf = async (iri: string): Promise<EntryId> => (await store.entryOf(iri)) ?? { ctx: 0, entry: 0 }
    const standing = async (source = 'a') =>
      [...(await store.standingAssessments(source)).values()].map(({ assessed }) => assessed)
    const agency = 'https://org.example/1'
    const [one, two, three] = ['1', '2', '3'].map(n => `https://a.example/${n}`)
    const record = (iri: string, publisher = agency) =>
      sampleDataset(iri, iri, { [dcterms.publisher]: [`<${publisher}>`] })
    const points = async (iri: string) => (await store.assessment(await idOf(iri)))?.points[0].points

    describe('assessments', () => {
      beforeEach(async () => {
        await save('a', { changed: [record(one), record(two), sampleAgent(agency, 'Verket')], endedAt: at(1) })
      })

      test('come back whole, one by one and by publisher, source and entry', async () => {
        const first = sampleAssessed(one, [true, null, false], `${one}/csv`)
        const second = withAddresses(sampleAssessed(two, [true, null, false], `${two}/csv`), ['https://x.example/å?'])
        await save('a', { assessed: [first, second], endedAt: at(2) })
        const entry = await idOf(two)
        const stored = await store.assessment(entry)
        expect(stored).toMatchObject({
          ...{ entry: { ctx: entry.ctx, entry: entry.entry }, primaryTopic: two, title: { sv: two } },
          ...{ source: 'a', publisher: agency, lastSeen: at(2), ...second },
        })
        const all = [await store.assessment(await idOf(one)), stored]
        expect(await collect(store.assessments({ publisher: agency }))).toEqual(all)
        expect(await collect(store.assessments({ source: 'a' }))).toEqual(all)
        expect(await collect(store.assessments({ entries: [entry, entry] }))).toEqual([stored])
        expect(await collect(store.assessments({ source: 'b' }))).toEqual([])
        expect(await store.assessment({ ctx: 9, entry: 9 })).toBeNull()
      })

      test('share the pattern of those that were judged alike', async () => {
        const alike = [one, two].map(iri => sampleAssessed(iri, [true, false]))
        await save('a', { assessed: alike })
        const [first, second] = await collect(store.assessments({ source: 'a' }))
        expect(first.assessment.pattern).toBe(second.assessment.pattern)
        expect(first.points[0]).toBe(second.points[0])
        expect(await store.patterns({})).toEqual([{ pattern: alike[0].assessment.pattern, datasets: 2 }])
        expect(await store.patterns({ publisher: 'https://org.example/2' })).toEqual([])
      })

      test('of one pattern with other points are told apart', async () => {
        const before = sampleAssessed(one, [true, false])
        const after = { ...before, points: before.points.map(each => ({ ...each, points: 7, maxPoints: 14 })) }
        await save('a', { assessed: [before, sampleAssessed(two, [true, false])] })
        await save('b', {
          changed: [record('https://b.example/1')],
          assessed: [{ ...after, assessment: { ...after.assessment, computedOn: 'https://b.example/1' } }],
        })
        expect(await points(one)).toBe(10)
        expect(await points('https://b.example/1')).toBe(7)
      })

      test('are replaced, and gone when they are no longer given', async () => {
        await save('a', { assessed: [sampleAssessed(one, [true]), sampleAssessed(two, [true])] })
        await save('a', { assessed: [sampleAssessed(two, [false])] })
        expect(await store.assessment(await idOf(one))).toBeNull()
        expect(await points(two)).toBe(0)
        expect(await store.patterns({})).toHaveLength(1)
      })

      test('that are as before keep their revision, all others get another', async () => {
        const assessed = [sampleAssessed(one, [true]), sampleAssessed(two, [true])]
        await save('a', { assessed })
        const revisions = async () => (await collect(store.assessments({ source: 'a' }))).map(each => each.revision)
        const before = await revisions()
        await save('a', { assessed: [assessed[0], withAddresses(assessed[1], ['https://x.example/'])] })
        const after = await revisions()
        expect(after[0]).toBe(before[0])
        expect(after[1]).toBeGreaterThan(before[1])
      })

      test('belong to the record that a resource lies in', async () => {
        const assessed = sampleAssessed('_:b0', [true])
        await save('a', { assessed: [assessed], owners: new Map([['_:b0', one]]) })
        expect(await store.assessment(await idOf(one))).toMatchObject(assessed)
        expect([...(await store.standingAssessments('a'))]).toEqual([
          ['_:b0', { checksum: record(one).checksum, assessed }],
        ])
      })

      test('are stamped anew whenever any of them is replaced', async () => {
        await save('a', { assessed: [sampleAssessed(one, [true])] })
        const first = await store.assessmentsStamp()
        expect(await store.assessmentsStamp()).toBe(first)
        await save('a', { assessed: [sampleAssessed(one, [false])] })
        expect(await store.assessmentsStamp()).not.toBe(first)
      })

      test('go with their record and with their source', async () => {
        const urls = ['https://x.example/1']
        await save('a', { assessed: [one, two].map(iri => withAddresses(sampleAssessed(iri, [true]), urls)) })
        await save('a', { ...nothing, isJudged: false, removed: [two] })
        expect(await standing()).toHaveLength(1)
        await store.removeSource('a')
        expect(await standing()).toEqual([])
        expect(await store.links({})).toMatchObject({ addresses: 0 })
        expect(await store.patterns({})).toEqual([])
      })

      test('leave their mean in the history of every harvest that went well', async () => {
        const assessed = [sampleAssessed(one, [true]), sampleAssessed(two, [false])]
        const first = await save('a', { assessed, endedAt: at(1) })
        await save('a', { status: 'failed', documents: [], endedAt: at(2) })
        const third = await save('a', { status: 'unchanged', documents: [], endedAt: at(3) })
        const fourth = await save('a', { assessed: assessed.slice(0, 1), endedAt: at(4) })
        expect((await store.scoreHistory('a', 'eu-v1')).slice(-3)).toEqual([
          { harvest: first.id, at: at(1), points: 5 },
          { harvest: third.id, at: at(3), points: 5 },
          { harvest: fourth.id, at: at(4), points: 10 },
        ])
        expect(await store.scoreHistory('a', 'other')).toEqual([])
      })
    })

    test('whatever is assessed stands as it was given', async () => {
      await save('a', { changed: [one, two, three].map(iri => record(iri)) })
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(fc.constantFrom(one, two, three)).chain(assessedOn), async assessed => {
          await save('a', { assessed })
          const kept = await store.standingAssessments('a')
          expect(new Map([...kept].map(([iri, each]) => [iri, each.assessed]))).toEqual(
            new Map(assessed.map(each => [each.assessment.computedOn, each])),
          )
          const topics = assessed.map(({ assessment }) => assessment.computedOn)
          const judged = await store.judgementOf('a', topics)
          expect(judged.map(each => each.assessed)).toEqual(assessed.map(each => [each]))
        }),
        { numRuns: 60 },
      )
    })

    describe('changes of points', () => {
      const change = (computedOn: string, before: number | null, after: number | null): ScoreChange => {
        const causes = before === null || after === null ? {} : { metadata: after - before - 1, link: 1 }
        return { computedOn, changes: [{ method: 'eu-v1', before, after, causes }] }
      }

      test('are kept with the run, newest first, also of a record that went', async () => {
        const came = change(one, null, 10)
        const first = await save('a', { changed: [record(one)], scoreChanges: [came], endedAt: at(1) })
        const second = await save('a', { scoreChanges: [change(one, 10, 4)], endedAt: at(2) })
        const gone = { ...nothing, isJudged: false, removed: [one], scoreChanges: [change(one, 4, null)] }
        const third = await save('a', { ...gone, endedAt: at(3) })
        await save('a', { status: 'failed', documents: [], scoreChanges: [change(one, 4, 5)], endedAt: at(4) })
        const entry = await idOf(one)
        expect(await store.scoreChanges(entry, 5)).toEqual([
          { ...change(one, 4, null), at: at(3), harvest: third.id },
          { ...change(one, 10, 4), at: at(2), harvest: second.id },
          { ...came, at: at(1), harvest: first.id },
        ])
        expect(await store.scoreChanges(entry, 1)).toHaveLength(1)
        await store.removeSource('a')
        expect(await store.scoreChanges(entry, 5)).toEqual([])
      })

      test('by links are saved with the assessments and told of', async () => {
        const run = await save('a', { changed: [record(one), record(two)], assessed: [sampleAssessed(one, [true])] })
        const told = { kind: 'score-dropped', details: { method: 'eu-v1' } } as const
        const [standing] = await collect(store.assessments({ source: 'a' }))
        const assessed = sampleAssessed(one, [false])
        await store.saveRescored([{ ...standing, assessed, change: change(one, 10, 0) }], {
          at: at(5),
          notices: [{ source: 'a', notice: told }],
        })
        expect(await points(one)).toBe(0)
        expect(await store.scoreChanges(standing.entry, 5)).toEqual([
          { ...change(one, 10, 0), at: at(5), harvest: null },
        ])
        const { items } = await store.notices({ source: 'a' }, { limit: 5, offset: 0 })
        expect(items).toMatchObject([{ ...told, harvest: run.id, at: at(5) }])
        expect(await store.scoreSummary({ source: 'a' }, 'eu-v1')).toMatchObject({ points: 0 })
      })

      test('by links wait, when told to, till the run that their source has is over', async () => {
        await save('a', { changed: [record(one)], assessed: [sampleAssessed(one, [true])] })
        const [standing] = await collect(store.assessments({ source: 'a' }))
        const each = { ...standing, assessed: sampleAssessed(one, [false]), change: change(one, 10, 0) }
        const order = { source: 'a', holder: 'x', trigger: 'schedule', leaseMs: 60_000, now: at(5) } as const
        const lease = await store.takeLease(order)
        const rescore = (minute: Date) => store.saveRescored([each], { at: minute, notices: [], sparesRunning: true })
        expect(await rescore(at(5))).toEqual({ saved: [], spared: [each] })
        expect(await points(one)).toBe(10)
        if (lease !== null) await store.giveLeaseBack(lease)
        expect(await rescore(at(5))).toEqual({ saved: [each], spared: [] })
        expect(await points(one)).toBe(0)
      })

      test('by links are not saved over what was harvested meanwhile, nor of what is gone', async () => {
        const both = [one, two]
        await save('a', {
          changed: both.map(iri => record(iri)),
          assessed: both.map(iri => sampleAssessed(iri, [true])),
        })
        const before = await collect(store.assessments({ source: 'a' }))
        await save('a', { assessed: [sampleAssessed(one, [true, true])] })
        await store.saveRescored(
          before.map(each => ({
            ...each,
            assessed: sampleAssessed(each.primaryTopic, [false]),
            change: change(each.primaryTopic, 10, 0),
          })),
          { at: at(5), notices: [] },
        )
        expect(await points(one)).toBe(20)
        expect(await standing()).toHaveLength(1)
        expect(await store.scoreChanges(before[0].entry, 5)).toEqual([])
      })
    })
  })
}

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('{"', '\u0000', '\u2028', 'å'.repeat(3000)))
const letters = fc.string({ unit: fc.constantFrom('1', '0', '?', '-'), minLength: 1, maxLength: 90 })
const place = fc.nat(3)
const patterns = fc.record({
  tests: fc.uniqueArray(fc.string(), { maxLength: 4 }),
  verdicts: fc.array(letters, { minLength: 1, maxLength: 4 }),
  faults: fc.dictionary(fc.constantFrom('compliance', 'conformance'), fc.nat(9)),
  fixes: fc.array(
    fc.record({
      fix: fc.constantFrom('licence', 'format'),
      resource: place,
      after: fc.array(fc.tuple(place, letters)),
      mends: fc.dictionary(fc.constantFrom('compliance', 'conformance'), fc.array(fc.nat(9))),
      isExported: fc.boolean(),
    }),
  ),
  flagged: fc.array(fc.string(), { maxLength: 2 }),
})
const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 405 }).map(value => value + 0)
const scored = fc.uniqueArray(
  fc.record({
    method: fc.constantFrom('eu-v1', 'eu-v1-export', 'se'),
    points: number,
    maxPoints: number,
    rating: fc.constantFrom(...ratings),
    byDimension: fc.dictionary(fc.constantFrom('findability', 'reusability'), number),
    confident: fc.record({ points: number, maxPoints: number }),
    confidence: number,
  }),
  { selector: ({ method }) => method },
)
const outcome = fc.constantFrom('not-found', 'timed-out')
const evidence = fc.record(
  {
    ...{ resource: place, about: fc.constantFrom('licence', 'title'), property: fc.option(text) },
    ...{ value: fc.option(text), line: fc.option(fc.nat()), turtle: text, outcome },
    notes: fc.array(fc.record({ sv: text, en: text }), { maxLength: 2 }),
  },
  { requiredKeys: ['resource', 'about', 'property', 'value', 'line'] },
)
const addresses = fc.record({
  ...{ resource: place, role: fc.constantFrom('accessURL', 'contact'), url: text },
  ...{ line: fc.option(fc.nat()), isData: fc.boolean() },
})
const flags = fc.record({ flag: fc.constantFrom('byte-size-placeholder'), resource: place, value: fc.option(text) })

/** Anything that may be assessed of these, some of it alike. */
function assessedOn(topics: readonly string[]): fc.Arbitrary<readonly AssessedDataset[]> {
  return fc.tuple(fc.array(fc.tuple(patterns, scored), { minLength: 1, maxLength: 2 }), fc.nat()).chain(([judged]) =>
    fc.tuple(
      ...topics.map(topic =>
        fc
          .record({
            ...{ judged: fc.constantFrom(...judged), resources: fc.array(text), flags: fc.array(flags) },
            ...{ evidence: fc.array(evidence), addresses: fc.array(addresses), isFirst: fc.boolean() },
          })
          .map(({ judged: [pattern, points], isFirst, resources, ...rest }) => {
            const named = isFirst ? [topic, ...resources] : resources
            return { assessment: { computedOn: topic, resources: named, pattern, ...rest }, points }
          }),
      ),
    ),
  )
}
