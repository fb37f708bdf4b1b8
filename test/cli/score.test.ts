import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Outcome, runCommand } from './run-command.ts'

const turtle = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://kommun.example/k> a dcat:Catalog ; dcterms:title "Kommunens data"@sv ; dcterms:description "Allt."@sv ;
  dcterms:publisher <https://kommun.example/org> ; dcat:dataset <https://kommun.example/bad>, <https://kommun.example/skog> .
<https://kommun.example/org> a foaf:Agent ; foaf:name "Kommunen"@sv .
<https://kommun.example/bad> a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcterms:description "Badplatser i sjöar."@sv ;
  dcterms:publisher <https://kommun.example/org> ; dcat:keyword "bad" ; dcat:distribution <https://kommun.example/bad-csv> .
<https://kommun.example/bad-csv> a dcat:Distribution ; dcat:accessURL <https://kommun.example/bad.csv> ; dcterms:format "text/csv" .
<https://kommun.example/skog> a dcat:Dataset ; dcterms:title "Skog"@sv ; dcterms:description "Skogar."@sv ;
  dcterms:publisher <https://kommun.example/org> ; dcat:distribution <https://kommun.example/skog-csv> .
<https://kommun.example/skog-csv> a dcat:Distribution ; dcat:accessURL <https://kommun.example/skog.csv> ; dcterms:format "text/csv" ;
  dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> .
