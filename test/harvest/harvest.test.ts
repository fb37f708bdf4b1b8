import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/model/source.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { catalogueTurtle, datasetTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
let source: StoredSource
beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
})
afterEach(() => setting.close())

const iri = (id: string): string => `https://a.example/d/${id}`
const ids = ['1', '2', '3', '4', '5']
const page = { limit: 100, offset: 0 }
const standing = async (): Promise<string[]> => [...(await setting.store.standing('a')).keys()]

describe('the first harvest of a source', () => {
  test('stores every resource, what was found and what was scored', async () => {
    const turtle = catalogueTurtle(ids)
    setting.publish('a', turtle)
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'succeeded', source: 'a', trigger: 'manual', error: null })
    expect(harvest.changes).toMatchObject({ added: 8, updated: 0, removed: 0, unchanged: 0 })
    expect(harvest.changes?.byType.Dataset).toEqual({ added: 5, updated: 0, removed: 0, unchanged: 0 })
    expect(harvest.received).toMatchObject({
      mediaType: 'text/turtle',
      syntax: 'turtle',
      bytes: Buffer.byteLength(turtle),
    })
    expect(await setting.store.harvest(harvest.id)).toEqual(harvest)
    const dataset = await setting.store.entryOf(iri('1'))
    expect(dataset).toMatchObject({ title: { sv: 'Datamängd 1' }, publisher: 'https://a.example/org', source: 'a' })
    expect(dataset?.graph).toContain('https://a.example/files/1.csv')
    const assessed = dataset && (await setting.store.assessment(dataset))
    expect(assessed?.points.map(({ method }) => method)).toEqual([
      'eu-v1',
      'eu-v1-export',
      'dataportal-se',
      'eu-v2',
      'se',
    ])
    expect(assessed?.points[0].points).toBeGreaterThan(0)
    expect((await setting.store.organisationOf('https://a.example/org'))?.datasets).toBe(5)
    expect(Buffer.from((await setting.store.documents('a'))[0]).toString()).toBe(turtle)
  })

  test('tells how long each stage took', async () => {
    setting.publish('a', catalogueTurtle(ids))
    const { timings } = await setting.harvest(source)
    expect(Object.keys(timings)).toEqual([...['read', 'validate', 'score', 'normalise', 'divide', 'compare', 'save']])
    expect(setting.events).toMatchObject([{ event: 'harvest.succeeded', source: 'a', added: 8 }])
  })

  test('leaves each finding with the record that its resource lies in', async () => {
    const broken = datasetTurtle('1').replace('dcat:accessURL', 'dcat:downloadURL').replace('"Datamängd 1"@sv', '"1"')
    setting.publish('a', catalogueTurtle(['1'], { datasets: broken }))
    await setting.harvest(source)
    const entry = await setting.store.entryOf(iri('1'))
    const { items } = await setting.store.findings({ source: 'a' }, page)
    const onFile = items.filter(finding => finding.focusNode === `${iri('1')}/csv` && finding.severity === 'Violation')
    expect(onFile.length).toBeGreaterThan(0)
    for (const finding of onFile) expect(finding.entry).toEqual({ ctx: entry?.ctx, entry: entry?.entry })
    expect(onFile[0].position?.line).toBeGreaterThan(1)
    expect(onFile[0].resultMessage.sv).not.toBe('')
  })

  test('gives a resource without an address of its own a record, and that record its findings and its score', async () => {
    const blank = `[] a dcat:Dataset ; dcterms:title "Utan adress"@sv ; dcterms:description "Ingen."@sv .`
    setting.publish('a', catalogueTurtle(['1'], { more: blank }))
    await setting.harvest(source)
    const { items } = await setting.store.search({ text: 'adress', facets: {}, sort: 'title', limit: 5, offset: 0 })
    expect(items).toHaveLength(1)
    expect((await setting.store.findings({ entry: items[0] }, page)).total).toBeGreaterThan(0)
    expect(await setting.store.assessment(items[0])).not.toBeNull()
  })

  test('keeps hostile text as it was published', async () => {
    const title = `<script>alert(1)</script>'; drop table entry; -- å\\u0007\u202e`
    setting.publish('a', catalogueTurtle(['1'], { datasets: datasetTurtle('1', title) }))
    await setting.harvest(source)
    const entry = await setting.store.entryOf(iri('1'))
    expect(entry?.title.sv).toBe(title.replace('\\u0007', '\u0007'))
  })
})

