import { Parser, type Quad, type Term } from 'n3'
import { describe, expect, test } from 'vitest'
import type { ValidationReport } from '../../../src/report/validation/report.ts'
import { hostileReport, manyFindings, reportOn, reportOnFixture, reportWith, written } from './validation-reports.ts'

const sh = 'http://www.w3.org/ns/shacl#'

/** The statements of a report in Turtle. */
function quadsOf(reports: readonly ValidationReport[], maxFindings: number | null = null): readonly Quad[] {
  return new Parser().parse(written('turtle', reports, { maxFindings }))
}

function objects(quads: readonly Quad[], subject: Term, name: string): readonly Term[] {
  return quads
    .filter(quad => quad.subject.equals(subject) && quad.predicate.value === sh + name)
    .map(quad => quad.object)
}

function resultsIn(quads: readonly Quad[]): readonly Term[] {
  return quads.filter(quad => quad.predicate.value === `${sh}result`).map(quad => quad.object)
}

describe('the Turtle of a validation', () => {
  test('is a validation report by the letter of SHACL', async () => {
    const report = await reportOnFixture('skogsvardsnamnden.rdf')
    const quads = quadsOf([report])
    const results = resultsIn(quads)
    expect(results).toHaveLength(report.findings.length)
    for (const result of results) {
      for (const name of ['focusNode', 'resultSeverity', 'sourceConstraintComponent', 'sourceShape']) {
        expect(objects(quads, result, name), name).toHaveLength(1)
      }
      expect(objects(quads, result, 'resultPath').length).toBeLessThan(2)
      expect(objects(quads, result, 'value').length).toBeLessThan(2)
      expect(objects(quads, result, 'resultMessage').map(term => ('language' in term ? term.language : ''))).toEqual([
        'sv',
        'en',
      ])
    }
  })

  test.each([
    ['a dataset without anything', 'a <http://www.w3.org/ns/dcat#Dataset>', 'false'],
    ['something that no rule is about', '<https://a.example/p> 1', 'true'],
  ])('says of %s whether there are results', async (_, statements, conforms) => {
    const report = await reportOn(`<https://a.example/d> ${statements} .`)
    const judged = conforms === 'true' ? reportWith([]) : report
    const quads = quadsOf([judged])
    const said = quads.filter(quad => quad.predicate.value === `${sh}conforms`).map(quad => quad.object.value)
    expect(said).toEqual([conforms])
  })

  test('writes values as the terms they are in the document', async () => {
    const report = await reportOn(`
      @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      <https://a.example/d> a dcat:Dataset ; dcterms:title "https://a.example/text" ; dcterms:issued "i går"^^xsd:date ;
        dcterms:publisher [ a <http://xmlns.com/foaf/0.1/Agent> ] ; dcat:theme <https://a.example/theme> .`)
    const quads = quadsOf([report])
    const termOf = (text: string): Term | undefined =>
      quads.find(quad => quad.predicate.value === `${sh}value` && quad.object.value === text)?.object
    expect(termOf('https://a.example/text')?.termType).toBe('Literal')
    expect(termOf('i går')).toMatchObject({ datatype: { value: 'http://www.w3.org/2001/XMLSchema#date' } })
    expect(termOf('https://a.example/theme')?.termType).toBe('NamedNode')
  })

  test('gives a blank node one label, as value and as focus node, and another in another report', async () => {
    const text = `<https://a.example/d> a <http://www.w3.org/ns/dcat#Dataset> ;
      <http://purl.org/dc/terms/publisher> [ a <http://xmlns.com/foaf/0.1/Agent> ] .`
    const report = await reportOn(text)
    const quads = quadsOf([report, report])
    const blanks = (name: string): ReadonlySet<string> =>
      new Set(
        quads.flatMap(({ predicate, object }) =>
          predicate.value === sh + name && object.termType === 'BlankNode' ? [object.value] : [],
        ),
      )
    expect(blanks('value').size).toBe(2)
    expect(blanks('focusNode').isSupersetOf(blanks('value'))).toBe(true)
  })

  test('parses whatever was harvested', () => {
    expect(resultsIn(quadsOf([hostileReport]))).toHaveLength(hostileReport.findings.length)
  })

  test('keeps the word of what is left out in the graph', () => {
    const quads = quadsOf([reportWith(manyFindings({ Violation: 3, Warning: 0, Info: 0 }))], 1)
    const comments = quads.filter(quad => quad.predicate.value.endsWith('#comment')).map(quad => quad.object.value)
    expect(comments).toEqual(['2 anmärkningar till visas inte.', '2 more findings are not shown.'])
  })
})
