import { mkdtempSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holderName } from '../../../src/harvest/holder.ts'
import { checkLinks } from '../../../src/harvest/links/job.ts'
import { limitsAt } from '../../../src/harvest/links/link-thread.ts'
import { linksFor } from '../../../src/harvest/links/links-for.ts'
import { dayLimits, nightLimits } from '../../../src/harvest/links/policy.ts'
import { runLinkRound } from '../../../src/harvest/links/round.ts'
import { takeTurn } from '../../../src/harvest/links/turn.ts'
import type { Probe } from '../../../src/model/link.ts'
import { at, seen } from './seen.ts'
import { buildTown } from './town.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skord-turn-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const good: Probe = async url => seen('reachable', at(0), { url })
const file = () => join(folder, 'link-checks.lock')

describe('the turn to check links', () => {
  test('is one’s at a time, and another’s when it is given back', async () => {
    const first = await takeTurn(folder, holderName())
    expect(first?.wasCutOff).toBe(false)
    expect(await takeTurn(folder, holderName())).toBeNull()
    await first?.end(true)
    const second = await takeTurn(folder, holderName())
    expect(second?.wasCutOff).toBe(false)
    await second?.end(true)
  })

  test('of a process that is gone is free at once, and said to be cut off', async () => {
    const gone = holderName().replace(/:\d+:/, ':999999999:')
    await takeTurn(folder, gone)
    const next = await takeTurn(folder, holderName())
    expect(next?.wasCutOff).toBe(true)
    await next?.end(true)
  })

  test('that was not renewed for long is lost', async () => {
    const first = await takeTurn(folder, 'elsewhere:1:a')
    const long = new Date(Date.now() - 3_600_000)
    utimesSync(file(), long, long)
    expect((await takeTurn(folder, 'elsewhere:2:b'))?.wasCutOff).toBe(true)
    await first?.end(true)
  })

  test('that somebody else has by now is not ended by who lost it', async () => {
    const first = await takeTurn(folder, 'elsewhere:1:a')
    const long = new Date(Date.now() - 3_600_000)
    utimesSync(file(), long, long)
    const second = await takeTurn(folder, holderName())
    await first?.end(true)
    expect(await takeTurn(folder, holderName())).toBeNull()
    await second?.end(true)
  })

  test('that was given back unfinished is said to be cut off', async () => {
    await (await takeTurn(folder, holderName()))?.end(false)
    expect((await takeTurn(folder, holderName()))?.wasCutOff).toBe(true)
  })

  test('is one’s alone, however many find it lost', async () => {
    await (await takeTurn(folder, holderName()))?.end(false)
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeTurn(folder, holderName())))
    expect(taken.filter(turn => turn !== null)).toHaveLength(1)
  })
})

describe('a job', () => {
  test('is not done while another process does it', async () => {
    await using town = await buildTown()
    const turn = await takeTurn(folder, holderName())
    const tools = { ...town.tools({ probe: good }), folder, holder: holderName() }
    expect(await checkLinks(tools)).toBeNull()
    await turn?.end(true)
    expect(await checkLinks(tools)).toMatchObject({ ended: 'done' })
  })

  test('that was cut off before datasets were scored is made good by the next', async () => {
    await using town = await buildTown()
    const url = 'https://h.example/1'
    await town.harvest('a', { 1: [url] })
    const before = (await town.points('1')) ?? 0
    const tools = { ...town.tools({ probe: good }), folder, holder: holderName() }
    const broken = { ...tools, store: { ...town.store, saveRescored: () => Promise.reject(new Error('cut off')) } }
    await expect(checkLinks(broken)).rejects.toThrow('cut off')
    expect((await town.store.linkStates([url])).size).toBe(1)
    expect(await town.points('1')).toBe(before)
    expect(await checkLinks(tools)).toMatchObject({ due: 0 })
    expect(await town.points('1')).toBe(before + 50)
  })

  test('waits for a database that is locked, and asks on meanwhile', async () => {
    await using town = await buildTown()
    const urls = Array.from({ length: 40 }, (_, path) => `https://h.example/${path}`)
    await town.harvest('a', { 1: urls })
    const other = new DatabaseSync(join(town.data, 'skord.db'))
    let count = 0
    const probe: Probe = async (url, options) => {
      if (++count === 1) other.exec('begin immediate')
      if (count === urls.length) setTimeout(() => other.exec('commit'), 300)
      return good(url, options)
    }
    const round = await runLinkRound(town.tools({ probe }))
    other.close()
    expect(round).toMatchObject({ ended: 'done', checked: 40 })
    expect((await town.store.linkStates(urls)).size).toBe(40)
  })
})

describe('how much a round may ask for', () => {
  test.each([
    ['2026-11-21T23:30:00Z', 'night'],
    ['2026-11-21T04:59:00Z', 'night'],
    ['2026-11-21T05:00:00Z', 'day'],
    ['2026-11-21T12:00:00Z', 'day'],
    ['2026-07-21T22:30:00Z', 'night'],
  ])('goes by the hour in Sweden: %s is %s', (time, part) => {
    expect(limitsAt(new Date(time))).toBe(part === 'night' ? nightLimits : dayLimits)
  })
})

describe('links without a store', () => {
  test('are asked for once each, and known then', async () => {
    const asked: string[] = []
    const probe: Probe = async url => {
      asked.push(url)
      return seen(url.endsWith('gone') ? 'not-found' : 'reachable', at(0), { url })
    }
    const link = await linksFor(['https://a.example/x', 'https://a.example/x', 'https://b.example/gone'], { probe })
    expect(asked.sort()).toEqual(['https://a.example/x', 'https://b.example/gone'])
    expect(link('https://a.example/x')).toEqual({
      status: 200,
      confident: 'yes',
      outcome: 'reachable',
      isSmallPage: false,
    })
    expect(link('https://b.example/gone')).toMatchObject({ status: 404, confident: 'unknown' })
    expect(link('https://c.example/')).toBeNull()
  })

  test('of a host that does not answer are not all asked for', async () => {
    let count = 0
    const probe: Probe = async url => {
      count++
      return seen('timed-out', at(0), { url })
    }
    const urls = Array.from({ length: 20 }, (_, path) => `https://a.example/${path}`)
    const link = await linksFor(urls, { probe })
    expect(count).toBe(5)
    expect(link(urls[19])).toBeNull()
  })

  test('end with the reason of the signal', async () => {
    const probe: Probe = async (_, options) => {
      options?.signal?.throwIfAborted()
      throw new Error('asked')
    }
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(linksFor(['https://a.example/'], { probe, signal })).rejects.toThrow('enough')
  })
})
