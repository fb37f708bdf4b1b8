import type { Finding } from '../../src/model/finding.ts'
import type { Indicator, Score } from '../../src/model/score.ts'
import type { Profile } from '../../src/profile/profile.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { type QualityReport, qualityReport, type ReportInput } from '../../src/report/report.ts'

const piveau = 'https://piveau.eu/ns/voc#'

function indicator(id: string, inDimension: string, points: number): Indicator {
  const label = { sv: `${id} på svenska`, en: `${id} in English` }
  return { id, iri: piveau + id, inDimension, points, computedOn: 'dataset', label }
}

const indicators: readonly Indicator[] = [
  indicator('keywordAvailability', 'findability', 30),
  indicator('spatialAvailability', 'findability', 20),
  indicator('accessUrlStatusCode', 'accessibility', 50),
]

const nothing = new GraphBuilder().build()

/** A profile of three indicators and no shapes. */
const profile: Profile = {
  id: 'dcat-ap-se',
  version: '3.0.1',
  label: { sv: 'DCAT-AP-SE', en: 'DCAT-AP-SE' },
  shapes: nothing,
  knowledge: nothing,
  schemes: new Map(),
  rules: new Map(),
  indicators,
}

/** The score of a dataset that has these verdicts under the three indicators. */
export function score(dataset: string, verdicts: readonly (boolean | null)[], rating: Score['rating'] = 'good'): Score {
  const measurements = indicators.map(({ id, points }, place) => ({
    isMeasurementOf: id,
    computedOn: dataset,
    value: verdicts[place],
    points: verdicts[place] === true ? points : 0,
  }))
  const sum = (dimension: string): number =>
    measurements.reduce(
      (total, { points }, place) => total + (indicators[place].inDimension === dimension ? points : 0),
      0,
    )
  const byDimension = { findability: sum('findability'), accessibility: sum('accessibility') }
  const points = byDimension.findability + byDimension.accessibility
  return {
    method: 'eu-v1',
    computedOn: dataset,
    points,
    maxPoints: 100,
    rating,
    byDimension,
    bestDistribution: null,
    measurements,
  }
}

/** A finding of a rule, with the named parts in place of the usual. */
function finding(parts: Partial<Finding>): Finding {
  return {
    stage: 'validate',
    severity: 'Violation',
    sourceShape: 'https://skord.example/Dataset-title-required',
    sourceConstraintComponent: null,
    focusNode: 'https://kommunen.example/dataset/a',
    focusType: 'Dataset',
    focusLabel: 'Badplatser',
    resultPath: 'http://purl.org/dc/terms/title',
    pathLabel: { sv: 'Titel', en: 'Title' },
    value: null,
    resultMessage: { sv: 'Ange en titel.', en: 'State a title.' },
    hint: { sv: 'Skriv högst tio ord.', en: 'Write ten words at most.' },
    position: null,
    seeAlso: 'https://docs.example/#title',
    ...parts,
  }
}

/** Three datasets, one of them without score. */
export const input: ReportInput = {
  organisation: {
    iri: 'http://dataportal.se/organisation/SE2021000000',
    name: { sv: 'Kommunen & co', en: 'The <b>municipality</b>' },
  },
  profile,
  method: 'eu-v1',
  asOf: new Date('2026-11-21T03:00:00Z'),
  datasets: [
    {
      dataset: 'https://kommunen.example/dataset/a',
      title: { sv: '<script>alert(1)</script>' },
      score: score('https://kommunen.example/dataset/a', [true, true, null], 'excellent'),
    },
    {
      dataset: 'https://kommunen.example/dataset/b',
      title: { en: '=HYPERLINK("https://evil.example"), "b"' },
      score: score('https://kommunen.example/dataset/b', [false, true, false], 'bad'),
    },
    { dataset: 'javascript:alert(1)', title: {}, score: null },
  ],
  mean: { datasets: 2, points: 35, maxPoints: 100, rating: 'bad', byDimension: { findability: 35, accessibility: 0 } },
  findings: [
    {
      example: finding({
        severity: 'Warning',
        sourceShape: 'urn:b',
        pathLabel: null,
        hint: null,
        seeAlso: 'javascript:alert(1)',
      }),
      count: 9,
      resources: 9,
      syntax: null,
    },
    { example: finding({ sourceShape: 'urn:c', value: '<img src=x>' }), count: 2, resources: 1, syntax: null },
    {
      example: finding({ sourceShape: 'urn:z', resultPath: null, pathLabel: null, focusLabel: null }),
      count: 5,
      resources: 4,
      syntax: null,
    },
  ],
  counts: { Violation: 7, Warning: 9, Info: 0 },
}

export const report: QualityReport = qualityReport(input)
