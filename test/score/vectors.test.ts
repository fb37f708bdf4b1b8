import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { read } from '../../src/rdf/read.ts'
import { explain } from '../../src/score/explain.ts'
import { ratingOf } from '../../src/score/rating.ts'
import { scoreOf } from '../../src/score/tally.ts'
import { verdictsOf } from '../../src/score/verdicts.ts'
import { assessmentOf, givenOf, methodOf, profile } from './judged.ts'

const folder = join(import.meta.dirname, '../../../shared/quality/expected')
const isThere = existsSync(folder)
const files = isThere ? readdirSync(folder).filter(name => /^se-.*\.json$/.test(name)) : []
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const euV1 = methodOf('eu-v1')
const euV2 = methodOf('eu-v2')
const placesOf = ({ indicators }: Method): Map<string, number> =>
  new Map(indicators.map(({ id, computedOn }, place) => [computedOn === 'distribution' ? `${id} on` : id, place]))
const v1Places = new Map(euV1.indicators.map(({ id }, place) => [id, place]))
const codeRatings = { ratings: euV1.ratings.map(band => (band.least === 121 ? { ...band, least: 120 } : band)) }

async function assessed(vector: ReturnType<typeof json>, methods?: readonly Method[]): Promise<Assessment> {
  const { graph } = await read(readFileSync(join(folder, vector.graph)), { baseIri: 'https://kommun.example/' })
  const { urlStatus, dcatApCompliant } = vector.given
  const given = givenOf(urlStatus, dcatApCompliant)
  return assessmentOf(graph, vector.dataset, methods === undefined ? { given } : { given, methods })
}

const presets: Readonly<Record<string, string>> = { 'dataportal.se': 'dataportal-se', 'eu-export': 'eu-v1-export' }

function methodFor(variant: string): Method {
  const [name, value] = variant.split('=')
  return name === 'preset' ? methodOf(presets[value]) : methodOf('eu-v1', { [name]: value })
}

describe.skipIf(!isThere)('Quality vectors (skipped without ../shared/quality)', () => {
  test('there are six', () => {
    expect(files).toHaveLength(6)
  })

  describe.each(files)('%s', name => {
    const vector = json(name)
    const { expected } = vector

    test('has the total, dimensions, rating and best distribution expected', async () => {
      const score = scoreOf(await assessed(vector), euV1)
      expect(score).toMatchObject({
        points: expected.total,
        maxPoints: expected.max,
        byDimension: expected.dimensions,
        bestDistribution: expected.bestDistribution,
        rating: expected.band.prose,
      })
      expect(ratingOf(score.points, codeRatings)).toBe(expected.band.code)
    })

    test('has every verdict and its points', async () => {
      const { measurements } = scoreOf(await assessed(vector), euV1)
      const told = measurements.map(({ value, points, maxPoints }, place) => ({
        metric: euV1.indicators[place].iri,
        dimension: euV1.indicators[place].inDimension,
        verdict: value,
        points,
        max: maxPoints,
      }))
      expect(told).toEqual(expected.indicators)
    })

    test('has the verdicts on the dataset and on every distribution, and their points', async () => {
      const { pattern, resources } = await assessed(vector)
      const [ofDataset, ...ofDistributions] = verdictsOf(pattern, euV1)
      expect(resources.slice(1)).toEqual(Object.keys(expected.distributionVerdicts).sort())
      const told = (verdicts: typeof ofDataset, ids: object): object =>
        Object.fromEntries(Object.keys(ids).map(id => [id, verdicts[v1Places.get(id) ?? -1]]))
      expect(told(ofDataset, expected.datasetVerdicts)).toEqual(expected.datasetVerdicts)
      for (const [place, verdicts] of ofDistributions.entries()) {
        const distribution = resources[place + 1]
        const ids = expected.distributionVerdicts[distribution]
        expect(told(verdicts, ids)).toEqual(ids)
        const points = verdicts.reduce(
          (sum: number, verdict, at) => sum + (verdict ? euV1.indicators[at].points : 0),
          0,
        )
        expect(points).toBe(expected.distributionPoints[distribution])
      }
    })

    test('loses what is expected where it is expected', async () => {
      const lost = explain(await assessed(vector), euV1, profile)
      const told = lost.map(({ indicator, points, on }) => ({
        metric: euV1.indicators[v1Places.get(indicator) ?? -1].iri,
        points,
        on: on === vector.dataset ? 'dataset' : 'distribution',
      }))
      expect(told).toEqual(expected.lost)
      expect(lost.filter(({ on }) => on !== vector.dataset && on !== expected.bestDistribution)).toEqual([])
    })

    test.each(Object.entries<ReturnType<typeof json>>(vector.variants))(
      'under %s has the total expected',
      async (variant, told) => {
        const method = methodFor(variant)
        expect(scoreOf(await assessed(vector, [method]), method)).toMatchObject({
          points: told.total,
          byDimension: told.dimensions,
          bestDistribution: told.bestDistribution,
        })
      },
    )

    test('has the points and the failing indicators of version 2', async () => {
      const { pattern, resources } = await assessed(vector)
      const { v2 } = vector
      const sums = verdictsOf(pattern, euV2).map(verdicts => ({
        score: verdicts.reduce((sum: number, verdict, at) => sum + (verdict ? euV2.indicators[at].points : 0), 0),
        failing: verdicts.flatMap((verdict, at) => (verdict === false ? [euV2.indicators[at].id] : [])).sort(),
      }))
      const byName = new Map(resources.map((resource, place) => [resource, sums[place]]))
      const told = ({ score, failing }: { score: number; failing: string[] }) => ({
        score,
        failing: failing.toSorted(),
      })
      expect(sums[0]).toEqual(told(v2.dataset))
      for (const [distribution, one] of Object.entries<{ score: number; failing: string[] }>(v2.distributions))
        expect(byName.get(distribution), distribution).toEqual(told(one))
      const score = scoreOf(await assessed(vector), euV2)
      expect(score.points).toBeCloseTo(v2.finalWithoutDataServices, 5)
      expect(score).toMatchObject({ maxPoints: v2.max, rating: v2.band })
    })

    test('gains under version 2 as exported what the export adds', async () => {
      const exported = methodOf('eu-v2', { mapping: 'eu-export' })
      const assessment = await assessed(vector, [euV2, exported])
      const mapped = explain(assessment, euV2, profile).filter(({ cause }) => cause === 'mapping')
      const sum = mapped.reduce((total, { points }) => total + points, scoreOf(assessment, euV2).points)
      expect(scoreOf(assessment, exported).points).toBeCloseTo(sum, 6)
    })
  })

  test.each<{ score: number; prose: string; code: string }>(isThere ? json('bands.json').v1 : [])(
    '$score points are $prose, in the program $code',
    ({ score, prose, code }) => {
      expect(ratingOf(score, euV1)).toBe(prose)
      expect(ratingOf(score, codeRatings)).toBe(code)
    },
  )

  test.each<{ score: number; band: string }>(isThere ? json('bands.json').v2 : [])(
    '$score points of version 2 are $band',
    ({ score, band }) => expect(ratingOf(score, euV2)).toBe(band),
  )
})

test('version 2 tells indicators of the same name on datasets and distributions apart', () => {
  expect(placesOf(euV2).size).toBe(euV2.indicators.length)
})
