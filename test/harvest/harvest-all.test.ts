import { afterEach, beforeEach, expect, test } from 'vitest'
import { createGet } from '../../src/fetch/get.ts'
import { harvestAll, type Progress } from '../../src/harvest/harvest-all.ts'
import { createSlots } from '../../src/harvest/slots.ts'
import { startAgency } from '../support/agency.ts'
import { catalogueTurtle } from './catalogue.ts'
import { createSetting, type Setting } from './setting.ts'

let setting: Setting
beforeEach(async () => {
  setting = await createSetting()
})
afterEach(() => setting.close())

test('whatever befalls one source, the others go on, and outcomes come in the order asked', async () => {
  for (const id of ['a', 'd', 'e']) setting.publish(id, catalogueTurtle(['1', '2']))
  setting.publish('b', 'no catalogue at all', { headers: { 'content-type': 'text/html' } })
  const parts = { c: { profile: 'none' }, d: { kind: 'none' } }
  const sources = []
  for (const id of ['a', 'b', 'c', 'd', 'e'] as const) {
    sources.push(await setting.source(id, parts[id as keyof typeof parts] ?? {}))
  }
  const steps: Progress[] = []
  const outcomes = await harvestAll(sources, { ...setting.tools, onProgress: step => steps.push(step) })
  const states = outcomes.map(outcome => (outcome.kind === 'harvested' ? outcome.harvest.status : outcome.kind))
  expect(states).toEqual(['succeeded', 'failed', 'failed', 'failed', 'succeeded'])
  expect(outcomes.map(({ source }) => source.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(steps.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5].map(done => [done, 5]))
  expect((await setting.store.totals()).datasets).toBe(2)
  const crashes = setting.events.filter(({ event }) => event === 'harvest.crashed')
  expect(crashes.map(({ source }) => source)).toEqual(['c', 'd'])
})

test('a crash leaves a run that blames nobody else, and the log keeps the stack', async () => {
  const source = await setting.source('a', { profile: 'none' })
  const [outcome] = await harvestAll([source], { ...setting.tools, trigger: 'schedule' })
  const run = (await setting.store.latestHarvests()).get('a')
  expect(outcome).toEqual({ kind: 'harvested', source, harvest: run })
  expect(run).toMatchObject({ status: 'failed', trigger: 'schedule', error: { code: 'internal', details: {} } })
  const [{ err, ...crash }] = setting.events
  expect(crash).toEqual({ event: 'harvest.crashed', source: 'a', harvest: run?.id })
  expect(err).toBeInstanceOf(Error)
  expect((err as Error).stack).toMatch(/profile none, not loaded[\s\S]*at startRun/)
})

test('a crash leaves what is published as it was', async () => {
  setting.publish('a', catalogueTurtle(['1']))
  const source = await setting.source('a')
  await harvestAll([source], setting.tools)
  await harvestAll([await setting.source('a', { profile: 'none' })], setting.tools)
  expect((await setting.store.totals()).datasets).toBe(1)
  expect((await setting.store.remembered('a')).documentChecksum).not.toBeNull()
})

test('a crash in a trial saves nothing', async () => {
  const source = await setting.source('a', { profile: 'none' })
  const [outcome] = await harvestAll([source], { ...setting.tools, isTrial: true })
  expect(outcome).toMatchObject({
    kind: 'harvested',
    harvest: { id: 0, status: 'failed', error: { code: 'internal' } },
  })
  expect((await setting.store.harvests({ limit: 1, offset: 0 })).total).toBe(0)
})

test('a crash that cannot be saved either is told of, and the others go on', async () => {
  setting.publish('b', catalogueTurtle(['2']))
  const sources = [await setting.source('a'), await setting.source('b')]
  setting.publish('a', catalogueTurtle(['1']))
  await setting.store.removeSource('a')
  const outcomes = await harvestAll(sources, setting.tools)
  expect(outcomes.map(({ kind }) => kind)).toEqual(['crashed', 'harvested'])
  expect(setting.events).toContainEqual(
    expect.objectContaining({ event: 'harvest.crashed', source: 'a', harvest: null }),
  )
})

test('when the signal comes, what has not been saved is left alone', async () => {
  const stopping = new AbortController()
  setting.publish('a', catalogueTurtle(['1']))
  setting.agency.answer('/b', () => {
    stopping.abort()
    return { body: catalogueTurtle(['2']), headers: { 'content-type': 'text/turtle' } }
  })
  setting.publish('c', catalogueTurtle(['3']))
  const sources = []
  for (const id of ['a', 'b', 'c']) sources.push(await setting.source(id))
  const outcomes = await harvestAll(sources, {
    ...setting.tools,
    slots: createSlots({ runs: 1 }),
    signal: stopping.signal,
  })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['harvested', 'stopped', 'stopped'])
  expect([...(await setting.store.latestHarvests()).keys()]).toEqual(['a'])
  expect(setting.events.map(({ event }) => event)).toEqual(['harvest.succeeded'])
})

test('sources that hang hold up nobody', async () => {
  const stopping = new AbortController()
  const sources = []
  for (const id of ['a', 'b', 'c', 'd']) {
    setting.agency.answer(`/${id}`, { hang: true, headers: { 'content-type': 'text/turtle' } })
    sources.push(await setting.source(id))
  }
  const elsewhere = await startAgency({
    '/e': { body: catalogueTurtle(['1']), headers: { 'content-type': 'text/turtle' } },
  })
  const client = createGet({
    userAgent: 't',
    contact: null,
    allowPrivateAddresses: [setting.agency.host, elsewhere.host],
  })
  sources.push(await setting.source('e', { url: `${elsewhere.origin}/e` }))
  const onProgress = ({ last }: Progress): void => {
    if (last.kind === 'harvested') stopping.abort()
  }
  const tools = { ...setting.tools, get: client.get, slots: createSlots({ computing: 1 }), signal: stopping.signal }
  const outcomes = await harvestAll(sources, { ...tools, onProgress })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stopped', 'stopped', 'stopped', 'stopped', 'harvested'])
  await client.close()
  await elsewhere.close()
})

test('the same resource in two sources is shown once, whichever is harvested first', async () => {
  for (const id of ['a', 'b']) setting.publish(id, catalogueTurtle(['1', '2']))
  const first = await setting.source('a')
  const ranked = await setting.source('b', { precedence: { kind: 'ranked', rank: 1 } })
  await harvestAll([first, ranked], setting.tools)
  const { items } = await setting.store.search({ text: '', facets: {}, sort: 'title', limit: 9, offset: 0 })
  expect(items.map(({ source }) => source)).toEqual(['b', 'b'])
})
