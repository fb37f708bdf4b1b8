import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { decode } from '../../src/rdf/encoding.ts'
import { type ReadOptions, read, readInto } from '../../src/rdf/read.ts'
import { serialiseNQuads } from '../../src/rdf/syntax/ntriples-writer.ts'
import { syntaxes } from '../../src/rdf/syntaxes.ts'

const base = { baseIri: 'https://kalla.example/' }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const rulesOf = async (text: string, options: Partial<ReadOptions> = {}): Promise<string[]> =>
  (await read(bytes(text), { ...base, ...options })).problems.map(problem => problem.rule)

const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const rdfxml = (inner: string): string => `<rdf:RDF ${rdf} xmlns:ex="http://example.org/">${inner}</rdf:RDF>`

describe('readInto', () => {
  test('takes back what a broken document added and keeps what stood there before', async () => {
    const builder = new GraphBuilder()
    await readInto(builder, bytes('<http://a> <http://b> <http://c> .'), base)
    const broken = await readInto(builder, bytes('<http://x> <http://y> <http://z> . <http://x> oops'), base)
    expect(broken.failure).toBe('syntax')
    expect(builder.build().size).toBe(1)
  })

  test.each([
    ['Turtle', '_:x <http://b> "1" .'],
    ['RDF/XML', rdfxml('<rdf:Description rdf:nodeID="x"><ex:b>1</ex:b></rdf:Description>')],
    ['JSON-LD', '{ "@id": "_:x", "http://b": "1" }'],
  ])('keeps blank nodes with the same label in two %s documents apart', async (_, text) => {
    const builder = new GraphBuilder()
    await readInto(builder, bytes(text), base)
    await readInto(builder, bytes(text), base)
    expect(builder.build().subjects()).toHaveLength(2)
  })

  test.each([
    ['Turtle', '_:g0 <http://b> [ <http://c> "1" ] .'],
    ['RDF/XML', rdfxml('<rdf:Description rdf:nodeID="g0"><ex:b><ex:C/></ex:b></rdf:Description>')],
  ])('keeps a written label of %s apart from the made ones', async (_, text) => {
    expect((await read(bytes(text), base)).graph.subjects()).toHaveLength(2)
  })
})

describe('the choice of syntax', () => {
  const turtle = '@prefix ex: <http://example.org/> . ex:a ex:b ex:c .'

  test.each([
    ['text/turtle', []],
    [null, []],
    ['text/plain', []],
    ['application/octet-stream', []],
    ['text/html', ['media-type-mismatch']],
    ['application/xml', ['media-type-mismatch']],
    ['application/rdf+xml', ['media-type-mismatch']],
    ['application/ld+json', ['media-type-mismatch']],
    ['image/png', ['media-type-mismatch']],
  ])('reads Turtle sent as %s', async (mediaType, rules) => {
    const reading = await read(bytes(turtle), { ...base, mediaType })
    expect([reading.syntax, reading.problems.map(problem => problem.rule)]).toEqual(['turtle', rules])
  })

  test('believes Content-Type where the text could be several syntaxes', async () => {
    const line = bytes('<http://a> <http://b> <http://c> .\n')
    const types = ['text/turtle', 'application/trig', 'application/n-triples', 'application/n-quads']
    const found = await Promise.all(types.map(mediaType => read(line, { ...base, mediaType })))
    expect(found.map(reading => reading.syntax)).toEqual(['turtle', 'trig', 'ntriples', 'nquads'])
  })

  test('lets errors in N-Triples stay errors', async () => {
    const text = '<http://a> <http://b> 1 .\n'
    expect(await rulesOf(text, { mediaType: 'application/n-triples' })).toEqual(['syntax-error'])
  })
})

