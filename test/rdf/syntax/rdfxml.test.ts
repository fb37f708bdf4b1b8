import { readFileSync } from 'node:fs'
import type { Quad } from '@rdfjs/types'
import { RdfXmlParser } from 'rdfxml-streaming-parser'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../../src/rdf/builder.ts'
import { canonicalNQuads } from '../../../src/rdf/canonical.ts'
import { read } from '../../../src/rdf/read.ts'

const folder = new URL('../../../fixtures/documents/', import.meta.url)
const baseIri = 'https://kalla.example/dir/fil'
const textOf = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const canonical = async (text: string): Promise<string> =>
  canonicalNQuads((await read(Buffer.from(text), { baseIri, mediaType: 'application/rdf+xml' })).graph)

const head = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://example.org/">'
const about = (inner: string): string =>
  `${head}<rdf:Description rdf:about="http://a">${inner}</rdf:Description></rdf:RDF>`
const lastProblem = async (text: string): Promise<string> => {
  const { problems } = await read(Buffer.from(text), { baseIri })
  const { rule, position } = problems.at(-1) ?? { rule: 'none', position: null }
  return `${rule}@${position?.line}:${position?.column}`
}

/** The same text read by another parser. */
async function secondOpinion(text: string): Promise<string> {
  const builder = new GraphBuilder()
  const parser = new RdfXmlParser({ baseIRI: baseIri })
  await new Promise((resolve, reject) => {
    parser.on('data', (quad: Quad) => builder.addQuad(quad))
    parser.on('end', resolve)
    parser.on('error', reject)
    parser.end(text)
  })
  return canonicalNQuads(builder.build())
}

describe('RDF/XML', () => {
  const agreed = ['every-form.rdf', 'catalogue.rdf', 'relative-to-base.rdf', 'utf-8-called-latin-1.rdf']
  test.each(agreed)('%s gives the graph that rdfxml-streaming-parser gives', async name => {
    const graph = await canonical(textOf(name))
    expect(graph).not.toBe('')
    expect(graph).toBe(await secondOpinion(textOf(name)))
  })

  /** rdfxml-streaming-parser keeps only the last piece of such a text, and the outer base. */
  test('text in pieces is one text, and xml:base holds for the attributes beside it', async () => {
    expect(await canonical(textOf('cdata-and-base.rdf'))).toBe(
      '<http://example.org/dir/a> <http://example.org/cdata> "före <inte> & efter"@sv .\n' +
        '<http://example.org/dir/a> <http://example.org/rebased> <http://other.example/x/y> .\n',
    )
  })

  test('XML content becomes exclusive canonical XML', async () => {
    const { graph } = await read(Buffer.from(textOf('xml-literal.rdf')), { baseIri })
    const [, other] = [0, 1].map(row => graph.value(graph.columns.objects[row]))
    const values = graph
      .subjects()
      .flatMap(subject => graph.predicatesOf(subject).map(p => graph.value(graph.objectOf(subject, p))))
    expect(other).toBeDefined()
    expect(values.sort()).toEqual([
      '<p xmlns="http://www.w3.org/1999/xhtml" xmlns:ex="http://example.org/" a="&lt;&#x9;" z="1" ex:b="&quot;2&quot;">' +
        'Bad &amp; <b></b> <ex:i xmlns:ex="http://inner.example/"><!-- note --></ex:i><?pi x?></p> slut',
      '<q></q>',
    ])
  })

  test('entities of the document are replaced in text and attributes, one level deep', async () => {
    const graph = await canonical(textOf('internal-entity.rdf'))
    expect(graph).toContain('"2024-05-01"^^<http://www.w3.org/2001/XMLSchema#date>')
    expect(graph).toContain('"Bad & & hav & sjöar"@sv')
  })

  test.each([
    ['rdf:bagID', about('<ex:p rdf:bagID="x">1</ex:p>'), 'rdfxml-forbidden-attribute'],
    ['rdf:aboutEach', `${head}<rdf:Description rdf:aboutEach="#x"/></rdf:RDF>`, 'rdfxml-forbidden-attribute'],
    ['rdf:li as a node', `${head}<rdf:li/></rdf:RDF>`, 'rdfxml-unexpected-element'],
    ['rdf:Description as a property', about('<rdf:Description/>'), 'rdfxml-unexpected-element'],
    [
      'a node in a property of a datatype',
      about('<ex:p rdf:datatype="http://d"><ex:C/></ex:p>'),
      'rdfxml-unexpected-element',
    ],
    [
      'a node where attributes say the value',
      about('<ex:p rdf:resource="http://b"><ex:C/></ex:p>'),
      'rdfxml-unexpected-element',
    ],
    ['a property without namespace', about('<p>1</p>'), 'rdfxml-unexpected-element'],
    [
      'two ways to name a node',
      `${head}<ex:C rdf:about="http://a" rdf:nodeID="b"/></rdf:RDF>`,
      'rdfxml-conflicting-attributes',
    ],
    [
      'rdf:resource beside rdf:parseType',
      about('<ex:p rdf:resource="http://b" rdf:parseType="Resource"/>'),
      'rdfxml-conflicting-attributes',
    ],
    ['an element that closes another', `${head}<ex:C></ex:D></rdf:RDF>`, 'rdfxml-not-well-formed'],
    ['two root elements', `${head}</rdf:RDF><ex:C/>`, 'rdfxml-not-well-formed'],
    ['an entity that is not declared', about('<ex:p>&nbsp;</ex:p>'), 'rdfxml-not-well-formed'],
    ['an ampersand in an address', about('<ex:p rdf:resource="http://b?c=1&d=2"/>'), 'rdfxml-bare-ampersand'],
  ])('%s is refused', async (_, text, rule) => {
    expect(await lastProblem(text)).toMatch(new RegExp(`^${rule}@1:\\d+$`))
  })

  test('a prefix holds where it is declared and not behind', async () => {
    const text = `${head}\n<n:C xmlns:n="http://n/" rdf:about="http://a"/>\n<n:C/></rdf:RDF>`
    expect(await lastProblem(text)).toBe('rdfxml-undeclared-prefix@3:1')
  })

  test('a default namespace holds for elements and not for attributes', async () => {
    const text =
      '<RDF xmlns="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><Description about="http://a" value="1"><value>2</value></Description></RDF>'
    expect(await canonical(text)).toBe('<http://a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "2" .\n')
  })

  test('the text of an entity is the text of the document, never markup', async () => {
    const doctype =
      '<!DOCTYPE rdf:RDF [<!ENTITY e "<ex:q/>"> <!ENTITY f "&#60;b/>"> <!ENTITY lt "ej"> <!ENTITY g "&#38;#60;b/>">]>'
    expect(await lastProblem(doctype + about('<ex:p>&e;</ex:p>'))).toMatch(/^rdfxml-nested-entity/)
    expect(await lastProblem(doctype + about('<ex:p>&f;</ex:p>'))).toMatch(/^rdfxml-nested-entity/)
    expect(await canonical(doctype + about('<ex:p>&g;&lt;</ex:p>'))).toContain('"<b/><"')
  })

  test('names of members like __proto__ are names', async () => {
    const text = `${head}<ex:__proto__ rdf:about="http://a" ex:constructor="1"><ex:toString>2</ex:toString></ex:__proto__></rdf:RDF>`
    expect((await canonical(text)).split('\n')).toHaveLength(4)
  })
})
