import { describe, expect, test } from 'vitest'
import { read } from '../../src/rdf/read.ts'
import { validate } from '../../src/validate/validate.ts'
import { onDatasets, profileOf } from './profiles.ts'

describe('a position', () => {
  const rdf = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:dcat="http://www.w3.org/ns/dcat#">
  <dcat:Dataset rdf:about="https://example.org/d">
    <dcterms:title>Bad</dcterms:title>
    <dcterms:publisher>SCB</dcterms:publisher>
  </dcat:Dataset>
</rdf:RDF>`

  async function lineOf(shapes: string): Promise<number | undefined> {
    const { graph } = await read(Buffer.from(rdf), { baseIri: 'https://example.org/', positions: true })
    const [finding] = await validate(graph, profileOf(shapes))
    return finding.position?.line
  }

  test('is where the offending value stands', async () => {
    expect(await lineOf(onDatasets('dcterms:publisher', 'sh:nodeKind sh:IRI'))).toBe(6)
  })

  test('is where the resource begins when something is missing', async () => {
    expect(await lineOf(onDatasets('dcterms:description', 'sh:minCount 1'))).toBe(4)
  })

  test('is null when the graph keeps none', async () => {
    const { graph } = await read(Buffer.from(rdf), { baseIri: 'https://example.org/' })
    const [finding] = await validate(graph, profileOf(onDatasets('dcterms:description', 'sh:minCount 1')))
    expect(finding.position).toBeNull()
  })
})
