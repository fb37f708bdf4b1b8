import { Parser } from 'n3'
import { beforeAll, describe, expect, test } from 'vitest'
import { diffRecord } from '../../../src/harvest/diff.ts'
import type { ResourceDiff } from '../../../src/model/diff.ts'
import { loadProfile } from '../../../src/profile/load.ts'
import type { Profile } from '../../../src/profile/profile.ts'
import { canonicalNQuads } from '../../../src/rdf/canonical.ts'
import { diffFormats } from '../../../src/report/diff/formats.ts'
import { turtle } from '../../normalise/graphs.ts'

let profile: Profile
beforeAll(async () => {
  profile = await loadProfile()
})

async function diffOf(before: string | null, after: string | null): Promise<ResourceDiff> {
  const canonical = async (text: string | null) => (text === null ? null : canonicalNQuads(turtle(text)))
  const states = { before: await canonical(before), after: await canonical(after) }
  return diffRecord({ primaryTopic: 'https://kommun.example/bad', resourceType: 'Dataset', ...states })
}

function written(diffs: readonly ResourceDiff[], id: string, language: 'sv' | 'en' = 'sv'): string {
  const format = diffFormats.find(one => one.id === id)
  return [...(format?.write(diffs, { profile, language }) ?? [])].join('')
}

const long = 'Kommunens badplatser med läge och vattenkvalitet. '.repeat(8)
const before = `ex:bad a dcat:Dataset ; dcterms:title "Badplatser"@sv ; dcterms:description "${long}slut"@sv ;
  dcat:keyword "hav"@sv, "sjö"@sv ; dcat:theme <http://publications.europa.eu/resource/authority/data-theme/ENVI> ;
  dcat:contactPoint [ a vcard:Organization ; vcard:fn "Kontaktcenter" ; vcard:hasEmail <mailto:a@k.example> ] ;
  dcat:distribution ex:csv .
  ex:csv a dcat:Distribution ; dcterms:title "Som CSV"@sv ; dcat:accessURL <https://data.example/1> ;
  spdx:checksum [ spdx:checksumValue "1" ] .`
const after = before
  .replace('"Badplatser"', '"Bad och\\u0007 stränder"')
  .replace('slut', 'end')
  .replace('"sjö"@sv', '"å"@sv, "älv"@sv')
  .replace('ENVI', 'HEAL')
  .replace('a@k.example', 'b@k.example')
  .replace('"1"', '"2"')
  .replace(
    'ex:csv .',
    'ex:csv, [ a dcat:Distribution ; dcterms:title "Som XML"@sv ; dcat:accessURL <https://data.example/2> ] .',
  )

