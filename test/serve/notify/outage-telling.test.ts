import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { HarvestFailure } from '../../../src/model/harvest.ts'
import { type NotifyTools, tellAll } from '../../../src/serve/notify/notifier.ts'
import { type MailServer, startMailServer } from '../../support/mail-server.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts'
import { type House, openHouse } from './house.ts'

const noName: HarvestFailure = { code: 'unreachable', details: { reason: 'name-not-resolved', url: 'https://a/' } }
const ids = ['a', 'b', 'c', 'd', 'e', 'f']
let server: MailServer
let receiver: WebhookReceiver
let house: House
beforeEach(async () => {
  server = await startMailServer()
  receiver = await startWebhookReceiver()
  house = await openHouse({ smtpUrl: server.url, webhookHost: receiver.host })
  for (const id of ids) {
    const notify = { mail: [`${id}@kommun.example`], webhooks: [receiver.origin] }
    await house.putSource(id, notify, { title: `Källa ${id}`, url: `https://${id}.example/` })
  }
})
afterEach(async () => {
  await Promise.all([house.close(), server.close(), receiver.close()])
})

async function fail(id: string, error: HarvestFailure = noName): Promise<void> {
  const notices = [{ kind: 'failing', details: { ...error.details, code: error.code } } as const]
  await house.saveRun(id, { status: 'failed', error, notices })
}

async function failAgain(id: string): Promise<void> {
  await house.saveRun(id, { status: 'failed', error: noName })
}

async function recover(id: string, code = noName.code): Promise<void> {
  await house.saveRun(id, { notices: [{ kind: 'recovered', details: { from: 'failed', code } }] })
}

async function each(names: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  for (const id of names) await work(id)
  house.clock.pass({ minutes: 1 })
}

/** A round as the running service makes them, which waits for more runs to end. */
async function roundWhileServing(rest: Partial<NotifyTools> = {}): Promise<void> {
  await tellAll({ ...house.tools, ...rest, isSettling: true }, new AbortController().signal)
}

const toldOwners = () => server.mails.map(({ to }) => to[0]).filter(to => to !== 'drift@skord.example')
const toldOperator = () => server.mails.filter(({ to }) => to[0] === 'drift@skord.example')
const events = (name: string) => house.logged.filter(({ event }) => event === name)

describe('when no server is reached any more', () => {
  test('the operator is told once, with count and cause, and no owner', async () => {
    await each(ids, fail)
    await house.round()
    await house.round()
    expect(toldOwners()).toEqual([])
    expect(receiver.hooks).toEqual([])
    const [mail, ...others] = toldOperator()
    expect(others).toEqual([])
    expect(mail.headers.subject).toBe('Skörden når inte 6 källor: felet är troligen vårt eget')
    expect(mail.text).toContain('6 källor på 6 olika servrar')
    expect(mail.text).toContain('Vanligaste orsaken: namnservern svarade inte (6 källor).')
    expect(events('notify.outage')).toMatchObject([{ sources: 6, cause: 'name-not-resolved' }])
  })

  test('the first of them are not told while others are still being tried', async () => {
    await each(ids, id => house.saveRun(id).then(() => {}))
    await each(ids.slice(0, 2), fail)
    await roundWhileServing()
    house.clock.pass({ minutes: 5 })
    await each(ids.slice(2), fail)
    await roundWhileServing()
    house.clock.pass({ minutes: 10 })
    await roundWhileServing()
    expect(toldOwners()).toEqual([])
    expect(toldOperator()).toHaveLength(1)
    expect(toldOperator()[0].text).toContain('6 källor på 6 olika servrar')
  })

  test('it is only logged where the contact is no e-mail address', async () => {
    await each(ids, fail)
    await roundWhileServing({ contact: 'https://skord.example/kontakt', isSettling: false })
    house.clock.pass({ minutes: 10 })
    await roundWhileServing({ contact: 'https://skord.example/kontakt' })
    expect(server.mails).toEqual([])
    expect(events('notify.outage')).toHaveLength(1)
  })

  test('nobody is told that it works again', async () => {
    await each(ids, fail)
    await house.round()
    house.clock.pass({ hours: 3 })
    await each(ids, recover)
    await house.round()
    expect(toldOwners()).toEqual([])
    expect(receiver.hooks).toEqual([])
    expect(await house.store.newNotices(10)).toEqual([])
    expect(events('notify.outage-over')).toHaveLength(1)
  })

  test('other news of the same sources is told all the same', async () => {
    await each(ids, fail)
    const moved = { kind: 'moved', details: { to: 'https://ny.example/' } } as const
    await house.saveNotices('a', [{ kind: 'recovered', details: { from: 'failed' } }, moved])
    await house.round()
    expect(toldOwners()).toEqual(['a@kommun.example'])
    expect(server.mails.find(({ to }) => to[0] === 'a@kommun.example')?.text).not.toContain('fungerar igen')
  })

  test('the feeds have it as it was', async () => {
    await each(ids, fail)
    await house.round()
    expect((await house.store.notices({}, { limit: 20, offset: 0 })).total).toBe(6)
  })
})

