import { expect, test } from 'vitest'
import { createFingerprints, fingerprint } from '../../src/harvest/fingerprint.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'

const profile = await loadProfile('dcat-ap-se')
const known = fingerprint([profile])

/** Which parts differ when a profile does. */
function differing(other: Partial<Profile>): readonly string[] {
  const { judgedBy, basis } = fingerprint([{ ...profile, ...other }])
  const parts = [
    ['judgedBy', judgedBy === known.judgedBy],
    ['methods', basis.methods === known.basis.methods],
    ['vocabularies', basis.vocabularies === known.basis.vocabularies],
  ] as const
  return parts.flatMap(([name, isSame]) => (isSame ? [] : [name]))
}

test('the same profiles have the same fingerprint, read again and asked for again', async () => {
  expect(fingerprint([await loadProfile('dcat-ap-se')])).toEqual(known)
  const fingerprintOf = createFingerprints()
  expect(fingerprintOf([profile])).toEqual(known)
  expect(fingerprintOf([profile])).toBe(fingerprintOf([profile]))
  expect(fingerprintOf([profile, profile])).not.toEqual(known)
})

test('a method that differs is told from everything else that does', () => {
  const [first, ...rest] = profile.methods
  expect(differing({ methods: [{ ...first, version: '9' }, ...rest] })).toEqual(['judgedBy', 'methods'])
  expect(differing({ methods: rest })).toEqual(['judgedBy', 'methods'])
})

test('a table, a rule or a version that differs is vocabulary, also where validation does not know the table', () => {
  const licence = profile.schemes.get('licence-edp')
  if (licence === undefined) throw new Error('the table is not there')
  const fewer = new Map([...licence.concepts].slice(1))
  const schemes = new Map([...profile.schemes, ['licence-edp', { ...licence, concepts: fewer }] as const])
  expect(differing({ schemes })).toEqual(['judgedBy', 'vocabularies'])
  expect(differing({ rules: new Map([...profile.rules].slice(1)) })).toEqual(['judgedBy', 'vocabularies'])
  expect(differing({ version: '4' })).toEqual(['judgedBy', 'vocabularies'])
})

test('the tables that methods are read from count as methods alone', () => {
  const schemes = new Map([...profile.schemes].filter(([id]) => id !== 'score-methods' && !id.endsWith('-metrics')))
  expect(differing({ schemes })).toEqual([])
})
