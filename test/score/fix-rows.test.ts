import { beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile } from '../../src/profile/profile.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { adms, dcterms } from '../../src/rdf/vocabulary.ts'
import { type FixRow, fixTableOf } from '../../src/score/fix-table.ts'
import { fixWords } from '../../src/score/fix-words.ts'
import { repairOf } from '../../src/score/repair.ts'
import { rewrite } from '../../src/score/rewrite.ts'
import { validate } from '../../src/validate/validate.ts'
import { base, fixture, graphOf, profile } from './swedish-scene.ts'

/** Datasets with as little as the rules allow, and one that breaks none of them and leaves nothing out. */
const bare = `
  @prefix : <${base}> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  :katalog a dcat:Catalog ; dcterms:title "Data"@sv ; dcterms:description "Öppna data."@sv ;
    dcterms:publisher :kommunen ; dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ; dcat:dataset :badplatser .
  :kommunen a foaf:Organization ; foaf:name "Exempelkommunen"@sv .
  :badplatser a dcat:Dataset ; dcterms:title "Bad"@sv ; dcterms:description "Bad."@sv ; dcterms:publisher :kommunen ;
    dcat:distribution :fil .
  :fil a dcat:Distribution ; dcat:accessURL <https://data.exempelkommunen.example/filer/badplatser> .`

const rows = [...fixTableOf(profile).values()]
const written = rows.filter(({ turtle }) => turtle !== '')
let european: Profile
beforeAll(async () => {
  european = await loadProfile('dcat-ap')
})

function mended(graph: Graph, row: FixRow): Graph {
  const resource = graph.iri(base + (row.on === 'dataset' ? 'badplatser' : 'fil'))
  return rewrite(graph, [{ resource, ...repairOf(row, { view: graph, resource, profile }) }])
}

/** As text in DCAT-AP-SE, as resources in DCAT-AP: the words of their fixes say so, and our export translates the format. */
const disputed: readonly (string | null)[] = [dcterms.format, adms.identifier]

/** Violations of a profile, but for what the two profiles want differently. */
async function violations(graph: Graph, by: Profile): Promise<string[]> {
  const findings = await validate(graph, by)
  const broken = findings.filter(({ severity }) => severity === 'Violation')
  const told = broken.filter(({ resultPath }) => by !== european || !disputed.includes(resultPath))
  return told.map(({ sourceShape, value }) => `${sourceShape} ${String(value)}`)
}

/** Does it write what stands there already? Such a fix is made only where nothing stands. */
function isThere(graph: Graph, { property, replaces }: FixRow): boolean {
  const resources = ['badplatser', 'fil'].map(name => graph.iri(base + name))
  return !replaces && property !== null && resources.some(id => graph.objectOf(id, graph.iri(property)) !== 0)
}

describe('the Turtle of a fix breaks no rule', () => {
  const untyped = [['dcterms:type <http://purl.org/adms/publishertype/LocalAuthority>', 'a foaf:Agent']] as const

  test.each(written.map(row => [row.code, row] as const))('%s', async (_, row) => {
    for (const turtle of [bare, fixture('badplatser', untyped)]) {
      const graph = await graphOf(turtle)
      if (turtle !== bare && isThere(graph, row)) continue
      for (const by of [profile, european]) {
        const before = new Set(await violations(graph, by))
        const after = await violations(mended(graph, row), by)
        expect(after.filter(one => !before.has(one))).toEqual([])
      }
    }
  })
})

describe('a fix', () => {
  test('is about one property only when it names one, and writes that one', async () => {
    const graph = await graphOf(bare)
    const wrong = written.filter(row => {
      const { turtle } = repairOf(row, { view: graph, resource: graph.iri(`${base}badplatser`), profile })
      const names = [row.property ?? '', row.property?.replace(/^.*[#/]/, ':') ?? '']
      return row.property !== null && !names.some(name => turtle.includes(name))
    })
    expect(wrong.map(({ code }) => code)).toEqual([])
  })

  test('says the same places in both languages, and no others', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{.*?\}/g)].map(([place]) => place).sort()
    for (const { code, text } of rows) {
      expect([code, places(text.en)]).toEqual([code, places(text.sv)])
      expect(places(text.sv).filter(place => place !== '{$value}' && place !== '{$found}')).toEqual([])
    }
  })

  test('is asked for by an indicator', () => {
    const asked = new Set(profile.methods.flatMap(({ indicators }) => indicators.flatMap(({ fixes }) => fixes)))
    const brought = ['distribution']
    expect(rows.map(({ code }) => code).filter(code => !asked.has(code) && !brought.includes(code))).toEqual([])
    expect([...asked].filter(code => !rows.some(row => row.code === code))).toEqual([])
  })
})

describe('the words of a fix', () => {
  const text = 'Ange licensen. Nu står där ”{$found}”. En adress som räknas är {$value}'

  test('are filled with what stands there and what would count', () => {
    expect(fixWords(text, { value: 'https://a.example/', found: 'Fri!' })).toBe(
      'Ange licensen. Nu står där ”Fri!”. En adress som räknas är https://a.example/',
    )
  })

  test('leave out the sentence that has nothing to show', () => {
    expect(fixWords(text, { value: 'https://a.example/', found: null })).toBe(
      'Ange licensen. En adress som räknas är https://a.example/',
    )
    expect(fixWords(text, { value: null, found: null })).toBe('Ange licensen.')
  })

  test('take what was harvested as it is', () => {
    expect(fixWords(text, { value: null, found: "$& {$value} $'" })).toBe(
      "Ange licensen. Nu står där ”$& {$value} $'”.",
    )
  })
})
