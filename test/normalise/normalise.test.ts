import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../src/normalise/normalise.ts'
import { statementRepairs, termRepairs } from '../../src/normalise/repairs.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { messyQuads, shuffled } from './catalogues.ts'
import { fileGraph, graphOf, turtle } from './graphs.ts'

const folder = join(import.meta.dirname, '../../fixtures/normalise')
const cases = readdirSync(folder).sort()
const profile = await loadProfile()

/** The lines of a case's repairs.txt: rule, subject, property, old and new value; blank nodes without label. */
const listed = (name: string): string[] =>
  readFileSync(join(folder, name, 'repairs.txt'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .sort()
const withoutLabels = (text: string): string => text.replaceAll(/_:[\w-]+/g, '_:')

describe.each(cases)('The case %s', name => {
  const before = fileGraph(join(folder, name, 'before.ttl'))
  const after = fileGraph(join(folder, name, 'after.ttl'))

  test('becomes what it should and nothing else', async () => {
    const { graph } = normalise(await before, profile)
    expect(await canonicalNQuads(graph)).toBe(await canonicalNQuads(await after))
  })

  test('tells of every repair with subject, property, old and new value', async () => {
    const { problems } = normalise(await before, profile)
    const told = problems.map(({ rule, details: { subject, property, old, new: value } }) =>
      [rule, subject, property, old, value].join(' | '),
    )
    expect(told.map(withoutLabels).sort()).toEqual(listed(name))
  })

  test('is left alone the second time', async () => {
    const once = normalise(await before, profile)
    const twice = normalise(once.graph, profile)
    expect(twice.graph).toBe(once.graph)
    expect(twice.problems).toEqual([])
  })
})

test('every repair in the table has a case', () => {
  const seen = new Set(cases.flatMap(listed).map(line => line.split(' | ')[0]))
  const rules = [...termRepairs, ...statementRepairs].map(({ rule }) => rule)
  // A tag that is no tag and an address that is none cannot be written in Turtle; see their own tests.
  expect(rules.filter(rule => !seen.has(rule))).toEqual(['iri-encoded', 'language-tag-dropped'])
})

test('a problem says where it is: focus, class, property, value and position', async () => {
  const graph = turtle('ex:d a dcat:Dataset ; dcterms:issued "2020-01-01" .')
  expect(normalise(graph, profile).problems).toEqual([
    {
      stage: 'normalise',
      rule: 'date-typed',
      focusNode: 'https://kommun.example/d',
      focusType: 'Dataset',
      resultPath: 'http://purl.org/dc/terms/issued',
      value: '2020-01-01',
      position: null,
      details: {
        subject: 'https://kommun.example/d',
        property: 'dcterms:issued',
        old: '"2020-01-01"',
        new: '"2020-01-01"^^xsd:date',
      },
    },
  ])
})

test('a resource that goes by another name is listed under its old one', () => {
  const graph = turtle(`
    _:a a dcat:Dataset ; dcterms:title "Badplatser"@sv .
    <http://dataportal.se/organisation/SE202100-1234%20> a foaf:Agent .`)
  const { renamed } = normalise(graph, profile)
  expect(renamed.get('http://dataportal.se/organisation/SE202100-1234%20')).toBe(
    'http://dataportal.se/organisation/SE2021001234',
  )
  const [blank] = [...renamed].filter(([name]) => name.startsWith('_:'))
  expect(blank[1]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('statements keep their named graphs and their positions', () => {
  const graph = turtle('ex:g { ex:d a dcat:Dataset ; dcterms:issued "2020-01-01" . }')
  const mended = normalise(graph, profile).graph
  expect(mended.value(mended.graphOf(0))).toBe('https://kommun.example/g')
})

test('a very long text is told of in short', () => {
  const { problems } = normalise(turtle(`ex:d dcterms:description "${'ö'.repeat(100_000)} "@sv .`), profile)
  expect(problems[0].details.old.length).toBeLessThan(500)
  expect(problems[0].details.old).toMatch(/ö "@sv$/)
})

test('whatever is published, normalising twice changes nothing', () => {
  fc.assert(
    fc.property(messyQuads, quads => {
      const once = normalise(graphOf(quads), profile)
      const twice = normalise(once.graph, profile)
      expect(twice.problems).toEqual([])
      expect(twice.graph).toBe(once.graph)
    }),
    { numRuns: 400 },
  )
})

test('whatever the order of the statements, the result is the same', async () => {
  await fc.assert(
    fc.asyncProperty(messyQuads, fc.infiniteStream(fc.nat()), async (quads, random) => {
      const one = normalise(graphOf(quads), profile)
      const other = normalise(graphOf(shuffled(quads, random)), profile)
      expect(await canonicalNQuads(other.graph)).toBe(await canonicalNQuads(one.graph))
    }),
    { numRuns: 200 },
  )
})

test('a statement that no problem speaks of is as it was published', () => {
  fc.assert(
    fc.property(messyQuads, quads => {
      const graph = graphOf(
        quads.filter(quad => ![quad.subject, quad.object].some(term => term.termType === 'BlankNode')),
      )
      const { graph: mended, problems } = normalise(graph, profile)
      const repaired = new Set(problems.map(({ focusNode, resultPath }) => `${focusNode} ${resultPath}`))
      const { subjects, predicates, objects } = graph.columns
      for (let row = 0; row < graph.size; row++) {
        const [subject, property] = [graph.value(subjects[row]), graph.value(predicates[row])]
        if (repaired.has(`${subject} ${property}`) || repaired.has(`${subject} null`)) continue
        const value = [graph.value(objects[row]), graph.datatype(objects[row]), graph.language(objects[row])] as const
        const object = graph.datatype(objects[row]) === '' ? mended.iri(value[0]) : mended.literal(...value)
        expect(mended.has(mended.iri(subject), mended.iri(property), object)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})