describe('limits', () => {
  const nested = {
    'text/turtle': (depth: number) => `<http://a> <http://b> ${'[ <http://b> '.repeat(depth)} 1 ${']'.repeat(depth)} .`,
    'application/rdf+xml': (depth: number) =>
      rdfxml('<ex:C><ex:p>'.repeat(depth / 2) + '</ex:p></ex:C>'.repeat(depth / 2)),
    'application/ld+json': (depth: number) => `${'{"http://b":'.repeat(depth)}{"@id":"http://c"}${'}'.repeat(depth)}`,
  }
  const types = Object.entries(nested)

  test.each([
    ['text/turtle', 900],
    ['application/rdf+xml', 900],
    ['application/ld+json', 190],
  ] as const)('%s nested %i deep is read', async (mediaType, depth) => {
    const { failure, graph } = await read(bytes(nested[mediaType](depth)), { ...base, mediaType })
    expect([failure, graph.size >= depth]).toEqual([null, true])
  })

  test.each(types)('%s nested 100,000 deep is refused without a stack overflow', async (mediaType, document) => {
    expect((await rulesOf(document(100_000), { mediaType })).at(-1)).toBe('document-too-deep')
  })

  test('XML literals nested 100,000 deep are refused', async () => {
    const literal = `<p>`.repeat(100_000) + '</p>'.repeat(100_000)
    const text = rdfxml(`<ex:C><ex:p rdf:parseType="Literal">${literal}</ex:p></ex:C>`)
    expect(await rulesOf(text)).toEqual(['document-too-deep'])
  })

  test.each([
    ['Turtle', '<http://a> <http://b> 1, 2, 3 .'],
    ['RDF/XML', rdfxml('<rdf:Description rdf:about="http://a" ex:a="1" ex:b="2" ex:c="3"/>')],
    ['JSON-LD', '{ "@id": "http://a", "http://b": [1, 2, 3] }'],
  ])('the number of statements in %s is counted', async (_, text) => {
    expect(await rulesOf(text, { limits: { maxStatements: 3 } })).toEqual([])
    expect(await rulesOf(text, { limits: { maxStatements: 2 } })).toEqual(['document-too-many-statements'])
  })

  test('entities may make a document only so much longer', async () => {
    const entity = `<!DOCTYPE rdf:RDF [<!ENTITY e "${'x'.repeat(1000)}">]>`
    const text = (uses: number): string => entity + rdfxml(`<ex:C><ex:p>${'&e;'.repeat(uses)}</ex:p></ex:C>`)
    expect(await rulesOf(text(10), { limits: { maxEntityGrowth: 10_000 } })).toEqual([])
    expect(await rulesOf(text(11), { limits: { maxEntityGrowth: 10_000 } })).toEqual(['rdfxml-entity-growth'])
  })

  test('a quadratic blow-up stops at the limit on its own', async () => {
    const entity = `<!DOCTYPE rdf:RDF [<!ENTITY e "${'x'.repeat(30_000)}">]>`
    const text = entity + rdfxml(`<ex:C><ex:p>${'&e;'.repeat(30_000)}</ex:p></ex:C>`)
    expect(await rulesOf(text)).toEqual(['rdfxml-entity-growth'])
  })

  test('of many problems the first are told, and how many more there are', async () => {
    const links = Array.from({ length: 30 }, (_, n) => `<ex:p rdf:resource="relativ${n}"/>`).join('')
    const text = rdfxml(`<rdf:Description rdf:about="http://a">${links}</rdf:Description>`)
    const { problems } = await read(bytes(text), { ...base, limits: { maxProblems: 10 } })
    expect(problems).toHaveLength(11)
    expect(problems.at(-1)).toMatchObject({ rule: 'problems-left-out', details: { count: '20' } })
  })
})

