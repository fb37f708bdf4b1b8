import { createHash } from 'node:crypto'
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Quad, Term } from '@rdfjs/types'
import { DataFactory, Store, Writer } from 'n3'
import { canonize, type PlainQuad } from 'rdf-canonize'
import { blankNode, graph, lit, serialize, sym } from 'rdflib'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { Validator } from 'shacl-engine'
import type { Profile } from '../../src/profile/profile.ts'
import { asDataset } from '../../src/rdf/dataset.ts'
import { dcat, prefixes, rdf } from '../../src/rdf/vocabulary.ts'

/**
 * The line as one would put it together from well-known libraries, as they come: reads, validates, fingerprints each
 * dataset, and writes Turtle and RDF/XML into a folder. Answers how many datasets there were.
 */
export async function naiveLine(file: string, folder: string, { shapes, knowledge }: Profile): Promise<number> {
  const store = new Store(await quadsOf(file))
  const rules = new Validator(new Store([...asDataset(shapes), ...asDataset(knowledge)]), {
    factory: { ...DataFactory, dataset: () => new Store() },
  })
  const { results } = await rules.validate({ dataset: new Store([...store, ...asDataset(knowledge)]) })
  const checksums = await checksumsOf(store)
  writeFileSync(join(folder, 'findings.json'), JSON.stringify(results.map(({ focusNode }) => focusNode.term.value)))
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify(checksums))
  await writeTurtle(store, join(folder, 'catalog.ttl'))
  writeFileSync(join(folder, 'catalog.rdf'), rdfXmlOf(store))
  return checksums.length
}

async function quadsOf(file: string): Promise<Quad[]> {
  const parser = Readable.from([readFileSync(file)]).pipe(new RdfXmlParser({ baseIRI: 'https://kalla.example/' }))
  const quads: Quad[] = []
  for await (const quad of parser) quads.push(quad)
  return quads
}

/** SHA-256 of the canonical form of each dataset, with its distributions and blank nodes. */
async function checksumsOf(store: Store): Promise<string[]> {
  const checksums: string[] = []
  for (const dataset of store.getSubjects(rdf.type, dcat.Dataset, null)) {
    const text = await canonize(descriptionOf(store, dataset) as unknown as PlainQuad[], { algorithm: 'RDFC-1.0' })
    checksums.push(createHash('sha256').update(text).digest('hex'))
  }
  return checksums
}

function descriptionOf(store: Store, dataset: Term): Quad[] {
  const quads: Quad[] = []
  const reached = new Set([dataset])
  for (const subject of reached) {
    for (const quad of store.getQuads(subject, null, null, null)) {
      quads.push(quad)
      if (quad.predicate.value === dcat.distribution || quad.object.termType === 'BlankNode') reached.add(quad.object)
    }
  }
  return quads
}

function writeTurtle(store: Store, file: string): Promise<void> {
  const writer = new Writer(createWriteStream(file), { prefixes })
  writer.addQuads(store.getQuads(null, null, null, null))
  return new Promise((resolve, reject) => writer.end(error => (error ? reject(error) : resolve())))
}

function rdfXmlOf(store: Store): string {
  const statements = graph()
  for (const { subject, predicate, object } of store) {
    statements.add(nodeOf(subject), sym(predicate.value), literalOf(object) ?? nodeOf(object))
  }
  return serialize(null, statements, 'https://kalla.example/', 'application/rdf+xml') ?? ''
}

function nodeOf({ termType, value }: Term) {
  return termType === 'NamedNode' ? sym(value) : blankNode(value)
}

function literalOf(term: Term) {
  if (term.termType !== 'Literal') return null
  return term.language === '' ? lit(term.value, undefined, sym(term.datatype.value)) : lit(term.value, term.language)
}
