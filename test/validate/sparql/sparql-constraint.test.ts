import { describe, expect, test } from 'vitest'
import { GraphBuilder } from '../../../src/rdf/builder.ts'
import { dcat, rdf } from '../../../src/rdf/vocabulary.ts'
import { revalidate } from '../../../src/validate/revalidate.ts'
import { judged, validate } from '../../../src/validate/validate.ts'
import { lines, resultsOf, resultsWithSparql } from '../engine.ts'
import { example, profileOf, told, words } from '../profiles.ts'
import { turtle } from '../turtle.ts'

const prefixes = `
  :prefixes sh:declare [ sh:prefix "ex" ; sh:namespace "https://example.org/" ],
    [ sh:prefix "dcterms" ; sh:namespace "http://purl.org/dc/terms/" ] . `

/** A node shape on datasets with a constraint in SPARQL. */
function asking(select: string, more = ''): string {
  return `${prefixes}
    :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; ${words} ;
      sh:sparql [ sh:prefixes :prefixes ; sh:select """${select}""" ${more} ] .`
}

const data = `
  :a a dcat:Dataset ; dcterms:title "A" ; dcterms:isPartOf :b .
  :b a dcat:Dataset ; dcterms:title "B", "C" ; dcterms:issued "2020-01-01" .
  _:c a dcat:Dataset ; dcterms:isPartOf :a ; dcterms:publisher [] .`

