import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHostGate } from '../../src/fetch/host-gate.ts'
import type { Visit } from '../../src/fetch/turnstile.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { documentOf, errorOf, listen, openClient } from './client.ts'

const visit = (more: Partial<Visit> = {}): Visit => ({
  spacing: 0,
  longestPause: 60_000,
  signal: new AbortController().signal,
  ...more,
})

describe('the gate', () => {
  test('lets so many in at a time, in the order in which they came', async () => {
    const gate = createHostGate(2)
    const order: number[] = []
    const leaves: (() => void)[] = []
    const visits = Array.from({ length: 6 }, async (_, n) => {
      leaves.push(await gate.enter('a', visit()))
      order.push(n)
    })
    await visits[1]
    expect(order).toEqual([0, 1])
    for (let n = 2; n < 6; n++) {
      leaves.shift()?.()
      await visits[n]
      expect(order.at(-1)).toBe(n)
    }
  })

  test('keeps nobody waiting for another host', async () => {
    const gate = createHostGate(1)
    await gate.enter('a', visit())
    void gate.enter('a', visit())
    await gate.enter('b', visit())
    expect(gate.hosts()).toEqual(['a', 'b'])
  })

  test('keeps so much time between two starts as the one that comes wants', async () => {
    const gate = createHostGate(2)
    await gate.enter('a', visit())
    const start = performance.now()
    await gate.enter('a', visit({ spacing: 60 }))
    expect(performance.now() - start).toBeGreaterThan(55)
  })

  test('gives a place back once, however often it is left', async () => {
    const gate = createHostGate(1)
    const leave = await gate.enter('a', visit())
    const second = gate.enter('a', visit())
    leave()
    leave()
    await second
    let isThirdIn = false
    void gate.enter('a', visit()).then(() => {
      isThirdIn = true
    })
    await new Promise(setImmediate)
    expect(isThirdIn).toBe(false)
  })

  test('lets go of one that gives up, and lets the next one in', async () => {
    const gate = createHostGate(1)
    const leave = await gate.enter('a', visit())
    const controller = new AbortController()
    const reason = new Error('stopped')
    const second = gate.enter('a', visit({ signal: controller.signal }))
    const third = gate.enter('a', visit())
    controller.abort(reason)
    await expect(second).rejects.toBe(reason)
    leave()
    ;(await third)()
    await expect(gate.enter('a', visit({ signal: controller.signal }))).rejects.toBe(reason)
    expect(gate.hosts()).toEqual([])
  })

  test('sends those away whom a pause is too long for, those who wait already included', async () => {
    const gate = createHostGate(1)
    const leave = await gate.enter('a', visit())
    const impatient = gate.enter('a', visit({ longestPause: 1000 }))
    const patient = gate.enter('a', visit({ longestPause: 3000 }))
    gate.pause('a', 2000, 503)
    expect(await errorOf(impatient)).toMatchObject({
      code: 'http-status',
      details: { status: '503', retryAfter: '2', reason: 'not-asked' },
    })
    gate.pause('a', 4000, 429)
    expect((await errorOf(patient)).details.status).toBe('429')
    leave()
  })

  test('does not shorten a pause', async () => {
    const gate = createHostGate(1)
    gate.pause('a', 4000, 503)
    gate.pause('a', 10, 429)
    expect((await errorOf(gate.enter('a', visit({ longestPause: 1000 })))).details).toEqual({
      status: '503',
      retryAfter: '4',
      reason: 'not-asked',
    })
  })

  test('remembers a host only as long as it matters', async () => {
    const gate = createHostGate(2)
    for (let n = 0; n < 1000; n++) (await gate.enter(`host-${n}`, visit()))()
    expect(gate.hosts()).toEqual([])
    ;(await gate.enter('a', visit({ spacing: 60_000 })))()
    expect(gate.hosts()).toEqual(['a'])
  })
})

describe('fetches of one host', () => {
  const good = { body: 'good' }
  let agency: Agency
  beforeEach(async () => {
    agency = await startAgency({ '*': good })
  })
  afterEach(() => agency.close())

  test('start with the spacing between them', async () => {
    await using client = openClient(['127.0.0.0/8'], { patience: { spacing: 40 } })
    const { heard, onExchange } = listen()
    await Promise.all(Array.from({ length: 6 }, (_, n) => client.get(`${agency.origin}/${n}`, { onExchange })))
    const starts = heard.map(({ startedAt }) => startedAt.getTime()).sort((a, b) => a - b)
    expect(starts[5] - starts[0]).toBeGreaterThan(195)
  })

  test('are not spaced when the operator allows the server by name', async () => {
    await using client = openClient([agency.host], { patience: { spacing: 60_000 } })
    await Promise.all(Array.from({ length: 6 }, (_, n) => client.get(`${agency.origin}/${n}`)))
    expect(agency.requests.length).toBe(6)
  })

  test('do not count the wait for their turn as time that the server takes', async () => {
    await using client = openClient(['127.0.0.0/8'], { patience: { spacing: 250 } })
    const answers = Array.from({ length: 6 }, () => client.get(`${agency.origin}/`, { timeout: 800 }))
    expect((await Promise.all(answers)).length).toBe(6)
  })

  test('that hang keep nobody waiting but those of the same host', async () => {
    const slow = await startAgency({ '*': { hang: true } }, { address: '127.0.0.2' })
    await using client = openClient(['127.0.0.0/8'], { patience: { spacing: 0 } })
    const controller = new AbortController()
    const stuck = Array.from({ length: 50 }, (_, n) => client.get(`${slow.origin}/${n}`, controller))
    for (let n = 0; n < 20; n++) await documentOf(client.get(`${agency.origin}/${n}`))
    controller.abort(new Error('enough'))
    expect((await Promise.allSettled(stuck)).map(({ status }) => status)).toEqual(stuck.map(() => 'rejected'))
    expect(slow.requests.length).toBe(2)
    await slow.close()
  })

  test('run beside those of two hundred others', async () => {
    const addresses = Array.from({ length: 200 }, (_, n) => `127.0.1.${n + 1}`)
    const agencies = await Promise.all(
      addresses.map((address, n) => startAgency({ '*': n % 10 === 0 ? { hang: true } : good }, { address })),
    )
    await using client = openClient(['127.0.0.0/8'], { patience: { attempts: 1 } })
    const answers = await Promise.allSettled(
      agencies.flatMap(({ origin }) => ['/a', '/b'].map(path => client.get(origin + path, { timeout: 3000 }))),
    )
    const failed = answers.filter(({ status }) => status === 'rejected')
    expect(failed.length).toBe(40)
    await Promise.all(agencies.map(each => each.close()))
  })
})
