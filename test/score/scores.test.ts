import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Score } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { readTurtle } from '../../src/profile/turtle.ts'
import { judges } from '../../src/score/judge.ts'
import { type LostPoints, lostPoints } from '../../src/score/lost.ts'
import { defaultParameters, methods, type Parameters, parameterValues } from '../../src/score/parameters.ts'
import type { Given } from '../../src/score/scene.ts'
import { scoreDatasets } from '../../src/score/score.ts'

/** A case: what is given, what comes of it under each variant, and what is lost under none. */
interface Case {
  readonly given: { readonly urlStatus: Record<string, number> | null; readonly compliant: boolean | null }
  readonly scores: Record<string, Record<string, Expected>>
  /** By dataset; only the indicators named are compared. */
  readonly lost: Record<string, Omit<LostPoints, 'fix'>[]>
}

/** Fields of the score, and the indicators that fail and that cannot be judged where they are listed. */
type Expected = Partial<Score> & { readonly fails?: readonly string[] | 'all'; readonly unknown?: readonly string[] }

const folder = join(import.meta.dirname, '../../fixtures/scores')
const names = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => name.slice(0, -'.json'.length))
  .sort()
const caseOf = (name: string): Case => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
const profile = await loadProfile()
const allIds = profile.indicators.map(({ id }) => id)

function givenOf({ given: { urlStatus, compliant } }: Case, parameters: Partial<Parameters> = {}): Given {
  return { urlStatus: urlStatus && new Map(Object.entries(urlStatus)), compliant: () => compliant, parameters }
}

function parametersOf(variant: string): Partial<Parameters> {
  if (variant === '') return {}
  const [name, value] = variant.split('=')
  return name === 'preset' ? (methods.find(({ id }) => id === value)?.parameters ?? {}) : { [name]: value }
}

const withValue = (score: Score, value: boolean | null): string[] =>
  score.measurements.filter(measurement => measurement.value === value).map(({ isMeasurementOf }) => isMeasurementOf)

describe.each(names)('The case %s', name => {
  const told = caseOf(name)
  const variants = Object.entries(told.scores).flatMap(([variant, scores]) =>
    Object.entries(scores).map(([dataset, expected]) => ({ variant, dataset, expected })),
  )

  test.each(variants)('gives $dataset the score expected ($variant)', async ({ variant, dataset, expected }) => {
    const graph = await readTurtle([`${name}.ttl`], folder)
    const { fails, unknown, ...fields } = expected
    const score = scoreDatasets(graph, profile, givenOf(told, parametersOf(variant))).find(
      ({ computedOn }) => computedOn === dataset,
    )
    if (score === undefined) throw new Error(`${dataset} is not scored`)
    expect(score).toMatchObject(fields)
    if (fails !== undefined) expect(withValue(score, false)).toEqual(fails === 'all' ? allIds : fails)
    if (unknown !== undefined) expect(withValue(score, null)).toEqual(unknown)
    expect(score.measurements.reduce((sum, { points }) => sum + points, 0)).toBe(score.points)
    expect(Object.values(score.byDimension).reduce((sum, points) => sum + points, 0)).toBe(score.points)
  })

  test.each(Object.entries(told.lost))('explains what %s loses and what each fix gains', async (dataset, expected) => {
    const graph = await readTurtle([`${name}.ttl`], folder)
    const scores = scoreDatasets(graph, profile, givenOf(told))
    const lost = lostPoints(scores, { graph, profile, given: givenOf(told) }).get(dataset) ?? []
    const asked = new Set(expected.map(({ indicator }) => indicator))
    const compared = lost.filter(({ indicator }) => expected.length === 0 || asked.has(indicator))
    expect(compared.map(({ fix: _, ...rest }) => rest)).toEqual(expected)
    expect(lost.filter(({ fix }) => fix.sv === '' || fix.en === '')).toEqual([])
  })

  test('loses exactly the points that are lacking to the ceiling', async () => {
    const graph = await readTurtle([`${name}.ttl`], folder)
    const scores = scoreDatasets(graph, profile, givenOf(told))
    const lost = lostPoints(scores, { graph, profile, given: givenOf(told) })
    for (const { computedOn, points, maxPoints } of scores) {
      const sum = lost.get(computedOn)?.reduce((total, item) => total + item.points, 0)
      expect(sum).toBe(maxPoints - points)
    }
  })
})

test('every indicator of the table has a judge, and every judge an indicator', () => {
  expect(Object.keys(judges).sort()).toEqual(allIds.toSorted())
})

test('the indicators sum to 405 points', () => {
  expect(profile.indicators.reduce((sum, { points }) => sum + points, 0)).toBe(405)
})

test('the cases have every indicator pass and fail, and those that can be unknown unknown', async () => {
  const seen = new Set<string>()
  for (const name of names) {
    const scores = scoreDatasets(await readTurtle([`${name}.ttl`], folder), profile, givenOf(caseOf(name)))
    for (const { measurements } of scores)
      for (const { isMeasurementOf, value } of measurements) seen.add(`${isMeasurementOf} ${value}`)
  }
  const unknowable = ['accessUrlStatusCode', 'downloadUrlStatusCode', 'dcatApCompliance']
  const wanted = [...allIds.flatMap(id => [`${id} true`, `${id} false`]), ...unknowable.map(id => `${id} null`)]
  expect([...seen].sort()).toEqual(wanted.sort())
})

test('the cases try every value of every parameter', () => {
  const variants = names.flatMap(name => Object.keys(caseOf(name).scores)).map(parametersOf)
  const tried = (name: keyof Parameters): unknown[] => [
    ...new Set([defaultParameters[name], ...variants.map(variant => variant[name]).filter(Boolean)]),
  ]
  for (const [name, values] of Object.entries(parameterValues)) {
    expect(tried(name as keyof Parameters).sort(), name).toEqual([...values].sort())
  }
})

test('scores do not depend on the order of the document', async () => {
  const graph = await readTurtle(['best-distribution.ttl'], folder)
  const datasets = scoreDatasets(graph, profile, givenOf(caseOf('best-distribution'))).map(
    ({ computedOn }) => computedOn,
  )
  expect(datasets).toEqual(datasets.toSorted())
})