describe('a constraint in SPARQL', () => {
  test('reports every answer, with the value and the path that it gives', async () => {
    const select = 'SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER (?path = dcterms:title) }'
    const findings = await validate(turtle(data), profileOf(asking(select)))
    expect(findings.map(({ focusNode, resultPath, value }) => [focusNode, resultPath, value])).toEqual([
      [example('a'), 'http://purl.org/dc/terms/title', 'A'],
      [example('b'), 'http://purl.org/dc/terms/title', 'B'],
      [example('b'), 'http://purl.org/dc/terms/title', 'C'],
    ])
    expect(findings.map(({ position }) => position?.line)).toEqual([2, 5, 6])
    expect(findings[0].sourceConstraintComponent).toBe('http://www.w3.org/ns/shacl#SPARQLConstraintComponent')
  })

  test('is about the resource when it gives no value', async () => {
    const select = 'SELECT $this WHERE { FILTER NOT EXISTS { $this dcterms:title ?title } }'
    expect(await told(data, asking(select))).toEqual([[expect.stringMatching(/^_:/), null]])
  })

  test('sees blank nodes as what they are, as focus nodes and as values', async () => {
    const select =
      'SELECT $this ?value WHERE { $this dcterms:publisher ?value . FILTER (isBlank($this) && isBlank(?value)) }'
    expect(await told(data, asking(select))).toEqual([[expect.stringMatching(/^_:/), expect.stringMatching(/^_:/)]])
  })

  test('sees the knowledge', async () => {
    const select = 'SELECT $this WHERE { $this a ?type . ?type dcterms:title "Known" }'
    const shapes = asking(select)
    expect(await told(':a a dcat:Dataset .', shapes, 'dcat:Dataset dcterms:title "Known" .')).toHaveLength(1)
    expect(await told(':a a dcat:Dataset .', shapes)).toEqual([])
  })

  test('tells of values that no graph holds', async () => {
    const select =
      'SELECT $this (COUNT(?title) AS ?value) WHERE { $this dcterms:title ?title } GROUP BY $this HAVING (COUNT(?title) > 1)'
    expect(await told(data, asking(select))).toEqual([[example('b'), '2']])
  })

  test('tells of numbers, dates and tags as they were published', async () => {
    const published = `:a a dcat:Dataset ; :p "01"^^xsd:integer, "1"^^xsd:boolean, "2020-01-01T00:00:00.00Z"^^xsd:dateTime, "x"@en-GB .
      :b :q "1"^^xsd:integer .`
    const findings = await told(published, asking('SELECT $this ?value WHERE { $this ex:p ?value }'))
    expect(findings.map(([, value]) => value)).toEqual(['01', '1', '2020-01-01T00:00:00.00Z', 'x'])
  })

  test('tells of the same answer once', async () => {
    const select = 'SELECT $this WHERE { $this dcterms:title ?title }'
    expect(await told(data, asking(select))).toEqual([
      [example('a'), null],
      [example('b'), null],
    ])
  })

  test('has words of its own, with answers in their places', async () => {
    const select = 'SELECT $this ?value ?part WHERE { $this dcterms:isPartOf ?part ; dcterms:title ?value }'
    const shapes = asking(select, '; sh:message "{?value} hör till {$part}."@sv, "{?value} is part of {$part}."@en')
    const [finding] = await validate(turtle(data), profileOf(shapes))
    expect(finding.resultMessage).toEqual({
      sv: 'A hör till https://example.org/b.',
      en: 'A is part of https://example.org/b.',
    })
  })

  test('can answer with its words', async () => {
    const select = 'SELECT $this ?message WHERE { $this dcterms:title "A" . BIND ("Not A" AS ?message) }'
    const [finding] = await validate(turtle(data), profileOf(asking(select)))
    expect(finding.resultMessage).toEqual({ sv: 'Not A', en: 'Not A' })
  })

  test('else has the words of its shape', async () => {
    const [finding] = await validate(turtle(data), profileOf(asking('SELECT $this WHERE { $this dcterms:title "A" }')))
    expect(finding.resultMessage).toEqual({ sv: 'Fel', en: 'Wrong' })
  })

  test('that answers that it failed is refused, with its shape', async () => {
    const failing = validate(turtle(data), profileOf(asking('SELECT $this (true AS ?failure) WHERE { }')))
    await expect(failing).rejects.toMatchObject({ code: 'sparql-failure', shape: example('Dataset') })
  })

  test('asks for nothing when it is deactivated', async () => {
    expect(await told(data, asking('SELECT $this WHERE { }', '; sh:deactivated true'))).toEqual([])
  })

  test('can be a shape itself', async () => {
    const shapes = `${prefixes} :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; ${words} ; sh:sparql :Dataset ;
      sh:prefixes :prefixes ; sh:select "SELECT $this WHERE { $this dcterms:title 'A' }" .`
    expect(await told(data, shapes)).toEqual([[example('a'), null]])
  })

  test('puts the path of a property shape in the place of $PATH', async () => {
    const shapes = `:Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :deep .
      :deep sh:path ( [ sh:zeroOrMorePath dcterms:isPartOf ] [ sh:alternativePath ( dcterms:issued [ sh:inversePath :none ] ) ] ) ; ${words} ;
        sh:sparql [ sh:select "SELECT $this ?value WHERE { $this $PATH ?value }" ] .`
    const findings = await told(data, shapes)
    expect(findings.map(([focus]) => focus)).toEqual([example('a'), example('b'), expect.stringMatching(/^_:/)])
  })

  test.each([
    ['sh:not', 'sh:not :Asking', ['b']],
    ['sh:node', 'sh:node :Asking', ['a']],
    ['sh:or', 'sh:or ( :Asking [ sh:property [ sh:path :none ; sh:minCount 1 ] ] )', ['a']],
    [
      'sh:property',
      'sh:property [ sh:path dcterms:isPartOf ; sh:qualifiedValueShape :Asking ; sh:qualifiedMinCount 1 ]',
      [],
    ],
  ])('counts where another shape refers to it: %s', (_, constraint, broken) => {
    const shapes = turtle(`${prefixes}
      :S a sh:NodeShape ; sh:targetNode :a, :b ; ${constraint} .
      :Asking a sh:NodeShape ; sh:sparql [ sh:prefixes :prefixes ; sh:select "SELECT $this WHERE { $this dcterms:title 'A' }" ] .`)
    return resultsWithSparql(turtle(data), shapes).then(results => {
      const nodes = results.filter(({ focus }) => focus !== '-').map(({ focus }) => focus)
      const expected = constraint.startsWith('sh:property')
        ? ['<https://example.org/b>']
        : broken.map(name => `<${example(name)}>`)
      expect(nodes).toEqual(expected)
    })
  })

  test('is never taken as met when there is no engine', () => {
    expect(() => resultsOf(turtle(data), turtle(asking('SELECT $this WHERE { }')))).toThrow('without an engine')
  })
})

test('whatever stands in a catalogue can be asked about', async () => {
  const published = new GraphBuilder()
  published.addGraph(turtle(':a a dcat:Dataset ; dcterms:title "a\\nb\\"\\u0001", "å" . :b a dcat:Dataset .'))
  const [type, dataset] = [published.terms.iri(rdf.type), published.terms.iri(dcat.Dataset)]
  const odd = ['not an iri', 'x:<y>', 'relative', '', 'urn:å\\"'].map(iri => published.terms.iri(iri))
  for (const node of odd) published.add(node, type, dataset)
  for (const tag of ['sv_SE', 'not a tag', 'en-x-veryveryverylong', '1']) {
    published.add(odd[0], odd[1], published.terms.text('x', tag))
  }
  const findings = await validate(published.build(), profileOf(asking('SELECT $this WHERE { $this a ?type }')))
  expect(findings).toHaveLength(7)
})

test('judging a later state again sees what a query asks of other resources', async () => {
  const select =
    'SELECT $this ?value WHERE { $this dcterms:isPartOf/dcterms:isPartOf ?part . ?part dcterms:title ?value }'
  const chain = `:a a dcat:Dataset ; dcterms:isPartOf :b . :b dcterms:isPartOf :c .
    ${Array.from({ length: 20 }, (_, index) => `:d${index} a dcat:Dataset .`).join(' ')}`
  const profile = profileOf(asking(select))
  const before = await judged(turtle(chain), profile)
  const after = await revalidate(before, turtle(`${chain} :c dcterms:title "C" .`))
  expect(before.findings).toEqual([])
  expect(after.findings.map(({ focusNode, value }) => [focusNode, value])).toEqual([[example('a'), 'C']])
})

