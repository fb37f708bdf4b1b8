import { afterAll, beforeAll, expect, test } from 'vitest'
import { aggregate } from '../../../src/score/aggregate.ts'
import { explain } from '../../../src/score/explain.ts'
import { countryQuality } from '../../../src/serve/quality/country.ts'
import type { StoredAssessment } from '../../../src/store/store.ts'
import { openSite, type Site } from '../site.ts'
import { catalogue } from './small-catalogue.ts'

let site: Site
const stored: StoredAssessment[] = []
beforeAll(async () => {
  site = await openSite()
  await site.publish('verket', catalogue(true))
  await site.publish('annat', catalogue(false).replaceAll('https://example.se/d', 'https://example.org/d'))
  for (const source of ['verket', 'annat']) {
    for await (const each of site.store.assessments({ source })) stored.push(each)
  }
})
afterAll(() => site.close())

const country = async () => countryQuality(await site.store.patterns({}), site.tools.profile)

test('counted from its patterns a country comes to what it does from all its datasets', async () => {
  const topics = new Set<string>()
  const shown = stored.filter(({ primaryTopic }) => !topics.has(primaryTopic) && topics.add(primaryTopic))
  const { aggregates } = await country()
  const assessments = shown.map(({ assessment }) => assessment)
  expect(aggregates).toHaveLength(5)
  for (const each of aggregates) {
    const method = site.tools.profile.methods.find(({ id }) => id === each.method)
    const whole = method === undefined ? null : aggregate(assessments, method)
    expect(each).toMatchObject({ datasets: whole?.datasets, median: whole?.median, byRating: whole?.byRating })
    expect(each.mean.points).toBeCloseTo(whole?.mean.points ?? -1, 6)
    if (whole?.representative != null) expect(each.representative).toBeCloseTo(whole.representative, 6)
  }
})

test('common losses sum up to what the mean lacks to the ceiling', async () => {
  const { aggregates, losses } = await country()
  for (const { method, mean, maxPoints, datasets } of aggregates) {
    const all = losses(method)
    expect(all.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(maxPoints - mean.points, 6)
    for (const loss of all) expect(loss.datasets).toBeLessThanOrEqual(datasets)
  }
})

test('causes are the same as where the addresses are known', async () => {
  const { losses } = await country()
  for (const method of site.tools.profile.methods) {
    const known = new Set(
      stored.flatMap(({ assessment }) =>
        explain(assessment, method, site.tools.profile).map(({ indicator, cause }) => `${indicator} ${cause}`),
      ),
    )
    const counted = losses(method.id).map(({ indicator, cause }) => `${indicator.id} ${cause}`)
    expect(
      counted.filter(each => !known.has(each)),
      method.id,
    ).toEqual([])
  }
})

test('of nothing there are no figures', () => {
  const { aggregates, losses } = countryQuality([], site.tools.profile)
  expect(aggregates).toEqual([])
  expect(losses('eu-v1')).toEqual([])
  expect(losses('nothing')).toEqual([])
})
