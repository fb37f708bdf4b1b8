import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, serve } from '../../../src/serve/serve.ts'
import { openSite, type Site } from '../site.ts'
import { bigTurtle, plainText } from './documents.ts'

let site: Site
let listening: Listening
let origin: string
beforeAll(async () => {
  site = await openSite()
  listening = await serve(site.app, { host: '127.0.0.1', port: 0 })
  origin = `http://127.0.0.1:${listening.port}`
})
afterAll(async () => {
  await listening.close()
  await site.close()
})

test('other pages are answered while a document of many megabytes is taken in and judged', async () => {
  const form = new FormData()
  form.set('file', new File([bigTurtle(4000, 4000)], 'stor.ttl'))
  let isOver = false
  const waits: number[] = []
  const others = async (): Promise<void> => {
    while (!isOver) {
      const start = performance.now()
      await (await fetch(`${origin}/harvest`)).text()
      waits.push(performance.now() - start)
    }
  }
  const asking = others()
  let answer = await fetch(`${origin}/validate`, { method: 'POST', body: form })
  while (answer.headers.has('refresh')) {
    await answer.text()
    answer = await fetch(answer.url)
  }
  isOver = true
  await asking
  expect(plainText(await answer.text())).toMatch(/[\d\s]+ fel/)
  expect(waits.length).toBeGreaterThan(50)
  expect(Math.max(...waits)).toBeLessThan(1000)
})

test('a body above the limit is answered, though it is not read', async () => {
  const response = await fetch(`${origin}/validate`, { method: 'POST', body: new Uint8Array(40_000_000) })
  expect(response.status).toBe(413)
  expect(await response.text()).toContain('Dokumentet är större än gränsen')
})

test('a body of unknown length is read no further than the limit', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull: controller => {
      sent += 1_000_000
      if (sent > 200_000_000) controller.close()
      else controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  const request = { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'text/turtle' } } as RequestInit
  const status = await fetch(`${origin}/katalog/v1/validations`, request).then(
    ({ status }) => status,
    () => 'broken off',
  )
  expect([413, 'broken off']).toContain(status)
  expect(sent).toBeLessThan(150_000_000)
})

test('one sender does not get the whole queue', async () => {
  const post = () =>
    fetch(`${origin}/katalog/v1/validations`, {
      method: 'POST',
      body: bigTurtle(3000),
      headers: { prefer: 'respond-async' },
    })
  const answers = await Promise.all(Array.from({ length: 6 }, post))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThan(0)
  const other = await fetch(`${origin}/katalog/v1/validations`, {
    method: 'POST',
    body: bigTurtle(10),
    headers: { prefer: 'respond-async', 'x-forwarded-for': '192.0.2.7' },
  })
  expect(other.status).toBe(202)
})
