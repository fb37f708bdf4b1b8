import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HarvestTools } from '../../src/harvest/tools.ts'
import type { LinkObservation, LinkState } from '../../src/model/link.ts'
import { headlineMethod } from '../../src/model/score.ts'
import type { PointsChange, StoredScoreChange } from '../../src/model/score-history.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Profile, Scheme } from '../../src/profile/profile.ts'
import type { HarvestResult, StoredAssessment, StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

const profile = await loadProfile('dcat-ap-se')
const ids = ['1', '2', '3', '4']
const iri = (id: string): string => `https://a.example/d/${id}`

let setting: Setting
let source: StoredSource
beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
})
afterEach(() => setting.close())

type Edit = (dataset: string) => string
const without =
  (pattern: RegExp): Edit =>
  dataset => {
    expect(dataset).toMatch(pattern)
    return dataset.replace(pattern, '')
  }
const withoutLicence = without(/dcterms:license <[^>]*> ;/)
const withoutKeyword = without(/dcat:keyword "prov"@sv ;/)

/** A night later: what the source publishes is harvested, with some datasets changed. */
async function night(edits: Readonly<Record<string, Edit>> = {}, parts: Partial<HarvestTools> = {}) {
  setting.later(1)
  const datasets = ids.map(id => (edits[id] ?? (text => text))(datasetTurtle(id))).join('')
  setting.publish('a', catalogueTurtle(ids, { datasets }))
  return setting.harvest(source, parts)
}

/** Other profiles than before, of the same name. */
function judgingBy(other: Profile): Partial<HarvestTools> {
  return { profiles: new Map([[other.id, other]]) }
}

async function stored(id: string): Promise<StoredAssessment> {
  const entry = await setting.store.entryOf(iri(id))
  const assessment = entry && (await setting.store.assessment(entry))
  if (assessment === null) throw new Error(`${id} has no assessment`)
  return assessment
}

async function changesOf(id: string): Promise<readonly StoredScoreChange[]> {
  const entry = await setting.store.entryOf(iri(id))
  return entry === null ? [] : setting.store.scoreChanges(entry, 20)
}

async function headline(id: string): Promise<PointsChange | undefined> {
  return (await changesOf(id)).at(0)?.changes.find(({ method }) => method === headlineMethod)
}

async function notices() {
  const { items } = await setting.store.notices({ source: 'a' }, { limit: 50, offset: 0 })
  return items.filter(({ kind }) => kind === 'score-dropped')
}

/** Every part stands for the whole difference, in every method and dataset. */
async function expectWhole(): Promise<void> {
  for (const id of ids) {
    for (const { before, after, causes } of (await changesOf(id)).flatMap(({ changes }) => changes)) {
      if (before === null || after === null) continue
      const sum = Object.values(causes).reduce((total, points) => total + points, 0)
      expect(sum).toBeCloseTo(after - before, 9)
    }
  }
}

const withOtherWeight: Profile = {
  ...profile,
  methods: profile.methods.map(method => ({
    ...method,
    indicators: method.indicators.map(each => (each.id === 'categoryAvailability' ? { ...each, points: 7 } : each)),
  })),
}
const emptied = ['licence', 'licence-edp'].map((id): [string, Scheme] => [id, { id, concepts: new Map() }])
const withoutLicences: Profile = { ...profile, schemes: new Map([...profile.schemes, ...emptied]) }

describe('what changes in the metadata is put down to the metadata', () => {
  test('from the first harvest on, in which every dataset comes, to the one in which it goes', async () => {
    await night()
    const [birth] = await changesOf('1')
    expect(birth.changes.map(({ method, before }) => [method, before])).toEqual(
      profile.methods.map(({ id }) => [id, null]),
    )
    expect(birth.changes.map(({ after }) => after)).toEqual((await stored('1')).points.map(({ points }) => points))
    setting.later(1)
    setting.publish('a', catalogueTurtle(ids.slice(1)))
    await setting.harvest(source)
    expect(await changesOf('1')).toHaveLength(1)
    setting.later(3)
    await setting.harvest(source)
    const [last] = await changesOf('1')
    expect(last.changes.map(({ before, after }) => [before, after])).toEqual(
      birth.changes.map(({ after }) => [after, null]),
    )
  })

  test('a licence that is gone takes thirty points', async () => {
    await night()
    const { id } = await night({ 2: withoutLicence })
    const change = await headline('2')
    expect(change?.causes).toEqual({ metadata: -30 })
    expect((change?.after ?? 0) - (change?.before ?? 0)).toBe(-30)
    expect((await changesOf('2'))[0].harvest).toBe(id)
    expect(await changesOf('1')).toHaveLength(1)
    await expectWhole()
  })

  test('nothing is noted of what changes no points, or of a run that is not applied', async () => {
    await night()
    await night({ 1: text => text.replace('Beskrivning', 'Skildring') })
    setting.publish('a', catalogueTurtle(['1'], { datasets: withoutLicence(datasetTurtle('1')) }))
    expect((await setting.harvest(source)).status).toBe('held')
    for (const id of ids) expect(await changesOf(id)).toHaveLength(1)
  })

  test('a dataset without an address keeps its name, its score and its history', async () => {
    const blank = '[] a dcat:Dataset ; dcterms:title "Utan adress"@sv ; dcterms:description "Ingen."@sv .'
    const publish = (more: string) => setting.publish('a', catalogueTurtle(['1'], { more }))
    publish(blank)
    await setting.harvest(source)
    setting.later(1)
    publish(`[] a dcat:Dataset ; dcterms:title "En till"@sv . ${blank}`)
    await setting.harvest(source)
    const { items } = await setting.store.search({ text: 'Utan', facets: {}, sort: 'title', limit: 5, offset: 0 })
    expect(items).toHaveLength(1)
    expect(await setting.store.scoreChanges(items[0], 9)).toHaveLength(1)
    expect((await setting.store.assessment(items[0]))?.assessment.computedOn).toBe(items[0].primaryTopic)
  })
})

