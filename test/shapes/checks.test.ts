import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { boxOf, readWkt } from '../../src/validate/checks/wkt.ts'
import { checks } from '../../src/validate/checks.ts'
import { validate } from '../../src/validate/validate.ts'
import { turtle } from '../validate/turtle.ts'
import { shapesNamespace } from './fixtures.ts'

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

/** The findings of one rule. Positions are the numbers of the statements. */
async function findingsOf(rule: string, data: string, rules = profile): Promise<Finding[]> {
  const findings = await validate(turtle(data), rules)
  return findings.filter(({ sourceShape }) => sourceShape === shapesNamespace + rule)
}

const alike = ':a a dcat:Dataset ; dcterms:title "Bad"@sv . :b a dcat:Dataset ; dcterms:title "BAD!"@sv .'

describe('what a check finds', () => {
  test('is a finding like any other, without a constraint of SHACL', async () => {
    expect(await findingsOf('Dataset-title-alike', alike)).toEqual([
      {
        stage: 'validate',
        severity: 'Info',
        sourceShape: `${shapesNamespace}Dataset-title-alike`,
        sourceConstraintComponent: null,
        focusNode: 'https://example.org/b',
        focusType: 'Dataset',
        focusLabel: 'BAD!',
        resultPath: 'http://purl.org/dc/terms/title',
        pathLabel: { sv: 'Titel', en: 'Title' },
        value: 'BAD!',
        resultMessage: {
          sv: 'Kontrollera om datamängden beskrivs två gånger: <https://example.org/a> har samma titel.',
          en: 'Check whether the dataset is described twice: <https://example.org/a> has the same title.',
        },
        hint: expect.objectContaining({ en: expect.stringContaining('publisher: 1.') }),
        position: { line: 4, column: 1 },
        seeAlso: 'https://docs.dataportal.se/dcat/docs/harvesting/#undvik-duplicerade-identifierare',
      },
    ])
  })

  test('stands where it belongs among the findings of the shapes', async () => {
    const lines = (await validate(turtle(alike), profile)).map(({ position }) => position?.line ?? 0)
    expect(lines).toEqual([...lines].sort((a, b) => a - b))
    expect(new Set(lines).size).toBeGreaterThan(2)
  })

  test('is nothing when the profile has no rule for it', async () => {
    const rules = new Map([...profile.rules].filter(([iri]) => !iri.endsWith('#Dataset-title-alike')))
    expect(await findingsOf('Dataset-title-alike', alike, { ...profile, rules })).toEqual([])
  })

  test('has every place in its words filled in', async () => {
    const data = `${alike} :c a dcat:Catalog ; dcat:dataset :a ; dcat:keywords "x"@sv . :s a dcat:DatasetSeries .`
    const findings = await validate(turtle(data), profile)
    const words = findings.flatMap(({ resultMessage, hint }) => [
      resultMessage.sv,
      resultMessage.en,
      hint?.sv,
      hint?.en,
    ])
    expect(
      findings.filter(({ sourceConstraintComponent }) => sourceConstraintComponent === null).length,
    ).toBeGreaterThan(3)
    expect(words.filter(text => text?.includes('{$'))).toEqual([])
  })
})

test('a group of resources that are alike is told of once', async () => {
  const titles = Array.from({ length: 9 }, (_, number) => `:d${number} a dcat:Dataset ; dcterms:title "Bad"@sv .`)
  const findings = await findingsOf('Dataset-title-alike', titles.join('\n'))
  expect(findings.map(({ focusNode, hint }) => [focusNode, hint?.sv.includes('utgivare: 8.')])).toEqual([
    ['https://example.org/d1', true],
  ])
})

test('a property that does not exist is told of once, where it first stands, with the one that was meant', async () => {
  const data =
    ':c a dcat:Catalog . :d a dcat:Dataset ; dcat:keywords "a"@sv . :e a dcat:Dataset ; dcat:keywords "b"@sv .'
  const [finding, ...others] = await findingsOf('Catalog-property-misspelt', data)
  expect(others).toEqual([])
  expect(finding).toMatchObject({
    focusNode: 'https://example.org/c',
    resultPath: 'http://www.w3.org/ns/dcat#keywords',
    resultMessage: { sv: 'Skriv dcat:keyword i stället för dcat:keywords, som profilen inte har. Antal ställen: 2.' },
    position: { line: 3, column: 1 },
  })
})

describe('advice that holds for many resources', () => {
  const longTitles = (count: number): string =>
    Array.from({ length: count }, (_, number) => {
      const title = `Ett två tre fyra fem sex sju åtta nio tio nummer ${number}`
      return `:d${number} a dcat:Dataset ; dcterms:title "${title}"@sv .`
    }).join('\n')

  test('is told of for each while they are few', async () => {
    expect(await findingsOf('Dataset-title-short', longTitles(20))).toHaveLength(20)
  })

  test('is told of once when they are many, with their number', async () => {
    const [first, ...others] = await findingsOf('Dataset-title-short', longTitles(21))
    expect(others).toEqual([])
    expect(first.focusNode).toBe('https://example.org/d0')
    expect(first.hint?.sv).toContain('Antal sådana i filen: 21.')
  })

  test('does not hide what each has to mend', async () => {
    expect(await findingsOf('Dataset-description-required', longTitles(21))).toHaveLength(21)
  })
})

describe('a geometry in WKT', () => {
  test.each([
    ['POINT(16 62)', [16, 62, 16, 62]],
    ['polygon ((11 55, 12 55, 12 56.5, 11 55))', [11, 55, 12, 56.5]],
    ['<http://www.opengis.net/def/crs/OGC/1.3/CRS84> LINESTRING Z (1 2 3, -1 .5 3)', [-1, 0.5, 1, 2]],
  ])('%s has a box around it', (text, box) => {
    expect(boxOf(text)).toEqual(box)
  })

  test.each([
    '',
    'POINT',
    'POINT(1)',
    'POINT(1 2',
    'POINT(1 2))',
    'POINT((1 2))',
    'POLYGON((1 2, 3 4), )',
    'CIRCLE(1 2)',
  ])('%s is not well-formed', text => {
    expect(readWkt(text)).toBeNull()
  })

  test('of a hundred thousand points is read in one go', () => {
    const points = Array.from({ length: 100_000 }, (_, number) => `${number % 180} ${number % 90}`)
    expect(readWkt(`LINESTRING(${points.join(',')})`)?.lists[0]).toHaveLength(100_000)
  })
})

test('every check is named after the class that it is about', () => {
  const names = Object.keys(checks)
  expect(names.length).toBeGreaterThan(30)
  const classes = new Set(names.map(name => profile.rules.get(shapesNamespace + name)?.focusType))
  expect([...classes].sort()).toEqual(
    ['Agent', 'Catalog', 'DataService', 'Dataset', 'DatasetSeries', 'Distribution', 'Kind', 'Location'].sort(),
  )
})
