import { expect, test } from 'vitest'
import { startLinkChecker } from '../../../src/harvest/links/link-checker.ts'
import { loadProfile } from '../../../src/profile/load.ts'
import { startAgency } from '../../support/agency.ts'
import { buildTown } from './town.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const entry = new URL('./thread-entry.ts', import.meta.url)

test('a thread of its own checks links when told to, says how it stands, and ends in order', async () => {
  await using town = await buildTown()
  const agency = await startAgency({ '/robots.txt': { status: 404 }, '*': { headers: { 'content-type': 'text/csv' } } })
  const urls = [1, 2, 3].map(path => `${agency.origin}/${path}`)
  await town.harvest('a', { 1: urls })
  const { methods } = await loadProfile()
  const checker = startLinkChecker({ entry, workerData: { data: town.data, methods } }, { log: silent })
  await expect.poll(() => checker.state().next, { timeout: 20_000 }).not.toBeNull()
  expect(checker.state().last).toBeNull()
  checker.check()
  await expect.poll(() => checker.state().last, { timeout: 20_000 }).not.toBeNull()
  expect(checker.state()).toMatchObject({ since: null, progress: null, last: { checked: 3, ended: 'done' } })
  await checker.stop()
  expect(checker.state().next).toBeNull()
  expect((await town.store.linkStates(urls)).size).toBe(3)
  await agency.close()
})

test('a round that is going on is broken off when the thread is stopped, and keeps what it saw', async () => {
  await using town = await buildTown()
  const agency = await startAgency({ '/robots.txt': { status: 404 }, '/1': {}, '*': { delay: 60_000 } })
  const urls = [1, 2].map(path => `${agency.origin}/${path}`)
  await town.harvest('a', { 1: urls })
  const { methods } = await loadProfile()
  const checker = startLinkChecker({ entry, workerData: { data: town.data, methods } }, { log: silent })
  await expect.poll(() => checker.state().next, { timeout: 20_000 }).not.toBeNull()
  checker.check()
  await expect.poll(() => agency.count('/2'), { timeout: 20_000 }).toBe(1)
  await checker.stop()
  expect([...(await town.store.linkStates(urls)).keys()]).toEqual([urls[0]])
  await agency.close()
})
