import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Assessment } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { read } from '../../src/rdf/read.ts'
import { aggregate, sizeClassOf } from '../../src/score/aggregate.ts'
import { assess } from '../../src/score/assess.ts'
import { linkOfStatus, nothingGiven } from '../../src/score/given.ts'
import { ratingOf } from '../../src/score/rating.ts'
import { datasetsOf, patternOf } from './hand-made.ts'

const profile = await loadProfile()
const methodOf = (id: string): Method => {
  const method = profile.methods.find(each => each.id === id)
  if (method === undefined) throw new Error(id)
  return method
}
const [v1, v2, swedish] = [methodOf('eu-v1'), methodOf('eu-v2'), methodOf('se')]

describe('An aggregate', () => {
  const perfect = patternOf(profile.methods, [{}, {}])
  const bare = patternOf(profile.methods, [{ fails: ['keywordAvailability', 'categoryAvailability'] }])
  const halved = patternOf(profile.methods, [{}, {}, { fails: ['licenceAvailability', 'knownLicence'] }])
  const group = [
    ...datasetsOf(perfect, 3),
    ...datasetsOf(bare, 2, { name: 'b' }),
    ...datasetsOf(halved, 1, { name: 'h' }),
  ]

  test('has mean, median, and how many have each rating', () => {
    const { datasets, mean, median, byRating, toNextRating, sizeClass } = aggregate(group, v1) ?? {}
    expect({ datasets, median, byRating, toNextRating, sizeClass }).toEqual({
      datasets: 6,
      median: 405,
      byRating: { excellent: 4, good: 0, sufficient: 2, bad: 0 },
      toNextRating: 351 - (4 * 405 + 2 * 125) / 6,
      sizeClass: 'small',
    })
    expect(mean?.points).toBeCloseTo((4 * 405 + 2 * 125) / 6)
    expect(mean?.rating).toBe('good')
    expect(mean?.byDimension.findability).toBeCloseTo((4 * 100 + 2 * 40) / 6)
  })

  test('of nothing is null', () => {
    expect(aggregate([], v1)).toBeNull()
  })

  test('of an even number has the mean of both in the middle as its median', () => {
    expect(aggregate([...datasetsOf(perfect, 1), ...datasetsOf(bare, 1)], v1)?.median).toBe((405 + 125) / 2)
  })

  test('counts every distribution in its shares, not only the best, and gives them to the representative points', () => {
    const { shares, representative } = aggregate(group, v1) ?? {}
    expect(shares?.find(({ indicator }) => indicator === 'knownLicence')).toEqual({
      indicator: 'knownLicence',
      over: 'distribution',
      yes: 4,
      unknown: 0,
      of: 5,
    })
    expect(shares?.find(({ indicator }) => indicator === 'keywordAvailability')).toMatchObject({ yes: 4, of: 6 })
    expect(representative).toBeCloseTo(405 - 60 * (2 / 6) - 30 * (1 / 5))
  })

  test('has representative points only where the best distribution counts alone', () => {
    expect([v2, swedish].map(method => aggregate(group, method)?.representative)).toEqual([null, null])
  })

  test('has no next rating at the best', () => {
    expect(aggregate(datasetsOf(perfect, 2), v1)).toMatchObject({ toNextRating: null, mean: { rating: 'excellent' } })
  })

  test('is rated by its rounded points: whole ones, in version 2 hundredths', () => {
    const near = patternOf(profile.methods, [
      { fails: ['keywordAvailability', 'contactPointAvailability', 'rightsAvailability'] },
      {},
    ])
    const mixed = [...datasetsOf(perfect, 1), ...datasetsOf(near, 100)]
    expect(aggregate(mixed, v1)?.mean).toMatchObject({ rating: 'excellent' })
    expect(ratingOf(5 - 1e-12, v2)).toBe('excellent')
    expect(ratingOf(4.99, v2)).toBe('good')
  })

  test('keeps what is not known out of the confident share, and takes it from the confidence', () => {
    const unknown = patternOf(profile.methods, [{}, { unknown: ['accessUrlStatusCode'] }])
    const { mean, confidentShare, confidence, shares } = aggregate(datasetsOf(unknown, 4), v1) ?? {}
    expect(mean?.points).toBe(355)
    expect(confidentShare).toBe(1)
    expect(confidence).toBeCloseTo(1 - 50 / 405)
    expect(shares?.find(({ indicator }) => indicator === 'accessUrlStatusCode')).toMatchObject({
      yes: 0,
      unknown: 4,
      of: 4,
    })
  })

  test('has a size class by its datasets', () => {
    expect([0, 4, 5, 19, 20, 99, 100, 20_000].map(sizeClassOf)).toEqual([
      'tiny',
      'tiny',
      'small',
      'small',
      'medium',
      'medium',
      'large',
      'large',
    ])
  })
})

const folder = join(import.meta.dirname, '../../../shared/quality/expected')
const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'))

describe.skipIf(!existsSync(folder))('The vectors of aggregates (skipped without ../shared/quality)', () => {
  /** The dataset of a vector, assessed by what the vector gives. */
  async function assessed(name: string): Promise<Assessment[]> {
    const { graph: file, dataset, given } = json(`${name}.json`)
    const { graph } = await read(readFileSync(join(folder, file)), { baseIri: 'https://kommun.example/' })
    const statuses = new Map(Object.entries<number>(given.urlStatus))
    const link = (url: string) => {
      const status = statuses.get(url)
      return status === undefined ? null : linkOfStatus(status)
    }
    const compliance = () => ({ conforms: given.dcatApCompliant, breaches: [] })
    const all = assess(graph, profile, { given: { ...nothingGiven(new Date('2026-11-21')), link, compliance } })
    return all.filter(({ computedOn }) => computedOn === dataset)
  }

  test('six datasets as one catalogue have the mean, the shares and the representative points expected', async () => {
    const { members, expected } = json('agg-1-sex-datamangder.json')
    const assessments = (await Promise.all(members.map(assessed))).flat()
    const found = aggregate(assessments, v1)
    expect(found).toMatchObject({ datasets: 6, mean: { rating: expected.mean.band.prose } })
    expect(found?.mean.points).toBeCloseTo(expected.mean.exact, 5)
    for (const [name, { exact }] of Object.entries<{ exact: number }>(expected.dimensionsMean)) {
      expect(found?.mean.byDimension[name], name).toBeCloseTo(exact, 5)
    }
    const shares = found?.shares.map(({ indicator, over, yes, of }) => [
      indicator,
      { over, yes, of, percent: Math.round((yes / of) * 100) },
    ])
    expect(Object.fromEntries(shares ?? [])).toEqual(expected.indicatorYes)
    expect(found?.representative).toBeCloseTo(expected.representative.exact, 5)
  })

  test('every band is met, by the methodology page and, with its threshold, by the code', () => {
    const bands = json('bands.json')
    const asCode = v1.ratings.map(({ rating, least }) => ({ rating, least: rating === 'sufficient' ? 120 : least }))
    for (const { score, prose, code } of bands.v1) {
      expect([ratingOf(score, v1), ratingOf(score, { ratings: asCode })], String(score)).toEqual([prose, code])
    }
    for (const { score, band } of bands.v2) expect(ratingOf(score, v2), String(score)).toBe(band)
  })
})
