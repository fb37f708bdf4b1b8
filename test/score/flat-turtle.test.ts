import { describe, expect, test } from 'vitest'
import { fixTableOf } from '../../src/score/fix-table.ts'
import { flatStatements, plainStatements } from '../../src/score/flat-turtle.ts'
import { templateOf } from '../../src/score/template.ts'
import { profile } from './judged.ts'

/** What the reader of Turtle says, in the form of what is compared. */
function parsed(turtle: string): string[] {
  const { graph, subject } = templateOf(turtle)
  const { subjects, predicates, objects } = graph.columns
  return Array.from(subjects, (id, row) => {
    const object = objects[row]
    const told = [graph.kind(object), graph.value(object), graph.language(object), graph.datatype(object)]
    return JSON.stringify([id === subject, graph.value(predicates[row]), ...told])
  }).sort()
}

function flat(turtle: string): string[] | null {
  const told = flatStatements(turtle)?.map(([property, { kind, value, language, datatype }]) =>
    JSON.stringify([true, property, kind, value, language, datatype]),
  )
  return told === undefined ? null : [...new Set(told)].sort()
}

const rows = [...fixTableOf(profile).values()].filter(({ turtle }) => turtle !== '' && !/\{[a-z-]+\}/.test(turtle))

test.each(rows.map(({ code, turtle }) => [code, turtle]))(
  '%s says the same, read plainly or as Turtle',
  (_, turtle) => {
    const told = flat(turtle)
    if (told === null) expect(turtle).toMatch(/\[| \. /)
    else expect(told).toEqual(parsed(turtle))
  },
)

test.each([
  'dcterms:title "Skolor \\"nya\\"\\n\\\\ och, äldre; alla . "@sv-SE, "Schools"@en ; a dcat:Dataset',
  'dcat:byteSize "20"^^xsd:nonNegativeInteger ; dcat:accessURL <https://data.example/a?b=c;d,e#f> ;',
  'dcterms:identifier ""',
])('plain statements are read: %s', turtle => {
  expect(flat(turtle)).toEqual(parsed(turtle))
})

describe('What is not plain is left to the reader of Turtle', () => {
  test.each([
    'dcterms:temporal [ a dcterms:PeriodOfTime ]',
    'dcterms:publisher <https://a.example/> . <https://a.example/> a foaf:Agent',
    'dcterms:title """lång"""@sv',
    'dcterms:title "\\u00e5"',
    'dcterms:title "rad\nbruten"',
    'nowhere:title "x"',
    'dcat:byteSize 20',
    'dcat:accessURL <relative>',
    'dcterms:title',
    'dcterms:title "a" "b"',
    '"x" dcterms:title',
    'dcterms:title "a",',
    '',
  ])('%s', turtle => {
    expect(flatStatements(turtle)).toBeNull()
  })
})

/** What is said of the resource ('') and of others. */
function said(turtle: string): string[] {
  const { graph, subject } = templateOf(turtle)
  const { subjects, predicates, objects } = graph.columns
  return Array.from(subjects, (id, row) => {
    const object = objects[row]
    const told = [graph.kind(object), graph.value(object), graph.language(object), graph.datatype(object)]
    return JSON.stringify([id === subject ? '' : graph.value(id), graph.value(predicates[row]), ...told])
  }).sort()
}

describe('What is said of others behind a full stop is read as Turtle reads it', () => {
  const about = rows.flatMap(({ turtle }) => (/ \. /.test(turtle) && !turtle.includes('[') ? [turtle] : []))
  test.each([
    ...about,
    'dcterms:publisher <https://a.example/1> . <https://a.example/1> a foaf:Agent ; foaf:name "A. B"@sv, "C"',
    'a dcat:Dataset . dcat:x dcterms:title "x" . <https://a.example/b.c> dcterms:title "y"',
  ])('%s', turtle => {
    const told = plainStatements(turtle)?.map(([subject, property, { kind, value, language, datatype }]) =>
      JSON.stringify([subject, property, kind, value, language, datatype]),
    )
    expect(told?.sort()).toEqual(said(turtle))
  })

  test.each([
    'dcterms:title "x" .',
    'dcterms:title "x" . ',
    'dcterms:title "x" . <https://a.example/1>',
    'dcterms:title "x" . <https://a.example/1> dcterms:title',
    'dcterms:title "x" . "y" dcterms:title "z"',
    'dcterms:rights [ a dcterms:RightsStatement ] . <https://a.example/1> a foaf:Agent',
  ])('but not %s', turtle => {
    expect(plainStatements(turtle)).toBeNull()
  })
})
