import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planImport, writeSourceList } from '../../src/harvest/source-list.ts'
import { applySettings, settingsOf } from '../../src/harvest/source-settings.ts'
import { readSettings } from '../../src/harvest/source-settings-form.ts'
import { defaultLimits, notifyNobody, type Source } from '../../src/model/source.ts'

const profiles = ['dcat-ap-se', 'dcat-ap']
const present = { sources: [], profiles }

function sourceOf(settings: Parameters<typeof applySettings>[0], before: Source | null = null): Source {
  const result = applySettings(settings, { before, profiles })
  if ('faults' in result) throw new Error(JSON.stringify(result.faults))
  return result.source
}

describe('settings', () => {
  test('that are left out get their defaults in a new source', () => {
    expect(sourceOf({ id: 'a', url: 'https://a.example/' })).toEqual({
      id: 'a',
      url: 'https://a.example/',
      title: 'a',
      organisation: null,
      kind: 'dcat',
      profile: 'dcat-ap-se',
      schedule: '0 4 * * *',
      precedence: { kind: 'public' },
      enabled: true,
      limits: defaultLimits,
      settings: {},
      notify: notifyNobody,
    })
  })

  test('that are left out stay in one that there is, also within limits and notifications', () => {
    const before = sourceOf({
      id: 'a',
      url: 'https://a.example/',
      precedence: 3,
      limits: { graceDays: 9 },
      notify: { mail: ['a@a.example'], when: 'digest' },
    })
    const after = sourceOf({ id: 'a', limits: { keepRuns: 2 }, notify: { when: 'both' } }, before)
    expect(after.limits).toEqual({ ...defaultLimits, graceDays: 9, keepRuns: 2 })
    expect(after.notify).toEqual({ mail: ['a@a.example'], webhooks: [], when: 'both', dropPoints: 5 })
    expect(sourceOf({ id: 'a', notify: { dropPoints: 0.5 } }, after).notify).toEqual({
      ...after.notify,
      dropPoints: 0.5,
    })
    expect(after.precedence).toEqual({ kind: 'ranked', rank: 3 })
  })

  test('of a kind go when the source becomes of another kind that does not take them', () => {
    const before = sourceOf({ id: 'a', url: 'https://a.example/sparql', kind: 'sparql', settings: { pageSize: '500' } })
    expect(before.settings).toEqual({ pageSize: '500' })
    expect(sourceOf({ id: 'a', kind: 'dcat' }, before).settings).toEqual({})
  })

  test('may be an address of files where the kind reads files, and a schedule may be none', () => {
    const source = sourceOf({ id: 'a', url: 'kataloger/a.ttl', kind: 'file', schedule: null })
    expect(source).toMatchObject({ url: 'kataloger/a.ttl', schedule: null })
  })

  test('have all of their faults told, each with its field', () => {
    const settings = { id: 'A', url: 'x', limits: { graceDays: 1.5 }, notify: { dropPoints: -1 } }
    const result = applySettings(settings, { before: null, profiles })
    const fields = 'faults' in result ? result.faults.map(({ field }) => field) : []
    expect(fields).toEqual(['id', 'url', 'limits.graceDays', 'notify.dropPoints'])
  })

  test('of anything at all are read without a crash', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), value => {
        const read = readSettings(value)
        if ('settings' in read) applySettings(read.settings, { before: null, profiles })
        else expect(read.faults.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  test('of a source give the same source', () => {
    const source = sourceOf({
      id: 'a',
      url: 'https://a.example/ckan',
      kind: 'ckan',
      precedence: 'collector',
      schedule: null,
      enabled: false,
      settings: { language: 'sv' },
      notify: { webhooks: ['https://a.example/hook'], when: 'none' },
    })
    expect(sourceOf(settingsOf(source))).toEqual(source)
  })
})

describe('a list of sources', () => {
  test('that is written gives the sources back', () => {
    const sources = [
      sourceOf({ id: 'a', url: 'https://a.example/', title: 'Å: "nej" # 1' }),
      sourceOf({
        id: 'b',
        url: 'https://b.example/',
        kind: 'sparql',
        settings: { query: 'construct {\n  ?a ?b ?c }\nwhere { }' },
      }),
    ]
    const plan = planImport(writeSourceList(sources), present)
    expect(plan.faults).toEqual([])
    expect(plan.sources.map(({ source }) => source)).toEqual(sources)
  })

  test('may be JSON', () => {
    const plan = planImport('[{"id": "a", "url": "https://a.example/"}]', present)
    expect(plan.sources.map(({ source, outcome }) => [source.id, outcome])).toEqual([['a', 'added']])
  })

  test('says what would change in those that there are', () => {
    const before = sourceOf({ id: 'a', url: 'https://a.example/' })
    const text = '- id: a\n  title: Ny\n  limits: { graceDays: 4 }\n- id: b\n  url: https://b.example/\n'
    const plan = planImport(text, { sources: [before], profiles })
    expect(plan.sources.map(({ outcome, fields, line }) => ({ outcome, fields, line }))).toEqual([
      { outcome: 'changed', fields: ['title', 'limits'], line: 1 },
      { outcome: 'added', fields: [], line: 4 },
    ])
  })

  test.each([
    ['a: [', 'not-yaml', 1],
    ['a: 1', 'not-a-list', 1],
    ['', 'not-a-list', 1],
    ['- id: a\n  url: https://a.example/\n- id: a\n  url: https://a.example/\n', 'twice', 3],
    ['- id: a\n  url: https://a.example/\n  colour: blue\n', 'unknown', 3],
    ['- id: a\n  url: https://a.example/\n  notify:\n    mail: nobody\n', 'wrong-type', 4],
    ['- 3\n', 'wrong-type', 1],
    ['- url: https://a.example/\n', 'missing', 1],
    ['- id: a\n  id: b\n', 'not-yaml', 2],
  ])('%j has the fault %s on line %i', (text, code, line) => {
    const { sources, faults } = planImport(text, present)
    expect(faults.map(fault => [fault.code, fault.line])).toEqual([[code, line]])
    expect(code === 'twice' ? 1 : 0).toBe(sources.length)
  })

  test('that states a setting twice is refused, with the line', () => {
    const { faults } = planImport('- id: a\n  url: https://a.example/\n  url: https://b.example/\n', present)
    expect(faults).toMatchObject([{ code: 'not-yaml', line: 3, details: { reason: 'Map keys must be unique' } }])
  })

  test('that is long is read to its end, and no endless faults of one source are told', () => {
    // Where each were compared with each, this would take longer than a test may.
    const keys = Array.from({ length: 80_000 }, (_, at) => `k${at}: 1`).join(', ')
    expect(planImport(`- {${keys}}`, present).faults).toHaveLength(50)
    const list = Array.from({ length: 10_000 }, (_, at) => `- {id: s${at}, url: "https://a.example/"}`).join('\n')
    expect(planImport(list, present).sources).toHaveLength(10_000)
  })

  test('that refers to itself again and again is refused, not unfolded', () => {
    const bomb = Array.from(
      { length: 12 },
      (_, at) =>
        `- &a${at} [${Array(10)
          .fill(at === 0 ? 'x' : `*a${at - 1}`)
          .join(', ')}]`,
    )
    expect(planImport(bomb.join('\n'), present).faults.length).toBeGreaterThan(0)
  })
})
