import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runLinkRound } from '../../../src/harvest/links/round.ts'
import type { LinkObservation, Probe } from '../../../src/model/link.ts'
import { type Agency, startAgency } from '../../support/agency.ts'
import { at, day, hour, seen } from './seen.ts'
import { buildTown, type Town } from './town.ts'

const csv = { 'content-type': 'text/csv' }
let town: Town
let agencies: Agency[]
beforeEach(async () => {
  town = await buildTown()
  agencies = []
})
afterEach(async () => {
  await Promise.all(agencies.map(agency => agency.close()))
  await town[Symbol.asyncDispose]()
})

/** An agency whose paths answer well unless said otherwise; each has a host of its own. */
async function open(...args: Parameters<typeof startAgency>): Promise<Agency> {
  const [replies = {}, options] = args
  const agency = await startAgency({ '/robots.txt': { status: 404 }, '*': { headers: csv }, ...replies }, options)
  agencies.push(agency)
  return agency
}

const asked = (agency: Agency) => agency.requests.map(({ path }) => path).filter(path => path !== '/robots.txt')

describe('a round', () => {
  test('asks for every address once, though several datasets name it, and keeps what it saw', async () => {
    const agency = await open({ '/gone': { status: 404 } })
    const [there, gone] = [`${agency.origin}/there`, `${agency.origin}/gone`]
    await town.harvest('a', { 1: [there, gone], 2: [there], 3: ['http://a%20b/x', 'mailto:a@a.example'] })
    const round = await runLinkRound(town.tools())
    expect(round).toMatchObject({ ended: 'done', due: 4, checked: 4, hosts: 2, changed: 4 })
    expect(round.outcomes).toEqual({ reachable: 1, 'not-found': 1, invalid: 1, 'not-asked': 1 })
    expect(asked(agency).sort()).toEqual(['/gone', '/gone', '/there'])
    const states = await town.store.linkStates([there, gone])
    expect(states.get(there)).toMatchObject({
      status: 200,
      confident: 'yes',
      tries: 1,
      streak: 1,
      mediaType: 'text/csv',
    })
    expect(states.get(gone)).toMatchObject({ status: 404, confident: 'unknown', failingSince: at(0) })
    expect(await town.store.linkHistory(gone, 10)).toMatchObject([{ outcome: 'not-found', method: 'GET' }])
  })

  test('asks again for what is due alone', async () => {
    const agency = await open({ '/gone': { status: 404 } })
    await town.harvest('a', { 1: [`${agency.origin}/there`, `${agency.origin}/gone`] })
    await runLinkRound(town.tools())
    town.set(hour)
    expect(await runLinkRound(town.tools())).toMatchObject({ due: 0, checked: 0, rescored: 0 })
    town.set(day + hour)
    expect(await runLinkRound(town.tools())).toMatchObject({ due: 1, outcomes: { 'not-found': 1 } })
    expect(await runLinkRound(town.tools(), { all: true })).toMatchObject({ due: 2, checked: 2 })
  })

  test('of one source asks for its addresses alone', async () => {
    const agency = await open()
    await town.harvest('a', { 1: [`${agency.origin}/a`] })
    await town.harvest('b', { 1: [`${agency.origin}/b`] })
    expect(await runLinkRound(town.tools(), { source: 'b' })).toMatchObject({ due: 1, checked: 1 })
    expect(asked(agency)).toEqual(['/b'])
  })

  test('asks one host for one thing at a time, and many hosts at once', async () => {
    let [inside, most, hosts]: [Map<string, number>, number, number] = [new Map(), 0, 0]
    const probe: Probe = async url => {
      const { host } = new URL(url)
      inside.set(host, (inside.get(host) ?? 0) + 1)
      most = Math.max(most, ...inside.values())
      hosts = Math.max(hosts, [...inside.values()].filter(count => count > 0).length)
      await new Promise(resolve => setImmediate(resolve))
      inside.set(host, (inside.get(host) ?? 0) - 1)
      return seen('reachable', at(0), { url })
    }
    const urls = [1, 2, 3, 4].flatMap(host => [1, 2, 3].map(path => `https://h${host}.example/${path}`))
    await town.harvest('a', { 1: urls })
    inside = new Map()
    expect(await runLinkRound(town.tools({ probe, limits: { hosts: 3 } }))).toMatchObject({ checked: 12, hosts: 4 })
    expect([most, hosts]).toEqual([1, 3])
  })

  test('leaves out what goes beyond the caps, and shows how much that is', async () => {
    const urls = [1, 2, 3, 4, 5].map(path => `https://h.example/${path}`)
    await town.harvest('a', { 1: urls, 2: ['https://g.example/1'] })
    const probe: Probe = async url => seen('reachable', at(0), { url })
    const round = await runLinkRound(town.tools({ probe, limits: { perHost: 4, perDataset: 3 } }))
    expect(round).toMatchObject({ due: 4, checked: 4 })
    const { hosts } = await town.store.links({})
    expect(hosts.find(({ host }) => host === 'h.example')).toMatchObject({ addresses: 5, checked: 3, skipped: 2 })
  })

  test('has kept what it saw when it is broken off', async () => {
    const stop = new AbortController()
    const urls = Array.from({ length: 30 }, (_, path) => `https://h.example/${path}`)
    await town.harvest('a', { 1: urls })
    let count = 0
    const probe: Probe = async url => {
      if (++count === 25) stop.abort()
      stop.signal.throwIfAborted()
      return seen('reachable', at(0), { url })
    }
    const round = await runLinkRound(town.tools({ probe, signal: stop.signal }))
    expect(round).toMatchObject({ ended: 'stopped', due: 30, checked: 24 })
    expect((await town.store.linkStates(urls)).size).toBe(24)
  })

  test('that ends with a mistake of ours has kept what it saw', async () => {
    const urls = ['https://g.example/1', 'https://g.example/2', 'https://h.example/1']
    await town.harvest('a', { 1: urls })
    const probe: Probe = async url => {
      if (url === urls[1]) throw new TypeError('a bug')
      return seen('reachable', at(0), { url })
    }
    await expect(runLinkRound(town.tools({ probe }))).rejects.toThrow('a bug')
    expect([...(await town.store.linkStates(urls)).keys()].sort()).toEqual([urls[0], urls[2]])
  })
})

