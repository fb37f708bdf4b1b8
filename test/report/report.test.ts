import { describe, expect, test } from 'vitest'
import type { Rule, Scheme } from '../../src/profile/profile.ts'
import { page } from '../../src/report/page/page.ts'
import { qualityReport } from '../../src/report/report.ts'
import { assessed, input, profile, report } from './quality-reports.ts'

const a = 'https://kommunen.example/dataset/a'
const b = 'https://kommunen.example/dataset/b'

describe('a quality report', () => {
  test('counts datasets, those judged, their distributions, and findings by severity', () => {
    expect(report.counts).toEqual({ datasets: 3, judged: 2, distributions: 2, Violation: 7, Warning: 9, Info: 0 })
  })

  test('gives every method with version, parameters and what the datasets come to', () => {
    expect(
      report.methods.map(({ id, version, parameters, result }) => [id, version, parameters, result?.mean.points]),
    ).toEqual([
      ['eu-v1', '1.0', {}, 35],
      ['eu-v1-export', '1.0', { mapping: 'eu-export' }, 35],
      ['se', '1.0', {}, 50],
    ])
    expect(report.methods[1].result).toMatchObject({ median: 35, representative: 40.25, toNextRating: 15 })
    expect(report.methods[1].indicators[1]).toMatchObject({ over: 'distribution', passed: 1, failed: 0, unknown: 1 })
  })

  test('forecasts what the first changes come to, with its rating', () => {
    expect(report.forecast).toEqual({ fixes: 2, points: 75, rating: 'good' })
    expect(report.whatPaysMost.map(({ fix, on, rating }) => [fix.fix, on, rating])).toEqual([
      ['access-url-answers', 'distribution', 'good'],
      ['keyword', 'dataset', 'good'],
    ])
  })

  test('rounds points of a method of many points before it rates them', () => {
    const rated = (after: number) =>
      qualityReport({ ...input, ranked: [{ ...input.ranked[0], after }] }).forecast?.rating
    expect([rated(89.4), rated(89.5)]).toEqual(['good', 'excellent'])
  })

  test('lists the lowest points first, datasets without any last, each with its losses', () => {
    expect(report.datasets.map(({ dataset, points }) => [dataset, points['eu-v1-export']?.points])).toEqual([
      [b, 20],
      [a, 50],
      ['javascript:alert(1)', undefined],
    ])
    expect(
      report.datasets[0].losses?.map(({ indicator, points, distribution }) => [indicator, points, distribution]),
    ).toEqual([
      ['accessUrlStatusCode', 50, 1],
      ['keywordAvailability', 30, null],
    ])
    expect(report.datasets[2].losses).toBeNull()
  })

  test('lists what gains most first, so that what cannot be judged comes after what can be mended', () => {
    const mixed = { ...input, datasets: [{ ...input.datasets[0], dataset: b, assessment: assessed(b, '0?1101') }] }
    const [loss] = qualityReport(mixed).datasets
    expect(loss.losses?.map(({ indicator, gain }) => [indicator, gain])).toEqual([
      ['keywordAvailability', 30],
      ['accessUrlStatusCode', 0],
    ])
  })

  test('explains only as many of the worst as it is asked to', () => {
    const { datasets } = qualityReport(input, { explained: 1 })
    expect(datasets.map(({ losses }) => losses?.length ?? null)).toEqual([2, null, null])
  })

  test('losses and points of every dataset sum up to what there is to be had', () => {
    for (const { points, losses } of report.datasets.filter(one => one.losses !== null)) {
      const lost = losses?.reduce((sum, loss) => sum + loss.points, 0) ?? 0
      expect(points['eu-v1-export'].points + lost).toBe(100)
    }
  })

  test('says how many break no rule, and which high-value datasets are ready', () => {
    expect(report.valid).toEqual({
      national: { conforming: 1, unknown: 0, of: 2 },
      european: { conforming: 1, unknown: 0, of: 2 },
    })
    expect(report.highValue).toEqual([
      {
        dataset: a,
        title: { sv: '<script>alert(1)</script>' },
        path: '/datasets/1_2',
        isReady: false,
        lacks: [{ sv: 'Kategorin saknas.', en: 'The category is missing.' }],
      },
    ])
  })

  test('counts flags with the words for them', () => {
    expect(report.flags).toEqual([
      {
        flag: 'byte-size-placeholder',
        label: { sv: 'Filstorleken är påhittad', en: 'Filstorleken är påhittad (en)' },
        resources: 1,
        datasets: 1,
        examples: [{ dataset: a, value: '1024' }],
      },
    ])
  })

  test('lists hosts with most trouble first, and words for their outcomes', () => {
    expect(report.links?.hosts.map(({ host }) => host)).toEqual(['filer.example', 'kommunen.example'])
    expect(report.links?.outcomes).toEqual({ 'not-found': { sv: 'Finns inte', en: 'Finns inte (en)' } })
  })

  test('lists the most serious and most frequent rules first', () => {
    expect(report.findings?.map(({ sourceShape }) => sourceShape)).toEqual(['urn:z', 'urn:c', 'urn:b'])
  })

  test('of an organisation where nothing is judged has no figures and no forecast', () => {
    const empty = qualityReport({ ...input, datasets: [], aggregates: [], ranked: [], findings: [], asOf: null })
    expect(empty).toMatchObject({ forecast: null, asOf: null, datasets: [], valid: { national: null, european: null } })
    expect(empty.methods.every(({ result }) => result === null)).toBe(true)
  })

  test('is the same whatever the order of datasets, findings, hosts and days', () => {
    const { links } = input
    const other = {
      ...input,
      datasets: input.datasets.toReversed(),
      findings: input.findings?.toReversed() ?? null,
      series: input.series?.toReversed() ?? null,
      links: links === null ? null : { ...links, hosts: links.hosts.toReversed() },
    }
    expect(qualityReport(other)).toEqual(report)
  })
})

