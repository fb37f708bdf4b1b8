import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finding, severities } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { prefixes } from '../../src/rdf/vocabulary.ts'
import { check } from '../../src/validate/check.ts'
import { shapesNamespace } from './fixtures.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/cases')
const examples = resolve(import.meta.dirname, '../../../shared/corpus/se-digg-exempel')
const stagesNamespace = 'https://skord.example/shapes/stages#'

/** The official examples as published, which are not ours to keep. */
const published = [124, 125]

/** Prefixes that the lines `# expect:` use besides those of the vocabulary. */
const morePrefixes: Readonly<Record<string, string>> = { org: 'https://www.w3.org/ns/org#' }

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

/** What an agency is told of a file: by the same function as on the page, in the terminal and at harvest. */
async function findingsIn(file: string): Promise<readonly Finding[]> {
  return (await check(readFileSync(file), profile, { baseIri: 'https://harvested.example/' })).findings
}

/**
 * What a case expects: a severity or nothing, `on` a class, one of its properties or the resource itself, or `by` a rule of
 * the stages; with neither, by any rule of the profile.
 */
function expectationOf(name: string): { verdict: string; isConcerned: (finding: Finding) => boolean } {
  const text = readFileSync(join(folder, name), 'utf8')
  const line = text.match(/^# expect: (\w+)(?: by (\S+))?(?: on (\w+)(?: (\S+))?)?$/m)
  if (line === null) throw new Error(`${name} does not say what it expects`)
  const [, verdict, rule, type, path] = line
  const resultPath = path === undefined ? null : expand(path)
  const isConcerned = (finding: Finding): boolean => {
    if (rule !== undefined) return finding.sourceShape === stagesNamespace + rule
    if (type === undefined) return finding.sourceShape.startsWith(shapesNamespace)
    return finding.sourceShape.startsWith(`${shapesNamespace}${type}-`) && finding.resultPath === resultPath
  }
  return { verdict, isConcerned }
}

function expand(name: string): string {
  const [prefix, local] = name.split(':')
  return (morePrefixes[prefix] ?? prefixes[prefix]) + local
}

/** The most serious severity among findings; `nothing` when there are none. */
function verdictOf(findings: readonly Finding[]): string {
  return severities.find(severity => findings.some(finding => finding.severity === severity)) ?? 'nothing'
}

const cases = readdirSync(folder).sort()

describe.each(cases)('case %s', name => {
  test('has the expected verdict', async () => {
    const { verdict, isConcerned } = expectationOf(name)
    expect(verdictOf((await findingsIn(join(folder, name))).filter(isConcerned))).toBe(verdict)
  })
})

test('every case of the profile is there once, but for the two that are official examples', () => {
  const numbers = cases.map(name => Number(name.slice(0, 3)))
  const all = Array.from({ length: 125 }, (_, index) => index + 1)
  expect(numbers).toEqual(all.filter(number => !published.includes(number)))
})

describe.skipIf(!existsSync(examples))('the official examples as published (needs ../shared/corpus)', () => {
  const namesOf = (findings: readonly Finding[]): string[] =>
    findings.map(({ sourceShape }) => sourceShape.slice(shapesNamespace.length))

  const violations = async (name: string): Promise<string[]> =>
    namesOf((await findingsIn(join(examples, name))).filter(({ severity }) => severity === 'Violation'))

  test.each(['obligatoriskt.ttl', 'obligatoriskt.rdf'])(
    'case 124: %s lacks nothing but the type of its agent',
    async name => {
      expect(await violations(name)).toEqual(['Agent-type-required'])
    },
  )

  test.each(['rekommenderat.ttl', 'rekommenderat.rdf'])(
    'case 125: %s uses an old list for availability, twice, and leaves its telephone untyped',
    async name => {
      expect(await violations(name)).toEqual(Array(2).fill('Distribution-availability-deprecated'))
      expect(namesOf(await findingsIn(join(examples, name)))).toContain('Kind-hasTelephone-type')
    },
  )
})