describe('after an outage', () => {
  beforeEach(async () => {
    await each(ids, fail)
    await house.round()
    house.clock.pass({ hours: 3 })
  })

  test('a source that still fails when others work is told then', async () => {
    await each(ids.slice(0, 5), recover)
    await house.round()
    expect(toldOwners()).toEqual([])
    await each(['f'], failAgain)
    await house.round()
    expect(toldOwners()).toEqual(['f@kommun.example'])
  })

  test('a source that has not been tried since is not blamed', async () => {
    await each(ids.slice(0, 5), recover)
    house.clock.pass({ days: 3 })
    await house.round()
    expect(toldOwners()).toEqual([])
    await each(['f'], recover)
    await house.round()
    expect(toldOwners()).toEqual([])
  })

  test('a source that fails for a reason of its own is told, and when it works again', async () => {
    const gone = { code: 'http-status', details: { status: '404' } } as const
    await each(['a'], id => fail(id, gone))
    await house.round()
    expect(server.mails.at(-1)?.headers.subject).toBe('Skörden av Källa a misslyckas: servern svarar med fel 404')
    await each(['a'], id => recover(id, 'http-status'))
    await house.round()
    expect(toldOwners()).toEqual(['a@kommun.example', 'a@kommun.example'])
  })

  test('an outage that lasts more than a day is told to the owners at last', async () => {
    house.clock.pass({ days: 1 })
    await house.round()
    expect(toldOwners().toSorted()).toEqual(ids.map(id => `${id}@kommun.example`))
  })

  test('the next one is told to the operator again', async () => {
    await each(ids, recover)
    await house.round()
    house.clock.pass({ days: 1 })
    await each(ids, fail)
    await house.round()
    expect(toldOperator()).toHaveLength(2)
  })
})

test('a source that failed before an outage is not told to fail again, but to work again', async () => {
  const gone = { code: 'http-status', details: { status: '404' } } as const
  await each(['a'], id => fail(id, gone))
  await house.round()
  house.clock.pass({ hours: 3 })
  await each(ids, fail)
  await house.round()
  house.clock.pass({ hours: 3 })
  await each(ids.slice(1), recover)
  await each(['a'], id => fail(id, gone))
  await house.round()
  expect(toldOwners()).toEqual(['a@kommun.example'])
  await each(['a'], id => recover(id, 'http-status'))
  await house.round()
  expect(server.mails.at(-1)?.headers.subject).toBe('Skörden av Källa a fungerar igen')
})

test('one server that fails is told after a few minutes where there are many', async () => {
  await each(ids.slice(1), id => house.saveRun(id).then(() => {}))
  await each(['a'], fail)
  await roundWhileServing()
  expect(toldOwners()).toEqual([])
  house.clock.pass({ minutes: 10 })
  await roundWhileServing()
  expect(toldOwners()).toEqual(['a@kommun.example'])
})
