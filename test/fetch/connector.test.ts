import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AddressGuard } from '../../src/fetch/address-guard.ts'
import { guardedConnector } from '../../src/fetch/connector.ts'

const server = createServer(socket => socket.on('error', () => undefined))
let port = ''

beforeEach(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  port = String((server.address() as AddressInfo).port)
})
afterEach(() => new Promise(resolve => server.close(resolve)))

/** Connects under a guard that gives these answers one after the other, and tells what it was asked. */
async function connect(hostname: string, answers: readonly boolean[]) {
  const asked: string[] = []
  const guard: AddressGuard = { trusts: () => false, permits: address => answers[asked.push(address) - 1] ?? false }
  const error = await new Promise<Error | null>(resolve => {
    guardedConnector(guard, 1000)({ hostname, protocol: 'http:', port }, (failure, socket) => {
      socket?.destroy()
      resolve(failure)
    })
  })
  return { asked, error }
}

const refused = { code: 'address-refused', details: { reason: 'private-address' } }

describe('a connection', () => {
  test('to an address is checked before it is made, and at its other end', async () => {
    expect(await connect('127.0.0.1', [true, true])).toEqual({ asked: ['127.0.0.1', '127.0.0.1'], error: null })
  })

  test('to an address that is refused is never made', async () => {
    const { asked, error } = await connect('[::1]', [false])
    expect(asked).toEqual(['::1'])
    expect(error).toMatchObject(refused)
  })

  test('that ends at a refused address though it set out for another is broken off', async () => {
    expect((await connect('127.0.0.1', [true, false])).error).toMatchObject(refused)
  })

  test('to a name goes only to those of its addresses that are permitted', async () => {
    const { asked, error } = await connect('localhost', [false, false, false, false])
    expect(error).toMatchObject(refused)
    expect(asked.every(address => ['127.0.0.1', '::1'].includes(address))).toBe(true)
    expect(asked.length).toBeGreaterThan(0)
  })
})
