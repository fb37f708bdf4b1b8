import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Assessment, LostPoints } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { read } from '../../src/rdf/read.ts'
import { aggregate } from '../../src/score/aggregate.ts'
import { assess } from '../../src/score/assess.ts'
import { explain } from '../../src/score/explain.ts'
import { type Given, linkOfStatus } from '../../src/score/given.ts'
import { rank } from '../../src/score/rank.ts'
import { scoreOf } from '../../src/score/tally.ts'

const corpus = resolve(import.meta.dirname, '../../../shared/corpus')
const isThere = existsSync(corpus)
const profile = await loadProfile()

/** Every file of it: what is no RDF, or cannot be read, is passed over. */
const files = isThere
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(join(corpus, name)).isFile() && !name.endsWith('.md') && !name.endsWith('.tsv'))
      .sort()
  : []

/** Answers that differ from address to address and from dataset to dataset, and are the same each time. */
function givenBy(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7)
}

const message = { sv: 'Ange en titel.', en: 'State a title.' }
const conformance: Given['conformance'] = dataset => {
  const number = givenBy(dataset) % 4
  if (number === 0) return null
  const paths = ['http://purl.org/dc/terms/title', 'http://www.w3.org/ns/dcat#contactPoint', null].slice(0, number - 1)
  const breaches = paths.map(path => ({ focusNode: dataset, path, message, line: 1 }))
  return { conforms: breaches.length === 0, breaches }
}
const given: Given = {
  link: url => [null, linkOfStatus(200), linkOfStatus(404), linkOfStatus(403)][givenBy(url) % 4],
  compliance: conformance,
  conformance,
  asOf: new Date('2026-11-21T00:00:00Z'),
}

async function assessed(file: string): Promise<readonly Assessment[]> {
  const { graph, failure } = await read(readFileSync(join(corpus, file)), {
    baseIri: 'https://a.example/',
    positions: true,
  })
  return failure === null ? assess(graph, profile, { given }) : []
}

/** What is wrong with the accounts of a dataset under a method. */
function faultsOf(assessment: Assessment, method: Method, losses: readonly LostPoints[]): string[] {
  const { points, maxPoints, measurements } = scoreOf(assessment, method)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  const accounts: readonly (readonly [string, number, number])[] = [
    ['losses', sum(losses.map(loss => loss.points)), method.maxPoints - points],
    ['measurements', sum(measurements.map(each => each.points)), points],
    ['ceilings', sum(measurements.map(each => each.maxPoints)), maxPoints],
    ['maximum', maxPoints, method.maxPoints],
  ]
  const unknownTo = losses.filter(({ on }) => !assessment.resources.includes(on))
  return [
    ...accounts.filter(([, told, expected]) => Math.abs(told - expected) > 1e-6).map(each => each.join(' ')),
    ...unknownTo.map(({ on }) => `${on} is none of its resources`),
  ].map(fault => `${assessment.computedOn} ${method.id}: ${fault}`)
}

describe.skipIf(!isThere)('Every dataset of ../shared/corpus (skipped without it)', () => {
  test('loses, explained one by one, exactly what it lacks to the ceiling, under every method', async () => {
    let datasets = 0
    let losses = 0
    const wrong: string[] = []
    for (const file of files) {
      for (const assessment of await assessed(file)) {
        datasets++
        for (const method of profile.methods) {
          const explained = explain(assessment, method, profile)
          wrong.push(...faultsOf(assessment, method, explained).map(fault => `${file}: ${fault}`))
          losses += explained.length
        }
      }
    }
    expect(wrong).toEqual([])
    process.stdout.write(`${datasets} datasets in ${files.length} files, ${losses} losses\n`)
    expect(datasets).toBeGreaterThan(3000)
  }, 120_000)

  test('is mended by ranked fixes that never give less than those above, and never more than there is', async () => {
    for (const file of ['se-scb/2023-11-28-full-1159.rdf', 'se-arbetsformedlingen/af_dcat-2021-06-14-1533c045.rdf']) {
      const assessments = await assessed(file)
      for (const method of profile.methods) {
        const rows = rank(assessments, { profile, method, limit: 1000 })
        const means = [aggregate(assessments, method)?.mean.points ?? 0, ...rows.map(({ after }) => after)]
        expect(means, `${file} ${method.id}`).toEqual([...means].sort((a, b) => a - b))
        expect(means.at(-1)).toBeLessThanOrEqual(method.maxPoints + 1e-6)
        expect(rows.length).toBeGreaterThan(0)
      }
    }
  }, 60_000)
})