describe('pre-binding', () => {
  test.each([
    ['an OPTIONAL', 'SELECT $this ?value WHERE { OPTIONAL { $this dcterms:isPartOf ?value } FILTER (!bound(?value)) }'],
    [
      'a sub-query',
      'SELECT $this ?value WHERE { { SELECT $this (MAX(?t) AS ?value) WHERE { $this dcterms:title ?t } GROUP BY $this } }',
    ],
    ['EXISTS within a group', 'SELECT $this WHERE { { FILTER EXISTS { { FILTER ($this = ex:a) } } } }'],
    ['a UNION', 'SELECT $this ?value WHERE { { $this dcterms:title ?value } UNION { ?value dcterms:isPartOf $this } }'],
    ['a limit', 'SELECT $this ?value WHERE { $this dcterms:title ?value } ORDER BY ?value LIMIT 1'],
    [
      'a comparison with other resources',
      'SELECT $this ?value WHERE { $this dcterms:title ?t . ?value dcterms:title ?u . FILTER (?t < ?u) }',
    ],
    ['a path', 'SELECT $this ?value WHERE { $this dcterms:isPartOf+ ?value }'],
  ])('gives the same answers for all focus nodes at once as one by one, with %s', async (_, select) => {
    const [graph, shapes] = [turtle(data), turtle(asking(select))]
    const [atOnce, oneByOne] = [await resultsWithSparql(graph, shapes), await resultsWithSparql(graph, shapes, false)]
    expect(lines(atOnce)).toEqual(lines(oneByOne))
    expect(atOnce).not.toEqual([])
  })

  test('limits the answers about each focus node, not about all of them', async () => {
    const select = 'SELECT $this ?value WHERE { $this dcterms:title ?value } ORDER BY ?value LIMIT 1'
    expect(await told(data, asking(select))).toEqual([
      [example('a'), 'A'],
      [example('b'), 'B'],
    ])
  })

  test('holds for more focus nodes than are asked about in one query', async () => {
    const many = Array.from(
      { length: 5000 },
      (_, index) => `:d${index} a dcat:Dataset ; dcterms:title "${index % 100}" .`,
    )
    const select = 'SELECT $this WHERE { $this dcterms:title "7" }'
    expect(await told(many.join('\n'), asking(select))).toHaveLength(50)
  })
})

describe('a constraint component of the shapes’ own', () => {
  const component = `${prefixes}
    :MaxWords a sh:ConstraintComponent ; sh:parameter [ sh:path :limit ], [ sh:path :separator ; sh:optional true ] ;
      sh:labelTemplate "At most {$limit} words" ;
      sh:validator [ sh:ask "ASK { FILTER (strlen(replace(str($value), concat('[^', coalesce($separator, ' '), ']'), '')) < $limit) }" ] .`
  const shape = (more: string): string =>
    `${component} :Dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property :title . :title sh:path dcterms:title ; ${more} .`
  const titles =
    ':a a dcat:Dataset ; dcterms:title "one two", "one,two,three" . :b a dcat:Dataset ; dcterms:title "one two" .'

  test('judges every value by its parameters', async () => {
    expect(await told(titles, shape(`:limit 2 ; ${words}`))).toEqual([])
    expect(await told(titles, shape(`:limit 1 ; ${words}`))).toEqual([
      [example('a'), 'one two'],
      [example('b'), 'one two'],
    ])
    expect(await told(titles, shape(`:limit 2 ; :separator "," ; ${words}`))).toEqual([[example('a'), 'one,two,three']])
  })

  test('asks for nothing in a shape without a mandatory parameter', async () => {
    expect(await told(titles, shape(`:separator "," ; ${words}`))).toEqual([])
  })

  test('is named as the component, in the words of its template', async () => {
    const [finding] = await validate(turtle(titles), profileOf(shape(`:limit 1 ; ${words}`)))
    expect(finding.sourceConstraintComponent).toBe(example('MaxWords'))
    expect(finding.resultMessage.en).toBe('At most 1 words')
  })

  test('with one parameter makes a constraint of every value', async () => {
    const lone = `:Other a sh:ConstraintComponent ; sh:parameter [ sh:path :other ] ;
      sh:propertyValidator [ sh:select "SELECT $this ?value WHERE { $this $PATH ?value . FILTER (?value = $other) }" ] .`
    expect(await told(titles, `${lone} ${shape(`:other "one two", "one,two,three" ; ${words}`)}`)).toHaveLength(3)
  })
})
