import { expect, test } from 'vitest'
import { normalise } from '../../src/normalise/normalise.ts'
import { toRecords } from '../../src/normalise/records.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { read } from '../../src/rdf/read.ts'
import { dcterms } from '../../src/rdf/vocabulary.ts'

const published = 'https://kommun.example/data/röda flaggor'
const encoded = 'https://kommun.example/data/röda%20flaggor'

/** RDF/XML, as Turtle cannot say it. */
const document = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dcterms="http://purl.org/dc/terms/">
  <dcat:Dataset rdf:about="${published}">
    <dcterms:title xml:lang="sv">Röda flaggor</dcterms:title>
    <dcterms:relation rdf:resource="${published}"/>
  </dcat:Dataset>
</rdf:RDF>`

const profile = await loadProfile()

const mended = async () => {
  const { graph } = await read(Buffer.from(document), { baseIri: 'https://kommun.example/' })
  return normalise(graph, profile)
}

test('an address with a space is encoded wherever it stands, and the repair is told', async () => {
  const { graph, problems, renamed } = await mended()
  expect(graph.has(graph.iri(encoded), graph.iri(dcterms.relation), graph.iri(encoded))).toBe(true)
  expect(problems.map(({ rule, resultPath, details }) => [rule, resultPath, details.old, details.new])).toEqual([
    ['iri-encoded', null, published, encoded],
    ['iri-encoded', dcterms.relation, published, encoded],
  ])
  expect(renamed.get(published)).toBe(encoded)
})

test('the record goes by the name that its description has', async () => {
  const [record] = await toRecords((await mended()).graph, 'a')
  expect(record.primaryTopic).toBe(encoded)
  expect(record.graph).toContain(`<${record.primaryTopic}> <${dcterms.title}>`)
})

test.each(['%20', ' ', '\u00a0'])('an address of a hundred thousand %j is mended at once', (gap: string) => {
  const builder = new GraphBuilder()
  const iri = builder.terms.iri(`https://kommun.example/${gap.repeat(100_000)}x${gap.repeat(100_000)}`)
  builder.add(iri, builder.terms.iri(dcterms.relation), iri)
  const before = performance.now()
  const { graph, renamed } = normalise(builder.build(), profile)
  expect(performance.now() - before).toBeLessThan(2000)
  const [name] = renamed.values()
  expect(name).toMatch(/x$/)
  expect(graph.has(graph.iri(name), graph.iri(dcterms.relation), graph.iri(name))).toBe(true)
})

test.each([
  ['https://kommun.example/karta?lager[1]=a', 'https://kommun.example/karta?lager%5B1%5D=a'],
  ['https://kommun.example/100%', 'https://kommun.example/100%25'],
  ['https://kommun.example/100%25', 'https://kommun.example/100%25'],
  ['https://kommun.example/a#b#c', 'https://kommun.example/a#b%23c'],
  ['http://[2001:db8::1]/a', 'http://[2001:db8::1]/a'],
  ['https://kommun.example/röda#flaggor', 'https://kommun.example/röda#flaggor'],
])('the address %s becomes %s', (published, wanted) => {
  const builder = new GraphBuilder()
  const iri = builder.terms.iri(published)
  builder.add(iri, builder.terms.iri(dcterms.relation), iri)
  const { graph } = normalise(builder.build(), profile)
  expect(graph.value(graph.columns.subjects[0])).toBe(wanted)
})
