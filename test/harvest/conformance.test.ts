import { expect, test } from 'vitest'
import { swedishConformance } from '../../src/harvest/conformance.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { validate } from '../../src/validate/validate.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'

const profile = await loadProfile('dcat-ap-se')
const iri = (id: string): string => `https://a.example/d/${id}`

async function graphOf(turtle: string): Promise<Graph> {
  const { graph } = await read(Buffer.from(turtle), { baseIri: 'https://a.example/', mediaType: 'text/turtle' })
  return graph
}

test('a dataset conforms to the Swedish profile without violations, whatever else is advised', async () => {
  const broken = datasetTurtle('2').replace(
    'dcterms:title "Fil"@sv ;',
    'dcterms:title "Fil"@sv ; dcat:byteSize "stor" ;',
  )
  const graph = await graphOf(catalogueTurtle(['1', '2'], { datasets: datasetTurtle('1') + broken }))
  const findings = await validate(graph, profile)
  expect(findings.some(({ severity }) => severity !== 'Violation')).toBe(true)
  const conformance = swedishConformance(findings, { graph, profile })
  expect(conformance(iri('1'))).toEqual({ conforms: true, breaches: [] })
  const { conforms, breaches } = conformance(iri('2')) ?? { conforms: null, breaches: [] }
  expect(conforms).toBe(false)
  expect(breaches).toMatchObject([{ focusNode: `${iri('2')}/csv`, path: 'http://www.w3.org/ns/dcat#byteSize' }])
})

test('nothing is said of it by what another profile found', async () => {
  const graph = await graphOf(catalogueTurtle(['1']))
  expect(swedishConformance([], { graph, profile: { id: 'dcat-ap' } })(iri('1'))).toBeNull()
})
