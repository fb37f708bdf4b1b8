import type { Aggregate } from '../../src/model/aggregate.ts'
import type { Assessment, Fix, LostPoints, Pattern, RankedFix } from '../../src/model/assessment.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { Indicator, Method, Points, Score, Verdict } from '../../src/model/score.ts'
import type { Concept, Profile, Scheme } from '../../src/profile/profile.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import type { QualityInput, ReportedResource } from '../../src/report/quality-input.ts'
import type { QualityReport } from '../../src/report/quality-report.ts'
import { qualityReport } from '../../src/report/report.ts'

const piveau = 'https://piveau.eu/ns/voc#'

function indicator(id: string, inDimension: string, points: number, computedOn: Indicator['computedOn']): Indicator {
  const label = { sv: `${id} på svenska`, en: `${id} in English` }
  return { id, iri: piveau + id, inDimension, points, computedOn, label, tests: [id], combine: 'all', fixes: [] }
}

const european = [
  indicator('keywordAvailability', 'findability', 30, 'dataset'),
  indicator('accessUrlStatusCode', 'accessibility', 50, 'distribution'),
  indicator('dcatApCompliance', 'interoperability', 20, 'dataset'),
]

const swedish = [
  { ...indicator('compliance', 'interoperability', 70, 'dataset'), iri: 'https://skord.example/quality/se#compliance' },
  { ...indicator('hvd', 'reusability', 30, 'dataset'), iri: 'https://skord.example/quality/se#hvd' },
]

function methodOf(id: string, indicators: readonly Indicator[], parts: Partial<Method> = {}): Method {
  return {
    id,
    iri: `https://skord.example/quality/${id}`,
    version: '1.0',
    label: { sv: `Metoden ${id}`, en: `Method ${id}` },
    about: { sv: 'Om metoden.', en: 'About the method.' },
    maxPoints: 100,
    counting: 'best-distribution',
    parameters: {},
    ratings: [
      { rating: 'excellent', least: 90 },
      { rating: 'good', least: 50 },
      { rating: 'bad', least: 0 },
    ],
    indicators,
    ...parts,
  }
}

const methods: readonly Method[] = [
  methodOf('eu-v1', european),
  methodOf('eu-v1-export', european, { parameters: { mapping: 'eu-export' } }),
  methodOf('se', swedish, { counting: 'shares' }),
]

const nothing = new GraphBuilder().build()

function scheme(
  id: string,
  rows: readonly (readonly [code: string, sv: string, more?: Concept['more']])[],
): [string, Scheme] {
  const concepts = rows.map(([code, sv, more = {}]) => {
    return { uri: `urn:${code}`, code, label: { sv, en: `${sv} (en)` }, more }
  })
  return [id, { id, concepts: new Map(concepts.map(concept => [concept.uri, concept])) }]
}

/** A profile of three methods and no shapes. */
export const profile: Profile = {
  id: 'dcat-ap-se',
  version: '3.0.1',
  label: { sv: 'DCAT-AP-SE', en: 'DCAT-AP-SE' },
  shapes: nothing,
  knowledge: nothing,
  schemes: new Map([
    scheme('quality-flags', [['byte-size-placeholder', 'Filstorleken är påhittad']]),
    scheme('link-outcomes', [['not-found', 'Finns inte']]),
    scheme('score-fixes', [
      ['keyword', 'Ange nyckelord', { on: 'dataset' }],
      ['access-url-answers', 'Laga länken', { on: 'distribution' }],
    ]),
  ]),
  rules: new Map(),
  methods,
}

const letters: Readonly<Record<string, Verdict>> = { '1': true, '0': false, '?': null }
const tests = ['keywordAvailability', 'accessUrlStatusCode', 'dcatApCompliance', 'compliance', 'hvd', 'isHighValue']

/** A dataset of that address with the letters of the tests above, one distribution, and what is said of it besides. */
export function assessed(dataset: string, verdicts: string, parts: Partial<Assessment> = {}): Assessment {
  const pattern: Pattern = { tests, verdicts: [verdicts, '------'], faults: {}, fixes: [], flagged: [] }
  return {
    computedOn: dataset,
    resources: [dataset, `${dataset}/file`],
    pattern,
    evidence: [],
    flags: [],
    addresses: [{ resource: 1, role: 'accessURL', url: `${dataset}/file.csv`, isData: true, line: 12 }],
    ...parts,
  }
}

