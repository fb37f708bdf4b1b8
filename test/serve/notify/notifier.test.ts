import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startNotifier, tellAll } from '../../../src/serve/notify/notifier.ts'
import { keyText, webhookKey } from '../../../src/serve/notify/webhook.ts'
import { type MailServer, type MailServerOptions, startMailServer } from '../../support/mail-server.ts'
import { isGenuine, startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts'
import { failing, type House, openHouse, webhookSecret } from './house.ts'

let receiver: WebhookReceiver
let servers: MailServer[] = []
let house: House
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(async () => {
  await house.close()
  await Promise.all([receiver.close(), ...servers.map(server => server.close())])
  servers = []
})

async function mailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

async function openWith(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await mailServer(options)
  house = await openHouse({ smtpUrl: server.url, webhookHost: receiver.host })
  return server
}

/** What the log has of messages, in short. */
const events = () => house.logged.map(({ event }) => event)
const outbox = async () => (await house.store.deliveries({ limit: 100, offset: 0 })).items

describe('a change of state', () => {
  test('is told once to everyone whom the source names, and not again', async () => {
    const server = await openWith()
    await house.putSource('kommun', {
      mail: ['a@kommun.example', 'b@kommun.example'],
      webhooks: [`${receiver.origin}/x`],
    })
    await house.saveNotices('kommun', [failing])
    await house.round()
    await house.round()
    expect(server.mails.map(({ to }) => to[0]).toSorted()).toEqual(['a@kommun.example', 'b@kommun.example'])
    expect(server.mails[0].headers.subject).toBe('Skörden av kommun misslyckas: anslutningen nekas')
    expect(receiver.hooks).toHaveLength(1)
    expect((await outbox()).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true)
  })

  test('that comes with others of the same run is told in the same message, the most urgent first', async () => {
    const server = await openWith()
    await house.putSource('kommun', { mail: ['a@kommun.example'], webhooks: [receiver.origin] })
    const moved = { kind: 'moved', details: { to: 'https://ny.kommun.example/' } } as const
    const rules = { kind: 'new-violations', details: { rules: 'https://skord.example/r', count: '1' } } as const
    await house.saveNotices('kommun', [moved, rules])
    await house.round()
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0].headers.subject).toBe('Nya fel i metadata från kommun: 1 sort (och 1 sak till)')
    expect(server.mails[0].text).toContain('har flyttat för gott till https://ny.kommun.example/')
    const { notices } = JSON.parse(receiver.hooks[0].body).data
    expect(notices.map(({ kind }: { kind: string }) => kind)).toEqual(['new-violations', 'moved'])
  })

  test('keeps to itself the key in the address, in mail and in the body of a webhook', async () => {
    const server = await openWith()
    await house.putSource('kommun', { mail: ['a@kommun.example'], webhooks: [receiver.origin] })
    const url = 'https://data.kommun.example/dcat?api_key=hemlig'
    const details = { url, status: '404' }
    const notice = { kind: 'failing', details: { code: 'http-status', ...details } } as const
    await house.saveRun('kommun', { status: 'failed', error: { code: 'http-status', details }, notices: [notice] })
    await house.round()
    expect([server.mails.length, receiver.hooks.length]).toEqual([1, 1])
    expect(receiver.hooks[0].body).toContain('https://data.kommun.example/dcat')
    expect(`${receiver.hooks[0].body} ${server.mails[0].text}`).not.toContain('hemlig')
  })

  test('is not mailed at once to those who want a summary, nor told at all where nothing is wanted', async () => {
    const server = await openWith()
    const receivers = { mail: ['a@kommun.example'], webhooks: [receiver.origin] }
    await house.putSource('summary', { ...receivers, when: 'digest' })
    await house.putSource('nothing', { ...receivers, when: 'none' })
    await house.saveNotices('summary', [failing])
    await house.saveNotices('nothing', [failing])
    await house.round()
    expect(server.mails).toEqual([])
    expect(receiver.hooks.map(({ body }) => JSON.parse(body).data.source.id)).toEqual(['summary'])
    expect(await house.store.newNotices(10)).toEqual([])
  })

  test('is told to a webhook as JSON that is signed with the key of the source', async () => {
    await openWith()
    await house.putSource('kommun', { webhooks: [receiver.origin] }, { title: 'Kommunen' })
    const run = await house.saveRun('kommun', {
      status: 'failed',
      error: { code: 'http-status', details: { status: '503' } },
      notices: [{ kind: 'failing', details: { code: 'http-status', status: '503' } }],
    })
    await house.round()
    const [hook] = receiver.hooks
    expect(isGenuine(hook, keyText(webhookKey(webhookSecret, 'kommun')), house.clock.now())).toBe(true)
    expect(JSON.parse(hook.body)).toMatchObject({
      type: 'harvest.state-changed',
      timestamp: '2026-11-21T09:00:00.000Z',
      data: {
        source: { id: 'kommun', title: 'Kommunen', page: 'https://skord.example/harvest/sources/kommun' },
        run: { id: run.id, status: 'failed', page: `https://skord.example/harvest/runs/${run.id}` },
        notices: [
          {
            kind: 'failing',
            details: { code: 'http-status', status: '503' },
            headline: {
              sv: 'Skörden av Kommunen misslyckas: servern svarar med fel 503',
              en: 'The harvest of Kommunen fails: the server answers with error 503',
            },
          },
        ],
      },
    })
  })

  test('is ticked off without a message when no mail server is set up', async () => {
    house = await openHouse()
    await house.putSource('kommun', { mail: ['a@kommun.example'], webhooks: [receiver.origin] })
    await house.saveNotices('kommun', [failing])
    await house.round()
    expect(await outbox()).toEqual([])
    expect(await house.store.newNotices(10)).toEqual([])
  })
})

