import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile, profileIds } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { rdf, rdfs, skos } from '../../src/rdf/vocabulary.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'

let profile: Profile

beforeAll(async () => {
  profile = await loadProfile()
})

test('the profile that is meant when none is named is DCAT-AP-SE 3.0.1', () => {
  const { id, version, label } = profile
  expect({ id, version, label }).toEqual({
    id: 'dcat-ap-se',
    version: '3.0.1',
    label: { sv: 'DCAT-AP-SE', en: 'DCAT-AP-SE' },
  })
})

test('a profile that there is not is refused by name', async () => {
  await expect(loadProfile('dcat-ap-xx')).rejects.toThrow('shapes/profiles.ttl: no profile dcat-ap-xx')
})

describe('every profile', async () => {
  test.each(await profileIds())('%s can be loaded and judged by', async id => {
    const loaded = await loadProfile(id)
    expect(loaded.version).not.toBe('')
    expect(await validate(turtle(''), loaded)).toEqual([])
    expect(await validate(turtle(':c a dcat:Catalog ; dcat:dataset :d . :d a dcat:Dataset .'), loaded)).not.toEqual([])
  })
})

describe('the knowledge', () => {
  const holds = (subject: string, predicate: string, object: string): boolean => {
    const { knowledge } = profile
    const [s, p, o] = [subject, predicate, object].map(iri => knowledge.iri(iri))
    return knowledge.has(s, p, o)
  }
  const language = 'http://publications.europa.eu/resource/authority/language'

  test('holds the scheme and the classes of a concept', () => {
    expect(holds(`${language}/SWE`, skos.inScheme, language)).toBe(true)
    expect(holds(`${language}/SWE`, rdf.type, skos.Concept)).toBe(true)
    expect(holds(`${language}/SWE`, rdf.type, 'http://purl.org/dc/terms/LinguisticSystem')).toBe(true)
  })

  test('holds that organisations are agents, and organisations to contact contacts', () => {
    const [foaf, vcard] = ['http://xmlns.com/foaf/0.1/', 'http://www.w3.org/2006/vcard/ns#']
    expect(holds(`${foaf}Organization`, rdfs.subClassOf, `${foaf}Agent`)).toBe(true)
    expect(holds(`${vcard}Organization`, rdfs.subClassOf, `${vcard}Kind`)).toBe(true)
  })

  test('does not make catalogues or series datasets, whose rules are others', () => {
    const { knowledge } = profile
    const dataset = knowledge.iri('http://www.w3.org/ns/dcat#Dataset')
    expect(knowledge.subjectsWith(knowledge.iri(rdfs.subClassOf), dataset)).toEqual([])
  })

  test('holds nothing of what is no resource, as media types in text', () => {
    expect(profile.schemes.get('media-type-se')?.concepts.has('text/csv')).toBe(true)
    expect(profile.knowledge.iri('text/csv')).toBe(0)
  })
})

test('the methods come in the order of their table, each with its indicators', () => {
  expect(profile.methods.map(({ id, indicators }) => [id, indicators.length])).toEqual([
    ['eu-v1', 23],
    ['eu-v1-export', 23],
    ['dataportal-se', 23],
    ['eu-v2', 38],
    ['se', 20],
  ])
  expect(profile.methods[0].indicators[4]).toEqual({
    id: 'accessUrlStatusCode',
    iri: 'https://piveau.eu/ns/voc#accessUrlStatusCode',
    inDimension: 'accessibility',
    points: 50,
    computedOn: 'distribution',
    label: { sv: 'Åtkomstadressen går att nå', en: 'Access address can be reached' },
    tests: ['accessUrlStatusCode'],
    combine: 'all',
    fixes: ['access-url', 'access-url-answers'],
  })
})

test('the rules are those of the shapes and those of the stages', () => {
  expect(profile.rules.get('https://skord.example/shapes/dcat-ap-se#Dataset-title-required')).toMatchObject({
    severity: 'Violation',
    focusType: 'Dataset',
    path: 'http://purl.org/dc/terms/title',
  })
  expect([...profile.rules.keys()].filter(iri => iri.startsWith('https://skord.example/shapes/stages#'))).not.toEqual(
    [],
  )
})
