import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Rule } from '../../src/profile/profile.ts'
import { readTable } from '../../src/profile/tables.ts'
import { namespaces } from './fixtures.ts'

/** Every rule of the profile's documents, by its number in our list, with the rules that judge it or the reason why none does. */
const numbers = readTable(join(import.meta.dirname, 'rule-numbers.tsv'))

/** What needs no rule: what we do, what is allowed, what nobody can tell, and what is not in the file. */
const reasons =
  /^(permission|not testable|network|registry)$|^(permission|behaviour|conversion from ISO 19139): \S|^other catalogues \S/

/** Numbers of what the portal's published harvesting rules refuse. */
const refused = [2, 3, 4, 5, 12, 14, 16, 17, 21, 36, 37, 38, 42]

let rules: ReadonlyMap<string, Rule>
beforeAll(async () => {
  const profiles = await Promise.all(['dcat-ap-se', 'dcat-ap-hvd'].map(id => loadProfile(id)))
  rules = new Map(profiles.flatMap(profile => [...profile.rules]))
})

/** A name without prefix is of DCAT-AP-SE. */
const iriOf = (name: string): string => {
  const [prefix, rule] = name.includes(':') ? name.split(':') : ['se', name]
  return prefix === 'stage' ? `https://skord.example/shapes/stages#${rule}` : namespaces[prefix] + rule
}

describe('the rules of the documents', () => {
  test('are all there, numbered from 1 to 139', () => {
    expect(numbers.map(({ number }) => Number(number))).toEqual(Array.from({ length: 139 }, (_, index) => index + 1))
  })

  test('are judged by rules that exist, or need none for a reason', () => {
    const isAccountedFor = ({ rules: names, reason }: Readonly<Record<string, string>>): boolean =>
      names === '' ? reasons.test(reason) : reason === '' && names.split(' ').every(name => rules.has(iriOf(name)))
    expect(numbers.filter(row => !isAccountedFor(row))).toEqual([])
  })

  test('are errors under the harvesting rules when these refuse what breaks them', () => {
    const names = numbers.filter(({ number }) => refused.includes(Number(number))).flatMap(row => row.rules.split(' '))
    expect(names.length).toBeGreaterThan(20)
    const isRefused = ({ strictSeverity, severity }: Rule): boolean => (strictSeverity ?? severity) === 'Violation'
    const lenient = names.filter(name => !isRefused(rules.get(iriOf(name)) ?? expect.fail(name)))
    expect(lenient).toEqual([])
  })
})
