import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesOf, type JudgedDataset, type JudgedDatasets, needsAgain } from '../../src/harvest/causes.ts'
import type { AssessedDataset, Assessment, Pattern } from '../../src/model/assessment.ts'
import type { Indicator, Method } from '../../src/model/score.ts'
import type { PointsChange } from '../../src/model/score-history.ts'
import { pointsOf } from '../../src/score/tally.ts'

const dataset = 'https://a.example/d/1'
const file = `${dataset}/csv`
const status = 'accessUrlStatusCode'
const words = { sv: '', en: '' }

function indicator(id: string, points: number, computedOn: Indicator['computedOn'] = 'dataset'): Indicator {
  const named = { id, iri: `https://a.example/${id}`, inDimension: 'findability', label: words }
  return { ...named, points, computedOn, tests: [id], combine: 'all', fixes: [] }
}

/** A method of a few indicators: keyword 30, theme 20 unless told, an address that answers 50. */
function methodOf(theme = 20, more: readonly Indicator[] = [], id = 'm'): Method {
  const indicators = [
    indicator('keywordAvailability', 30),
    indicator('themeAvailability', theme),
    indicator('accessUrlStatusCode', 50, 'distribution'),
    ...more,
  ]
  const maxPoints = indicators.reduce((sum, { points }) => sum + points, 0)
  const named = { id, iri: `https://a.example/${id}`, version: '1', label: words, about: words, maxPoints }
  const ratings = [{ rating: 'bad', least: 0 }] as const
  return { ...named, counting: 'best-distribution', parameters: {}, ratings, indicators }
}
const method = methodOf()

interface Verdicts {
  readonly keyword?: string
  readonly theme?: string
  readonly link?: string
  readonly url?: string
  /** Of a test that only some judgements know. */
  readonly spatial?: string
}

function assessmentOf({
  keyword = '1',
  theme = '1',
  link = '1',
  url = 'https://a.example/1.csv',
  spatial,
}: Verdicts): Assessment {
  const more =
    spatial === undefined
      ? { tests: [], own: '', other: '' }
      : { tests: ['spatialAvailability'], own: spatial, other: '-' }
  const pattern: Pattern = {
    tests: ['keywordAvailability', 'themeAvailability', status, `${status};linkRule=confident`, ...more.tests],
    verdicts: [`${keyword}${theme}--${more.own}`, `--${link}${link}${more.other}`],
    ...{ faults: {}, fixes: [], flagged: [] },
  }
  const addresses: Assessment['addresses'] = [{ resource: 1, role: 'accessURL', url, isData: true, line: null }]
  return {
    computedOn: dataset,
    resources: [dataset, file],
    pattern,
    evidence: [],
    flags: [],
    addresses,
  }
}

function judged(verdicts: Verdicts, methods: readonly Method[] = [method], checksum = 'same'): JudgedDataset {
  return { assessed: assessed(verdicts, methods), checksum }
}

function assessed(verdicts: Verdicts, methods: readonly Method[] = [method]): AssessedDataset {
  const assessment = assessmentOf(verdicts)
  return { assessment, points: methods.map(each => pointsOf(assessment.pattern, each)) }
}

const of = (one: JudgedDataset): JudgedDatasets => new Map([[dataset, one]])

interface Case {
  readonly before: Verdicts
  readonly after: Verdicts
  /** Has the record another checksum? */
  readonly isOther?: boolean
  readonly methods?: readonly Method[] | undefined
  readonly isVocabularyOther?: boolean
  readonly again?: Verdicts | undefined
}

type Causes = PointsChange['causes'] | null

function causesOf({ before, after, isOther = false, methods, isVocabularyOther = false, again }: Case): Causes {
  const current = methods ?? [method]
  const setting = {
    methods: current,
    isMethodOther: methods !== undefined,
    isVocabularyOther,
    again: again === undefined ? null : new Map([[dataset, assessed(again, current)]]),
  }
  const now = judged(after, current, isOther ? 'other' : 'same')
  const changes = changesOf(of(judged(before)), of(now), setting).flatMap(each => each.changes)
  for (const { before: was, after: is, causes } of changes) {
    if (was !== null && is !== null)
      expect(Object.values(causes).reduce((sum, each) => sum + each, 0)).toBeCloseTo(is - was, 9)
  }
  return changes[0]?.causes ?? null
}

