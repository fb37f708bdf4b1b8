import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import { fixOf } from '../../src/score/fixes.ts'
import { type LostPoints, lostPoints } from '../../src/score/lost.ts'
import type { Given } from '../../src/score/scene.ts'
import { scoreDatasets } from '../../src/score/score.ts'
import { turtle } from '../normalise/graphs.ts'

const profile = await loadProfile()
const swedish = readFileSync(join(import.meta.dirname, '../../fixtures/scores/swedish.ttl'), 'utf8')
const statuses = { 'https://kommun.example/skolor': 301, 'https://kommun.example/skolor.csv': 404 }

const givenWith = (urlStatus: Record<string, number>, compliant = true): Given => ({
  urlStatus: new Map(Object.entries(urlStatus)),
  compliant: () => compliant,
})
const total = (text: string, given = givenWith(statuses)): number =>
  scoreDatasets(turtle(text), profile, given)[0].points

function lostOf(text: string, given = givenWith(statuses)): ReadonlyMap<string, LostPoints> {
  const graph = turtle(text)
  const [lost] = lostPoints(scoreDatasets(graph, profile, given), { graph, profile, given }).values()
  return new Map(lost.map(item => [item.indicator, item]))
}

const fileTypes = 'http://publications.europa.eu/resource/authority/file-type'
const mediaTypes = 'http://www.iana.org/assignments/media-types'

test.each([
  ['formatMediaTypeNonProprietary', (text: string) => text.replace('"text/csv"', `<${fileTypes}/CSV>`)],
  [
    'formatMediaTypeVocabularyAlignment',
    (text: string) => text.replace('"text/csv"', `<${fileTypes}/CSV> ; dcat:mediaType <${mediaTypes}/text/csv>`),
  ],
  ['mediaTypeAvailability', (text: string) => `${text} ex:skolor-csv dcat:mediaType <${mediaTypes}/text/csv> .`],
  ['knownLicence', (text: string) => text.replace('https://creativecommons', 'http://creativecommons')],
  ['rightsAvailability', (text: string) => `${text} ex:skolor-csv dcterms:rights ex:villkor .`],
])('making the fix of %s by hand gains what was promised', (indicator, fix) => {
  expect(total(fix(swedish))).toBe(total(swedish) + (lostOf(swedish).get(indicator)?.gain ?? Number.NaN))
})

test('a mended address gains what was promised', () => {
  const mended = givenWith({ ...statuses, 'https://kommun.example/skolor': 200 })
  expect(total(swedish, mended)).toBe(total(swedish) + (lostOf(swedish).get('accessUrlStatusCode')?.gain ?? Number.NaN))
})

test('a format that our export knows is fixed with what the export writes, though it may gain less than CSV', () => {
  const lost = lostOf(
    'ex:d a dcat:Dataset ; dcat:distribution ex:f . ex:f a dcat:Distribution ; dcterms:format "application/pdf" .',
  )
  expect(lost.get('formatMediaTypeVocabularyAlignment')).toMatchObject({ cause: 'mapping', gain: 20 })
  expect(lost.get('formatMediaTypeMachineInterpretable')).toMatchObject({ cause: 'source', gain: 40 })
})

test('a date on the dataset gains nothing where the dates of the distribution come first', () => {
  const given = { ...givenWith({}), parameters: { dateRule: 'distribution-first' } } as const
  const lost = lostOf('ex:d a dcat:Dataset ; dcat:distribution ex:f . ex:f a dcat:Distribution .', given)
  expect(lost.get('dateIssuedAvailability')).toMatchObject({ points: 5, gain: 0 })
})

test('blank datasets and distributions are explained like others', () => {
  const lost = lostOf('[] a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ; dcterms:format "text/csv" ] .')
  expect(lost.get('licenceAvailability')).toMatchObject({ cause: 'source', gain: 30 })
  expect(lost.get('licenceAvailability')?.on).toMatch(/^_:/)
})

test('every indicator but compliance has a fix that its own judge accepts', () => {
  const rows = [...(profile.schemes.get('mqa-metrics')?.concepts.values() ?? [])]
  expect(rows.filter(row => fixOf(row).length === 0).map(row => row.code)).toEqual(['dcatApCompliance'])
  const lost = lostOf('ex:d a dcat:Dataset ; dcat:distribution ex:f . ex:f a dcat:Distribution .', givenWith({}, false))
  expect([...lost.values()].filter(({ gain, points }) => gain < points)).toEqual([])
})
