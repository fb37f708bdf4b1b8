import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile, profileIds } from '../../src/profile/load.ts'
import { prebuilt, profileIn, readPrebuilt } from '../../src/profile/prebuilt.ts'
import { check } from '../../src/validate/check.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../fixtures/catalogues/almviks-kommun.rdf'))

test.each(await profileIds())('%s judges alike when it comes from the bytes that the package holds', async id => {
  const profile = await loadProfile(id)
  const packed = profileIn(prebuilt(profile))
  const { shapes, knowledge, ...rest } = packed
  expect(rest).toEqual({ ...rest, rules: profile.rules, schemes: profile.schemes, methods: profile.methods })
  expect([shapes.size, knowledge.size]).toEqual([profile.shapes.size, profile.knowledge.size])
  const [before, after] = [profile, packed].map(one => check(catalogue, one, { baseIri: 'https://kalla.example/' }))
  expect((await after).findings).toEqual((await before).findings)
})

test('a clone has none, and no name leads out of the folder', () => {
  expect(readPrebuilt('dcat-ap-se')).toBeNull()
  expect(readPrebuilt('../../shapes/stages')).toBeNull()
})
