import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Lookup } from '../../src/fetch/connector.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { documentOf, errorOf, openClient } from './client.ts'

const good = { body: 'good' }
let agency: Agency
let port = ''
beforeEach(async () => {
  agency = await startAgency({ '*': good })
  port = new URL(agency.origin).port
})
afterEach(() => agency.close())

/** Every way to write a place that is not the public internet, with the port of the agency where it can be reached. */
const hidden = [
  '127.0.0.1',
  '127.0.0.1.',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  'localhost',
  'localhost.',
  'LocalHost',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '169.254.43518',
  '100.100.100.200',
  '168.63.129.16',
  '192.168.0.1',
  '10.0.0.1',
  '１２７.０.０.１',
  '①②⑦.0.0.1',
  '127。0。0。1',
]

/** Not every system knows every name of itself. */
const refusals = (host: string): string[] => ['address-refused', ...(/localhost/i.test(host) ? ['unreachable'] : [])]

describe('a place that is not the public internet', () => {
  test.each(hidden)('is not reached as http://%s', async host => {
    await using client = openClient([])
    const error = await errorOf(client.get(`http://${host}:${port}/hemligt`))
    expect(refusals(host)).toContain(error.code)
    expect(agency.requests).toEqual([])
  })

  test.each(hidden)('is not reached by a redirect to http://%s', async host => {
    const trap = await startAgency({ '*': good }, { address: '127.0.0.1' })
    await using client = openClient([agency.host])
    const place = Buffer.from(`http://${host}:${new URL(trap.origin).port}/hemligt`).toString('latin1')
    agency.answer('/k', { status: 301, redirect: place })
    expect(refusals(host)).toContain((await errorOf(client.get(`${agency.origin}/k`))).code)
    expect(trap.requests).toEqual([])
    await trap.close()
  })

  test.each([
    'http://[fe80::1%25eth0]/',
    'http://[::1%25lo]/',
    'http://127.0.0.256/',
    'http://0x100000000/',
    'http:///x@127.0.0.1/',
  ])('is not reached as %s, which is no address', async url => {
    await using client = openClient([])
    expect(['address-refused', 'unreachable']).toContain((await errorOf(client.get(url))).code)
  })

  test('is not reached by the robots.txt of a place', async () => {
    await using client = openClient([])
    const error = await errorOf(client.get(`${agency.origin}/k`, { isCrawled: true }))
    expect(error).toMatchObject({ code: 'address-refused', details: { url: `${agency.origin}/k` } })
    expect(agency.requests).toEqual([])
  })

  test('is not reached by way of a proxy that the environment names', async () => {
    const before = { ...process.env }
    const proxies = {
      HTTP_PROXY: agency.origin,
      http_proxy: agency.origin,
      ALL_PROXY: agency.origin,
      NODE_USE_ENV_PROXY: '1',
    }
    Object.assign(process.env, proxies)
    await using client = openClient([])
    await errorOf(client.get('http://10.0.0.1/k'))
    process.env = before
    expect(agency.requests).toEqual([])
  })
})

