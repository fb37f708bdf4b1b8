import { afterEach, beforeEach, expect, test } from 'vitest'
import { harvestAll, type Progress } from '../../src/harvest/harvest-all.ts'
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
  expect(states).toEqual(['succeeded', 'failed', 'crashed', 'crashed', 'succeeded'])
  expect(outcomes.map(({ source }) => source.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(steps.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5].map(done => [done, 5]))
  expect((await setting.store.totals()).datasets).toBe(2)
  const crashes = setting.events.filter(({ event }) => event === 'harvest.crashed')
  expect(crashes.map(({ source }) => source)).toEqual(['c', 'd'])
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
  const outcomes = await harvestAll(sources, { ...setting.tools, concurrency: 1, signal: stopping.signal })
  expect(outcomes.map(({ kind }) => kind)).toEqual(['harvested', 'stopped', 'stopped'])
  expect([...(await setting.store.latestHarvests()).keys()]).toEqual(['a'])
  expect(setting.events.map(({ event }) => event)).toEqual(['harvest.succeeded'])
})

test('the same resource in two sources is shown once, whichever is harvested first', async () => {
  for (const id of ['a', 'b']) setting.publish(id, catalogueTurtle(['1', '2']))
  const first = await setting.source('a')
  const ranked = await setting.source('b', { precedence: { kind: 'ranked', rank: 1 } })
  await harvestAll([first, ranked], { ...setting.tools, concurrency: 2 })
  const { items } = await setting.store.search({ text: '', facets: {}, sort: 'title', limit: 9, offset: 0 })
  expect(items.map(({ source }) => source)).toEqual(['b', 'b'])
})