function fixOf(code: string): Fix {
  return {
    fix: code,
    label: { sv: `Rätta ${code}`, en: `Mend ${code}` },
    text: { sv: `Så rättas ${code}.`, en: `How to mend ${code}.` },
    property: null,
    turtle: code === 'keyword' ? 'dcat:keyword "badplats"@sv' : null,
    cost: 'value',
  }
}

/** Every verdict and its points; links are of the distribution. */
export function scoreOf({ computedOn, resources, pattern }: Assessment, id: string): Score {
  const method = methods.find(one => one.id === id) ?? methods[0]
  const measurements = method.indicators.map(row => {
    const value = letters[pattern.verdicts[0][tests.indexOf(row.id)]]
    const on = row.computedOn === 'dataset' ? computedOn : resources[1]
    return {
      isMeasurementOf: row.id,
      computedOn: on,
      value,
      points: value === true ? row.points : 0,
      maxPoints: row.points,
    }
  })
  const sum = (wanted: (id: string) => boolean): number =>
    measurements.reduce((all, one) => all + (wanted(one.isMeasurementOf) ? one.points : 0), 0)
  const dimensions = [...new Set(method.indicators.map(({ inDimension }) => inDimension))]
  const inDimension = (name: string) => (one: string) =>
    method.indicators.find(row => row.id === one)?.inDimension === name
  const points = sum(() => true)
  return {
    method: id,
    points,
    maxPoints: 100,
    rating: method.ratings.find(({ least }) => points >= least)?.rating ?? 'bad',
    byDimension: Object.fromEntries(dimensions.map(name => [name, sum(inDimension(name))])),
    confident: { points, maxPoints: 100 },
    confidence: 0.8,
    computedOn,
    bestDistribution: resources[1],
    measurements,
  }
}

/** Of the dataset its verdicts and of the distribution its link, as above. */
function verdictsOf({ pattern }: Assessment, id: string): (Verdict | undefined)[][] {
  const rows = methods.find(one => one.id === id)?.indicators ?? []
  return [0, 1].map(resource =>
    rows.map(row => {
      const isAsked = (row.computedOn === 'distribution') === (resource === 1)
      return isAsked ? letters[pattern.verdicts[0][tests.indexOf(row.id)]] : undefined
    }),
  )
}

/** One loss for each verdict that is not yes. */
function explain(assessment: Assessment, id: string): readonly LostPoints[] {
  return scoreOf(assessment, id).measurements.flatMap(({ isMeasurementOf, computedOn, points, maxPoints, value }) =>
    points === maxPoints
      ? []
      : [
          {
            indicator: isMeasurementOf,
            points: maxPoints,
            on: computedOn,
            found: isMeasurementOf === 'accessUrlStatusCode' ? assessment.addresses[0].url : null,
            line: 12,
            cause: value === null ? ('method' as const) : ('source' as const),
            gain: value === null ? 0 : maxPoints,
            fix: fixOf(isMeasurementOf === 'keywordAvailability' ? 'keyword' : isMeasurementOf),
            notes: isMeasurementOf === 'hvd' ? [{ sv: 'Kategorin saknas.', en: 'The category is missing.' }] : [],
          },
        ],
  )
}

