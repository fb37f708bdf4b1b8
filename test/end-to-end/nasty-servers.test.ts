import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Harvest } from '../../src/model/harvest.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { harvestErrorText } from '../../src/text/harvest-errors.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import type { Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'
import { createNastySetting } from './nasty-setting.ts'

const etag = '"1"'
let setting: Setting
let source: StoredSource
let stood: ReadonlyMap<string, unknown>
beforeEach(async () => {
  setting = await createNastySetting()
  source = await setting.source('a')
  setting.publish('a', catalogueTurtle(['1', '2', '3']), { headers: { 'content-type': 'text/turtle', etag } })
  await setting.harvest(source)
  stood = await standing()
})
afterEach(() => setting.close())

const standing = (): Promise<ReadonlyMap<string, unknown>> => setting.store.standing('a')
const english = ({ error }: Harvest): string => (error === null ? '' : harvestErrorText(error.code, error.details).en)

/** Harvests what the server answers now; whatever it is, nothing of what stood is lost. */
async function harvestOf(reply: Reply): Promise<Harvest> {
  setting.agency.answer('/a', reply)
  const harvest = await setting.harvest(source)
  expect(await standing()).toEqual(stood)
  return harvest
}

describe('a server that had a good catalogue yesterday', () => {
  test('and redirects to itself is given up, and the words name the circle', async () => {
    const harvest = await harvestOf({ status: 302, headers: { location: '/a' } })
    expect(harvest.error).toMatchObject({ code: 'unreachable', details: { reason: 'redirect-loop' } })
    expect(english(harvest)).toContain('redirects in a circle')
    expect(setting.agency.requests.length).toBeLessThan(5)
  })

  test.each([
    'http://127.0.0.1:22/',
    'http://[::1]/',
    'http://localhost:22/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
  ])('and redirects to %s is refused', async location => {
    const harvest = await harvestOf({ status: 302, headers: { location } })
    expect(harvest).toMatchObject({ status: 'failed', error: { code: 'address-refused' } })
  })

  test('and redirects into our own network at the second step is refused there, and nobody is asked', async () => {
    setting.agency.answer('/b', { redirect: 'http://[::1]:22/' })
    const harvest = await harvestOf({ redirect: '/b' })
    expect(harvest).toMatchObject({ status: 'failed', error: { code: 'address-refused' } })
    expect(harvest.exchanges.map(({ url, status }) => [URL.parse(url)?.hostname, status])).toEqual([
      ['127.0.0.1', 302],
      ['127.0.0.1', 302],
      ...harvest.exchanges.slice(2).map(() => ['[::1]', null]),
    ])
  })

  test('and asks to be left alone for a while fails, and is left alone by all sources for that long', async () => {
    const harvest = await harvestOf({ status: 429, headers: { 'retry-after': '120' } })
    expect(harvest.error).toMatchObject({ code: 'http-status', details: { status: '429', retryAfter: '120' } })
    expect(setting.agency.requests).toHaveLength(2)
    for (const each of [source, await setting.source('neighbour')]) {
      const { error } = await setting.harvest(each)
      expect(error).toMatchObject({ code: 'http-status', details: { status: '429' } })
      expect(Number(error?.details.retryAfter)).toBeGreaterThan(110)
    }
    expect(setting.agency.requests).toHaveLength(2)
  })

  test('and has nothing new leaves everything as it is', async () => {
    const harvest = await harvestOf({ status: 304, headers: { etag } })
    expect(harvest).toMatchObject({ status: 'unchanged', unchangedBy: 'not-modified', error: null })
    expect(harvest.changes).toBe(null)
    expect(setting.agency.requests).toHaveLength(2)
    expect(setting.agency.requests.at(-1)?.headers['if-none-match']).toBe(etag)
  })
})
