import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Assessment, Pattern, RankedFix } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { combine } from '../../src/score/combine.ts'
import { rank } from '../../src/score/rank.ts'
import { pointsOf } from '../../src/score/tally.ts'
import { type Answers, datasetsOf, type Mends, patternOf, standing } from './hand-made.ts'

const profile = await loadProfile()
const methodOf = (id: string): Method => {
  const method = profile.methods.find(each => each.id === id)
  if (method === undefined) throw new Error(id)
  return method
}
const [v1, v2] = [methodOf('eu-v1'), methodOf('eu-v2')]

function ranked(assessments: readonly Assessment[], limit = 100): readonly RankedFix[] {
  return rank(assessments, { profile, method: v1, limit })
}

function codes(assessments: readonly Assessment[]): string[] {
  return ranked(assessments).map(({ fix }) => fix.fix)
}

function madeOf(resources: readonly Answers[], fixes: readonly Mends[], faults = {}): Pattern {
  return patternOf([v1, v2], resources, { fixes, faults })
}

const licence = ['licenceAvailability', 'knownLicence']
const format: Mends = { fix: 'format-file-type', resource: 1, passes: ['formatFromVocabulary'] }
const mediaType: Mends = { fix: 'media-type', resource: 1, passes: ['mediaTypeFromVocabulary'] }

