import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProbe } from '../../../src/fetch/probe.ts'
import { nextState } from '../../../src/harvest/links/next-state.ts'
import { defaultLinkPolicy } from '../../../src/harvest/links/policy.ts'
import type { LinkConfidence, LinkOutcome, LinkState } from '../../../src/model/link.ts'
import { loadProfile } from '../../../src/profile/load.ts'
import { byMethod } from '../../fetch/prober.ts'
import { type Agency, type Answering, startAgency } from '../../support/agency.ts'
import { createCertificate } from '../../support/certificates.ts'
import { at, day } from './seen.ts'

const csv = { 'content-type': 'text/csv' }
const html = { 'content-type': 'text/html' }
const login = { headers: html, body: `<html><title>Logga in</title>${' '.repeat(9000)}</html>` }

/** What a server does, and what is made of it: the outcome, the strict verdict, and how sure we are at once and after eight days. */
const rows: Readonly<Record<string, readonly [Answering, LinkOutcome, boolean, LinkConfidence, LinkConfidence]>> = {
  '2xx on HEAD': [{ headers: csv }, 'reachable', true, 'yes', 'yes'],
  'HEAD 405': [byMethod({ status: 405 }, { headers: csv }), 'head-refused', false, 'yes', 'yes'],
  'HEAD 403, GET 200': [byMethod({ status: 403 }, { headers: csv }), 'head-refused', false, 'yes', 'yes'],
  'HEAD 500, 206 on Range': [
    byMethod({ status: 500 }, { status: 206, headers: csv }),
    'head-refused',
    false,
    'yes',
    'yes',
  ],
  'HEAD hangs': [byMethod({ delay: 60_000 }, { headers: csv }), 'head-refused', false, 'yes', 'yes'],
  'a redirect loop': [{ redirect: '/probed' }, 'redirect', false, 'unknown', 'no'],
  401: [{ status: 401 }, 'login', false, 'unknown', 'unknown'],
  403: [{ status: 403 }, 'forbidden', false, 'unknown', 'unknown'],
  404: [{ status: 404 }, 'not-found', false, 'unknown', 'no'],
  410: [{ status: 410 }, 'not-found', false, 'unknown', 'no'],
  429: [{ status: 429, headers: { 'retry-after': '0' } }, 'rate-limited', false, 'unknown', 'unknown'],
  '503 with Retry-After': [
    { status: 503, headers: { 'retry-after': '0' } },
    'rate-limited',
    false,
    'unknown',
    'unknown',
  ],
  503: [{ status: 503 }, 'server-error', false, 'unknown', 'no'],
  'no answer in time': [{ delay: 60_000 }, 'timed-out', false, 'unknown', 'no'],
  'a broken connection': [{ breakAfter: 0 }, 'network', false, 'unknown', 'no'],
  'a small web page': [{ headers: html, body: '<html></html>' }, 'reachable', true, 'yes', 'yes'],
  'a login page': [byMethod({ headers: html }, login), 'reachable', true, 'yes', 'yes'],
}

let agency: Agency
beforeAll(async () => {
  agency = await startAgency({ '/robots.txt': { status: 404 } })
})
afterAll(() => agency.close())

/** The states on days 0, 4 and 8. */
async function observed(url: string): Promise<readonly LinkState[]> {
  let [time, state]: [number, LinkState | null] = [0, null]
  const { probe, close } = createProbe({
    userAgent: 'Skord/test',
    contact: null,
    allowPrivateAddresses: ['127.0.0.0/8'],
    patience: { connect: 150, headers: 150, spacing: 0 },
    now: () => at(time),
  })
  const states: LinkState[] = []
  for (time of [0, 4 * day, 8 * day]) {
    state = nextState(state, await probe(url), defaultLinkPolicy)
    states.push(state)
  }
  await close()
  return states
}

test.each(Object.entries(rows))('%s is judged as the rules say', async (_, [answer, outcome, strict, first, last]) => {
  agency.answer('/probed', answer)
  const states = await observed(`${agency.origin}/probed`)
  expect(states.map(each => each.outcome)).toEqual([outcome, outcome, outcome])
  expect(states.map(({ status }) => status >= 200 && status < 300)).toEqual([strict, strict, strict])
  expect([states[0].confident, states[2].confident]).toEqual([first, last])
})

test('a fault of TLS is named, and counts after a week', async () => {
  const tls = await createCertificate('k', { address: '127.0.0.1' })
  const secure = await startAgency({ '*': { headers: csv } }, { tls })
  const [first, , last] = await observed(`${secure.origin}/data`)
  expect(first).toMatchObject({
    outcome: 'tls',
    status: 1100,
    confident: 'unknown',
    error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  })
  expect(last).toMatchObject({ confident: 'no', failingSince: at(0) })
  await secure.close()
})

test.each(['a small web page', 'a login page'])(
  '%s is known for one, so that it is doubtful where data is promised',
  async name => {
    agency.answer('/probed', rows[name][0])
    const [{ isSmallPage }] = await observed(`${agency.origin}/probed`)
    expect(isSmallPage).toBe(true)
  },
)

test('every outcome has words that say what it means, whose matter it is and what to do, in both languages', async () => {
  const { schemes } = await loadProfile()
  const table = [...(schemes.get('link-outcomes')?.concepts.values() ?? [])]
  const outcomes = [...new Set(Object.values(rows).map(([, outcome]) => outcome)), 'dns', 'tls', 'invalid', 'not-asked']
  for (const outcome of [...outcomes, 'client-error', 'wrong-content']) {
    const row = table.find(({ code }) => code === outcome)
    expect(row?.label).toMatchObject({ sv: expect.stringMatching(/./), en: expect.stringMatching(/./) })
    for (const column of ['about_sv', 'about_en', 'advice_sv', 'advice_en']) expect(row?.more[column]).toMatch(/\.$/)
    expect(['publisher', 'ours', 'nobody']).toContain(row?.more.matter)
  }
})