`

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'skord-score-'))
  writeFileSync(join(folder, 'k.ttl'), turtle)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = (name: string): string => join(folder, name)
const put = (name: string, content: string): string => {
  writeFileSync(file(name), content)
  return file(name)
}
const score = (...words: readonly string[]): Promise<Outcome> => runCommand(['score', file('k.ttl'), ...words])
const json = async (...words: readonly string[]) => JSON.parse((await score('--format', 'json', ...words)).stdout)

describe('skord score --format json', () => {
  test('says by which methods, versions, parameters and profile it was scored', async () => {
    const { methods, profile, profileVersion } = await json()
    expect(Object.keys(methods)).toEqual(['eu-v1', 'eu-v1-export', 'dataportal-se', 'eu-v2', 'se'])
    expect([profile, profileVersion]).toEqual(['dcat-ap-se', '3.0.1'])
    expect(Object.values<{ maxPoints: number }>(methods).map(({ maxPoints }) => maxPoints)).toEqual([
      405, 405, 375, 7.5, 100,
    ])
    expect(methods['eu-v1-export']).toMatchObject({ version: expect.any(String), parameters: { mapping: 'eu-export' } })
  })

  test('explains every lost point of every dataset and method', async () => {
    const { datasets } = await json()
    expect(datasets).toHaveLength(2)
    for (const { methods } of datasets) {
      for (const [method, { points, maxPoints, lost }] of Object.entries<Lost>(methods)) {
        const sum = lost.reduce((total, each) => total + each.points, 0)
        expect(sum, method).toBeCloseTo(maxPoints - points, 9)
        expect(lost.filter(({ fix }) => fix.sv === '' || fix.en === '')).toEqual([])
      }
    }
  })

  test('names the resource, the value found, the line, the cause and the gain', async () => {
    const { datasets } = await json('--method', 'eu-v1')
    const skog = datasets.find(({ dataset }: { dataset: string }) => dataset.endsWith('skog'))
    const licence = skog.methods['eu-v1'].lost.find(
      ({ indicator }: { indicator: string }) => indicator === 'knownLicence',
    )
    expect(licence).toMatchObject({
      on: 'https://kommun.example/skog-csv',
      found: 'https://creativecommons.org/publicdomain/zero/1.0/',
      line: 13,
      points: 10,
      gain: 10,
    })
  })
})

interface Lost {
  readonly points: number
  readonly maxPoints: number
  readonly lost: readonly { readonly points: number; readonly fix: { readonly sv: string; readonly en: string } }[]
}

describe('skord score', () => {
  test('leads in text with the methods and what pays most, and says what is not known', async () => {
    const { code, stdout } = await score()
    expect(code).toBe(0)
    expect(stdout).toContain('2 datamängder')
    expect(stdout).toContain('Vad lönar sig mest')
    expect(stdout).toContain('--links check')
    const english = await score('--lang', 'en')
    expect(english.stdout).toContain('What pays most')
  })

  test('takes statuses and compliance as given, and then probes and judges nothing', async () => {
    const given = put(
      'given.json',
      JSON.stringify({ urlStatus: { 'https://kommun.example/bad.csv': 200 }, dcatApCompliant: true }),
    )
    const with200 = (await json('--method', 'eu-v1', '--given', given)).methods['eu-v1'].points
    const none = put('none.json', JSON.stringify({ urlStatus: {}, dcatApCompliant: true }))
    expect(with200 - (await json('--method', 'eu-v1', '--given', none)).methods['eu-v1'].points).toBe(25)
  })

  test.each([
    [['--method', 'eu-v1', '--fail-under', '0'], 0],
    [['--method', 'eu-v1', '--fail-under', '400'], 1],
    [['--fail-under', 'se=99'], 1],
    [['--fail-under', 'se=1', '--fail-under', 'eu-v1=10'], 0],
    [['--fail-under', 'eu-v9=10'], 2],
    [['--fail-under', 'many'], 2],
    [['--method', 'eu-v9'], 2],
    [['--set', 'dateRule=sometimes'], 2],
    [['--links', 'perhaps'], 2],
  ])('ends %j with exit code %i', async (words, code) => {
    expect((await score(...words)).code).toBe(code)
  })

  test('reads the parameters of mqa as they are set', async () => {
    const strict = (await json('--method', 'eu-v1')).methods['eu-v1'].points
    const kind = (await json('--method', 'eu-v1', '--set', 'licence=scheme-insensitive')).methods['eu-v1'].points
    expect(kind - strict).toBe(5)
  })

  test.each([
    ['csv', /^\ufeff.*indicator/],
    ['html', /^<!doctype html>/i],
    ['turtle', /dqv:QualityMeasurement/],
  ])('writes the quality report of a file as %s', async (format, expected) => {
    const { code, stdout } = await score('--format', format)
    expect(code).toBe(0)
    expect(stdout).toMatch(expected)
  })
})

describe('the table of skord score', () => {
  const methodsIn = async (...words: string[]): Promise<string[]> => {
    const { stdout } = await score('--format', 'csv', ...words)
    const found = stdout
      .split('\r\n')
      .slice(1, -1)
      .map(row => /,(eu-v1|eu-v1-export|dataportal-se|eu-v2|se),/.exec(row)?.[1] ?? '')
    return [...new Set(found)].sort()
  }

  test('has the leading method unless others are named', async () => {
    expect(await methodsIn()).toEqual(['eu-v1-export'])
    expect(await methodsIn('--method', 'se', '--method', 'eu-v2')).toEqual(['eu-v2', 'se'])
  })
})

describe('skord fix --improve', () => {
  test('gives what skord score promised of the mended file, in the file that it writes', async () => {
    const scored = async (name: string) =>
      JSON.parse((await runCommand(['score', file(name), '--method', 'eu-v1', '--format', 'json'])).stdout)
    await runCommand(['fix', file('k.ttl'), '--out', file('mended.ttl')])
    const { whatPaysMost, methods } = await scored('mended.ttl')
    const licence = whatPaysMost.fixes.find(
      ({ code, found }: { code: string; found: string | null }) => code === 'licence' && found === null,
    )
    const value = 'licence=http://creativecommons.org/publicdomain/zero/1.0/'
    const { code, stderr } = await runCommand(['fix', file('k.ttl'), '--improve', value, '--out', file('better.ttl')])
    expect([code, stderr]).toEqual([0, expect.stringContaining('✓')])
    const after = await scored('better.ttl')
    expect(after.methods['eu-v1'].points).toBeCloseTo(methods['eu-v1'].points + licence.gains['eu-v1'], 9)
  })

  test('writes no value that nobody has stated', async () => {
    const { code, stderr } = await runCommand(['fix', file('k.ttl'), '--improve', 'keyword'])
    expect(code).toBe(2)
    expect(stderr).toContain('--improve keyword')
  })

  test('knows no other codes than those of the fixes', async () => {
    expect((await runCommand(['fix', file('k.ttl'), '--improve', 'everything'])).code).toBe(2)
  })
})