describe('Ranked fixes', () => {
  test('of 412 distributions with the same fault are one row', () => {
    const fixes = [1, 2].map(resource => ({ fix: 'licence', resource, passes: licence }))
    const rows = ranked(datasetsOf(madeOf([{}, { fails: licence }, { fails: licence }], fixes), 206))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ resources: 412, datasets: 206, cause: 'source', found: null, after: 405 })
    expect(rows[0].gains['eu-v1']).toBe(30)
    expect(rows[0].fix).toMatchObject({ fix: 'licence', cost: 'vocabulary' })
  })

  test('come in the order of what they give, each once those above are made', () => {
    const fails = ['keywordAvailability', 'contactPointAvailability', 'temporalAvailability']
    const pattern = madeOf(
      [{ fails }, { fails: ['rightsAvailability'] }],
      [
        { fix: 'rights', resource: 1, passes: ['rightsAvailability'] },
        { fix: 'contact-point', resource: 0, passes: ['contactPointAvailability'] },
        { fix: 'keyword', resource: 0, passes: ['keywordAvailability'] },
      ],
    )
    const perfect = datasetsOf(madeOf([{}, {}], []), 1, { name: 'perfect' })
    const rows = ranked([...datasetsOf(pattern, 3), ...perfect])
    expect(rows.map(({ fix, after }) => [fix.fix, after])).toEqual([
      ['keyword', 371.25],
      ['contact-point', 386.25],
      ['rights', 390],
    ])
  })

  test('are at most as many as asked for', () => {
    const pattern = madeOf(
      [{}, { fails: [...licence, 'rightsAvailability'] }],
      [
        { fix: 'rights', resource: 1, passes: ['rightsAvailability'] },
        { fix: 'licence', resource: 1, passes: licence },
      ],
    )
    expect(ranked(datasetsOf(pattern, 2), 1).map(({ fix }) => fix.fix)).toEqual(['licence'])
    expect(ranked([], 5)).toEqual([])
  })

  test('that give something only together stand side by side, where they are worth it', () => {
    const fails = ['formatFromVocabulary', 'mediaTypeFromVocabulary', 'rightsAvailability']
    const rights: Mends = { fix: 'rights', resource: 1, passes: ['rightsAvailability'] }
    const rows = ranked(datasetsOf(madeOf([{}, { fails }], [rights, format, mediaType]), 4))
    expect(rows.map(({ fix }) => fix.fix)).toEqual(['rights', 'format-file-type', 'media-type'])
    expect(rows.map(({ gains }) => gains['eu-v1'])).toEqual([5, 0, 0])
    expect(rows.map(({ after }) => after)).toEqual([395, 395, 405])
  })

  test('of which three are needed for one test are found, before what gives less for each', () => {
    const three = ['contact-point', 'publisher', 'theme'].map(
      (fix, fault): Mends => ({ fix, resource: 0, mends: { dcatApCompliance: [fault] } }),
    )
    const rights: Mends = { fix: 'rights', resource: 1, passes: ['rightsAvailability'] }
    const compliance: Mends = {
      fix: 'compliance',
      resource: 0,
      passes: ['dcatApCompliance'],
      mends: { dcatApCompliance: [0, 1, 2] },
    }
    const answers = [{ fails: ['dcatApCompliance'] }, { fails: ['rightsAvailability'] }]
    const pattern = madeOf(answers, [...three, rights, compliance], { dcatApCompliance: 3 })
    expect(codes(datasetsOf(pattern, 2))).toEqual(['theme', 'contact-point', 'publisher', 'rights'])
  })

  test('leave out what our export mends and what is only not known', () => {
    const pattern = madeOf(
      [{}, { fails: ['formatFromVocabulary', 'formatAvailability'], unknown: ['accessUrlStatusCode'] }],
      [
        { ...format, passes: ['formatFromVocabulary', 'formatAvailability'], isExported: true },
        { fix: 'access-url-answers', resource: 1, passes: ['accessUrlStatusCode'] },
      ],
    )
    expect(codes(datasetsOf(pattern, 2))).toEqual([])
  })

  test('leave out a dear fix where cheaper ones do the same', () => {
    const proprietary = 'formatMediaTypeNonProprietary'
    const fails = ['formatFromVocabulary', 'mediaTypeFromVocabulary']
    const open: Mends = { fix: 'open-format', resource: 1, passes: [...fails, proprietary] }
    expect(codes(datasetsOf(madeOf([{}, { fails }], [open, format, mediaType]), 2))).toEqual([
      'format-file-type',
      'media-type',
    ])
    const secret = madeOf([{}, { fails: [...fails, proprietary] }], [open, format, mediaType])
    expect(codes(datasetsOf(secret, 2))).toContain('open-format')
  })

  test('say of an address that does not answer that the link is the cause', () => {
    const pattern = madeOf(
      [{}, { fails: ['accessUrlStatusCode'] }],
      [{ fix: 'access-url-answers', resource: 1, passes: ['accessUrlStatusCode'] }],
    )
    const evidence = () => [standing('access-url-answers', 1, 'https://kommun.example/borta')]
    expect(ranked(datasetsOf(pattern, 3, { evidence }))).toMatchObject([
      { cause: 'link', found: 'https://kommun.example/borta', resources: 3 },
    ])
  })

  test('of addresses that do not answer are one row, whatever they are', () => {
    const fix = 'access-url-answers'
    const pattern = madeOf(
      [{}, { fails: ['accessUrlStatusCode'] }],
      [{ fix, resource: 1, passes: ['accessUrlStatusCode'] }],
    )
    const evidence = (place: number) => [standing(fix, 1, place < 8 ? `https://kommun.example/${place % 3}` : null)]
    expect(ranked(datasetsOf(pattern, 20, { evidence }))).toMatchObject([
      { cause: 'source', found: null, resources: 12 },
      { cause: 'link', found: null, resources: 8 },
    ])
  })

  test('that a person must write are one row, whatever stands there', () => {
    const pattern = madeOf(
      [{ fails: ['contactPointAvailability'] }, {}],
      [{ fix: 'contact-point', resource: 0, passes: ['contactPointAvailability'] }],
    )
    const evidence = (place: number) => [standing('contact-point', 0, place < 8 ? 'Kalle' : place < 14 ? 'Lisa' : null)]
    expect(ranked(datasetsOf(pattern, 20, { evidence }))).toMatchObject([{ found: null, resources: 20 }])
  })

  test('have a row for each word of a list that is common, and one for all that are rare or missing', () => {
    const pattern = madeOf(
      [{}, { fails: ['knownLicence'] }],
      [{ fix: 'licence', resource: 1, passes: ['knownLicence'] }],
    )
    const values = [
      ...Array(30).fill('https://a.example/'),
      ...Array(5).fill(null),
      'https://b.example/',
      'https://c.example/',
    ]
    const evidence = (place: number) => [standing('licence', 1, values[place])]
    const rows = ranked(datasetsOf(pattern, values.length, { evidence }))
    expect(rows.map(({ found, resources }) => [found, resources])).toEqual([
      ['https://a.example/', 30],
      [null, 7],
    ])
  })

  test('tell what the change does to every method, also that it takes points', () => {
    const pattern = madeOf(
      [{ fails: ['keywordAvailability'] }, {}],
      [{ fix: 'keyword', resource: 0, passes: ['keywordAvailability'], breaks: ['titleAvailability'] }],
    )
    const [{ gains }] = ranked(datasetsOf(pattern, 2))
    expect(gains['eu-v1']).toBe(30)
    expect(gains['eu-v2']).toBeCloseTo(-0.25)
  })

  test('name the datasets that gain most first', () => {
    const bare = madeOf([{}, { fails: licence }], [{ fix: 'licence', resource: 1, passes: licence }])
    const known = madeOf([{}, { fails: ['knownLicence'] }], [{ fix: 'licence', resource: 1, passes: ['knownLicence'] }])
    const [{ examples }] = ranked([...datasetsOf(known, 9, { name: 'a' }), ...datasetsOf(bare, 2, { name: 'b' })])
    expect(examples.map(({ gain }) => gain)).toEqual([30, 30, 10, 10, 10])
    expect(examples[0].dataset).toBe('https://kommun.example/b/0')
  })

  test('are the same for equal patterns of different judgings', () => {
    const pattern = () => madeOf([{}, { fails: licence }], [{ fix: 'licence', resource: 1, passes: licence }])
    const rows = ranked([...datasetsOf(pattern(), 2), ...datasetsOf(pattern(), 3, { name: 'e' })])
    expect(rows).toMatchObject([{ fix: { fix: 'licence' }, resources: 5, datasets: 5, after: 405 }])
  })
})

