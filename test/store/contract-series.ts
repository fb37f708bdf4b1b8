import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangeCause, ScoreChange } from '../../src/model/score-history.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'
import type { Store } from '../../src/store/store.ts'
import type { Backend } from './contract.ts'
import { sampleAgent, sampleAssessed, sampleDataset, sampleResult, sampleSource } from './sample.ts'

/** Noon in Swedish winter. */
const at = (day: number, hour = 11): Date => new Date(Date.UTC(2026, 0, day, hour))
const country = { kind: 'country' } as const
const source = (id: string) => ({ kind: 'source', id }) as const
const organisation = (iri: string) => ({ kind: 'organisation', iri }) as const

/** What every database must do alike with the means of organisations, sources and the country, day by day. */
export function describeSeries(backend: Backend): void {
  describe(`series on ${backend.name}`, () => {
    let store: Store
    beforeEach(async () => {
      await backend.clear()
      store = await backend.open()
      await store.putSource(sampleSource('a'))
      await store.putSource(sampleSource('b'))
    })
    afterEach(() => store.close())
    const [agency, person] = ['https://org.example/1', 'https://org.example/2']
    const [one, two, three] = ['1', '2', '3'].map(n => `https://a.example/${n}`)
    const record = (iri: string, publisher = agency) =>
      sampleDataset(iri, iri, { [dcterms.publisher]: [`<${publisher}>`] })

    type Moves = Readonly<Record<string, Readonly<Partial<Record<ChangeCause, number>>>>>

    /** Harvests source a: the points (tens) that its datasets have from now on, and what the causes did to them. */
    const harvest = async (day: number, tens: Readonly<Record<string, number>>, moves: Moves = {}) => {
      const scoreChanges = Object.entries(moves).map(
        ([computedOn, causes]): ScoreChange => ({
          computedOn,
          changes: [{ method: 'eu-v1', before: 0, after: 0, causes }],
        }),
      )
      await store.saveHarvest(
        sampleResult('a', {
          changed: [...Object.keys(tens).map(iri => record(iri)), sampleAgent(agency, 'Verket')],
          removed: [one, two, three].filter(iri => !(iri in tens)),
          assessed: Object.entries(tens).map(([iri, points]) =>
            sampleAssessed(
              iri,
              Array.from({ length: 4 }, (_, place) => place < points),
            ),
          ),
          scoreChanges,
          endedAt: at(day),
        }),
      )
      await store.noteSeries(at(day))
    }
    const ofAgency = () => store.scoreSeries(organisation(agency), 'eu-v1')

    test('have a row for each day on which the mean or the number changed, of every scope and method', async () => {
      await harvest(1, { [one]: 1, [two]: 2 })
      await harvest(2, { [one]: 1, [two]: 2 })
      await harvest(3, { [one]: 1, [two]: 4 }, { [two]: { metadata: 20 } })
      const expected = [
        { day: '2026-01-01', method: 'eu-v1', datasets: 2, points: 15, causes: {} },
        { day: '2026-01-03', method: 'eu-v1', datasets: 2, points: 25, causes: { metadata: 10 } },
      ]
      expect(await ofAgency()).toEqual(expected)
      expect(await store.scoreSeries(country, 'eu-v1')).toEqual(expected)
      expect(await store.scoreSeries(source('a'), 'eu-v1')).toEqual(expected)
      expect(await store.scoreSeries(source('b'), 'eu-v1')).toEqual([])
      expect((await store.scoreSeries(country, 'eu-v1-export')).map(({ points }) => points)).toEqual([15, 25])
      expect(await store.scoreSeries(country, 'se')).toEqual([])
    })

    test('add the causes of a day up, and give what came and went its own', async () => {
      await harvest(1, { [one]: 1, [two]: 2 })
      await harvest(2, { [one]: 2, [two]: 2 }, { [one]: { metadata: 10 } })
      await harvest(2, { [one]: 2, [two]: 1 }, { [two]: { link: -10 } })
      await harvest(2, { [one]: 2, [two]: 1, [three]: 4 }, {})
      const [, second] = await ofAgency()
      expect(second).toMatchObject({ day: '2026-01-02', datasets: 3 })
      expect(second.points).toBeCloseTo(70 / 3, 9)
      const { metadata = 0, link = 0, datasets = 0, ...others } = second.causes
      expect([metadata, link, others]).toEqual([10 / 3, -10 / 3, {}])
      expect(metadata + link + datasets).toBeCloseTo(70 / 3 - 15, 9)
    })

    test('never show a changed method or vocabulary as metadata', async () => {
      await harvest(1, { [one]: 3, [two]: 3 })
      await harvest(2, { [one]: 1, [two]: 2 }, { [one]: { method: -20 }, [two]: { vocabulary: -10 } })
      const [, second] = await ofAgency()
      expect(second.causes).toEqual({ method: -10, vocabulary: -5 })
    })

    test('account for changes of days without a row when the mean moves again', async () => {
      await harvest(1, { [one]: 2, [two]: 2 })
      await harvest(2, { [one]: 3, [two]: 1 }, { [one]: { metadata: 10 }, [two]: { link: -10 } })
      await harvest(5, { [one]: 3, [two]: 2 }, { [two]: { metadata: 10 } })
      const rows = await ofAgency()
      expect(rows.map(({ day, causes }) => [day, causes])).toEqual([
        ['2026-01-01', {}],
        ['2026-01-05', { metadata: 10, link: -5 }],
      ])
    })

    test('of who gets a dataset from another have nothing of what happened to it before', async () => {
      const other = 'https://org.example/3'
      const change = (computedOn: string, causes: ScoreChange['changes'][number]['causes']): ScoreChange => {
        return { computedOn, changes: [{ method: 'eu-v1', before: 20, after: 10, causes }] }
      }
      const save = async (day: number, owner: string, points: number, scoreChanges: ScoreChange[] = []) => {
        const assessed = [sampleAssessed(one, Array(points).fill(true)), sampleAssessed(two, [true])]
        const agents = [sampleAgent(agency, 'Verket'), sampleAgent(other, 'Det andra')]
        const changed = [record(one, owner), record(two, other), ...agents]
        await store.saveHarvest(sampleResult('a', { changed, assessed, scoreChanges, endedAt: at(day) }))
        await store.noteSeries(at(day))
      }
      await save(1, agency, 3)
      await save(2, agency, 2, [change(one, { metadata: -10 })])
      await save(3, other, 2)
      const rows = await store.scoreSeries(organisation(other), 'eu-v1')
      expect(rows.map(({ day, points, causes }) => [day, points, causes])).toEqual([
        ['2026-01-01', 10, {}],
        ['2026-01-03', 15, { datasets: 5 }],
      ])
    })

    test('account for each method since its own last row', async () => {
      const save = async (day: number, points: readonly [number, number], metadata: number) => {
        const assessed = sampleAssessed(one, [true])
        const scored = assessed.points.map((each, place) => ({ ...each, points: points[place] }))
        const methods = day === 2 ? ['eu-v1'] : ['eu-v1', 'eu-v1-export']
        const changes = methods.map(method => ({ method, before: 0, after: 0, causes: { metadata } }))
        await store.saveHarvest(
          sampleResult('a', {
            changed: [record(one), sampleAgent(agency, 'Verket')],
            assessed: [{ ...assessed, points: scored }],
            scoreChanges: [{ computedOn: one, changes }],
          }),
        )
        await store.noteSeries(at(day))
      }
      await save(1, [20, 20], 0)
      await save(2, [30, 20], 10)
      await save(3, [35, 25], 5)
      expect((await ofAgency()).map(({ causes }) => causes)).toEqual([{}, { metadata: 10 }, { metadata: 5 }])
      const exported = await store.scoreSeries(country, 'eu-v1-export')
      expect(exported.map(({ day, causes }) => [day, causes])).toEqual([
        ['2026-01-01', {}],
        ['2026-01-03', { metadata: 5 }],
      ])
    })

    test('take a row back when the mean is again what it was the day before', async () => {
      await harvest(1, { [one]: 2 })
      await harvest(2, { [one]: 3 }, { [one]: { link: 10 } })
      expect(await ofAgency()).toHaveLength(2)
      await harvest(2, { [one]: 2 }, { [one]: { link: -10 } })
      expect(await ofAgency()).toHaveLength(1)
    })

    test('go by the day in Sweden', async () => {
      await harvest(1, { [one]: 2 })
      await store.saveHarvest(sampleResult('a', { assessed: [sampleAssessed(one, [true])] }))
      await store.noteSeries(at(1, 23))
      expect((await ofAgency()).map(({ day }) => day)).toEqual(['2026-01-01', '2026-01-02'])
    })

    test('of a source count all that it holds, those of others what is shown', async () => {
      await store.putSource(sampleSource('b', { precedence: { kind: 'private' } }))
      await harvest(1, { [one]: 2 })
      await store.saveHarvest(
        sampleResult('b', { changed: [record(one)], assessed: [sampleAssessed(one, [true])], endedAt: at(1) }),
      )
      await store.noteSeries(at(1))
      expect(await store.scoreSeries(source('b'), 'eu-v1')).toMatchObject([{ datasets: 1, points: 10 }])
      expect(await store.scoreSeries(country, 'eu-v1')).toMatchObject([{ datasets: 1, points: 20 }])
    })

    test('are kept of no private person, nor of whom is no organisation', async () => {
      await store.saveHarvest(
        sampleResult('a', {
          changed: [
            ...[record(one, person), record(two, 'https://org.example/unknown'), record(three)],
            ...[sampleAgent(person, 'Bo', 'PrivateIndividual(s)'), sampleAgent(agency, 'Verket')],
          ],
          assessed: [one, two, three].map(iri => sampleAssessed(iri, [true])),
        }),
      )
      await store.noteSeries(at(3))
      expect(await store.scoreSeries(organisation(person), 'eu-v1')).toEqual([])
      expect(await store.scoreSeries(organisation('https://org.example/unknown'), 'eu-v1')).toEqual([])
      expect((await store.publisherScores('eu-v1')).map(({ iri }) => iri)).toEqual([agency])
      expect(await store.scoreSeries(country, 'eu-v1')).toMatchObject([{ datasets: 3 }])
      expect(await ofAgency()).toHaveLength(1)
      const changed = [sampleAgent(agency, 'Bo', 'PrivateIndividual(s)')]
      await store.saveHarvest(sampleResult('a', { changed, isJudged: false }))
      expect(await ofAgency()).toEqual([])
      await store.noteSeries(at(4))
      await store.saveHarvest(sampleResult('a', { changed: [sampleAgent(agency, 'Verket')], isJudged: false }))
      expect(await ofAgency()).toEqual([])
    })

    test('of a source go with it', async () => {
      await harvest(1, { [one]: 2 })
      await store.removeSource('a')
      expect(await store.scoreSeries(source('a'), 'eu-v1')).toEqual([])
      expect(await store.scoreSeries(country, 'eu-v1')).toHaveLength(1)
      await store.noteSeries(at(2))
      expect(await store.publisherScores('eu-v1')).toEqual([])
    })

    test('of publishers are compared by their means, best first', async () => {
      const other = 'https://org.example/3'
      await store.saveHarvest(
        sampleResult('a', {
          changed: [
            ...[record(one), record(two), record(three, other)],
            ...[sampleAgent(agency, 'Verket'), sampleAgent(other, 'Ämbetet')],
          ],
          assessed: [
            ...[sampleAssessed(one, [true, true]), sampleAssessed(two, [false, false])],
            sampleAssessed(three, [true, true]),
          ],
        }),
      )
      expect(await store.publisherScores('eu-v1')).toMatchObject([
        { iri: other, name: { sv: 'Ämbetet' }, datasets: 1, points: 20, byRating: { good: 1 } },
        { iri: agency, name: { sv: 'Verket' }, datasets: 2, points: 10, byRating: { good: 1, bad: 1 } },
      ])
      expect(await store.publisherScores('other')).toEqual([])
    })
  })
}
