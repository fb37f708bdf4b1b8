import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Score } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { judgeDatasets } from '../../src/score/judge.ts'
import { lostPoints } from '../../src/score/lost.ts'
import { defaultParameters, methods, type Parameters } from '../../src/score/parameters.ts'
import { ratingOf } from '../../src/score/rating.ts'
import { type Given, sceneOf } from '../../src/score/scene.ts'
import { scoreDatasets, Tally } from '../../src/score/score.ts'
import { meanOf, representativePoints, sharesOf } from '../../src/score/summary.ts'

const folder = join(import.meta.dirname, '../../../shared/quality/expected')
const isThere = existsSync(folder)
const files = isThere ? readdirSync(folder).filter(name => /^se-.*\.json$/.test(name)) : []
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const profile = await loadProfile()
const place = (id: string): number => profile.indicators.findIndex(indicator => indicator.id === id)
const metric = (id: string): string => profile.indicators[place(id)].iri

async function given(vector: ReturnType<typeof json>): Promise<{ graph: Graph; given: Given }> {
  const { graph } = await read(readFileSync(join(folder, vector.graph)), { baseIri: 'https://kommun.example/' })
  const { urlStatus, dcatApCompliant } = vector.given
  return { graph, given: { urlStatus: new Map(Object.entries<number>(urlStatus)), compliant: () => dcatApCompliant } }
}

async function scoreOf(vector: ReturnType<typeof json>, parameters: Partial<Parameters> = {}): Promise<Score> {
  const { graph, given: facts } = await given(vector)
  const score = scoreDatasets(graph, profile, { ...facts, parameters }).find(
    ({ computedOn }) => computedOn === vector.dataset,
  )
  if (score === undefined) throw new Error(`${vector.dataset} is not scored`)
  return score
}

interface Band {
  readonly score: number
  readonly prose: string
  readonly code: string
}

const presets: Readonly<Record<string, string>> = { 'dataportal.se': 'dataportal-se', 'eu-export': 'eu-v1-export' }

function parametersOf(variant: string): Partial<Parameters> {
  const [name, value] = variant.split('=')
  return name === 'preset' ? (methods.find(({ id }) => id === presets[value])?.parameters ?? {}) : { [name]: value }
}

describe.skipIf(!isThere)('Quality vectors (skipped without ../shared/quality)', () => {
  describe.each(files)('%s', name => {
    const vector = json(name)
    const { expected } = vector

    test('has the total, dimensions, rating and best distribution expected', async () => {
      const score = await scoreOf(vector)
      expect(score).toMatchObject({
        points: expected.total,
        maxPoints: expected.max,
        byDimension: expected.dimensions,
        bestDistribution: expected.bestDistribution,
        rating: expected.band.prose,
      })
      expect(ratingOf(score.points, 'code')).toBe(expected.band.code)
    })

    test('has every verdict and its points', async () => {
      const { measurements } = await scoreOf(vector)
      const told = measurements.map(({ isMeasurementOf, value, points }) => ({
        metric: metric(isMeasurementOf),
        dimension: profile.indicators[place(isMeasurementOf)].inDimension,
        verdict: value,
        points,
        max: profile.indicators[place(isMeasurementOf)].points,
      }))
      expect(told).toEqual(expected.indicators)
    })

    test('has the verdicts on the dataset and on every distribution, and their points', async () => {
      const { graph, given: facts } = await given(vector)
      const scene = sceneOf(graph, profile, facts)
      const tally = new Tally(profile.indicators, scene.parameters, 'eu-v1')
      const judgement = judgeDatasets(scene, profile.indicators).find(({ dataset }) => dataset === vector.dataset)
      expect(judgement?.distributions.map(({ distribution }) => distribution)).toEqual(
        Object.keys(expected.distributionVerdicts).sort(),
      )
      for (const [id, verdict] of Object.entries(expected.datasetVerdicts))
        expect(judgement?.verdicts[place(id)], id).toBe(verdict)
      for (const distribution of judgement?.distributions ?? []) {
        const verdicts = expected.distributionVerdicts[distribution.distribution]
        const told = Object.keys(verdicts).map(id => [id, distribution.verdicts[place(id)]])
        expect(Object.fromEntries(told)).toEqual(verdicts)
        expect(tally.ownPoints(distribution)).toBe(expected.distributionPoints[distribution.distribution])
      }
    })

    test('loses what is expected where it is expected', async () => {
      const { graph, given: facts } = await given(vector)
      const score = await scoreOf(vector)
      const lost = lostPoints([score], { graph, profile, given: facts }).get(vector.dataset) ?? []
      const told = lost.map(({ indicator, points, on }) => ({
        metric: metric(indicator),
        points,
        on: on === vector.dataset ? 'dataset' : 'distribution',
      }))
      expect(told).toEqual(expected.lost)
      expect(lost.filter(({ on }) => on !== vector.dataset && on !== expected.bestDistribution)).toEqual([])
    })

    test.each(Object.entries<ReturnType<typeof json>>(vector.variants))(
      'under %s has the total expected',
      async (variant, told) => {
        expect(await scoreOf(vector, parametersOf(variant))).toMatchObject({
          points: told.total,
          byDimension: told.dimensions,
          bestDistribution: told.bestDistribution,
        })
      },
    )
  })

  test('six datasets as one catalogue have the mean and the representative points expected', async () => {
    const { members, totals, expected } = json('agg-1-sex-datamangder.json')
    const vectors = members.map((name: string) => json(`${name}.json`))
    const scores: Score[] = []
    const judgements = []
    for (const vector of vectors) {
      scores.push(await scoreOf(vector))
      const { graph, given: facts } = await given(vector)
      judgements.push(
        ...judgeDatasets(sceneOf(graph, profile, facts), profile.indicators).filter(
          ({ dataset }) => dataset === vector.dataset,
        ),
      )
    }
    expect(scores.map(({ points }) => points)).toEqual(totals)
    const mean = meanOf(scores)
    expect(mean).toMatchObject({ datasets: 6, rating: expected.mean.band.prose })
    expect(mean?.points).toBeCloseTo(expected.mean.exact, 5)
    for (const [name, { exact }] of Object.entries<{ exact: number }>(expected.dimensionsMean)) {
      expect(mean?.byDimension[name], name).toBeCloseTo(exact, 5)
    }
    const tally = new Tally(profile.indicators, defaultParameters, 'eu-v1')
    const shares = sharesOf(judgements, profile.indicators, tally)
    for (const { indicator, over, yes, of } of shares)
      expect({ over, yes, of }, indicator).toMatchObject(pick(expected.indicatorYes[indicator]))
    expect(representativePoints(shares, tally)).toBeCloseTo(expected.representative.exact, 5)
  })

  test.each<Band>(isThere ? json('bands.json').v1 : [])(
    '$score points are $prose, in the program $code',
    ({ score, prose, code }) => {
      expect(ratingOf(score)).toBe(prose)
      expect(ratingOf(score, 'code')).toBe(code)
    },
  )
})

const pick = ({ over, yes, of }: { over: string; yes: number; of: number }): object => ({ over, yes, of })