describe('time', () => {
  const size = 100_000
  const json = (object: (n: number) => object, count: number): string =>
    JSON.stringify(Array.from({ length: count }, (_, n) => object(n)))
  const doctype = (inner: string): string => `<!DOCTYPE rdf:RDF [${inner}]><rdf:RDF ${rdf}/>`

  test.each([
    ['namespaces declared on every element', rdfxml('<n:C xmlns:n="http://n/"/>'.repeat(size / 10))],
    [
      'an element of many attributes',
      rdfxml(`<ex:C ${Array.from({ length: size / 10 }, (_, n) => `ex:a${n}="1"`).join(' ')}/>`),
    ],
    ['many pieces of text', rdfxml(`<ex:C><ex:p>${'a<!---->'.repeat(size)}</ex:p></ex:C>`)],
    ['comments that are not closed in a doctype', doctype(`<!ATTLIST a b CDATA "${'<!--'.repeat(7000)}">`)],
    ['an entity that is not closed', doctype(`<!ENTITY e SYSTEM ${' '.repeat(30_000)}"x"x "`)],
    ['unclosed IRIs', '<'.repeat(size)],
    ['a long string', `<http://a> <http://b> "${'\\n'.repeat(size * 10)}" .`],
    ['quotation marks', `<http://a> <http://b> """${'"" '.repeat(size)}`],
    ['open brackets of JSON', '['.repeat(size)],
    ['an open string of JSON', `{"@id": "${'\\n'.repeat(size * 10)}`],
    ['braces', `${'{'.repeat(size)}`],
    ['number signs', '#\n'.repeat(size)],
    [
      'attributes on a line each',
      rdfxml(`<ex:C ${Array.from({ length: size / 10 }, (_, n) => `ex:a${n}="1"`).join('\n')}/>`),
    ],
    ['RDF/XML on one line', rdfxml('<ex:C><ex:p ex:q="1"/><ex:r rdf:resource="http://a/{"/></ex:C>'.repeat(size / 10))],
    ['Turtle on one line', '<http://a> <http://b> [ <http://c> <d> ] . '.repeat(size / 5)],
    ['Turtle on one line for grep', '<http://a> <http://b> [ <http://c> <d> ] .\r'.repeat(size / 5)],
    [
      'JSON-LD on one line',
      json(n => ({ 'http://p': [`${n}`, { 'http://q': { '@id': `r ${n}` }, unknown: n }] }), size / 5),
    ],
    [
      'JSON-LD left to jsonld',
      json(n => ({ '@context': { n: '@nest' }, n: { 'http://p': { '@id': `http://a/{${n}` } } }), size / 10),
    ],
    [
      'a context of its own in each object',
      json(n => ({ '@context': { [`t${n}`]: 'http://t' }, [`t${n}`]: 1 }), size / 20),
    ],
    [
      'contexts deep inside',
      `{"@id":"http://a","http://p":${json(n => ({ '@context': { [`t${n % 99}`]: 'http://t' }, [`t${n % 99}`]: n }), size / 10)}}`,
    ],
    ['many names in an object', json(n => ({ [`http://p/${n}`]: n }), size / 5).replaceAll('},{', ',')],
    ['half an XML declaration', `<?xml ${'encoding='.repeat(size)}`],
  ])('is short for %s', async (_, text) => {
    const started = performance.now()
    await read(bytes(text), { ...base, positions: true })
    expect(performance.now() - started).toBeLessThan(4000)
  })
})

describe('positions', () => {
  const turtle =
    '@prefix ex: <http://example.org/> .\nex:a ex:b "1" ;\n  ex:c 2,\n    [ ex:d "x"@sv ;\n      ex:e ( ex:f ) ] .\n'
  const xml = rdfxml(
    '\n <ex:C rdf:about="http://a"\n  ex:p="1">\n  <ex:q\r\n   rdf:resource="http://b"/>\n  <ex:r>två</ex:r></ex:C>\n',
  )

  /** Every statement as "predicate line:column", sorted by place. */
  async function places(text: string): Promise<string[]> {
    const { graph } = await read(bytes(text), { ...base, positions: true })
    return Array.from(graph.columns.predicates, (predicate, row) => {
      const { line, column } = graph.positionOf(row) ?? { line: 0, column: 0 }
      return `${line}:${column} ${graph.value(predicate).replace(/.*[/#]/, '')}`
    }).sort()
  }

  test('are those of the object in Turtle', async () => {
    expect(await places(turtle)).toEqual(['2:11 b', '3:8 c', '4:12 d', '4:5 c', '5:12 e', '5:14 first', '5:14 rest'])
  })

  test('are those of the start tag or the attribute in RDF/XML', async () => {
    expect(await places(xml)).toEqual(['2:2 type', '3:3 p', '4:3 q', '6:3 r'])
  })

  test('are those of the object in N-Quads', async () => {
    const quads = '<http://a> <http://b> <http://c> <http://g> .\n\n<http://a> <http://d> "1" .\n'
    expect(await places(quads)).toEqual(['1:23 b', '3:23 d'])
  })

  test('of a string of JSON that is too long for a pattern is found, too', async () => {
    const { problems } = await read(bytes(`{"@id":"${'\\n'.repeat(12_000_000)}`), base)
    expect(problems).toMatchObject([{ rule: 'syntax-unexpected-end', position: { line: 1, column: 24_000_009 } }])
  })

  test('are not kept unless they are asked for', async () => {
    const { graph } = await read(bytes(turtle), base)
    expect(graph.positionOf(0)).toBeNull()
  })
})