describe('the trend', () => {
  test('takes out what our method moved, so that it looks like nobody’s loss', () => {
    expect(report.trend?.changes.map(({ day, points, comparable }) => [day, points, comparable])).toEqual([
      ['2026-11-01', 50, 28],
      ['2026-11-10', 30, 30],
      ['2026-11-20', 35, 35],
    ])
  })

  test('evens out by the median of seven days, every day until the last harvest counting', () => {
    const on = (day: string) => report.trend?.daily.find(one => one.day === day)?.points
    expect(report.trend?.daily).toHaveLength(21)
    expect([on('2026-11-12'), on('2026-11-13'), on('2026-11-21')]).toEqual([28, 30, 30])
  })

  test('is empty where nothing has been counted', () => {
    expect(qualityReport({ ...input, series: [] }).trend).toEqual({ changes: [], daily: [] })
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
  const example = { ...(input.findings ?? [])[1].example, sourceShape: 'urn:title', hint: null }
  const inputIn = (syntax: string | null) => ({
    ...input,
    profile: { ...profile, rules: new Map([['urn:title', rule]]), schemes: new Map([['problem-kinds', kinds]]) },
    findings: [{ example, count: 1, resources: 1, syntax, path: null }],
  })

  test('is in its own syntax, and in Turtle when that is not known', () => {
    const texts = (syntax: string | null) =>
      qualityReport(inputIn(syntax)).findings?.map(({ exampleText, exampleSyntax }) => [exampleSyntax, exampleText])
    expect(texts('rdfxml')).toEqual([['rdfxml', '<dcterms:title xml:lang="sv">Badplatser</dcterms:title>']])
    expect(texts(null)).toEqual([['turtle', 'dcterms:title "Badplatser"@sv']])
    expect(report.findings?.every(({ exampleText }) => exampleText === null)).toBe(true)
  })

  test('stands on the page with the problem in the portal’s words', () => {
    const html = [...page(inputIn('rdfxml'), 'sv')].join('')
    expect(html).toContain('Obligatoriskt värde saknas')
    expect(html).toContain('Så kan det se ut i RDF/XML')
    expect(html).toContain('&lt;dcterms:title xml:lang=&quot;sv&quot;&gt;Badplatser&lt;/dcterms:title&gt;')
  })
})

test('a document that is not published yet has no history, and its findings are told elsewhere: nothing is said of either', () => {
  const report = qualityReport({ ...input, findings: null, counts: null, series: null, comparison: null })
  expect(report).toMatchObject({ findings: null, trend: null })
  const text = [...page({ ...input, findings: null, counts: null, series: null }, 'sv')].join('')
  expect(text).not.toMatch(/id="(findings|trend)"|Inga anmärkningar/)
})
