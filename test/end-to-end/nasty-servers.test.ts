import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Harvest } from '../../src/model/harvest.ts'
import type { StoredSource } from '../../src/store/store.ts'
import { harvestErrorText } from '../../src/text/harvest-errors.ts'
import { catalogueTurtle } from '../harvest/catalogue.ts'
import { createSetting, type Setting } from '../harvest/setting.ts'
import type { Reply } from '../support/agency.ts'

const etag = '"1"'
let setting: Setting
let source: StoredSource
let stood: readonly string[]
beforeEach(async () => {
  setting = await createSetting()
  source = await setting.source('a')
  setting.publish('a', catalogueTurtle(['1', '2', '3']), { headers: { 'content-type': 'text/turtle', etag } })
  await setting.harvest(source)
  stood = await standing()
})
afterEach(() => setting.close())

const standing = async (): Promise<string[]> => [...(await setting.store.standing('a')).keys()].sort()
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

  test('and asks to be left alone for a while fails, and it is kept for how long', async () => {
    const harvest = await harvestOf({ status: 429, headers: { 'retry-after': '120' } })
    expect(harvest.error).toMatchObject({ code: 'http-status', details: { status: '429', retryAfter: '120' } })
    expect(setting.agency.requests).toHaveLength(2)
  })

  test('and has nothing new leaves everything as it is', async () => {
    const harvest = await harvestOf({ status: 304, headers: { etag } })
    expect(harvest).toMatchObject({ status: 'unchanged', error: null, changes: null })
    expect(setting.agency.requests.at(-1)?.headers['if-none-match']).toBe(etag)
  })
})