describe('in words', () => {
  test('a changed resource is told property by property, its parts below it', async () => {
    expect(written([await diffOf(before, after)], 'text')).toMatchInlineSnapshot(`
      "0 nya, 1 ändrad, 0 borttagna

      Ändrad datamängd: Bad och� stränder
        https://kommun.example/bad
        Beskrivning (sv): ”…badplatser med läge och vattenkvalitet. slut” → ”…badplatser med läge och vattenkvalitet. end”
        Titel (sv): ”Badplatser” → ”Bad och� stränder”
        Nyckelord (sv): borttaget ”sjö”; tillagt ”älv”, ”å”
        Kategori: Miljö <http://publications.europa.eu/resource/authority/data-theme/ENVI> → Hälsa <http://publications.europa.eu/resource/authority/data-theme/HEAL>
        Distribution Som CSV:
          Checksumma:
            Värde: ”1” → ”2”
        Kontaktuppgift Kontaktcenter:
          E-postadress: a@k.example → b@k.example
        Distribution Som XML (ny):
          Titel (sv): tillagt ”Som XML”
          Klass: tillagt dcat:Distribution
          Webbadress för åtkomst: tillagt https://data.example/2
      "
    `)
  })

  test('the same in English', async () => {
    expect(written([await diffOf(before, after)], 'text', 'en')).toMatchInlineSnapshot(`
      "0 new, 1 changed, 0 removed

      Changed dataset: Bad och� stränder
        https://kommun.example/bad
        Description (sv): “…badplatser med läge och vattenkvalitet. slut” → “…badplatser med läge och vattenkvalitet. end”
        Title (sv): “Badplatser” → “Bad och� stränder”
        Keyword (sv): removed “sjö”; added “älv”, “å”
        Category: Environment <http://publications.europa.eu/resource/authority/data-theme/ENVI> → Health <http://publications.europa.eu/resource/authority/data-theme/HEAL>
        Distribution Som CSV:
          Checksum:
            Checksum value: “1” → “2”
        Contact point Kontaktcenter:
          Email: a@k.example → b@k.example
        Distribution Som XML (new):
          Title (sv): added “Som XML”
          Class: added dcat:Distribution
          Web address for access: added https://data.example/2
      "
    `)
  })

  test('what is new or gone is named and counted', async () => {
    const text = written([await diffOf(null, before), await diffOf(before, null)], 'text')
    expect(text).toContain('1 ny, 0 ändrade, 1 borttagen\n')
    expect(text).toContain('Ny datamängd: Badplatser (16 uppgifter)\n  https://kommun.example/bad\n')
    expect(text).toContain('Borttagen datamängd: Badplatser (16 uppgifter)\n')
  })

  test('many values are counted', async () => {
    const words = (count: number): string => Array.from({ length: count }, (_, n) => `"ord ${n}"`).join(', ')
    const text = written(
      [await diffOf('ex:bad a dcat:Dataset .', `ex:bad a dcat:Dataset ; dcat:keyword ${words(14)} .`)],
      'text',
    )
    expect(text).toContain('… och 4 till')
  })

  test('parts that lie deep in one another are told with no more indentation than can be read', () => {
    const relation = '<http://purl.org/dc/terms/relation>'
    const links = Array.from(
      { length: 5000 },
      (_, at) => `_:b${at} ${relation} _:b${at + 1} .\n_:b${at} <https://k.example/n> "n" .`,
    )
    const states = { before: '', after: [`<https://kommun.example/bad> ${relation} _:b0 .`, ...links, ''].join('\n') }
    const diff = diffRecord({ primaryTopic: 'https://kommun.example/bad', resourceType: 'Dataset', ...states })
    const lines = written([diff], 'text').split('\n')
    expect(lines.length).toBeGreaterThan(10_000)
    expect(Math.max(...lines.map(line => line.search(/\S/)))).toBeLessThan(25)
  })

  test('no differences are none', () => {
    expect([written([], 'text'), written([], 'text', 'en'), written([], 'json')]).toEqual([
      'Inga skillnader.\n',
      'No differences.\n',
      '[]\n',
    ])
  })
})

test('as JSON they are the differences themselves', async () => {
  const diffs = [await diffOf(before, after), await diffOf(null, before)]
  expect(JSON.parse(written(diffs, 'json'))).toEqual(diffs)
})

describe('as an RDF Patch', () => {
  test('deletions come before additions, in one transaction', async () => {
    const patch = written([await diffOf(before, after)], 'patch')
    const codes = patch.split('\n').map(line => line.split(' ')[0])
    expect(codes.filter((code, place) => code !== codes[place - 1])).toEqual(['H', 'TX', 'D', 'A', 'TC', ''])
    expect(patch).toMatch(/^H id <urn:uuid:[0-9a-f-]{36}> \.\nTX \.\n/)
    const statements = patch.split('\n').flatMap(line => /^[AD] (.*)$/.exec(line)?.[1] ?? [])
    expect(new Parser({ format: 'N-Triples' }).parse(statements.join('\n'))).toHaveLength(statements.length)
  })

  test('blank nodes of two resources are kept apart, repeated statements written once', async () => {
    const diff = await diffOf(null, 'ex:bad dcat:contactPoint [ vcard:fn "x" ] . ex:licens a dcterms:LicenseDocument .')
    const patch = written([diff, { ...diff, primaryTopic: 'https://kommun.example/other' }], 'patch')
    expect(patch.match(/LicenseDocument/g)).toHaveLength(1)
    expect(patch).toContain('_:r1c14n0')
    expect(patch).toContain('_:r2c14n0')
  })

  test('the same differences have the same id, others another', async () => {
    const [one, other] = [await diffOf(before, after), await diffOf(after, before)]
    const id = (diff: ResourceDiff): string => written([diff], 'patch').split('\n')[0]
    expect(id(one)).toBe(id(await diffOf(before, after)))
    expect(id(one)).not.toBe(id(other))
  })
})
