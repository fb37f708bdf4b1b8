import { afterEach, expect, test } from 'vitest'
import { idle, type LinkJobState } from '../../../src/harvest/links/thread-messages.ts'
import type { LinkRound } from '../../../src/harvest/links/tools.ts'
import type { Site } from '../site.ts'
import { adminToken, logIn, openAdminSite } from './signed-in.ts'

const now = (): Date => new Date('2026-11-21T12:00:00Z')
const next = new Date('2026-11-21T12:07:00Z')
const last: LinkRound = {
  startedAt: new Date('2026-11-21T00:07:00Z'),
  endedAt: new Date('2026-11-21T04:00:00Z'),
  ended: 'done',
  due: 24_000,
  hosts: 300,
  checked: 23_500,
  outcomes: { reachable: 23_500 },
  postponed: [],
  changed: 12,
  rescored: 4,
}

let site: Site
afterEach(() => site.close())

/** The overview of administration, as text. */
async function overview(state: LinkJobState | null): Promise<string> {
  site = await openAdminSite({
    now,
    administration: { adminToken, linkChecks: state === null ? null : () => state },
  })
  const visitor = await logIn(site)
  const page = await (await visitor.get('/admin')).text()
  return page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('the overview says how the last round of link checks went and when the next is', async () => {
  const text = await overview({ ...idle, last, next })
  expect(text).toMatch(
    /Länkkontroller Senast: 23.500 adresser på 300 servrar för 8 timmar sedan Nästa gång om 7 minuter/,
  )
})

test('the overview says how far a round has come', async () => {
  const progress = { due: 24_000, checked: 1200, postponed: 0 }
  expect(await overview({ ...idle, since: now(), progress })).toMatch(/Pågår: 1.200 av 24.000 adresser/)
})

test('the overview says when our own network was the cause', async () => {
  const text = await overview({ ...idle, last: { ...last, ended: 'outage' } })
  expect(text).toContain('Det räknas inte mot någon.')
})

test('the overview says nothing of links where none are checked', async () => {
  expect(await overview(null)).not.toContain('Länkkontroller')
})