describe('the next harvest', () => {
  beforeEach(async () => {
    setting.publish('a', catalogueTurtle(ids), { headers: { 'content-type': 'text/turtle', etag: '"1"' } })
    await setting.harvest(source)
  })

  test('is unchanged when the server says so, after one conditional request', async () => {
    setting.agency.answer('/a', request => ({ status: request.headers['if-none-match'] === '"1"' ? 304 : 500 }))
    const before = await setting.store.findings({}, page)
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'not-modified', changes: null, received: null })
    expect(setting.agency.requests.filter(({ path }) => path === '/a')).toHaveLength(2)
    expect(await setting.store.findings({}, page)).toEqual(before)
    expect((await setting.store.entryOf(iri('1')))?.lastSeen).toEqual(harvest.endedAt)
  })

  test('is unchanged also when the address leads elsewhere, and the former findings stand', async () => {
    const before = await setting.store.findings({}, page)
    setting.agency.answer('/a', { status: 302, headers: { location: '/b' } })
    setting.publish('b', catalogueTurtle(ids))
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'unchanged', error: null })
    expect(await setting.store.findings({}, page)).toEqual(before)
  })

  test('is unchanged when the same bytes come again, and nothing is judged', async () => {
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'bytes' })
    expect(Object.keys(harvest.timings)).toEqual(['read', 'save'])
  })

  test('is unchanged when only the writing differs, nothing is judged, and the new bytes are remembered', async () => {
    const before = await setting.store.findings({ source: 'a' }, page)
    const turtle = `# En rad till\n${catalogueTurtle(ids)}`
    setting.publish('a', turtle, { headers: { etag: '"2"' } })
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'graph', changes: null, isComplete: true })
    expect(Object.keys(harvest.timings)).toEqual(['read', 'save'])
    expect(await setting.store.findings({ source: 'a' }, page)).toEqual(before)
    expect((await setting.store.remembered('a')).etag).toBe('"2"')
    expect((await setting.store.receivedBy(harvest.id))?.documents.map(({ size }) => size)).toEqual([
      Buffer.byteLength(turtle),
    ])
    expect((await setting.harvest(source)).unchangedBy).toBe('bytes')
  })

  test('is unchanged by its records when the same graph comes with other faults, and the findings are those of today', async () => {
    const before = await setting.store.findings({ source: 'a' }, page)
    setting.publish('a', `# Ny\n${catalogueTurtle(ids)}`, { headers: { 'content-type': 'application/rdf+xml' } })
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'records' })
    expect((await setting.store.findings({ source: 'a' }, page)).total).toBeGreaterThan(before.total)
  })

  test('is unchanged when blank nodes are called something else', async () => {
    const blank = (label: string) =>
      `<https://a.example/d/2> dcterms:temporal _:${label} . _:${label} a dcterms:PeriodOfTime .`
    setting.publish('a', catalogueTurtle(ids, { more: blank('a') }))
    expect((await setting.harvest(source)).status).toBe('succeeded')
    setting.publish('a', catalogueTurtle(ids, { more: blank('b') }))
    expect(await setting.harvest(source)).toMatchObject({ status: 'unchanged', unchangedBy: 'graph' })
  })

  test('updates the one resource that was edited', async () => {
    const datasets = ids.map(id => datasetTurtle(id, id === '3' ? 'Ny titel' : undefined)).join('')
    setting.publish('a', catalogueTurtle(ids, { datasets }))
    const { status, changes } = await setting.harvest(source)
    expect(status).toBe('succeeded')
    expect(changes).toMatchObject({ added: 0, updated: 1, removed: 0, unchanged: 7, updatedURIs: [iri('3')] })
    expect((await setting.store.entryOf(iri('3')))?.title).toEqual({ sv: 'Ny titel' })
  })

  test('adds, and removes at once where there is no grace', async () => {
    setting.publish('a', catalogueTurtle(['1', '2', '3', '4', '6']))
    const { changes } = await setting.harvest(await setting.source('a', { limits: { ...defaultLimits, graceDays: 0 } }))
    expect(changes).toMatchObject({ added: 1, addedURIs: [iri('6')], removedURIs: [iri('5')] })
    expect(changes).toMatchObject({ updatedURIs: ['https://a.example/catalogue'], missing: 0 })
    expect(await standing()).toEqual(expect.arrayContaining([iri('6')]))
    expect((await setting.store.entryOf(iri('5')))?.removedAt).not.toBeNull()
  })

  test('judges everything anew when what judges has changed', async () => {
    const [profile] = setting.tools.profiles.values()
    const profiles = new Map([['dcat-ap-se', { ...profile, version: '99' }]])
    const harvest = await setting.harvest(source, { profiles })
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'records' })
    expect(harvest.timings).toHaveProperty('validate')
    expect((await setting.harvest(source, { profiles })).timings).not.toHaveProperty('validate')
  })

  test('reads everything anew when forced to', async () => {
    expect((await setting.harvest(source, { force: true })).timings).toHaveProperty('validate')
    expect(setting.agency.requests.at(-1)?.headers).not.toHaveProperty('if-none-match')
  })

  test('saves nothing when it is a trial', async () => {
    setting.publish('a', catalogueTurtle(['1', '2', '3', '4', '6']))
    const harvest = await setting.harvest(source, { isTrial: true })
    expect(harvest).toMatchObject({ id: 0, status: 'succeeded', changes: { added: 1, removed: 0, missing: 1 } })
    expect(await standing()).not.toContain(iri('6'))
    expect((await setting.store.harvests(page)).total).toBe(1)
  })

  test('saves nothing when it is broken off', async () => {
    setting.publish('a', catalogueTurtle(['1', '2']))
    const signal = AbortSignal.abort(new Error('stop'))
    await expect(setting.harvest(source, { signal })).rejects.toThrow()
    const late = new AbortController()
    const standing: typeof setting.store.standing = id => {
      late.abort()
      return setting.store.standing(id)
    }
    const store = { ...setting.store, standing }
    await expect(setting.harvest(source, { store, signal: late.signal })).rejects.toThrow()
    expect((await setting.store.harvests(page)).total).toBe(1)
  })
})