/** What each fix passes; two need one another, and three mend one test together. */
const all: readonly Omit<Mends, 'resource'>[] = [
  { fix: 'keyword', passes: ['keywordAvailability'] },
  { fix: 'theme', passes: ['categoryAvailability'], mends: { dcatApCompliance: [0] } },
  { fix: 'publisher', passes: [], mends: { dcatApCompliance: [1, 2] } },
  { fix: 'licence', passes: licence },
  { fix: 'format-file-type', passes: ['formatFromVocabulary'] },
  { fix: 'media-type', passes: ['mediaTypeFromVocabulary', 'mediaTypeAvailability'] },
  { fix: 'open-format', passes: ['formatFromVocabulary', 'mediaTypeFromVocabulary', 'formatMediaTypeNonProprietary'] },
  { fix: 'rights', passes: ['rightsAvailability'] },
]
const onDataset = new Set(['keyword', 'theme', 'publisher'])

const generated = fc.record({
  fails: fc.uniqueArray(
    fc.subarray(
      all.flatMap(({ passes }) => passes ?? []),
      { minLength: 1 },
    ),
    { minLength: 1, maxLength: 3, selector: String },
  ),
  faults: fc.constantFrom(0, 3),
  count: fc.integer({ min: 1, max: 9 }),
})

function generatedPattern({ fails, faults }: { fails: readonly (readonly string[])[]; faults: number }): Pattern {
  const resources = [
    { fails: [...fails[0], ...(faults > 0 ? ['dcatApCompliance'] : [])] },
    ...fails.map(each => ({ fails: each })),
  ]
  const fixes = all.flatMap((fix): Mends[] => {
    const places = onDataset.has(fix.fix) ? [0] : fails.map((_, place) => place + 1)
    return places.map(resource => ({ ...fix, resource, mends: faults > 0 ? (fix.mends ?? {}) : {} }))
  })
  return madeOf(resources, fixes, faults > 0 ? { dcatApCompliance: faults } : {})
}

describe('All ranked fixes together', () => {
  test('reach what can be reached', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(generated, { minLength: 1, maxLength: 3, selector: each => JSON.stringify(each.fails) }),
        groups => {
          const patterns = groups.map(generatedPattern)
          const assessments = patterns.flatMap((pattern, place) =>
            datasetsOf(pattern, groups[place].count, { name: `g${place}` }),
          )
          const mean = (of: (pattern: Pattern) => number): number =>
            assessments.reduce((sum, { pattern }) => sum + of(pattern), 0) / assessments.length
          const best = mean(pattern => pointsOf(combine(pattern, pattern.fixes), v1).points)
          const now = mean(pattern => pointsOf(pattern, v1).points)
          expect(ranked(assessments).at(-1)?.after ?? now).toBeCloseTo(best, 6)
        },
      ),
      { numRuns: 100 },
    )
  })
})
