import { describe, expect, test } from 'vitest'
import { finding, reportOnFixture, reportWith, swedish, written } from './validation-reports.ts'

describe('the JSON of a validation', () => {
  test('is one object for one report, in the agreed shape', async () => {
    const report = await reportOnFixture('skogsvardsnamnden.rdf')
    const result = JSON.parse(written('json', [report]))
    expect(result).toMatchObject({
      conforms: false,
      profile: 'dcat-ap-se',
      profileVersion: swedish.version,
      input: 'skogsvardsnamnden.rdf',
      syntax: 'rdfxml',
      counts: { violation: report.counts.Violation, warning: report.counts.Warning, info: report.counts.Info },
      resources: { Catalog: 1 },
    })
    expect(result.findings).toHaveLength(report.findings.length)
    expect(result.findings[0]).toMatchObject(report.findings[0])
  })

  test('is a list for several reports', async () => {
    const report = await reportOnFixture('kustmiljoverket.rdf')
    expect(JSON.parse(written('json', [report, report]))).toHaveLength(2)
    expect(JSON.parse(written('json', []))).toEqual([])
  })

  test('adds the kind of problem, what it becomes and how to write it', () => {
    const [first] = JSON.parse(written('json', [reportWith([finding()])])).findings
    expect(first.problem).toBe('min')
    expect(Object.keys(first)).toEqual(expect.arrayContaining(['futureSeverity', 'futureVersion', 'example']))
  })

  test('tells what is known from an earlier run', () => {
    const report = { ...reportWith([finding()]), baseline: { known: 4, gone: 2 } }
    expect(JSON.parse(written('json', [report])).baseline).toEqual({ known: 4, gone: 2 })
  })
})
