import { jsonLdHead, jsonLdNodes, jsonLdTail } from '../rdf/syntax/jsonld-writer.ts'
import { legalIri } from '../rdf/syntax/legal-terms.ts'
import { rdfXmlBody, rdfXmlHead, rdfXmlTail } from '../rdf/syntax/rdfxml-writer.ts'
import { turtlePrefixes, turtleStatements } from '../rdf/syntax/turtle-writer.ts'
import type { Block } from './block.ts'

/** One file of the published catalogue. */
export interface Output {
  readonly id: 'rdfxml' | 'turtle' | 'ntriples' | 'nquads' | 'jsonld'
  readonly fileName: string
  readonly mediaType: string
  /** Begins a document; each has a state of its own. */
  readonly begin: () => Draft
}

/** A document that is being written, from its head over the blocks to its tail. */
export interface Draft {
  readonly head: () => Iterable<string>
  readonly block: (block: Block) => Iterable<string>
  readonly tail: () => Iterable<string>
}

/** The files of the published catalogue. A new one is a row here. */
export const outputs: readonly Output[] = [
  { id: 'rdfxml', fileName: 'catalog.rdf', mediaType: 'application/rdf+xml', begin: rdfXml },
  { id: 'turtle', fileName: 'catalog.ttl', mediaType: 'text/turtle', begin: turtle },
  { id: 'ntriples', fileName: 'catalog.nt', mediaType: 'application/n-triples', begin: nTriples },
  { id: 'nquads', fileName: 'catalog.nq', mediaType: 'application/n-quads', begin: nQuads },
  { id: 'jsonld', fileName: 'catalog.jsonld', mediaType: 'application/ld+json', begin: jsonLd },
]

function rdfXml(): Draft {
  let leftOut = 0
  return {
    head: () => [rdfXmlHead()],
    block: ({ arrangement }) => {
      const body = rdfXmlBody(arrangement)
      leftOut += body.leftOut
      return body.elements
    },
    tail: () => [rdfXmlTail(leftOut)],
  }
}

function turtle(): Draft {
  return { head: () => turtlePrefixes(), block: ({ arrangement }) => turtleStatements(arrangement), tail: () => [] }
}

function nTriples(): Draft {
  return { head: () => [], block: ({ triples }) => triples.map(triple => `${triple} .\n`), tail: () => [] }
}

/** The graph name of every statement is where it comes from. */
function nQuads(): Draft {
  return {
    head: () => [],
    block: ({ triples, graphName }) => triples.map(triple => `${triple} <${legalIri(graphName)}> .\n`),
    tail: () => [],
  }
}

function jsonLd(): Draft {
  let separator = '\n'
  return {
    head: () => [jsonLdHead()],
    *block({ arrangement }) {
      for (const node of jsonLdNodes(arrangement)) {
        yield separator + node
        separator = ',\n'
      }
    },
    tail: () => [jsonLdTail],
  }
}
