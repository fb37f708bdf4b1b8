import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Notice } from '../../../src/model/notice.ts'
import { type MailServer, startMailServer } from '../../support/mail-server.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts'
import { failing, type House, openHouse } from './house.ts'

const recovered: Notice = { kind: 'recovered', details: { from: 'failed', code: 'unreachable' } }
let server: MailServer
let receiver: WebhookReceiver
let house: House
beforeEach(async () => {
  server = await startMailServer()
  receiver = await startWebhookReceiver()
  house = await openHouse({ smtpUrl: server.url, webhookHost: receiver.host })
  house.clock.set('2026-11-10T03:00:00Z')
  await house.putSource('kommun', { mail: ['a@kommun.example'], webhooks: [receiver.origin] }, { title: 'Kommunen' })
})
afterEach(async () => {
  await Promise.all([house.close(), server.close(), receiver.close()])
})

/** One night after the other, each with one notice, or none. */
async function nights(...notices: readonly (Notice | null)[]): Promise<void> {
  for (const notice of notices) {
    if (notice !== null) await house.saveNotices('kommun', [notice])
    await house.round()
    house.clock.pass({ days: 1 })
  }
}

const subjects = () => server.mails.map(({ headers }) => headers.subject)

test('the third change within a week says that the source is unstable, and the next ones are not mailed', async () => {
  await nights(failing, recovered, failing, recovered, failing, recovered)
  expect(subjects().slice(0, 3)).toEqual([
    'Skörden av Kommunen misslyckas: anslutningen nekas',
    'Skörden av Kommunen fungerar igen',
    'Skörden av Kommunen är ostadig: den misslyckas igen',
  ])
  expect(subjects()).toHaveLength(3)
  expect(server.mails[2].text).toContain('inom sju dagar')
  expect(server.mails[2].text).not.toContain('Du får ett nytt mejl när skörden fungerar igen')
  expect(receiver.hooks).toHaveLength(6)
})

test('what else happens to an unstable source is told at once', async () => {
  await nights(failing, recovered, failing, recovered)
  const rules: Notice = { kind: 'new-violations', details: { rules: 'https://skord.example/r', count: '1' } }
  const held: Notice = { kind: 'held', details: { digest: 'd', removed: '3' } }
  await house.saveNotices('kommun', [recovered, rules])
  await nights(held, { kind: 'recovered', details: { from: 'held' } })
  expect(subjects().slice(3)).toEqual([
    'Nya fel i metadata från Kommunen: 1 sort',
    'Skörden av Kommunen väntar på godkännande: 3 poster skulle tas bort',
    'Skörden av Kommunen fungerar igen',
  ])
})

test('the changes that are not mailed stand in the summary of the next Monday, though none was asked for', async () => {
  await nights(failing, recovered, failing, recovered)
  house.clock.set('2026-11-16T06:30:00Z')
  await house.round()
  await house.round()
  expect(subjects()).toHaveLength(4)
  expect(subjects()[3]).toContain('Veckan i skörden')
  expect(server.mails[3].text).toContain('- Skörden av Kommunen fungerar igen')
})

test('after a week without changes the next one is mailed, and no more summaries come', async () => {
  await nights(failing, recovered, failing, recovered)
  house.clock.set('2026-11-23T08:00:00Z')
  await house.round()
  const before = server.mails.length
  house.clock.set('2026-12-07T08:00:00Z')
  await nights(failing)
  expect(subjects().slice(before)).toEqual(['Skörden av Kommunen misslyckas: anslutningen nekas'])
})
