import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { type Fix, fix } from '../../src/normalise/fix.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { dcat, dcterms, rdf, xsd } from '../../src/rdf/vocabulary.ts'
import { validate } from '../../src/validate/validate.ts'
import { messyQuads } from './catalogues.ts'
import { graphOf, turtle } from './graphs.ts'

const profile = await loadProfile()
const tools = { validate: (graph: Graph) => validate(graph, profile) }
const fixed = (text: string): Promise<Fix> => fix(turtle(text), profile, tools)
const told = ({ repairs }: Fix): string[] => repairs.map(({ rule }) => rule).sort()

/** How often each rule speaks of each property of each resource; of any resource when some go by another name now. */
const counts = (findings: readonly Finding[], { repairs }: Fix): Map<string, number> => {
  const hasRenamed = repairs.some(({ details }) => !details.old.startsWith('"') && !details.new.startsWith('"'))
  const found = new Map<string, number>()
  for (const { sourceShape, focusNode, resultPath } of findings) {
    const key = `${sourceShape.replace(/.*#/, '')} ${hasRenamed ? '' : focusNode} ${resultPath}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  return found
}

const agent = `ex:a a foaf:Agent ; foaf:name "Kommunen"@sv ; dcterms:type <http://purl.org/adms/publishertype/LocalAuthority> ;
  dcterms:description "En kommun"@sv ; dcterms:identifier "2120000000" ; <https://www.w3.org/ns/org#classification> ex:x .`

describe('A fix', () => {
  test('mends until nothing changes: what one repair makes possible the next one makes', async () => {
    const result = await fixed('ex:k a vcard:Organization ; vcard:fn "K" ; vcard:hasTelephone " +46 10 555 09 00 " .')
    expect(told(result)).toEqual(['telephone-described', 'telephone-linked', 'whitespace-trimmed'])
  })

  test('gives back the very graph when there is nothing to mend', async () => {
    const graph = turtle('ex:d a dcat:Dataset ; dcterms:title "Badplatser"@sv .')
    expect((await fix(graph, profile, tools)).graph).toBe(graph)
  })

  test('names no blank nodes: the harvest does that for its own sake', async () => {
    const { graph } = await fixed('[] a dcat:Dataset ; dcterms:issued "2020/01/31" .')
    expect(graph.subjects().map(id => graph.value(id))).not.toContain(expect.stringContaining('urn:uuid'))
    expect(graph.literal('2020-01-31', 'http://www.w3.org/2001/XMLSchema#date')).not.toBe(0)
  })

  test('makes one statement of two that say the same when they are mended', async () => {
    const { graph } = await fixed(
      'ex:d a dcat:Dataset ; dcterms:issued "2020-01-31", "2020/01/31", "31 januari 2020" .',
    )
    expect(graph.objectsOf(graph.iri('https://kommun.example/d'), graph.iri(dcterms.issued))).toHaveLength(1)
  })
})

describe('A repair that would give a new finding', () => {
  test('is not made, and is told of: a resource that gets a type is judged by the rules of its class', async () => {
    const { graph, repairs, withheld } = await fixed(
      'ex:d a dcat:Dataset ; dcat:distribution ex:p . ex:p dcterms:title "CSV"@sv ; dcterms:issued "2020/01/31" .',
    )
    expect(withheld.map(({ rule, focusNode }) => [rule, focusNode])).toEqual([
      ['type-added', 'https://kommun.example/p'],
    ])
    expect(repairs.map(({ rule }) => rule)).toEqual(['date-typed'])
    expect(graph.objectOf(graph.iri('https://kommun.example/p'), graph.iri(rdf.type))).toBe(0)
  })

  test('does not keep the same repair from being made elsewhere', async () => {
    const period = 'dcterms:temporal [ dcat:startDate "2020-01-01"^^xsd:date ; dcat:endDate "2020-12-31"^^xsd:date ]'
    const { repairs, withheld } = await fixed(
      `ex:d a dcat:Dataset ; dcat:distribution ex:p ; ${period} . ex:p dcterms:title "CSV"@sv .`,
    )
    expect(repairs.map(({ rule }) => rule)).toEqual(['type-added'])
    expect(withheld).toHaveLength(1)
  })

  test('is not made when it would move a wrong value to another rule', async () => {
    const { graph, withheld } = await fixed(
      'ex:d a dcat:Dataset ; dcterms:temporal [ a dcterms:PeriodOfTime ; schema:startDate "våren 2018" ] .',
    )
    expect(withheld.map(({ rule }) => rule)).toEqual(['property-replaced'])
    expect(graph.iri(dcat.startDate)).toBe(0)
  })

  test('is found by trial when it was made elsewhere, and nothing innocent goes with it', async () => {
    const dataset = (name: string, rest: string): string =>
      `ex:${name} a dcat:Dataset ; dcterms:title "Badplatser"@sv ; ${rest} .`
    const more = 'dcterms:modified "2020/02/28" ; dcterms:language "sv"'
    const graph = turtle(`${dataset('a', `dcterms:issued "2020/01/31" ; ${more}`)} ${dataset('b', 'ex:of ex:y')}`)
    const finding = (focusNode: string): Finding => ({
      stage: 'validate',
      severity: 'Info',
      sourceShape: 'https://kommun.example/alike',
      sourceConstraintComponent: null,
      focusNode,
      focusType: 'Dataset',
      focusLabel: null,
      resultPath: dcterms.title,
      pathLabel: null,
      value: null,
      resultMessage: { sv: '', en: '' },
      hint: null,
      position: null,
      seeAlso: null,
    })
    const isDated = (judged: Graph): boolean => judged.literal('2020-01-31', xsd.date) !== 0
    const result = await fix(graph, profile, {
      validate: async judged => (isDated(judged) ? [finding('https://kommun.example/b')] : []),
    })
    expect(result.withheld.map(({ details }) => details.old).sort()).toEqual(['"2020/01/31"', '"2020/02/28"'])
    expect(told(result)).toEqual(['language-linked'])
  })

  test('is not made anywhere when it would give two resources that differ one name', async () => {
    const other = agent.replace('ex:a', '<https://www.dataportal.se/organisation/SE2120000000>')
    const one = other.replace('https://www.', 'http://').replace('LocalAuthority', 'NationalAuthority')
    const { graph, withheld } = await fixed(
      `${one} ${other} ex:d a dcat:Dataset ; dcterms:publisher <https://www.dataportal.se/organisation/SE2120000000> .`,
    )
    expect(new Set(withheld.map(({ rule }) => rule))).toEqual(new Set(['publisher-iri-normalised']))
    const publisher = graph.objectOf(graph.iri('https://kommun.example/d'), graph.iri(dcterms.publisher))
    expect(graph.value(publisher)).toBe('https://www.dataportal.se/organisation/SE2120000000')
  })
})

describe('Whatever is published', () => {
  test('a fix gives no new finding, and fixing again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(messyQuads, async quads => {
        const graph = graphOf(quads)
        const result = await fix(graph, profile, tools)
        const [before, after] = [await validate(graph, profile), await validate(result.graph, profile)]
        expect(after.length).toBeLessThanOrEqual(before.length)
        const known = counts(before, result)
        expect([...counts(after, result)].filter(([key, count]) => count > (known.get(key) ?? 0))).toEqual([])
        const again = await fix(result.graph, profile, tools)
        expect(again.repairs).toEqual([])
        expect(again.graph).toBe(result.graph)
      }),
      { numRuns: 150 },
    )
  })

  test('what is fixed does not depend on the order of the statements', async () => {
    await fc.assert(
      fc.asyncProperty(messyQuads, async quads => {
        const one = await fix(graphOf(quads), profile, tools)
        const other = await fix(graphOf(quads.toReversed()), profile, tools)
        expect(await canonicalNQuads(other.graph)).toBe(await canonicalNQuads(one.graph))
      }),
      { numRuns: 60 },
    )
  })
})
