import { describe, expect, test } from 'vitest'
import { readSubmitted } from '../../src/source/submitted.ts'

const prefixes = '@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .\n'
const main = `<https://a.example/c> a dcat:Catalog ; dcterms:hasPart <https://b.example/c> ; dcat:dataset <https://a.example/d> .
<https://a.example/d> a dcat:Dataset .\n`

async function submitted(turtle: string, baseIri = 'file:///home/karin/katalog.ttl') {
  const { graph, problems, syntax } = await readSubmitted(Buffer.from(prefixes + turtle), { baseIri })
  const told = problems.map(({ rule, focusNode, position }) => `${rule} ${focusNode} ${position?.line}`)
  return { graph, syntax, problems, told }
}

describe('a document in hand', () => {
  test('has the sub-catalogues that it describes put into its catalogue, as a harvest does', async () => {
    const sub = `<https://b.example/c> a dcat:Catalog ; dcterms:title "Kultur"@sv ; dcat:dataset <https://b.example/d> .
      <https://b.example/d> a dcat:Dataset .`
    const { graph, told } = await submitted(main + sub)
    expect(told).toEqual([
      'sub-catalogue-incomplete https://b.example/c 4',
      'sub-catalogue-incomplete https://b.example/c 4',
      'sub-catalogue-merged https://b.example/c 4',
    ])
    const [catalogue, member] = ['https://a.example/c', 'https://b.example/d'].map(iri => graph?.iri(iri) ?? 0)
    expect(graph?.has(catalogue, graph.iri('http://www.w3.org/ns/dcat#dataset'), member)).toBe(true)
    expect(graph?.describes(graph.iri('https://b.example/c'))).toBe(false)
  })

  test('is told of a sub-catalogue that is described elsewhere, which stays as it stands', async () => {
    const { graph, told } = await submitted(`${main}<https://b.example/c> a dcat:Catalog .`)
    expect(told).toEqual(['sub-catalogue-not-loaded-here https://b.example/c 4'])
    expect(graph?.describes(graph.iri('https://b.example/c'))).toBe(true)
  })

  test('may have a sub-catalogue without an address, which nobody can fetch', async () => {
    const { told } = await submitted('<https://a.example/c> a dcat:Catalog ; dcterms:hasPart [ a dcat:Catalog ] .')
    expect(told).toEqual([])
  })

  test('may be without a catalogue', async () => {
    const { graph, problems } = await submitted('<https://a.example/d> a dcat:Dataset .')
    expect(problems).toEqual([])
    expect(graph?.size).toBe(1)
  })

  test('that cannot be read has no graph', async () => {
    expect(await submitted('<https://a.example/d> a ')).toMatchObject({ graph: null, syntax: 'turtle' })
  })

  test.each(['file:///home/karin/katalog.ttl', 'stdin:', 'urn:x-skord:document'])(
    'has web addresses where it has relative ones, when it came from %s',
    async baseIri => {
      const { graph, told } = await submitted('<https://a.example/d> dcat:landingPage <om> .', baseIri)
      expect(told).toEqual(['iri-relative null 2'])
      expect(graph?.value(graph.columns.objects[0])).toBe('https://relative.invalid/om')
    },
  )

  test('is read against its address when it has one', async () => {
    const { graph } = await submitted('<https://a.example/d> dcat:landingPage <om> .', 'https://a.example/x/y')
    expect(graph?.value(graph.columns.objects[0])).toBe('https://a.example/x/om')
  })
})
