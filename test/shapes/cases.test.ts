import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finding, severities } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { prefixes } from '../../src/rdf/vocabulary.ts'
import { fixtureFiles, judge, shapesNamespace } from './fixtures.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/cases')
const examples = resolve(import.meta.dirname, '../../../shared/corpus/se-digg-exempel')

/** Numbers of the cases that no shape can judge: they need a comparison across resources, or the text of the document. */
const judgedElsewhere = [105, 122, 123]
/** The official examples as published, which are not ours to keep. */
const published = [124, 125]

/** Prefixes that the lines `# expect:` use besides those of the vocabulary. */
const morePrefixes: Readonly<Record<string, string>> = { org: 'https://www.w3.org/ns/org#' }

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

/** What a case expects: a severity or nothing, on a class, on one of its properties or on the resource itself. */
function expectationOf(name: string): { verdict: string; type: string | null; path: string | null } {
  const line = readFileSync(join(folder, name), 'utf8').match(/^# expect: (\w+)(?: on (\w+)(?: (\S+))?)?$/m)
  if (line === null) throw new Error(`${name} does not say what it expects`)
  const [, verdict, type, path] = line
  return { verdict, type: type ?? null, path: path === undefined ? null : expand(path) }
}

function expand(name: string): string {
  const [prefix, local] = name.split(':')
  return (morePrefixes[prefix] ?? prefixes[prefix]) + local
}

/** The most serious severity among findings; `nothing` when there are none. */
function verdictOf(findings: readonly Finding[]): string {
  return severities.find(severity => findings.some(finding => finding.severity === severity)) ?? 'nothing'
}

describe.each(fixtureFiles(folder))('case %s', name => {
  test('has the expected verdict', async () => {
    const { verdict, type, path } = expectationOf(name)
    const { findings } = await judge(folder, name, profile)
    const concerned = findings.filter(
      finding =>
        type === null || (finding.sourceShape.startsWith(`${shapesNamespace}${type}-`) && finding.resultPath === path),
    )
    expect(verdictOf(concerned)).toBe(verdict)
  })
})

test('every case of the profile that shapes can judge is there once', () => {
  const numbers = fixtureFiles(folder).map(name => Number(name.slice(0, 3)))
  const all = Array.from({ length: 125 }, (_, index) => index + 1)
  expect(numbers).toEqual(all.filter(number => ![...judgedElsewhere, ...published].includes(number)))
})

describe.skipIf(!existsSync(examples))('the official examples as published (needs ../shared/corpus)', () => {
  const violations = async (name: string): Promise<string[]> => {
    const { findings } = await judge(examples, name, profile)
    const rules = findings.filter(({ severity }) => severity === 'Violation').map(({ sourceShape }) => sourceShape)
    return rules.map(rule => rule.slice(shapesNamespace.length))
  }

  test('case 124: the mandatory example lacks nothing but the type of its agent', async () => {
    expect(await violations('obligatoriskt.ttl')).toEqual(['Agent-type-required'])
  })

  test('case 125: the recommended example uses an old list for availability, twice, and leaves its telephone untyped', async () => {
    expect(await violations('rekommenderat.ttl')).toEqual(Array(2).fill('Distribution-availability-value'))
    const { findings } = await judge(examples, 'rekommenderat.ttl', profile)
    expect(findings.map(({ sourceShape }) => sourceShape)).toContain(`${shapesNamespace}Kind-hasTelephone-type`)
  })
})
