import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Assessment, LostPoints } from '../../src/model/assessment.ts'
import type { Method, Score } from '../../src/model/score.ts'
import { readTurtle } from '../../src/profile/turtle.ts'
import { assess } from '../../src/score/assess.ts'
import { explain } from '../../src/score/explain.ts'
import { fixTableOf } from '../../src/score/fix-table.ts'
import { defaultParameters, type Parameters, parameterValues } from '../../src/score/parameters.ts'
import { scoreOf } from '../../src/score/tally.ts'
import { facts, tests } from '../../src/score/tests.ts'
import { turtle } from '../normalise/graphs.ts'
import { givenOf, methodOf, profile } from './judged.ts'

/** A case: what is given, what comes of it under each variant, and what is lost under each method. */
interface Case {
  readonly given: { readonly urlStatus: Record<string, number> | null; readonly compliant: boolean | null }
  /** By variant: nothing for EU version 1, a parameter of it, or another method. */
  readonly scores: Record<string, Record<string, Expected>>
  /** By method and dataset; only the indicators named are compared. */
  readonly lost: Record<string, Record<string, (Partial<LostPoints> & { readonly does?: string })[]>>
}

/** Fields of the score, and the indicators that fail and that cannot be judged where they are listed. */
type Expected = Partial<Score> & { readonly fails?: readonly string[] | 'all'; readonly unknown?: readonly string[] }

const folder = join(import.meta.dirname, '../../fixtures/scores')
const names = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => name.slice(0, -'.json'.length))
  .sort()
const caseOf = (name: string): Case => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

async function assessed(name: string, methods: readonly Method[] = profile.methods): Promise<readonly Assessment[]> {
  const graph = await readTurtle([`${name}.ttl`], folder)
  const { urlStatus, compliant } = caseOf(name).given
  return assess(graph, profile, { given: givenOf(urlStatus, compliant), methods })
}

async function assessedOne(name: string, dataset: string, methods?: readonly Method[]): Promise<Assessment> {
  const found = (await assessed(name, methods)).find(({ computedOn }) => computedOn === dataset)
  if (found === undefined) throw new Error(`${dataset} is not judged`)
  return found
}

function methodFor(variant: string): Method {
  const [name, value] = variant.split('=')
  if (name === '') return methodOf('eu-v1')
  return name === 'method' ? methodOf(value) : methodOf('eu-v1', { [name]: value })
}

const withValue = (score: Score, value: boolean | null): string[] =>
  score.measurements.filter(measurement => measurement.value === value).map(({ isMeasurementOf }) => isMeasurementOf)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

describe.each(names)('The case %s', name => {
  const told = caseOf(name)
  const variants = Object.entries(told.scores).flatMap(([variant, scores]) =>
    Object.entries(scores).map(([dataset, expected]) => ({ variant, dataset, expected })),
  )

  test.each(variants)('gives $dataset the score expected ($variant)', async ({ variant, dataset, expected }) => {
    const method = methodFor(variant)
    const { fails, unknown, ...fields } = expected
    const score = scoreOf(await assessedOne(name, dataset, [method]), method)
    expect(score).toMatchObject(fields)
    if (fails !== undefined) {
      expect(withValue(score, false)).toEqual(fails === 'all' ? method.indicators.map(({ id }) => id) : fails)
    }
    if (unknown !== undefined) expect(withValue(score, null)).toEqual(unknown)
  })

  const losses = Object.entries(told.lost).flatMap(([method, all]) =>
    Object.entries(all).map(([dataset, expected]) => ({ method, dataset, expected })),
  )
  test.each(losses)(
    'explains what $dataset loses and what each fix gains ($method)',
    async ({ method, dataset, expected }) => {
      const lost = explain(await assessedOne(name, dataset), methodOf(method), profile)
      const asked = new Set(expected.map(({ indicator }) => indicator))
      const compared = lost.filter(({ indicator }) => asked.size === 0 || asked.has(indicator))
      expect(compared).toHaveLength(expected.length)
      for (const [place, { does, ...fields }] of expected.entries()) {
        expect(compared[place]).toMatchObject(fields)
        if (does !== undefined) expect(compared[place].fix.fix).toBe(does)
      }
      expect(lost.filter(({ fix }) => fix.text.sv === '' || fix.text.en === '')).toEqual([])
    },
  )

  test.each(profile.methods.map(({ id }) => id))('sums up under %s: measurements, dimensions, losses', async id => {
    const method = methodOf(id)
    for (const assessment of await assessed(name)) {
      const { measurements, points, maxPoints, byDimension } = scoreOf(assessment, method)
      expect(sum(measurements.map(({ points }) => points))).toBeCloseTo(points, 6)
      expect(sum(measurements.map(({ maxPoints }) => maxPoints))).toBeCloseTo(method.maxPoints, 6)
      expect(maxPoints).toBe(method.maxPoints)
      expect(sum(Object.values(byDimension))).toBeCloseTo(points, 6)
      const lost = explain(assessment, method, profile)
      expect(sum(lost.map(({ points }) => points))).toBeCloseTo(maxPoints - points, 6)
      expect(lost).toHaveLength(measurements.filter(({ points, maxPoints }) => points < maxPoints).length)
    }
  })
})

