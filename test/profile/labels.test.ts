import { describe, expect, test } from 'vitest'
import { classLabel, conceptLabel, propertyLabel } from '../../src/profile/labels.ts'
import type { Concept, Profile } from '../../src/profile/profile.ts'
import { profileOf, words } from '../validate/profiles.ts'

const title = 'http://purl.org/dc/terms/title'
const concept = (uri: string, sv: string | null, en: string | null): [string, Concept] => [
  uri,
  { uri, code: uri, label: { sv, en }, more: {} },
]
const profile: Profile = {
  ...profileOf(`
    :Dataset sh:targetClass dcat:Dataset ; rdfs:label "Datamängd"@sv, "Dataset"@en ; sh:property :d .
    :Catalog sh:targetClass dcat:Catalog ; sh:property :c .
    :Agent sh:targetClass foaf:Organization, foaf:Person ; rdfs:label "Aktör"@sv, "Agent"@en .
    :d sh:path dcterms:title ; sh:name "Titel"@sv, "Title"@en ; ${words} .
    :c sh:path dcterms:title ; sh:name "Namn"@sv, "Name"@en ; ${words} .`),
  schemes: new Map([
    ['one', { id: 'one', concepts: new Map([concept('a', 'Ett', 'One'), concept('b', null, null)]) }],
    ['two', { id: 'two', concepts: new Map([concept('b', 'Två', null)]) }],
  ]),
}

describe('a property is called', () => {
  test('what the rules of the class call it', () => {
    expect(propertyLabel(profile, 'Catalog', title)).toEqual({ sv: 'Namn', en: 'Name' })
  })

  test('what any class calls it when its own does not name it', () => {
    expect(propertyLabel(profile, 'Agent', title)).toEqual(expect.objectContaining({ sv: expect.any(String) }))
    expect(propertyLabel(profile, null, title)).toEqual({ sv: 'Titel', en: 'Title' })
  })

  test('nothing when no rule is about it', () => {
    expect(propertyLabel(profile, 'Dataset', 'https://example.org/other')).toBeNull()
  })
})

describe('a concept is called', () => {
  test('what its table calls it', () => {
    expect(conceptLabel(profile, 'a')).toEqual({ sv: 'Ett', en: 'One' })
  })

  test('the same in both languages when a table has but one, and what another table calls it when one has none', () => {
    expect(conceptLabel(profile, 'b')).toEqual({ sv: 'Två', en: 'Två' })
  })

  test('nothing when no table holds it', () => {
    expect(conceptLabel(profile, 'c')).toBeNull()
  })
})

describe('a class is called', () => {
  test('what the shape that targets it is called', () => {
    expect(classLabel(profile, 'Dataset')).toEqual({ sv: 'Datamängd', en: 'Dataset' })
  })

  test('by its own name and not by those of the classes that it takes in', () => {
    expect(classLabel(profile, 'Agent')).toEqual({ sv: 'Aktör', en: 'Agent' })
    expect(classLabel(profile, 'Organization')).toBeNull()
  })

  test('nothing when that shape has no name', () => {
    expect(classLabel(profile, 'Catalog')).toBeNull()
  })
})
