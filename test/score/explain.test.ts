import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Assessment, LostPoints } from '../../src/model/assessment.ts'
import { read } from '../../src/rdf/read.ts'
import { assess } from '../../src/score/assess.ts'
import { explain } from '../../src/score/explain.ts'
import { type Given, linkOfStatus } from '../../src/score/given.ts'
import { scoreOf } from '../../src/score/tally.ts'
import { templateOf } from '../../src/score/template.ts'
import { turtle } from '../normalise/graphs.ts'
import { givenOf, methodOf, profile } from './judged.ts'

const swedish = readFileSync(join(import.meta.dirname, '../../fixtures/scores/swedish.ttl'), 'utf8')
const statuses = { 'https://kommun.example/skolor': 301, 'https://kommun.example/skolor.csv': 404 }
const bare = 'ex:d a dcat:Dataset ; dcat:distribution ex:f . ex:f a dcat:Distribution .'
const euV1 = methodOf('eu-v1')

const assessed = (text: string, given = givenOf(statuses, true)): Assessment =>
  assess(turtle(text), profile, { given })[0]
const total = (text: string, given?: Given): number => scoreOf(assessed(text, given), euV1).points
const lostIn = (assessment: Assessment, method = euV1): ReadonlyMap<string, LostPoints> =>
  new Map(explain(assessment, method, profile).map(item => [item.indicator, item]))
const lostOf = (text: string, given?: Given): ReadonlyMap<string, LostPoints> => lostIn(assessed(text, given))

const fileTypes = 'http://publications.europa.eu/resource/authority/file-type'
const mediaTypes = 'http://www.iana.org/assignments/media-types'

describe('What a fix gains', () => {
  test.each([
    ['formatMediaTypeNonProprietary', (text: string) => text.replace('"text/csv"', `<${fileTypes}/CSV>`)],
    [
      'formatMediaTypeVocabularyAlignment',
      (text: string) => text.replace('"text/csv"', `<${fileTypes}/CSV> ; dcat:mediaType <${mediaTypes}/text/csv>`),
    ],
    ['mediaTypeAvailability', (text: string) => `${text} ex:skolor-csv dcat:mediaType <${mediaTypes}/text/csv> .`],
    ['knownLicence', (text: string) => text.replace('https://creativecommons', 'http://creativecommons')],
    ['rightsAvailability', (text: string) => `${text} ex:skolor-csv dcterms:rights ex:villkor .`],
  ])('is what making it by hand gains (%s)', (indicator, fix) => {
    expect(total(fix(swedish))).toBe(total(swedish) + (lostOf(swedish).get(indicator)?.gain ?? Number.NaN))
  })

  test('of an address is what its answer gains', () => {
    const mended = givenOf({ ...statuses, 'https://kommun.example/skolor': 200 }, true)
    expect(total(swedish, mended)).toBe(
      total(swedish) + (lostOf(swedish).get('accessUrlStatusCode')?.gain ?? Number.NaN),
    )
  })

  test('is nothing for a date on the dataset where the dates of the distribution come first', () => {
    const method = methodOf('eu-v1', { dateRule: 'distribution-first' })
    const [assessment] = assess(turtle(bare), profile, { given: givenOf({}, true), methods: [method] })
    expect(lostIn(assessment, method).get('dateIssuedAvailability')).toMatchObject({ points: 5, gain: 0 })
  })

  test('is nothing on a distribution that does not become the best', () => {
    const text = `ex:d a dcat:Dataset ; dcat:distribution ex:good, ex:poor .
      ex:good a dcat:Distribution ; dcterms:license ex:l ; dcterms:format "CSV" . ex:poor a dcat:Distribution .`
    const { pattern, resources } = assessed(text)
    const poor = pattern.fixes.filter(({ fix, resource }) => fix === 'rights' && resources[resource].endsWith('poor'))
    expect(poor).toHaveLength(1)
    expect(lostOf(text).get('rightsAvailability')?.on).toBe('https://kommun.example/good')
  })
})

