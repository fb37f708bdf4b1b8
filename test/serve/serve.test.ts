import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { serve } from '../../src/serve/serve.ts'

const app = new Hono().get('/', context => context.text('hej'))
const loopback = '127.0.0.1'

test('a server on port 0 says which port it took, answers there, and stops', async () => {
  const listening = await serve(app, { host: loopback, port: 0 })
  const address = `http://${loopback}:${listening.port}/`
  expect(await (await fetch(address, { headers: { connection: 'close' } })).text()).toBe('hej')
  await listening.close()
  await expect(fetch(address)).rejects.toThrow()
})

test('a port in use is an error with its code', async () => {
  const first = await serve(app, { host: loopback, port: 0 })
  await expect(serve(app, { host: loopback, port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await first.close()
})