describe('what we change ourselves is never put down to the metadata', () => {
  test('another weight is the method, with the metadata as it was', async () => {
    await night()
    const harvest = await night({}, judgingBy(withOtherWeight))
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'records' })
    for (const id of ids) expect((await headline(id))?.causes).toEqual({ method: -23 })
    await expectWhole()
    expect(await notices()).toEqual([])
  })

  test('another weight is the method also when the metadata changed in the same night', async () => {
    await night()
    await night({ 3: withoutKeyword }, judgingBy(withOtherWeight))
    expect((await headline('1'))?.causes).toEqual({ method: -23 })
    expect((await headline('3'))?.causes).toEqual({ method: -23, metadata: -30 })
    await expectWhole()
  })

  test('another table is the vocabulary, with the metadata as it was', async () => {
    await night()
    await night({}, judgingBy(withoutLicences))
    for (const id of ids) expect((await headline(id))?.causes).toEqual({ vocabulary: -10 })
    expect(await notices()).toEqual([])
    await expectWhole()
  })

  test('a table and the metadata that changed in the same night are told apart by what was published before', async () => {
    await night()
    await night({ 2: withoutKeyword, 3: withoutLicence }, judgingBy(withoutLicences))
    expect((await headline('1'))?.causes).toEqual({ vocabulary: -10 })
    expect((await headline('2'))?.causes).toEqual({ vocabulary: -10, metadata: -30 })
    expect((await headline('3'))?.causes).toEqual({ vocabulary: -10, metadata: -20 })
    await expectWhole()
  })

  test('table, method and metadata in one night are three parts', async () => {
    await night()
    const other = { ...withOtherWeight, schemes: withoutLicences.schemes }
    await night({ 2: withoutKeyword }, judgingBy(other))
    expect((await headline('2'))?.causes).toEqual({ method: -23, vocabulary: -10, metadata: -30 })
    await expectWhole()
  })

  test('a method that is new comes, and one that is gone goes', async () => {
    const fewer = { ...profile, methods: profile.methods.slice(0, 2) }
    await night({}, judgingBy(fewer))
    expect((await stored('1')).points.map(({ method }) => method)).toEqual(fewer.methods.map(({ id }) => id))
    await night()
    const added = (await changesOf('1'))[0].changes
    expect(added.map(({ method, before }) => [method, before])).toEqual(
      profile.methods.slice(2).map(({ id }) => [id, null]),
    )
    await night({}, judgingBy(fewer))
    const gone = (await changesOf('1'))[0].changes
    expect(gone.map(({ method, after }) => [method, after])).toEqual(
      profile.methods.slice(2).map(({ id }) => [id, null]),
    )
  })
})

