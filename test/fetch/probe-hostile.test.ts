import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Agency, startAgency } from '../support/agency.ts'
import { openProbe } from './prober.ts'

let [open, inner]: Agency[] = []
beforeEach(async () => {
  ;[open, inner] = await Promise.all([startAgency(), startAgency()])
})
afterEach(async () => {
  await Promise.all([open.close(), inner.close()])
})

const hosts = [
  '127.0.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '127.1',
  '0',
  '0.0.0.0',
  'localhost',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::7f00:1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
]

const portOf = ({ origin }: Agency): string => new URL(origin).port

describe('nothing inside is reached', () => {
  test.each(hosts)('by the host %s', async host => {
    await using prober = openProbe([])
    const seen = await prober.probe(`http://${host}:${portOf(inner)}/data`)
    expect(seen).toMatchObject({ outcome: 'not-asked', headStatus: 1100, finalUrl: null })
    expect(inner.requests).toEqual([])
  })

  test.each(hosts)('by a redirect to the host %s', async host => {
    await using prober = openProbe([open.host])
    open.answer('/data', {
      status: 302,
      headers: { location: `http://${Buffer.from(host).toString('latin1')}:${portOf(inner)}/data` },
    })
    const seen = await prober.probe(`${open.origin}/data`)
    expect(seen.outcome).toBe('not-asked')
    expect(inner.requests).toEqual([])
  })

  test('by a redirect of robots.txt', async () => {
    await using prober = openProbe([open.host])
    open.answer('/robots.txt', { status: 301, headers: { location: `${inner.origin}/robots.txt` } })
    await prober.probe(`${open.origin}/data`)
    expect(inner.requests).toEqual([])
  })
})

describe('passwords in an address', () => {
  test.each([
    'http://user:secret@HOST/data',
    'http://secret@HOST/data',
    'http:\\\\user:secret@HOST\\data',
    ' \thttp://u:secret@HOST/data\n',
  ])('are not sent nor kept: %s', async url => {
    await using prober = openProbe([open.host])
    const seen = await prober.probe(url.replace('HOST', open.host))
    expect(seen).toMatchObject({ outcome: 'not-asked', error: 'user-info' })
    expect(open.requests).toEqual([])
  })

  test('that a redirect gives are neither', async () => {
    await using prober = openProbe([open.host])
    open.answer('/data', { status: 302, headers: { location: `http://user:secret@${open.host}/other` } })
    const seen = await prober.probe(`${open.origin}/data`)
    expect(JSON.stringify(seen)).not.toContain('secret')
    expect(open.requests.map(({ path }) => path)).not.toContain('/other')
  })
})

test('an address with line breaks in it cannot write headers', async () => {
  await using prober = openProbe([open.host])
  await prober.probe(`${open.origin}/data\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1`)
  expect(open.requests.every(({ headers }) => headers['x-evil'] === undefined)).toBe(true)
  expect(open.requests.map(({ path }) => path)).not.toContain('/evil')
})

test('an address of a megabyte is not sent to anybody', async () => {
  await using prober = openProbe([open.host])
  const seen = await prober.probe(`${open.origin}/${'a'.repeat(1_000_000)}`)
  expect(seen.outcome).toBe('not-asked')
  expect(open.requests).toEqual([])
})