function resource(dataset: string, title: ReportedResource['title'], assessment: Assessment | null): ReportedResource {
  const points: readonly Points[] = assessment === null ? [] : methods.map(({ id }) => scoreOf(assessment, id))
  return { dataset, title, path: null, assessment, points }
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

function aggregateOf(method: string, points: number, rating: Points['rating']): Aggregate {
  return {
    method,
    datasets: 2,
    sizeClass: 'tiny',
    maxPoints: 100,
    mean: { points, rating, byDimension: { findability: 15, accessibility: 0, interoperability: 20 } },
    representative: method === 'se' ? null : 40.25,
    median: points,
    byRating: { excellent: 0, good: 1, bad: 1 },
    confidentShare: 0.7,
    confidence: 0.8,
    shares: (methods.find(({ id }) => id === method)?.indicators ?? []).map(({ id, computedOn }) => ({
      indicator: id,
      over: computedOn === 'distribution' ? 'distribution' : 'dataset',
      yes: 1,
      unknown: computedOn === 'distribution' ? 1 : 0,
      of: 2,
    })),
    toNextRating: 15,
  }
}

function ranked(code: string, gain: number, after: number): RankedFix {
  return {
    fix: fixOf(code),
    cause: 'source',
    found: code === 'keyword' ? null : '<b>gammalt</b>',
    resources: 1,
    datasets: 1,
    gains: { 'eu-v1': gain, 'eu-v1-export': gain, se: 0 },
    after,
    examples: [{ dataset: 'https://kommunen.example/dataset/b', gain }],
  }
}

const a = 'https://kommunen.example/dataset/a'
const b = 'https://kommunen.example/dataset/b'
const byteSize = { flag: 'byte-size-placeholder', resource: 1, value: '1024' }

/** Three datasets, one of them not judged. */
export const input: QualityInput = {
  organisation: {
    iri: 'http://dataportal.se/organisation/SE2021000000',
    name: { sv: 'Kommunen & co', en: 'The <b>municipality</b>' },
    path: '/organisations/1_1',
  },
  profile,
  method: 'eu-v1-export',
  baseUrl: 'https://data.example',
  asOf: new Date('2026-11-21T03:00:00Z'),
  datasets: [
    {
      ...resource(a, { sv: '<script>alert(1)</script>' }, assessed(a, '1?1101', { flags: [byteSize] })),
      path: '/datasets/1_2',
    },
    resource(b, { en: '=HYPERLINK("https://evil.example"), "b"' }, assessed(b, '001010')),
    resource('javascript:alert(1)', {}, null),
  ],
  aggregates: [aggregateOf('eu-v1', 35, 'bad'), aggregateOf('eu-v1-export', 35, 'bad'), aggregateOf('se', 50, 'good')],
  ranked: [ranked('access-url-answers', 25, 60), ranked('keyword', 15, 75)],
  explain,
  scoreOf,
  verdictsOf,
  statusOf: url => (url === `${b}/file.csv` ? 404 : null),
  basis: { methods: 'm1', vocabularies: 'v1' },
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
      path: null,
    },
    {
      example: finding({ sourceShape: 'urn:c', value: '<img src=x>' }),
      count: 2,
      resources: 1,
      syntax: null,
      path: '/organisations/1_1/findings?rule=urn:c',
    },
    {
      example: finding({ sourceShape: 'urn:z', resultPath: null, pathLabel: null, focusLabel: null }),
      count: 5,
      resources: 4,
      syntax: null,
      path: null,
    },
  ],
  counts: { Violation: 7, Warning: 9, Info: 0 },
  links: {
    addresses: 2,
    checked: 1,
    hosts: [
      { host: 'kommunen.example', addresses: 1, checked: 1, outcomes: { reachable: 1 }, skipped: 0, examples: [] },
      {
        host: 'filer.example',
        addresses: 1,
        checked: 1,
        outcomes: { 'not-found': 1 },
        skipped: 1,
        examples: [
          {
            url: 'https://filer.example/"><script>',
            outcome: 'not-found',
            status: 404,
            error: null,
            failingSince: new Date('2026-11-01T03:00:00Z'),
            checkedAt: new Date('2026-11-20T03:00:00Z'),
          },
        ],
      },
    ],
  },
  series: [
    { day: '2026-11-01', method: 'eu-v1-export', datasets: 2, points: 50, causes: {} },
    { day: '2026-11-10', method: 'eu-v1-export', datasets: 2, points: 30, causes: { method: -22, metadata: 2 } },
    { day: '2026-11-20', method: 'eu-v1-export', datasets: 2, points: 35, causes: { metadata: 10, link: -5 } },
  ],
  comparison: { method: 'eu-v1-export', sizeClass: 'small', organisations: 7, median: 40, own: 35 },
}

/** The report on them. */
export const report: QualityReport = qualityReport(input)