describe('what is known of links', () => {
  const address = (id: string): string => `https://a.example/files/${id}.csv`

  async function answered(id: string, status: number): Promise<void> {
    const url = address(id)
    const isGood = status === 200
    const at = setting.tools.now()
    const facts = { url, outcome: isGood ? 'reachable' : 'not-found', method: 'HEAD', getStatus: null } as const
    const more = { finalUrl: url, mediaType: 'text/csv', contentLength: 10, isSmallPage: false, error: null, ms: 5 }
    const observation: LinkObservation = { ...facts, ...more, at, headStatus: status, retryAfter: null }
    const state: LinkState = {
      ...{
        ...facts,
        ...more,
        status,
        checkedAt: at,
        confident: isGood ? 'yes' : 'no',
        tries: 1,
        streak: 1,
        alikeSince: at,
      },
      ...{ failingSince: isGood ? null : at, lastGoodAt: isGood ? at : null, nextCheckAt: new Date(at.getTime() + 1) },
    }
    await setting.store.saveLinks([{ observation, state }])
  }

  test('counts in the next harvest, and is the links’ doing', async () => {
    await night()
    await answered('1', 200)
    await night({ 2: withoutLicence })
    expect((await headline('1'))?.causes).toEqual({ link: 50 })
    expect((await headline('2'))?.causes).toEqual({ metadata: -30 })
    await expectWhole()
  })

  test('stays over harvests that judge anew, whatever they find', async () => {
    await night()
    await answered('1', 200)
    await night({ 2: withoutLicence })
    const { points } = await stored('1')
    await night({ 2: withoutLicence, 3: withoutLicence })
    expect((await stored('1')).points).toEqual(points)
    await night({ 2: withoutLicence, 3: withoutLicence }, { force: true })
    expect((await stored('1')).points).toEqual(points)
  })

  test('is known of an address that another source named first', async () => {
    const other = await setting.source('b')
    setting.publish('b', catalogueTurtle(['9'], { datasets: datasetTurtle('9').replace(address('9'), address('1')) }))
    await setting.harvest(other)
    await answered('1', 200)
    await night()
    const { assessment } = await stored('1')
    expect(assessment.pattern.verdicts).not.toEqual((await stored('2')).assessment.pattern.verdicts)
    const points = (await Promise.all(['1', '2'].map(stored))).map(each => each.points[1].points)
    expect(points[0] - points[1]).toBe(50)
  })

  test('that comes while a harvest is judging is not lost', async () => {
    await night()
    const { saveHarvest } = setting.store
    const store = {
      ...setting.store,
      saveHarvest: async (result: HarvestResult) => {
        await answered('1', 200)
        return saveHarvest(result)
      },
    }
    await night({ 1: withoutKeyword }, { store })
    const [linked, harvested] = await changesOf('1')
    const causesIn = (change: StoredScoreChange) =>
      change.changes.find(({ method }) => method === headlineMethod)?.causes
    expect([causesIn(linked), causesIn(harvested)]).toEqual([{ link: 50 }, { metadata: -30 }])
    expect(linked.harvest).toBeNull()
  })

  test('that fails takes the points that it gave, beside what the metadata does', async () => {
    await night()
    await answered('1', 200)
    await night({ 2: withoutLicence })
    await answered('1', 404)
    await night({ 1: withoutKeyword })
    expect((await headline('1'))?.causes).toEqual({ link: -50, metadata: -30 })
    await expectWhole()
  })

  test('does not go with a distribution whose address becomes another: that is the metadata', async () => {
    await night()
    await answered('1', 200)
    await night({ 2: withoutLicence })
    await night({ 1: text => text.replace(address('1'), 'https://a.example/elsewhere') })
    expect((await headline('1'))?.causes).toEqual({ metadata: -50 })
  })

  test('keeps its part when a table changes as well', async () => {
    await night()
    await answered('1', 200)
    await night({ 1: withoutKeyword }, judgingBy(withoutLicences))
    expect((await headline('1'))?.causes).toEqual({ link: 50, vocabulary: -10, metadata: -30 })
    await expectWhole()
  })
})

describe('a fall of the mean', () => {
  test('is told once, with its cause', async () => {
    await night()
    await night({ 1: withoutLicence, 3: withoutLicence })
    const [told, ...more] = await notices()
    expect(more).toEqual([])
    expect(told.details).toMatchObject({ method: headlineMethod, metadata: '-15.0', link: '0.0', datasets: '4' })
    expect(told.details.worst.split('\n').sort()).toEqual([iri('1'), iri('3')])
    await night({ 1: withoutLicence, 3: withoutLicence })
    await night({ 1: withoutLicence, 3: withoutLicence }, { force: true })
    expect(await notices()).toHaveLength(1)
  })

  test('that is not larger than the source allows is not told', async () => {
    source = await setting.source('a', { notify: { mail: [], webhooks: [], when: 'changes', dropPoints: 15 } })
    await night()
    await night({ 1: withoutLicence, 3: withoutLicence })
    expect(await notices()).toEqual([])
  })

  test('by what goes and what comes is not told', async () => {
    await night()
    setting.publish('a', catalogueTurtle([...ids, '5'], { datasets: `${ids.map(id => datasetTurtle(id)).join('')}` }))
    expect((await setting.harvest(source)).status).toBe('succeeded')
    expect(await notices()).toEqual([])
  })
})

test('what is missing keeps its assessment, and is counted by the methods of today', async () => {
  await night()
  const before = await stored('4')
  setting.later(1)
  setting.publish('a', catalogueTurtle(['1', '2', '3']))
  await setting.harvest(source)
  const { assessment, points } = await stored('4')
  expect(points).toEqual(before.points)
  expect(assessment.pattern).toEqual(before.assessment.pattern)
  expect(before.assessment.evidence.some(({ line }) => line !== null)).toBe(true)
  expect(assessment.evidence).toEqual(before.assessment.evidence.map(each => ({ ...each, line: null })))
  await setting.harvest(source, { ...judgingBy(withOtherWeight) })
  expect((await headline('4'))?.causes).toEqual({ method: -23 })
  expect(await setting.store.assessment((await stored('4')).entry)).toMatchObject({ primaryTopic: iri('4') })
})
