import { describe, expect, test } from 'vitest'
import { canonicalNQuads } from '../../../src/rdf/canonical.ts'
import { read } from '../../../src/rdf/read.ts'

const prefix = '@prefix ex: <http://example.org/> .\n'
const readTurtle = (text: string) =>
  read(Buffer.from(prefix + text), { baseIri: 'https://kalla.example/', mediaType: 'text/turtle' })
const lastProblem = async (text: string): Promise<string> => {
  const { rule, position } = (await readTurtle(text)).problems.at(-1) ?? { rule: 'none', position: null }
  return `${rule}@${position?.line}:${position?.column}`
}

describe('an error in Turtle has its place', () => {
  test.each([
    ['no full stop', 'ex:a ex:b ex:c\nex:d ex:e ex:f .', 'syntax-error@3:1'],
    ['no object', 'ex:a ex:b .\n', 'syntax-error@2:11'],
    ['a literal as subject', '\n  "a" ex:b ex:c .', 'syntax-error@3:3'],
    ['a bracket too many', 'ex:a ex:b ex:c ] .', 'syntax-error@2:16'],
    ['a string over two lines', 'ex:a ex:b "ett\ntvå" .', 'syntax-error@2:11'],
    ['an unknown escape', 'ex:a ex:b "\\q" .', 'syntax-error@2:11'],
    ['a language tag with underscore', 'ex:a ex:b "å"@sv_SE .', 'syntax-error@2:17'],
    ['a prefix that is not declared', 'ex:a ex:b\n ej:c .', 'syntax-undefined-prefix@3:2'],
    ['a datatype whose prefix is not declared', 'ex:a ex:b "1"^^xsd:int .', 'syntax-undefined-prefix@2:16'],
    ['a space in an IRI', 'ex:a ex:b # en kommentar\n <http://a b> .', 'iri-illegal-character@3:2'],
    ['an end in a statement', 'ex:a ex:b "x"', 'syntax-unexpected-end@2:14'],
    ['an end in a string', 'ex:a ex:b """x\n', 'syntax-error@2:11'],
    ['a triple term', 'ex:a ex:b <<( ex:c ex:d ex:e )>> .', 'rdf12-not-supported@2:34'],
    ['a direction', 'ex:a ex:b "x"@ar--rtl .', 'rdf12-not-supported@2:17'],
    [
      'a plain rdf:langString',
      'ex:a ex:b "x"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .',
      'syntax-error@2:16',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await lastProblem(text)).toBe(expected)
  })
})

describe('relative IRIs', () => {
  test('are told of once each, also as prefix, datatype and graph name', async () => {
    const text = '@prefix r: <r#> . <a> ex:p <a>, r:b, "1"^^<int> . <g> { <a> ex:p <b> }'
    const { problems, graph } = await read(Buffer.from(prefix + text), { baseIri: 'https://kalla.example/x/y' })
    expect(problems.map(problem => problem.details.reference)).toEqual(['r#', 'a', 'int', 'g', 'b'])
    expect(await canonicalNQuads(graph)).toContain(
      '<https://kalla.example/x/a> <http://example.org/p> <https://kalla.example/x/r#b>',
    )
  })

  test('are absolute also where the base of the document has no path to put before them', async () => {
    const { graph } = await readTurtle('@base <urn:ex:p> . ex:a ex:b <../..> .')
    const iris = Array.from(graph.columns.objects, id => graph.value(id))
    expect(iris).toEqual([expect.stringMatching(/^https:\/\/kalla\.example\//)])
  })

  test('weigh less against a base that the document declares', async () => {
    const { problems } = await readTurtle('@base <http://example.org/dir/> . <a> ex:p <../b> .')
    expect(problems.map(({ rule, value }) => [rule, value])).toEqual([
      ['iri-relative-to-base', 'a'],
      ['iri-relative-to-base', '../b'],
    ])
  })
})

test('escapes, numbers, lists and nested nodes come out as the same statements written out', async () => {
  const short = 'ex:a ex:p "\\u00e5\\n\\U0001F30A", \'b\', 1, 1.0, 1e0, true, ( ex:x [ ex:q ex:y ] ), ex:l\\,o .'
  const long =
    'ex:a ex:p "å\\n🌊", "b", "1"^^x:integer, "1.0"^^x:decimal, "1e0"^^x:double, "true"^^x:boolean, _:l, <http://example.org/l,o> .\n' +
    '_:l r:first ex:x ; r:rest _:m . _:m r:first _:n ; r:rest r:nil . _:n ex:q ex:y .'
  const names =
    '@prefix x: <http://www.w3.org/2001/XMLSchema#> . @prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n'
  const [one, other] = await Promise.all([readTurtle(short), readTurtle(names + long)])
  expect(await canonicalNQuads(one.graph)).toBe(await canonicalNQuads(other.graph))
  expect(one.graph.size).toBe(13)
})

test.each([
  ['spaces', ' '.repeat(20_000_000)],
  ['comments', '# en rad\n'.repeat(2_000_000)],
])('an error behind millions of %s has its place, too', async (_, gap) => {
  const { problems } = await readTurtle(`${gap}\n§`)
  expect(problems).toMatchObject([{ rule: 'syntax-error', details: { found: '§' } }])
})
