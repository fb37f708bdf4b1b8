import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPost } from '../../../src/fetch/post.ts'
import type { WebhookMessage } from '../../../src/serve/notify/sender.ts'
import { createWebhookSender, keyText, webhookKey } from '../../../src/serve/notify/webhook.ts'
import { isGenuine, startWebhookReceiver, type WebhookReceiver } from '../../support/webhook-receiver.ts'

const now = new Date('2026-11-21T09:00:00Z')
const key = webhookKey('a secret of sixteen', 'kommun')
const { signal } = new AbortController()
let receiver: WebhookReceiver
let posting: ReturnType<typeof createPost>
beforeEach(async () => {
  receiver = await startWebhookReceiver()
  posting = createPost({ userAgent: 'Skord/test', allowPrivateAddresses: [receiver.host], timeout: 300 })
})
afterEach(async () => {
  await Promise.all([receiver.close(), posting.close()])
})

const messageTo = (url: string): WebhookMessage => ({ url, id: 'delivery-1-2', body: '{"type":"å"}', key })
const send = (url: string) => createWebhookSender(posting.post)(messageTo(url), { now, signal })

test('a message is genuine to a receiver that has the key of the source', async () => {
  expect(await send(`${receiver.origin}/hook?a=b`)).toEqual({ kind: 'delivered' })
  const [hook] = receiver.hooks
  expect(hook).toMatchObject({ path: '/hook?a=b', body: '{"type":"å"}' })
  expect(hook.headers).toMatchObject({ 'webhook-id': 'delivery-1-2', 'content-type': 'application/json' })
  expect(isGenuine(hook, keyText(key), now)).toBe(true)
})

test('neither another body, nor the key of another source, nor an old timestamp is genuine', async () => {
  await send(receiver.origin)
  const [hook] = receiver.hooks
  expect(isGenuine({ ...hook, body: '{"type":"a"}' }, keyText(key), now)).toBe(false)
  expect(isGenuine(hook, keyText(webhookKey('a secret of sixteen', 'annan')), now)).toBe(false)
  expect(isGenuine(hook, keyText(key), new Date('2026-11-21T09:06:00Z'))).toBe(false)
})

test('the signature is that of the worked example of the standard', async () => {
  const { signedHeaders } = await import('../../../src/serve/notify/webhook.ts')
  const example = {
    url: '',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    body: '{"test": 2432232314}',
    key: Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'),
  }
  expect(signedHeaders(example, 1614265330)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  )
})

test.each([
  [200, { kind: 'delivered' }],
  [410, { kind: 'refused', error: 'http-status 410' }],
  [500, { kind: 'failed', error: 'http-status 500', isServerDown: false }],
  [429, { kind: 'failed', error: 'http-status 429', isServerDown: false }],
])('an answer of %i is %j', async (status, outcome) => {
  receiver.answer(status)
  expect(await send(receiver.origin)).toEqual(outcome)
})

test.each([
  [429, '120', 120_000],
  [503, 'Sat, 21 Nov 2026 10:00:00 GMT', 3_600_000],
])('an answer of %i with Retry-After %s asks to wait %i ms', async (status, retryAfter, ms) => {
  receiver.answer(status, { 'retry-after': retryAfter, date: 'Sat, 21 Nov 2026 09:00:00 GMT' })
  expect(await send(receiver.origin)).toMatchObject({ kind: 'failed', retryAfter: ms })
})

test.each([
  [500, '120'],
  [429, 'soon'],
])('an answer of %i with Retry-After %s does not', async (status, retryAfter) => {
  receiver.answer(status, { 'retry-after': retryAfter })
  expect(await send(receiver.origin)).not.toHaveProperty('retryAfter')
})

test('a redirect is not followed', async () => {
  receiver.answer(307, { location: `${receiver.origin}/elsewhere` })
  expect(await send(receiver.origin)).toEqual({ kind: 'failed', error: 'http-status 307', isServerDown: false })
  expect(receiver.hooks).toHaveLength(1)
})

test('a receiver that does not answer is given up in time', async () => {
  receiver.answer(null)
  expect(await send(receiver.origin)).toEqual({ kind: 'failed', error: 'timed-out', isServerDown: true })
})

test('an address of an internal network is refused, however it is written', async () => {
  const port = receiver.host.split(':')[1]
  const guarded = createPost({ userAgent: 'Skord/test', allowPrivateAddresses: [], timeout: 300 })
  const sendGuarded = createWebhookSender(guarded.post)
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0177.0.0.1', '[::ffff:127.0.0.1]', '[::1]']) {
    const outcome = await sendGuarded(messageTo(`http://${host}:${port}/`), { now, signal })
    expect(outcome).toMatchObject({ kind: 'failed', error: expect.stringMatching(/^address-refused/) })
  }
  expect(receiver.hooks).toEqual([])
  await guarded.close()
})

test('nobody there is a failure like others', async () => {
  await receiver.close()
  expect(await send(receiver.origin)).toMatchObject({ kind: 'failed', error: 'unreachable connection-refused' })
})