describe('whatever the bytes', () => {
  const pieces = [
    ...[
      '<',
      '>',
      '"',
      "'",
      '&',
      ';',
      '.',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '@',
      '^^',
      '_:',
      '\\',
      '\\u',
      '%',
      '#',
      '\n',
      '\u0000',
    ],
    ...[
      'rdf:RDF',
      'xmlns',
      '<!DOCTYPE',
      '<!ENTITY',
      '<![CDATA[',
      '<?xml version="1.0"',
      'encoding="x"',
      '@prefix',
      'a',
      'ö',
      '\ud800',
    ],
    ...[
      '"@context"',
      '"@id"',
      '"__proto__"',
      '"@type"',
      'http://example.org/',
      'rdf:parseType="Literal"',
      'rdf:ID="a"',
    ],
  ]
  const documents = [
    rdfxml(
      '<ex:C rdf:about="http://a" ex:p="1"><ex:q rdf:parseType="Literal"><b c="d"/></ex:q><ex:r xml:lang="sv">ö</ex:r></ex:C>',
    ),
    `<!DOCTYPE rdf:RDF [<!ENTITY e "v">]>${rdfxml('<ex:C><ex:p>&e;</ex:p></ex:C>')}`,
    '@prefix ex: <http://example.org/> .\nex:a ex:b "ö"@sv, """x\ny""", 1.5e3, [ ex:c ( true ) ] .\n',
    'GRAPH <http://g> { <http://a> <http://b> "c"^^<http://d> . }',
    '<http://a> <http://b> "c" <http://g> .\n_:a <http://b> _:c .\n',
    '{ "@context": { "ex": "http://example.org/" }, "@id": "http://a", "ex:b": [ { "@list": [1, null] }, { "@value": "ö" } ] }',
  ]
  const mediaType = fc.constantFrom(null, ...syntaxes.map(syntax => syntax.mediaTypes[0]))
  const mutated = fc
    .tuple(
      fc.constantFrom(...documents),
      fc.array(fc.tuple(fc.nat(200), fc.nat(8), fc.constantFrom(...pieces)), { maxLength: 4 }),
    )
    .map(([text, edits]) =>
      edits.reduce((now, [at, cut, piece]) => now.slice(0, at) + piece + now.slice(at + cut), text),
    )
    .map(text => bytes(text))
  const anything = fc.oneof(
    { arbitrary: mutated, weight: 6 },
    {
      arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map(parts => bytes(parts.join(' '))),
      weight: 2,
    },
    { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
  )

  test('the answer is a reading, and a failure has a reason and no graph', async () => {
    const charset = fc.constantFrom(null, 'utf-8', 'iso-8859-1', 'utf-16', 'nonsens')
    await fc.assert(
      fc.asyncProperty(anything, mediaType, charset, async (body, type, label) => {
        const reading = await read(body, { ...base, mediaType: type, charset: label, positions: true })
        if (reading.failure !== null) expect([reading.graph.size, reading.problems.length > 0]).toEqual([0, true])
        if (reading.failure === 'syntax')
          expect([reading.syntax, reading.problems.at(-1)?.position]).not.toContain(null)
        const lines = decode(body, label)
          .text.split('\n')
          .map(line => line.length)
        const rows = Array.from({ length: reading.graph.size }, (_, row) => reading.graph.positionOf(row))
        const subjects = reading.graph.subjects().map(subject => reading.graph.startOf(subject))
        const places = [...rows, ...subjects, ...reading.problems.map(({ position }) => position)]
        const isOutside = places.some(place => place !== null && !(place.column <= lines[place.line - 1] + 1))
        expect(isOutside).toBe(false)
      }),
      { numRuns: 1500 },
    )
  })

  test('a graph with positions says the same as one without', async () => {
    const property = fc.asyncProperty(anything, mediaType, async (body, type) => {
      const [one, other] = [true, false].map(positions => read(body, { ...base, mediaType: type, positions }))
      expect([...serialiseNQuads((await one).graph)]).toEqual([...serialiseNQuads((await other).graph)])
    })
    await fc.assert(property, { numRuns: 500 })
  })
})
