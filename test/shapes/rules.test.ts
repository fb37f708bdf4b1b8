import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { fixtureFiles, judge, ruleOfFixture, rulesFolder, shapesNamespace, subjectsOn } from './fixtures.ts'

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

/** A second document of a rule that looks at the whole of one, in which it has nothing to say. */
const isPassing = (name: string): boolean => name.endsWith('.passing.ttl')

/** `https://…#DataService-title-required` → `data-service/title-required.ttl` */
function fixtureOf(rule: string): string {
  const [type, ...rest] = rule.slice(shapesNamespace.length).split('-')
  return `${type.replace(/(?<=[a-z])[A-Z]/g, letter => `-${letter}`).toLowerCase()}/${rest.join('-')}.ttl`
}

test('every rule of the profile has a fixture named after it', () => {
  const rules = [...profile.rules.keys()].filter(rule => rule.startsWith(shapesNamespace))
  expect(rules.length).toBeGreaterThan(400)
  expect(rules.map(fixtureOf).filter(name => !existsSync(join(rulesFolder, name)))).toEqual([])
})

const hasPassing = (name: string): boolean => existsSync(join(rulesFolder, name.replace('.ttl', '.passing.ttl')))

/** The rule that a fixture names, and the resources that it reports there. */
async function reportedIn(name: string) {
  const rule = ruleOfFixture(join(rulesFolder, name))
  expect(profile.rules.has(rule ?? '')).toBe(true)
  expect(fixtureOf(rule ?? '')).toBe(name.replace('.passing', ''))
  const { graph, findings } = await judge(rulesFolder, name, profile)
  const own = findings.filter(({ sourceShape }) => sourceShape === rule)
  return { graph, reported: [...new Set(own.map(({ focusNode }) => focusNode))].sort() }
}

describe.each(fixtureFiles(rulesFolder).filter(isPassing))('%s', name => {
  test('is not reported on', async () => {
    const { graph, reported } = await reportedIn(name)
    expect(subjectsOn(graph, 'passing').length).toBeGreaterThan(0)
    expect(reported).toEqual([])
  })
})

describe.each(fixtureFiles(rulesFolder).filter(name => !isPassing(name)))('%s', name => {
  test('reports every failing subject and no passing one', async () => {
    const { graph, reported } = await reportedIn(name)
    const failing = subjectsOn(graph, 'failing')
    expect(failing.length).toBeGreaterThan(0)
    expect(subjectsOn(graph, 'passing').length + Number(hasPassing(name))).toBeGreaterThan(0)
    expect(reported).toEqual(failing)
  })
})
