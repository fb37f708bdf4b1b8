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

describe.each(fixtureFiles(rulesFolder))('%s', name => {
  test('reports every failing subject and no passing one', async () => {
    const rule = ruleOfFixture(join(rulesFolder, name))
    expect(profile.rules.has(rule ?? '')).toBe(true)
    expect(fixtureOf(rule ?? '')).toBe(name)
    const { graph, findings } = await judge(rulesFolder, name, profile)
    const reported = new Set(
      findings.filter(({ sourceShape }) => sourceShape === rule).map(({ focusNode }) => focusNode),
    )
    const failing = subjectsOn(graph, 'failing')
    expect(failing.length).toBeGreaterThan(0)
    expect(subjectsOn(graph, 'passing').length).toBeGreaterThan(0)
    expect([...reported].sort()).toEqual(failing)
  })
})