describe('a harvest that would remove much', () => {
  beforeEach(async () => {
    setting.publish('a', catalogueTurtle(ids))
    await setting.harvest(source)
    setting.publish('a', catalogueTurtle(['1', '2', '3'], { title: 'Mindre' }))
  })

  test('is held, and changes nothing until it is forced', async () => {
    const before = await setting.store.findings({}, page)
    const held = await setting.harvest(source)
    expect(held).toMatchObject({
      status: 'held',
      error: { code: 'shrunk', details: { removed: '2', standing: '5' } },
      changes: { removed: 2, updated: 1 },
    })
    expect(await standing()).toHaveLength(8)
    expect(await setting.store.findings({}, page)).toEqual(before)
    expect(await setting.store.harvestFindings(held.id)).not.toEqual([])
    expect((await setting.harvest(source)).status).toBe('held')
    expect((await setting.harvest(source, { force: true })).status).toBe('succeeded')
    expect(await standing()).toHaveLength(6)
  })

  test('is not held when the source allows it', async () => {
    const patient = await setting.source('a', { limits: { ...source.limits, maxRemovedShare: 0.4 } })
    expect((await setting.harvest(patient)).status).toBe('succeeded')
  })
})

describe('a source that cannot be harvested', () => {
  beforeEach(async () => {
    setting.publish('a', catalogueTurtle(ids))
    await setting.harvest(source)
  })
  const turtle = { 'content-type': 'text/turtle' }
  const html = '<!doctype html><html><body>Logga in</body></html>'

  test.each([
    ['syntax', { body: catalogueTurtle(ids).slice(0, -200), headers: turtle }],
    ['not-rdf', { body: html, headers: { 'content-type': 'text/html' } }],
    ['no-catalogue', { body: '<https://a.example/x> a <https://a.example/Y> .', headers: turtle }],
    ['http-status', { status: 404 }],
    ['too-large', { body: catalogueTurtle(ids), headers: { ...turtle, 'content-length': '999999999999' } }],
  ] as const)('fails with %s and leaves what is stored', async (code, reply) => {
    setting.agency.answer('/a', reply)
    const before = [await standing(), await setting.store.findings({}, page), await setting.store.remembered('a')]
    const harvest = await setting.harvest(source)
    expect(harvest).toMatchObject({ status: 'failed', error: { code }, changes: null })
    expect([await standing(), await setting.store.findings({}, page), await setting.store.remembered('a')]).toEqual(
      before,
    )
    expect((await setting.store.documents('a'))[0].length).toBe(Buffer.byteLength(catalogueTurtle(ids)))
    setting.publish('a', catalogueTurtle(ids))
    expect((await setting.harvest(source)).status).toBe('unchanged')
  })

  test('is held when its catalogue has become empty, and fails when that is all there ever was', async () => {
    const body = catalogueTurtle([]).replace(/ ;\s*dcat:dataset\s*\./, ' .')
    setting.agency.answer('/a', { body, headers: turtle })
    const before = await standing()
    expect(await setting.harvest(source)).toMatchObject({ status: 'held', error: { code: 'shrunk' } })
    expect(await standing()).toEqual(before)
    const other = await setting.source('other', { url: source.url })
    expect(await setting.harvest(other)).toMatchObject({ status: 'failed', error: { code: 'no-catalogue' } })
  })

  test('tells what was received though it could not be read, and remembers none of it', async () => {
    setting.publish('a', catalogueTurtle(ids), { headers: { ...turtle, etag: '"1"' } })
    await setting.harvest(source)
    const before = await setting.store.remembered('a')
    const body = catalogueTurtle(ids).slice(0, -200)
    setting.agency.answer('/a', { body, headers: { ...turtle, etag: '"2"' } })
    const { id } = await setting.harvest(source)
    expect((await setting.store.harvest(id))?.received).toEqual({
      finalUrl: source.url,
      mediaType: 'text/turtle',
      syntax: 'turtle',
      bytes: Buffer.byteLength(body),
      triples: null,
      etag: '"2"',
      lastModified: null,
    })
    expect(await setting.store.remembered('a')).toEqual(before)
  })

  test('fails when nothing is there', async () => {
    setting.agency.answer('/a', { body: '', headers: turtle })
    expect((await setting.harvest(source)).status).toBe('failed')
    await setting.agency.close()
    expect(await setting.harvest(source)).toMatchObject({ status: 'failed', error: { code: 'unreachable' } })
    expect(await standing()).toHaveLength(8)
  })

  test('keeps the words for what was wrong with the run', async () => {
    setting.agency.answer('/a', { body: `${catalogueTurtle(ids)} <`, headers: turtle })
    const { id } = await setting.harvest(source)
    const [finding] = await setting.store.harvestFindings(id)
    expect(finding).toMatchObject({ stage: 'parse', severity: 'Violation' })
    expect(finding.position?.line).toBeGreaterThan(10)
    expect(finding.resultMessage.sv).not.toContain('{$')
  })

  test('is a bug when its kind or its profile is not there', async () => {
    for (const parts of [{ kind: 'toString' }, { profile: 'none' }]) {
      await expect(setting.harvest(await setting.source('b', parts))).rejects.toThrow('source b')
    }
  })
})
