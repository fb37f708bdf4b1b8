import { afterEach, beforeEach, expect, test } from 'vitest'
import { preview } from '../../src/harvest/preview.ts'
import { defaultLimits } from '../../src/model/source.ts'
import { sampleSource } from '../store/sample.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.close())

const ids = ['1', '2', '3', '4', '5']
const iri = (id: string): string => `https://a.example/d/${id}`
const page = { limit: 10, offset: 0 }

test('of a source that is harvested: what is new, changed, going and left, with scores and findings before and after', async () => {
  const source = await setting.source('a')
  setting.publish('a', catalogueTurtle(ids))
  await setting.harvest(source)
  const poor = datasetTurtle('6')
    .replace(/dcat:keyword.*\n/, '')
    .replace('dcterms:title "Datamängd 6"@sv ;', '')
  const datasets = [...['1', '2', '3', '4'].map(id => datasetTurtle(id, id === '3' ? 'Ny' : undefined)), poor].join('')
  setting.publish('a', catalogueTurtle(['1', '2', '3', '4', '6'], { datasets }))
  const shown = await preview(source, setting.tools)
  expect(shown.isHarvested).toBe(true)
  expect(shown.harvest).toMatchObject({
    id: 0,
    status: 'succeeded',
    changes: { added: 1, updated: 2, removed: 0, missing: 1 },
  })
  expect(shown.harvest.changes?.missingURIs).toEqual([iri('5')])
  expect(shown.score.after).toBeLessThan(shown.score.before ?? 0)
  expect(shown.score.maxPoints).toBe(405)
  expect(shown.findings.after?.Violation).toBeGreaterThan(shown.findings.before?.Violation ?? 0)
  expect(shown.findingsDelta.some(({ appeared, examples }) => appeared > 0 && examples.includes(iri('6')))).toBe(true)
  expect(structuredClone(shown)).toEqual(shown)
  expect((await setting.store.harvests(page)).total).toBe(1)
  expect((await setting.store.standing('a')).has(iri('6'))).toBe(false)
})

test('of a source that is as it was: everything is read anew, and nothing would change', async () => {
  const source = await setting.source('a')
  setting.publish('a', catalogueTurtle(ids), { headers: { 'content-type': 'text/turtle', etag: '"1"' } })
  await setting.harvest(source)
  const shown = await preview(source, setting.tools)
  expect(setting.agency.requests.at(-1)?.headers).not.toHaveProperty('if-none-match')
  expect(shown).toMatchObject({ harvest: { status: 'unchanged', unchangedBy: 'records' }, lost: [], findingsDelta: [] })
  expect(shown.findings.after).toEqual(shown.findings.before)
  expect(shown.score.after).toBe(shown.score.before)
})

test('of a source that is not stored: everything is new, and what would be shown from elsewhere is named', async () => {
  setting.publish('a', catalogueTurtle(['1', '2']))
  await setting.harvest(await setting.source('a'))
  setting.publish('b', catalogueTurtle(['2', '3']))
  const source = sampleSource('b', { url: `${setting.agency.origin}/b`, precedence: { kind: 'collector' } })
  const shown = await preview(source, setting.tools)
  expect(shown).toMatchObject({ isHarvested: false, findings: { before: null }, score: { before: null } })
  expect(shown.harvest.changes?.addedURIs).toContain(iri('3'))
  const lost = shown.lost.map(({ primaryTopic, to }) => [primaryTopic, to.source])
  expect(lost).toContainEqual([iri('2'), 'a'])
  expect(lost).not.toContainEqual([iri('3'), 'a'])
  expect(await setting.store.source('b')).toBeNull()
})

test('of one that would be held, and of the same with settings that let it through', async () => {
  const source = await setting.source('a')
  setting.publish('a', catalogueTurtle(ids))
  await setting.harvest(source)
  setting.publish('a', catalogueTurtle(['1', '2', '3']))
  expect((await preview(source, setting.tools)).harvest).toMatchObject({ status: 'held', changes: { removed: 2 } })
  const lenient = { ...source, limits: { ...defaultLimits, maxRemovedShare: 0.5 } }
  expect((await preview(lenient, setting.tools)).harvest).toMatchObject({
    status: 'succeeded',
    changes: { missing: 2 },
  })
})

test('of one that cannot be harvested: why', async () => {
  const source = await setting.source('a')
  setting.agency.answer('/a', { status: 404 })
  const shown = await preview(source, setting.tools)
  expect(shown).toMatchObject({
    harvest: { status: 'failed', error: { code: 'http-status' } },
    findings: { after: null },
  })
})
