import { describe, expect, test } from 'vitest'
import type { Rule, Scheme } from '../../src/profile/profile.ts'
import { page } from '../../src/report/page.ts'
import { qualityReport } from '../../src/report/report.ts'
import { input, report, score } from './quality-reports.ts'

describe('a quality report', () => {
  test('counts datasets, those scored, and findings by severity', () => {
    expect(report.counts).toEqual({ datasets: 3, scored: 2, Violation: 7, Warning: 9, Info: 0 })
    expect(report.ratings).toEqual({ excellent: 1, good: 0, sufficient: 0, bad: 1 })
  })

  test('gives the mean with the most that each dimension can give', () => {
    expect(report.score).toEqual({
      points: 35,
      maxPoints: 100,
      rating: 'bad',
      byDimension: [
        { dimension: 'findability', points: 35, maxPoints: 50 },
        { dimension: 'accessibility', points: 0, maxPoints: 50 },
      ],
    })
  })

  test('lists the most serious and most frequent rules first', () => {
    expect(report.findings.map(({ sourceShape }) => sourceShape)).toEqual(['urn:z', 'urn:c', 'urn:b'])
    expect(report.findings[1]).toMatchObject({
      count: 2,
      resources: 1,
      example: { focusNode: 'https://kommunen.example/dataset/a', focusLabel: 'Badplatser', value: '<img src=x>' },
    })
  })

  test('lists the lowest scores first and datasets without score last', () => {
    expect(report.datasets.map(({ dataset }) => dataset)).toEqual([
      'https://kommunen.example/dataset/b',
      'https://kommunen.example/dataset/a',
      'javascript:alert(1)',
    ])
  })

  test('says of each indicator how many pass, and what is missing on average; an unknown verdict gives no points', () => {
    expect(
      report.indicators.map(({ indicator, passed, failed, unknown, missingPoints }) => [
        indicator,
        passed,
        failed,
        unknown,
        missingPoints,
      ]),
    ).toEqual([
      ['accessUrlStatusCode', 0, 1, 1, 50],
      ['keywordAvailability', 1, 1, 0, 15],
      ['spatialAvailability', 2, 0, 0, 0],
    ])
  })

  test('adds up: mean points and missing points make the most there is', () => {
    const datasets = [
      [true, false, true],
      [true, true, false],
      [null, false, false],
    ].map((verdicts, n) => ({
      dataset: `https://kommunen.example/${n}`,
      title: {},
      score: score(`https://kommunen.example/${n}`, verdicts),
    }))
    const mean = datasets.reduce((sum, one) => sum + one.score.points, 0) / datasets.length
    const missing = qualityReport({ ...input, datasets }).indicators.reduce((sum, one) => sum + one.missingPoints, 0)
    expect(mean + missing).toBeCloseTo(100)
  })

  test('of an organisation where nothing is scored has no score and no missing points', () => {
    const empty = qualityReport({ ...input, datasets: [], mean: null, findings: [], asOf: null })
    expect(empty).toMatchObject({ score: null, asOf: null, findings: [], datasets: [] })
    expect(empty.indicators.every(({ missingPoints }) => missingPoints === 0)).toBe(true)
  })

  test('is the same whatever the order of datasets and findings', () => {
    const other = { ...input, datasets: input.datasets.toReversed(), findings: input.findings.toReversed() }
    expect(qualityReport(other)).toEqual(report)
  })
})

describe('what an organisation is told to write', () => {
  const rule: Rule = {
    iri: 'urn:title',
    severity: 'Violation',
    focusType: 'Dataset',
    path: null,
    pathLabel: null,
    message: { sv: 'Ange en titel.', en: 'State a title.' },
    hint: null,
    seeAlso: null,
    problem: 'min',
    future: null,
    strictSeverity: null,
    isSummarised: false,
    example: 'dcterms:title "Badplatser"@sv',
  }
  const label = { sv: 'Obligatoriskt värde saknas', en: 'Mandatory value missing' }
  const kinds: Scheme = {
    id: 'problem-kinds',
    concepts: new Map([['urn:min', { uri: 'urn:min', code: 'min', label, more: {} }]]),
  }
  const example = { ...input.findings[1].example, sourceShape: 'urn:title', hint: null }
  const reportIn = (syntax: string | null) =>
    qualityReport({
      ...input,
      profile: {
        ...input.profile,
        rules: new Map([['urn:title', rule]]),
        schemes: new Map([['problem-kinds', kinds]]),
      },
      findings: [{ example, count: 1, resources: 1, syntax }],
    })

  test('is in its own syntax, and in Turtle when that is not known', () => {
    const texts = (syntax: string | null) =>
      reportIn(syntax).findings.map(({ exampleText, exampleSyntax }) => [exampleSyntax, exampleText])
    expect(texts('rdfxml')).toEqual([['rdfxml', '<dcterms:title xml:lang="sv">Badplatser</dcterms:title>']])
    expect(texts(null)).toEqual([['turtle', 'dcterms:title "Badplatser"@sv']])
    expect(report.findings.every(({ exampleText }) => exampleText === null)).toBe(true)
  })

  test('stands on the page with the problem in the portal’s words', async () => {
    const html = await page(reportIn('rdfxml'), 'sv')
    expect(html).toContain('<strong>Obligatoriskt värde saknas.</strong>')
    expect(html).toContain('Så här kan det se ut i RDF/XML')
    expect(html).toContain('&lt;dcterms:title xml:lang=&quot;sv&quot;&gt;Badplatser&lt;/dcterms:title&gt;')
    expect(html).toContain('Upp till 30 av poängen')
  })
})