describe('a host', () => {
  test('that asks for a moment gets it, and is then asked for the same again', async () => {
    const agency = await open({ '/1': [{ status: 429, headers: { 'retry-after': '1' } }, { headers: csv }] })
    await town.harvest('a', { 1: [`${agency.origin}/1`, `${agency.origin}/2`] })
    const round = await runLinkRound(town.tools())
    expect(round).toMatchObject({ checked: 2, outcomes: { reachable: 2 }, postponed: [] })
    expect(asked(agency)).toEqual(['/1', '/2', '/1'])
    const [first, second] = agency.requests.filter(({ path }) => path !== '/robots.txt')
    expect(second.at - first.at).toBeGreaterThan(990)
  })

  test('that asks for hours is left alone with all that it has, and nothing is held against that', async () => {
    const agency = await open({ '/1': { status: 503, headers: { 'retry-after': '7200' } } })
    const urls = [1, 2, 3, 4].map(path => `${agency.origin}/${path}`)
    await town.harvest('a', { 1: urls })
    const round = await runLinkRound(town.tools())
    expect(round.postponed).toEqual([{ host: agency.host, reason: 'rate-limited', addresses: 3 }])
    expect(asked(agency)).toEqual(['/1'])
    const states = await town.store.linkStates(urls)
    expect([...states.values()]).toMatchObject([{ outcome: 'rate-limited', confident: 'unknown', failingSince: null }])
    expect(states.get(urls[0])?.nextCheckAt).toEqual(at(2 * hour))
  })

  test('that turns us away without a word is left alone after a few times', async () => {
    const agency = await open({ '*': { status: 429 } })
    await town.harvest('a', { 1: [1, 2, 3, 4, 5].map(path => `${agency.origin}/${path}`) })
    const { postponed } = await runLinkRound(town.tools())
    expect(postponed).toMatchObject([{ host: agency.host, reason: 'rate-limited' }])
    expect(asked(agency).length).toBeLessThan(5)
  })

  test('whose network fails again and again is left for the next round', async () => {
    const agency = await open({ '*': { breakAfter: 0 } })
    const other = await open()
    const urls = Array.from({ length: 12 }, (_, path) => `${agency.origin}/${path}`)
    await town.harvest('a', { 1: urls, 2: [`${other.origin}/1`] })
    const round = await runLinkRound(town.tools())
    expect(round.postponed).toEqual([{ host: agency.host, reason: 'failing', addresses: 7 }])
    expect(round.outcomes).toEqual({ network: 5, reachable: 1 })
    expect((await runLinkRound(town.tools())).due).toBe(7)
  })
})

