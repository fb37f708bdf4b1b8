import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { graphChecksum } from '../../src/rdf/graph-checksum.ts'
import { BrokenLines, lineSyntax, parseInPieces } from '../../src/rdf/lines.ts'
import { defaultReadLimits, type ParseTools, SyntaxFault } from '../../src/rdf/parsing.ts'
import { read } from '../../src/rdf/read.ts'
import { serialiseNQuads } from '../../src/rdf/syntax/ntriples-writer.ts'
import { graphOf, someQuads } from './random-graphs.ts'

const baseIri = 'https://kommun.example/katalog'
const mediaType = 'application/n-quads'

/** A document read in pieces of some bytes, and the rules of what there was to complain of. */
async function inPieces(text: string, pieceSize: number): Promise<{ graph: Graph; told: string[] }> {
  const body = Buffer.from(text)
  const builder = new GraphBuilder({ positions: true })
  const syntax = lineSyntax(body, { mediaType })?.syntax
  if (syntax === undefined) throw new Error('not in lines')
  const told: string[] = []
  const report: ParseTools['report'] = ({ rule, position }) => told.push(`${rule} ${position?.line}`)
  const tools = { baseIri, declared: true, limits: defaultReadLimits, declare: () => undefined, report }
  await parseInPieces(builder, body, { syntax, tools, pieceSize })
  return { graph: builder.build(), told }
}

/** Every statement with its place and that of its subject. */
function placesIn(graph: Graph): string[] {
  const { subjects, predicates, objects } = graph.columns
  return Array.from(subjects, (subject, row) => {
    const terms = [subject, predicates[row], objects[row]].map(id => `${graph.kind(id)} ${graph.value(id)}`)
    return JSON.stringify([terms, graph.positionOf(row), graph.startOf(subject)])
  }).sort()
}

describe('a document of a statement a line, read in pieces', () => {
  test('says the same at the same places, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(someQuads, fc.integer({ min: 40, max: 4000 }), fc.boolean(), async (quads, size, isDos) => {
        const written = [...serialiseNQuads(graphOf(quads))].join('')
        const text = isDos ? written.replaceAll('\n', '\r\n') : written
        fc.pre(lineSyntax(Buffer.from(text), { mediaType }) !== null)
        const { graph } = await inPieces(`# anmärkning\n${text}`, size)
        const whole = await read(Buffer.from(`# anmärkning\n${text}`), { baseIri, mediaType, positions: true })
        expect(await graphChecksum(graph)).toBe(await graphChecksum(whole.graph))
        expect(placesIn(graph)).toEqual(placesIn(whole.graph))
      }),
      { numRuns: 100 },
    )
  })

  const line = (n: number): string => `<https://kommun.example/${n}> <https://kommun.example/p> "ö" .\n`

  test('has its faults at the same places', async () => {
    const faulty = '<https://kommun.example/%zz> <https://kommun.example/p> <https://kommun.example/a\u00a0b> .\n'
    const text = `${line(1)}${line(2)}${faulty}${line(3)}${faulty}`
    const whole = await read(Buffer.from(text), { baseIri, mediaType, positions: true })
    const { told } = await inPieces(text, 60)
    expect(told).toEqual(['iri-percent-encoding 3', 'iri-illegal-character 3'])
    expect(told).toEqual(whole.problems.map(({ rule, position }) => `${rule} ${position?.line}`))
  })

  test('is given up at the line of a syntax error', async () => {
    const text = `${line(1)}${line(2)}${line(3)}<https://kommun.example/4> ? "x" .\n${line(5)}`
    const whole = await read(Buffer.from(text), { baseIri, mediaType })
    const error = await inPieces(text, 60).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SyntaxFault)
    expect((error as SyntaxFault).problem).toEqual(whole.problems[0])
  })

  test('is not for statements of several lines', async () => {
    const text = `${line(1)}<https://kommun.example/a> <https://kommun.example/p>\n  "a" .\n${line(2)}`
    await expect(inPieces(text, 64 + 55)).rejects.toThrow(BrokenLines)
  })

  test.each([
    ['Turtle', '@prefix a: <urn:a> .\na:b a:c a:d .', null],
    ['another charset', line(1), 'iso-8859-1'],
    ['a line end that only the parser takes for one', `${line(1)}#\r${line(2)}`, null],
  ])('is not for %s', (_, text, charset) => {
    expect(lineSyntax(Buffer.from(text), { charset })).toBeNull()
  })

  test('is not for bytes that are not UTF-8', () => {
    expect(lineSyntax(Buffer.from(line(1), 'latin1'), { mediaType })).toBeNull()
  })
})

test('a large document is read in pieces, and as one text when a statement is broken', async () => {
  const lines = Array.from(
    { length: 250_000 },
    (_, n) => `<urn:s:${n % 1000}> <urn:p:a-long-property-name> <urn:o:${n % 700}> .`,
  )
  const broken = lines.with(130_000, '<urn:s:1> <urn:p:a-long-property-name>\n<urn:o:broken> .')
  const readings = [lines, broken].map(all => read(Buffer.from(`${all.join('\n')}\n#${'x'.repeat(6e6)}`), { baseIri }))
  const [whole, other] = await Promise.all(readings)
  expect([whole.failure, other.failure]).toEqual([null, null])
  expect([whole.graph.size, other.graph.size]).toEqual([7000, 7001])
})