describe('The fix', () => {
  test('is what the export writes, where the format is known, though another format may gain more', () => {
    const lost = lostOf(
      'ex:d a dcat:Dataset ; dcat:distribution ex:f . ex:f a dcat:Distribution ; dcterms:format "application/pdf" .',
    )
    const aligned = lost.get('formatMediaTypeVocabularyAlignment')
    expect(aligned).toMatchObject({ cause: 'mapping', gain: 20, found: 'application/pdf' })
    expect(aligned?.fix).toMatchObject({
      fix: 'format-file-type media-type',
      turtle: `dcterms:format <${fileTypes}/PDF> ; dcat:mediaType <${mediaTypes}/application/pdf>`,
      property: null,
      cost: 'vocabulary',
    })
    expect(lost.get('formatMediaTypeMachineInterpretable')).toMatchObject({
      cause: 'source',
      gain: 60,
      fix: { fix: 'open-format', cost: 'data' },
    })
  })

  test('of alignment is the missing half alone', () => {
    const half = `${bare} ex:f dcterms:format <${fileTypes}/CSV> .`
    expect(lostOf(half).get('formatMediaTypeVocabularyAlignment')?.fix.fix).toBe('media-type')
  })

  test('of a missing address is to state one; of one that is dead to mend it', () => {
    const missing = lostOf(bare).get('downloadUrlStatusCode')
    expect(missing).toMatchObject({ cause: 'source', found: null, gain: 50, fix: { fix: 'download-url' } })
    const dead = lostOf(swedish).get('downloadUrlStatusCode')
    expect(dead).toMatchObject({ cause: 'link', found: 'https://kommun.example/skolor.csv (404)', gain: 30 })
    expect(dead?.fix).toMatchObject({ fix: 'download-url-answers', turtle: null, cost: 'link' })
  })

  test('has a value that its own test accepts, for every indicator of every method', () => {
    for (const method of profile.methods) {
      const unmended = [...lostIn(assessed(bare, givenOf({}, false, false)), method).values()].filter(
        ({ gain, points }) => gain < points - 1e-6,
      )
      expect(
        unmended.map(({ indicator }) => indicator),
        method.id,
      ).toEqual([])
    }
  })

  test('is valid Turtle wherever one is told', () => {
    const texts = [bare, swedish, 'ex:d a dcat:Dataset .']
    const fixes = texts.flatMap(text =>
      profile.methods.flatMap(method => [...lostIn(assessed(text), method).values()].map(({ fix }) => fix)),
    )
    for (const { turtle: written } of fixes)
      if (written !== null) expect(templateOf(written).graph.size).toBeGreaterThan(0)
    expect(fixes.filter(({ text }) => /\{\$/.test(text.sv + text.en))).toEqual([])
  })
})

describe('An explanation', () => {
  test('names blank datasets and distributions like others', () => {
    const lost = lostOf('[] a dcat:Dataset ; dcat:distribution [ a dcat:Distribution ; dcterms:format "text/csv" ] .')
    expect(lost.get('licenceAvailability')).toMatchObject({ cause: 'source', gain: 30 })
    expect(lost.get('licenceAvailability')?.on).toMatch(/^_:/)
  })

  test('tells the line of the value, or of the resource that lacks one', async () => {
    const text = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://kommun.example/d> a dcat:Dataset ;
  dcat:distribution <https://kommun.example/f> .
<https://kommun.example/f> a dcat:Distribution ;
  dcat:accessURL <https://kommun.example/dod> ;
  dcterms:format "text/csv" .
`
    const { graph } = await read(Buffer.from(text), { baseIri: 'https://kommun.example/', positions: true })
    const [assessment] = assess(graph, profile, { given: givenOf({ 'https://kommun.example/dod': 404 }, true) })
    const lines = Object.fromEntries([...lostIn(assessment)].map(([id, { line }]) => [id, line]))
    expect(lines).toMatchObject({
      keywordAvailability: 3,
      licenceAvailability: 5,
      accessUrlStatusCode: 6,
      formatMediaTypeNonProprietary: 7,
    })
  })

  test('says that a link was never asked for, and of a dead one what came of it', () => {
    const unknown = lostOf(swedish, givenOf(null, true)).get('accessUrlStatusCode')
    expect(unknown).toMatchObject({ cause: 'method', found: 'https://kommun.example/skolor' })
    const notes = profile.schemes.has('link-outcomes') ? 1 : 0
    expect(lostOf(swedish).get('downloadUrlStatusCode')?.notes).toHaveLength(notes)
  })

  test('tells the first rules that are broken, and a fix of one of them mends its part', () => {
    const message = (what: string) => ({ sv: `Ange ${what}.`, en: `State ${what}.` })
    const breach = (path: string, what: string) => {
      return { focusNode: 'https://kommun.example/d', path, message: message(what), line: 7 }
    }
    const breaches = [
      breach('http://purl.org/dc/terms/title', 'title'),
      breach('http://purl.org/dc/terms/publisher', 'publisher'),
    ]
    const given: Given = { ...givenOf({}, true), compliance: () => ({ conforms: false, breaches }) }
    const assessment = assessed(bare, given)
    expect(assessment.pattern.faults).toEqual({ dcatApCompliance: 2 })
    const mends = (code: string) => assessment.pattern.fixes.find(({ fix }) => fix === code)?.mends
    expect(mends('title')).toEqual({ dcatApCompliance: [0] })
    expect(mends('publisher')).toEqual({ dcatApCompliance: [1] })
    expect(mends('compliance')).toEqual({ dcatApCompliance: [0, 1] })
    expect(lostIn(assessment).get('dcatApCompliance')).toMatchObject({
      gain: 30,
      line: 7,
      notes: breaches.map(breach => breach.message),
    })
    const single: Given = { ...given, compliance: () => ({ conforms: false, breaches: breaches.slice(1) }) }
    expect(lostOf(bare, single).get('publisherAvailability')?.gain).toBe(40)
  })
})

test('addresses are those of distributions, of services and of contacts, with whether they promise data', () => {
  const text = `ex:d a dcat:Dataset ; dcat:distribution ex:f, ex:g ; dcat:contactPoint ex:k .
    ex:k vcard:hasURL <https://kommun.example/kontakt> .
    ex:f dcat:accessURL <https://kommun.example/f> ; dcat:downloadURL <https://kommun.example/f.csv> ; dcterms:format "text/csv" .
    ex:g dcat:accessURL <https://kommun.example/g> ; dcterms:format "text/html" ; dcat:accessService ex:s .
    ex:s dcat:endpointURL <https://kommun.example/api> . ex:t dcat:servesDataset ex:d ; dcat:endpointDescription <https://kommun.example/api.json> .`
  const told = assessed(text).addresses.map(
    ({ resource, role, url, isData }) => `${resource} ${role} ${url.slice(23)} ${isData}`,
  )
  expect(told.sort()).toEqual([
    '0 contact kontakt false',
    '0 endpointDescription api.json false',
    '0 endpointURL api false',
    '1 accessURL f true',
    '1 downloadURL f.csv true',
    '2 accessURL g false',
    '2 endpointURL api false',
  ])
})

test('a small web page instead of data is reachable by the rules, and not sure', () => {
  const page = { ...linkOfStatus(200), isSmallPage: true }
  const method = methodOf('eu-v1')
  const given: Given = { ...givenOf({}, true), link: () => page }
  const { confident, points } = scoreOf(assessed(swedish, given), method)
  expect({ points, confident }).toEqual({
    points: total(swedish) + 80,
    confident: { points: total(swedish), maxPoints: 325 },
  })
})