describe('a mail server that is down', () => {
  test('gets the mail when it is up again, at the times of the retries', async () => {
    const first = await startMailServer()
    await first.close()
    house = await openHouse({ smtpUrl: first.url })
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    await house.saveNotices('kommun', [failing])
    await house.round()
    const server = await mailServer({ port: first.port })
    house.clock.pass({ minutes: 0.9 })
    await house.round()
    expect(server.mails).toEqual([])
    house.clock.pass({ minutes: 0.2 })
    await house.round()
    expect(server.mails).toHaveLength(1)
    expect(await outbox()).toMatchObject([{ attempts: 2, error: null, nextAttemptAt: null }])
  })

  test('is asked once in a round, and keeps no webhook waiting', async () => {
    const server = await openWith({ isMute: true })
    for (const id of ['a', 'b', 'c']) {
      await house.putSource(id, { mail: ['x@kommun.example'], webhooks: [receiver.origin] })
      await house.saveNotices(id, [failing])
    }
    await house.round()
    expect(server.connections()).toBe(1)
    expect(receiver.hooks).toHaveLength(3)
    const mails = (await outbox()).filter(({ channel }) => channel === 'mail')
    expect(mails).toMatchObject([1, 2, 3].map(() => ({ attempts: 1, error: 'timed-out', deliveredAt: null })))
  })

  test('is tried ever more rarely, and given up after three days, which is logged', async () => {
    const gone = await startMailServer()
    await gone.close()
    house = await openHouse({ smtpUrl: gone.url })
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    await house.saveNotices('kommun', [failing])
    const start = house.clock.now().getTime()
    const waits: number[] = []
    for (let [delivery, before] = [null as { nextAttemptAt: Date | null } | null, start]; ; ) {
      await house.round()
      delivery = (await outbox())[0]
      if (delivery.nextAttemptAt === null) break
      waits.push((delivery.nextAttemptAt.getTime() - before) / 60_000)
      before = delivery.nextAttemptAt.getTime()
      house.clock.set(delivery.nextAttemptAt.toISOString())
    }
    expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360])
    expect(house.clock.now().getTime() - start).toBeGreaterThan(2.5 * 24 * 3_600_000)
    expect(house.clock.now().getTime() - start).toBeLessThanOrEqual(3 * 24 * 3_600_000)
    expect(events().at(-1)).toBe('notify.given-up')
  })
})