describe('a name', () => {
  /** Answers the addresses of each turn, the last ones for ever. */
  const answering = (...turns: readonly (readonly string[])[]) => {
    const asked: string[] = []
    const lookup: Lookup = (hostname, _, callback) => {
      const addresses = turns[Math.min(asked.push(hostname), turns.length) - 1]
      callback(
        null,
        addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    }
    return { asked, lookup }
  }

  test('that led to an allowed place first and then to another is not followed there', async () => {
    const inner = await startAgency({ '*': { body: 'secret' } }, { address: '127.0.0.9', port: Number(port) })
    const { asked, lookup } = answering(['127.0.0.1'], ['127.0.0.9'])
    await using client = openClient([agency.host], { lookup })
    agency.answer('/k', { ...good, headers: { connection: 'close' } })
    await documentOf(client.get(`http://katalog.example:${port}/k`))
    const error = await errorOf(client.get(`http://katalog.example:${port}/k`))
    expect(error).toMatchObject({ code: 'address-refused', details: { reason: 'private-address' } })
    expect(asked.length).toBe(2)
    expect(inner.requests).toEqual([])
    await inner.close()
  })

  test.each(['127.0.0.9', '::ffff:127.0.0.9', '::1', '169.254.169.254', '64:ff9b::7f00:9', 'fe80::1', '0.0.0.0'])(
    'that leads to %s is not followed',
    async address => {
      await using client = openClient([], answering([address]))
      const error = await errorOf(client.get(`http://katalog.example:${port}/k`))
      expect(error).toMatchObject({ code: 'address-refused', details: { reason: 'private-address' } })
      expect(JSON.stringify(error.details)).not.toContain(address)
    },
  )

  test('that leads to allowed and other places goes to the allowed one', async () => {
    await using client = openClient([agency.host], answering(['10.0.0.1', '::1', '127.0.0.1', '169.254.169.254']))
    await documentOf(client.get(`http://katalog.example:${port}/k`))
    expect(agency.requests.length).toBe(1)
  })

  test('that leads nowhere is told so', async () => {
    const lookup: Lookup = (_, __, callback) => callback(Object.assign(new Error(), { code: 'ENOTFOUND' }), [])
    await using client = openClient([], { lookup })
    const error = await errorOf(client.get('http://katalog.example/k'))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'name-not-found' } })
  })

  test('whose server is busy is asked for again', async () => {
    const { asked, lookup } = answering(['127.0.0.1'])
    const busy: Lookup = (hostname, options, callback) => {
      if (asked.length > 0) lookup(hostname, options, callback)
      else callback(Object.assign(new Error(), { code: 'EAI_AGAIN', turn: asked.push(hostname) }), [])
    }
    await using client = openClient([agency.host], { lookup: busy })
    await documentOf(client.get(`http://katalog.example:${port}/k`))
  })
})

describe('the way to a document', () => {
  test('that goes in a circle over two servers is seen', async () => {
    const other = await startAgency({}, { address: '127.0.0.2' })
    await using client = openClient(['127.0.0.0/8'])
    agency.answer('/k', { status: 307, redirect: `${other.origin}/k` })
    other.answer('/k', { status: 307, redirect: `${agency.origin}/k` })
    const error = await errorOf(client.get(`${agency.origin}/k`))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'redirect-loop' } })
    expect(agency.requests.length + other.requests.length).toBe(2)
    await other.close()
  })

  test('that goes in a circle for want of a cookie is told apart', async () => {
    await using client = openClient([agency.host])
    agency.answer('/k', { redirect: '/k', headers: { 'set-cookie': 'seen=1' } })
    const error = await errorOf(client.get(`${agency.origin}/k`))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'redirect-cookie' } })
  })

  const before = { etag: '"v1"', lastModified: 'Mon, 05 Oct 2026 02:00:00 GMT' }

  test('takes no validators to a server that did not give them', async () => {
    const other = await startAgency({ '*': good }, { address: '127.0.0.2' })
    await using client = openClient(['127.0.0.0/8'])
    agency.answer('/k', { status: 307, redirect: `${other.origin}/k` })
    await documentOf(client.get(`${agency.origin}/k`, { before }))
    expect(agency.requests[0].headers).toMatchObject({ 'if-none-match': '"v1"' })
    expect(Object.keys(other.requests[0].headers).filter(name => name.startsWith('if-'))).toEqual([])
    await other.close()
  })

  test('takes validators to the one address that gave them, when it is known', async () => {
    const other = await startAgency({}, { address: '127.0.0.2' })
    await using client = openClient(['127.0.0.0/8'])
    agency.answer('/k', { status: 307, redirect: `${other.origin}/k` })
    other.answer('/k', { ...good, headers: { etag: '"v1"' }, isConditional: true })
    const finalUrl = `${other.origin}/k`
    const answer = await client.get(`${agency.origin}/k`, { before: { ...before, finalUrl } })
    expect(answer.kind).toBe('not-modified')
    expect('if-none-match' in agency.requests[0].headers).toBe(false)
    await other.close()
  })

  test('that now leads to another address asks there for everything', async () => {
    await using client = openClient([agency.host])
    agency.answer('/new', { ...good, headers: { etag: '"v1"' }, isConditional: true })
    agency.answer('/k', { status: 307, redirect: '/new' })
    const finalUrl = `${agency.origin}/old`
    await documentOf(client.get(`${agency.origin}/k`, { before: { ...before, finalUrl } }))
  })
})