describe('an outage of our own', () => {
  const urlsOf = (hosts: number) =>
    Array.from({ length: hosts }, (_, host) => [1, 2, 3].map(path => `https://h${host}.example/${path}`)).flat()
  const isDown = (url: string): LinkObservation => seen('dns', at(0), { url, error: 'ENOTFOUND' })
  const isUp = (url: string): LinkObservation => seen('reachable', at(0), { url })

  test('that lasts is held against nobody, and ends the round', async () => {
    await town.harvest('a', { 1: urlsOf(6) })
    const round = await runLinkRound(town.tools({ probe: async url => isDown(url) }))
    expect(round).toMatchObject({ ended: 'outage', due: 18, checked: 0, outcomes: {} })
    expect((await town.store.linkStates(urlsOf(6))).size).toBe(0)
  })

  test('that passes is waited for, and everything is asked for after all', async () => {
    await town.harvest('a', { 1: urlsOf(6) })
    let calls = 0
    const probe: Probe = async url => (++calls > 30 ? isUp(url) : isDown(url))
    const round = await runLinkRound(town.tools({ probe, limits: { outagePauses: [0, 10, 10, 10, 10, 10, 10] } }))
    expect(round).toMatchObject({ ended: 'done', checked: 18, outcomes: { reachable: 18 } })
  })

  test('is not what it is when most hosts are gone and one answers', async () => {
    await town.harvest('a', { 1: urlsOf(6) })
    const probe: Probe = async url => (url.includes('//h0.') ? isUp(url) : isDown(url))
    const round = await runLinkRound(town.tools({ probe }))
    expect(round).toMatchObject({ ended: 'done', checked: 18, outcomes: { reachable: 3, dns: 15 } })
  })

  test('is not suspected when it was so the last time', async () => {
    await town.harvest('a', { 1: urlsOf(6) })
    const some: Probe = async url => (url.includes('//h0.') ? isUp(url) : isDown(url))
    await runLinkRound(town.tools({ probe: some }))
    town.set(day + hour)
    let calls = 0
    const probe: Probe = async url => {
      calls++
      return isDown(url)
    }
    const round = await runLinkRound(town.tools({ probe }))
    expect([round.ended, round.due, calls]).toEqual(['done', 15, 15])
  })
})

describe('scores', () => {
  test('follow the links, and say so', async () => {
    const agency = await open({ '/2': [{ headers: csv }, { status: 404 }] })
    await town.harvest('a', { 1: [`${agency.origin}/1`], 2: [`${agency.origin}/2`] })
    const before = await town.points('2')
    expect(await runLinkRound(town.tools())).toMatchObject({ rescored: 2 })
    const checked = await town.points('2')
    expect(checked).toBe((before ?? 0) + 50)
    town.set(8 * day)
    await runLinkRound(town.tools())
    expect(await town.points('2')).toBe(before)
    expect(await town.points('1')).toBe(checked)
    const entry = await town.store.entryOf('https://a.example/2')
    if (entry === null) throw new Error('no entry')
    const [change] = await town.store.scoreChanges(entry, 1)
    expect(change).toMatchObject({ harvest: null, at: at(8 * day) })
    expect(change.changes.find(({ method }) => method === 'eu-v1-export')).toMatchObject({
      before: checked,
      after: before,
      causes: { link: -50 },
    })
    const series = await town.store.scoreSeries({ kind: 'source', id: 'a' }, 'eu-v1-export')
    expect(series.at(-1)).toMatchObject({ datasets: 2, causes: { link: -25 } })
  })

  test('that fall by much are told of to the source', async () => {
    const agency = await open({ '/1': [{ headers: csv }, { status: 404 }] })
    await town.harvest('a', { 1: [`${agency.origin}/1`] })
    await runLinkRound(town.tools())
    town.set(8 * day)
    await runLinkRound(town.tools())
    const { items } = await town.store.notices({ source: 'a' }, { limit: 10, offset: 0 })
    expect(items).toMatchObject([{ kind: 'score-dropped', details: { link: '-50.0', metadata: '0.0', datasets: '1' } }])
  })

  test('that fall as we are turned away are told of to nobody', async () => {
    const agency = await open({ '/1': [{ headers: csv }, { status: 403 }] })
    await town.harvest('a', { 1: [`${agency.origin}/1`] })
    await runLinkRound(town.tools())
    const before = await town.points('1')
    town.set(8 * day)
    await runLinkRound(town.tools())
    expect(await town.points('1')).toBe((before ?? 0) - 50)
    expect((await town.store.notices({ source: 'a' }, { limit: 10, offset: 0 })).items).toEqual([])
  })
})