const spatial = indicator('spatialAvailability', 20)

describe('judged by the same', () => {
  test.each<[string, Case, Causes]>([
    ['nothing', { before: {}, after: {} }, null],
    ['a keyword that is gone', { before: {}, after: { keyword: '0' }, isOther: true }, { metadata: -30 }],
    ['what others in the catalogue did', { before: {}, after: { keyword: '0' } }, { metadata: -30 }],
    ['a link that is asked for', { before: { link: '?' }, after: {} }, { link: 50 }],
    ['a link that fails', { before: {}, after: { link: '0' } }, { link: -50 }],
    [
      'both at once',
      { before: { link: '?', theme: '0' }, after: { keyword: '0' }, isOther: true },
      { metadata: -10, link: 50 },
    ],
    [
      'an address that is another, and fails',
      { before: {}, after: { link: '0', url: 'https://a.example/2.csv' }, isOther: true },
      { metadata: -50 },
    ],
    ['parts that cancel out', { before: { keyword: '0', theme: '0' }, after: { link: '0' }, isOther: true }, null],
  ])('%s', (_, given, causes) => {
    expect(causesOf(given)).toEqual(causes)
  })
})

describe('judged by another method', () => {
  test.each<[string, Case, Causes]>([
    ['other weights', { before: {}, after: {}, methods: [methodOf(5)] }, { method: -15 }],
    [
      'other weights of what fails anyhow',
      { before: { theme: '0' }, after: { theme: '0' }, methods: [methodOf(5)] },
      null,
    ],
    [
      'other weights, and the metadata',
      { before: {}, after: { keyword: '0' }, isOther: true, methods: [methodOf(5)] },
      { method: -15, metadata: -30 },
    ],
    [
      'other weights, the metadata by the new weight, and a link',
      { before: { link: '?' }, after: { theme: '0' }, isOther: true, methods: [methodOf(5)] },
      { method: -15, metadata: -5, link: 50 },
    ],
    [
      'a question that is new',
      { before: {}, after: { spatial: '1' }, methods: [methodOf(20, [spatial])] },
      { method: 20 },
    ],
    [
      'a question that is new, with what was published before at hand',
      {
        ...{ before: {}, after: { spatial: '0', keyword: '0' }, again: { spatial: '1' } },
        ...{ isOther: true, methods: [methodOf(20, [spatial])] },
      },
      { method: 20, metadata: -50 },
    ],
    [
      'a question that is new, with nothing at hand: a loss is ours',
      { before: {}, after: { spatial: '1', keyword: '0' }, isOther: true, methods: [methodOf(20, [spatial])] },
      { method: -10 },
    ],
  ])('%s', (_, given, causes) => {
    expect(causesOf(given)).toEqual(causes)
  })
})

describe('judged by another vocabulary', () => {
  const other = { isVocabularyOther: true }
  test.each<[string, Case, Causes]>([
    ['the same record', { ...other, before: {}, after: { theme: '0' } }, { vocabulary: -20 }],
    [
      'the same record, and a link',
      { ...other, before: {}, after: { theme: '0', link: '0' } },
      { vocabulary: -20, link: -50 },
    ],
    [
      'another record, with what was published before at hand',
      { ...other, before: {}, after: { theme: '0', keyword: '0' }, again: { theme: '0' }, isOther: true },
      { vocabulary: -20, metadata: -30 },
    ],
    [
      'another record, where the old links are not known to what is judged again',
      { ...other, before: {}, after: { keyword: '0' }, again: { link: '?' }, isOther: true },
      { metadata: -30 },
    ],
    [
      'another record, nothing at hand: a loss is ours',
      { ...other, before: {}, after: { keyword: '0' }, isOther: true },
      { vocabulary: -30 },
    ],
    [
      'another record, nothing at hand: a gain is the publisher’s',
      { ...other, before: { keyword: '0' }, after: {}, isOther: true },
      { metadata: 30 },
    ],
    [
      'and by another method, with everything else as well',
      {
        ...{ ...other, before: {}, after: { theme: '0', keyword: '0', link: '0' }, again: { theme: '0' } },
        ...{ isOther: true, methods: [methodOf(5)] },
      },
      { method: -15, vocabulary: -5, metadata: -30, link: -50 },
    ],
  ])('%s', (_, given, causes) => {
    expect(causesOf(given)).toEqual(causes)
  })
})

