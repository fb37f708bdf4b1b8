import { expect, test } from 'vitest'
import { normalise } from '../../src/normalise/normalise.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { turtle } from './graphs.ts'

const profile = await loadProfile()
const rulesFor = (text: string): string[] => normalise(turtle(text), profile).problems.map(({ rule }) => rule)

test.each([
  ['“se” is the country to some and Northern Sami to others', 'dcterms:language "se", "SE"'],
  ['three figures after a point may be thousands', 'dcat:byteSize "12.000"'],
  ['two figures after a whole date are no time zone', 'dcterms:issued "2020-01-31-05"'],
  ['a question mark begins the headers of a message', 'vcard:hasEmail "kalle?anka@kommun.example"'],
  ['a percent sign is already a code in a link', 'vcard:hasEmail "kalle%41@kommun.example"'],
  ['a country code and a trunk prefix together are no number', 'vcard:hasTelephone "+46 08 123 45 67"'],
])('a value with two readings stays: %s', (_, statement) => {
  expect(rulesFor(`ex:d ${statement} .`)).toEqual([])
})

test.each([
  ['a number of bytes with an empty fraction', 'dcat:byteSize "5000.0"', 'datatype-corrected'],
  ['a date with a whole time zone', 'dcterms:issued "2020-01-31+01:00"', 'date-typed'],
  ['a time with hours alone as zone', 'dcterms:issued "2020-01-31 12:00 +01"', 'date-typed'],
  ['a number in Sweden', 'vcard:hasTelephone "+46 8 123 45 67"', 'telephone-linked'],
])('a value with one reading is mended: %s', (_, statement, rule) => {
  expect(rulesFor(`ex:d ${statement} .`)).toContain(rule)
})

test.each([
  ['has datasets, and so is a catalogue', 'dcat:dataset ex:d'],
  ['has services, and so is a catalogue', 'dcat:service ex:s'],
  ['has members, and so is a series', '<http://www.w3.org/ns/dcat#seriesMember> ex:d'],
])('what a catalogue lists is no dataset when it %s', (_, statement) => {
  expect(rulesFor(`ex:c a dcat:Catalog ; dcat:dataset ex:x . ex:x ${statement} . ex:d a dcat:Dataset .`)).toEqual([])
})