test.each([
  ['eu-v1', 405],
  ['eu-v1-export', 405],
  ['dataportal-se', 375],
  ['eu-v2', 7.5],
  ['se', 100],
])('%s has %d points to give', (id, points) => {
  const method = methodOf(id)
  const given = (on: string): number =>
    sum(
      method.indicators
        .filter(({ computedOn }) => (computedOn === 'distribution') === (on === 'distribution'))
        .map(({ points }) => points),
    )
  const notScored = method.parameters.compliance === 'not-scored' ? 30 : 0
  const all = [given('dataset'), given('distribution')]
  expect(method.maxPoints).toBe(points)
  if (method.counting === 'mean-of-groups') expect(all).toEqual([points, points])
  else expect(sum(all) - notScored).toBe(points)
})

test('every test that an indicator asks is there, and every test is asked by an indicator or tells a fact', () => {
  const asked = new Set(profile.methods.flatMap(({ indicators }) => indicators.flatMap(indicator => indicator.tests)))
  expect([...asked, ...facts].filter(name => tests[name] === undefined)).toEqual([])
  expect(Object.keys(tests).filter(name => !asked.has(name) && !facts.includes(name))).toEqual([])
})

test('every indicator has a fix, and every fix is one of an indicator', () => {
  const all = profile.methods.flatMap(({ indicators }) => indicators)
  expect(all.filter(({ fixes }) => fixes.length === 0).map(({ id }) => id)).toEqual([])
  const used = new Set(all.flatMap(({ fixes }) => fixes))
  expect([...fixTableOf(profile).keys()].filter(code => !used.has(code) && code !== 'distribution')).toEqual([])
})

test('the cases have every indicator of EU version 1 pass and fail, and those that can be unknown unknown', async () => {
  const method = methodOf('eu-v1')
  const seen = new Set<string>()
  for (const name of names) {
    for (const assessment of await assessed(name)) {
      for (const { isMeasurementOf, value } of scoreOf(assessment, method).measurements)
        seen.add(`${isMeasurementOf} ${value}`)
    }
  }
  const ids = method.indicators.map(({ id }) => id)
  const unknowable = ['accessUrlStatusCode', 'downloadUrlStatusCode', 'dcatApCompliance']
  const wanted = [...ids.flatMap(id => [`${id} true`, `${id} false`]), ...unknowable.map(id => `${id} null`)]
  expect([...seen].sort()).toEqual(wanted.sort())
})

test('the cases try every value of every parameter', () => {
  const tried = names.flatMap(name => Object.keys(caseOf(name).scores)).map(variant => methodFor(variant).parameters)
  for (const [name, values] of Object.entries(parameterValues)) {
    const parameter = name as keyof Parameters
    const seen = new Set([defaultParameters[parameter], ...tried.flatMap(parameters => parameters[parameter] ?? [])])
    expect([...seen].sort(), name).toEqual([...values].sort())
  }
})

test('datasets are judged in the order of their names, whatever the order of the document', async () => {
  const datasets = (await assessed('best-distribution')).map(({ computedOn }) => computedOn)
  expect(datasets).toEqual(datasets.toSorted())
})

test('datasets that are judged alike share one pattern', () => {
  const alike = (name: string): string =>
    `ex:${name} a dcat:Dataset ; dcterms:title "${name}"@sv ; dcat:keyword "${name}" .`
  const [one, other] = assess(turtle(`${alike('a')} ${alike('b')}`), profile, { given: givenOf(null, null) })
  expect(one.pattern).toBe(other.pattern)
})