describe('one receiver', () => {
  test('whom the server refuses keeps the mail of the others waiting no longer than its own', async () => {
    const server = await openWith({ refuses: address => (address.startsWith('gone') ? 'no such user' : null) })
    await house.putSource('kommun', { mail: ['gone@kommun.example', 'b@kommun.example'] })
    await house.saveNotices('kommun', [failing])
    await house.round()
    expect(server.mails.map(({ to }) => to[0])).toEqual(['b@kommun.example'])
    const refused = (await outbox()).find(({ recipient }) => recipient === 'gone@kommun.example')
    expect(refused).toMatchObject({ attempts: 1, error: 'smtp 550 no such user', deliveredAt: null })
  })

  test('that answers 410 is not tried again', async () => {
    await openWith()
    receiver.answer(410)
    await house.putSource('kommun', { webhooks: [receiver.origin] })
    await house.saveNotices('kommun', [failing])
    await house.round()
    expect(await outbox()).toMatchObject([{ attempts: 1, error: 'http-status 410', nextAttemptAt: null }])
    expect(events()).toContain('notify.given-up')
  })

  test.each([
    ['1200', 20],
    ['5', 1],
    ['86400', 360],
  ])('that asks to be left alone for %s s is tried again after %i minutes', async (retryAfter, minutes) => {
    await openWith()
    receiver.answer(429, { 'retry-after': retryAfter })
    await house.putSource('kommun', { webhooks: [receiver.origin] })
    await house.saveNotices('kommun', [failing])
    await house.round()
    const [{ nextAttemptAt }] = await outbox()
    expect(nextAttemptAt).toEqual(new Date(house.clock.now().getTime() + minutes * 60_000))
  })

  test('that is taken out of the settings gets nothing that still waits', async () => {
    const server = await openWith({ refuses: () => 'later' })
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    await house.saveNotices('kommun', [failing])
    await house.round()
    await house.putSource('kommun', { mail: [] })
    house.clock.pass({ hours: 1 })
    await house.round()
    expect(server.connections()).toBe(1)
    expect(await outbox()).toMatchObject([{ error: 'not-wanted', nextAttemptAt: null }])
  })
})

describe('at least once', () => {
  test('a mail that was sent when the program died is sent again with the same id, after a while', async () => {
    const server = await openWith()
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    await house.saveNotices('kommun', [failing])
    const dying = { ...house.store, noteAttempt: () => Promise.reject(new Error('killed')) }
    await expect(tellAll({ ...house.tools, store: dying }, new AbortController().signal)).rejects.toThrow('killed')
    house.clock.pass({ minutes: 4 })
    await house.round()
    expect(server.mails).toHaveLength(1)
    house.clock.pass({ minutes: 2 })
    await house.round()
    const [first, second] = server.mails
    expect(second.headers['message-id']).toBe(first.headers['message-id'])
    house.clock.pass({ days: 1 })
    await house.round()
    expect(server.mails).toHaveLength(2)
  })

  test('two processes that tell at the same time send one message', async () => {
    const server = await openWith()
    await house.putSource('kommun', { mail: ['a@kommun.example'], webhooks: [receiver.origin] })
    await house.saveNotices('kommun', [failing])
    await Promise.all([house.round(), house.round(), house.round()])
    expect(server.mails).toHaveLength(1)
    expect(receiver.hooks).toHaveLength(1)
  })
})

describe('the notifier', () => {
  test('tells at a nudge, and is silent when stopped', async () => {
    const server = await openWith()
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    const notifier = startNotifier(house.tools)
    await house.saveNotices('kommun', [failing])
    notifier.nudge()
    await server.received(1)
    await notifier.stop()
    await house.saveNotices('kommun', [{ kind: 'recovered', details: {} }])
    notifier.nudge()
    expect(await house.store.newNotices(10)).toHaveLength(1)
  })

  test('waits at its stop for what is being sent, but not for a server that says nothing', async () => {
    await openWith({ isMute: true })
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    await house.saveNotices('kommun', [failing])
    const notifier = startNotifier(house.tools, { farewell: 50 })
    await notifier.stop()
    const [waiting] = await outbox()
    expect(waiting).toMatchObject({ attempts: 0, deliveredAt: null })
    expect(waiting.nextAttemptAt).not.toBeNull()
  })

  test('goes on after a fault of the store', async () => {
    const server = await openWith()
    await house.putSource('kommun', { mail: ['a@kommun.example'] })
    let isBroken = true
    const newNotices: House['store']['newNotices'] = limit =>
      isBroken ? Promise.reject(new Error('disk full')) : house.store.newNotices(limit)
    const notifier = startNotifier({ ...house.tools, store: { ...house.store, newNotices } })
    await house.saveNotices('kommun', [failing])
    isBroken = false
    notifier.nudge()
    await server.received(1)
    await notifier.stop()
    expect(events()).toContain('notify.crashed')
  })
})