describe('what was published before is judged again', () => {
  const setting = { methods: [method], isMethodOther: false, isVocabularyOther: true }
  const before = of(judged({}))

  test('where the metadata and what we judge by changed, and points with them', () => {
    expect(needsAgain(before, of(judged({ keyword: '0' }, [method], 'other')), setting)).toBe(true)
    const asking = { ...setting, isVocabularyOther: false, isMethodOther: true, methods: [methodOf(20, [spatial])] }
    expect(needsAgain(before, of(judged({ spatial: '1' }, asking.methods, 'other')), asking)).toBe(true)
  })

  test('and not otherwise', () => {
    const changed = of(judged({ keyword: '0' }, [method], 'other'))
    expect(needsAgain(before, of(judged({ keyword: '0' })), setting)).toBe(false)
    expect(needsAgain(before, of(judged({}, [method], 'other')), setting)).toBe(false)
    expect(needsAgain(new Map(), changed, setting)).toBe(false)
    expect(needsAgain(before, changed, { ...setting, isVocabularyOther: false })).toBe(false)
    const counting = { methods: [methodOf(5)], isMethodOther: true, isVocabularyOther: false }
    expect(needsAgain(before, of(judged({ keyword: '0' }, counting.methods, 'other')), counting)).toBe(false)
  })
})

describe('what comes and goes', () => {
  const setting = { methods: [method], isMethodOther: false, isVocabularyOther: false, again: null }

  test('a dataset that is new has no points before, one that is gone none after', () => {
    expect(changesOf(new Map(), of(judged({ theme: '0' })), setting)).toEqual([
      { computedOn: dataset, changes: [{ method: 'm', before: null, after: 80, causes: {} }] },
    ])
    expect(changesOf(of(judged({})), new Map(), setting)).toEqual([
      { computedOn: dataset, changes: [{ method: 'm', before: 100, after: null, causes: {} }] },
    ])
  })

  test('a method that is new comes, and one that is gone goes', () => {
    const added = methodOf(20, [], 'added')
    const now = of(judged({}, [added]))
    expect(changesOf(of(judged({})), now, { ...setting, methods: [added], isMethodOther: true })).toEqual([
      {
        computedOn: dataset,
        changes: [
          { method: 'added', before: null, after: 100, causes: {} },
          { method: 'm', before: 100, after: null, causes: {} },
        ],
      },
    ])
  })
})

describe('whatever happens', () => {
  const letter = fc.constantFrom('1', '0', '?')
  const url = fc.constantFrom('https://a.example/1.csv', 'https://a.example/2.csv')
  const verdicts = fc.record({ keyword: letter, theme: letter, link: letter, url })
  const given = fc.record({
    before: verdicts,
    after: verdicts,
    isOther: fc.boolean(),
    isVocabularyOther: fc.boolean(),
    again: fc.option(verdicts, { nil: undefined }),
    methods: fc.option(fc.constantFrom([methodOf(5)], [methodOf(20, [spatial])]), { nil: undefined }),
  })

  test('the parts sum up to the difference', () => {
    fc.assert(fc.property(given, each => void causesOf(each)))
  })

  test('what is said of a dataset as before is never its publisher’s doing where we judge by other vocabularies', () => {
    fc.assert(
      fc.property(given, each => {
        const causes = causesOf({ ...each, isOther: false, isVocabularyOther: true })
        expect(causes?.metadata).toBeUndefined()
      }),
    )
  })

  test('no loss is put down to a publisher that judging again does not show', () => {
    fc.assert(
      fc.property(given, each => {
        const causes = causesOf({ ...each, isOther: true, isVocabularyOther: true, again: undefined })
        expect(causes?.metadata ?? 0).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
