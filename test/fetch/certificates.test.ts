import type { AddressInfo } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { harvestErrorAdvice, harvestErrorText } from '../../src/text/harvest-errors.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { type Credentials, createCertificate } from '../support/certificates.ts'
import { documentOf, errorOf, openClient } from './client.ts'

const address = '127.0.0.1'
const day = 86_400_000
const daysFromNow = (days: number): Date => new Date(Date.now() + days * day)

let root: Credentials
let middle: Credentials
let good: Credentials
beforeAll(async () => {
  root = await createCertificate('Root', { isAuthority: true })
  middle = await createCertificate('Middle', { isAuthority: true, by: root })
  good = await createCertificate('katalog', { address, by: root })
})

let agency: Agency
afterEach(() => agency.close())

async function fetchFrom(tls: Credentials) {
  agency = await startAgency({ '*': { body: 'good' } }, { tls })
  await using client = openClient([agency.host], { authorities: [root.cert] })
  return await client.get(`${agency.origin}/k`)
}

const faults: Readonly<Record<string, () => Promise<Credentials>>> = {
  'certificate-expired': () =>
    createCertificate('old', { address, by: root, from: daysFromNow(-20), until: daysFromNow(-10) }),
  'certificate-not-yet-valid': () =>
    createCertificate('new', { address, by: root, from: daysFromNow(10), until: daysFromNow(20) }),
  'certificate-incomplete': () => createCertificate('katalog', { address, by: middle }),
  'certificate-self-signed': () => createCertificate('katalog', { address }),
  'certificate-wrong-host': () => createCertificate('other', { address: '127.0.0.2', by: root }),
}

describe('a certificate', () => {
  test('by an authority that is trusted is good', async () => {
    expect((await documentOf(fetchFrom(good))).body.length).toBe(4)
  })

  test('by an authority below it is good when the server sends that too', async () => {
    const leaf = await createCertificate('katalog', { address, by: middle })
    await documentOf(fetchFrom({ key: leaf.key, cert: `${leaf.cert}\n${middle.cert}` }))
  })

  test.each(Object.keys(faults))('is refused, with the reason: %s', async reason => {
    const error = await errorOf(fetchFrom(await faults[reason]()))
    expect(error).toMatchObject({ code: 'unreachable', details: { reason } })
    expect(agency.requests).toEqual([])
  })

  test.each(Object.keys(faults))('that is refused is told of in the owner’s terms: %s', async reason => {
    agency = await startAgency()
    const { sv, en } = harvestErrorText('unreachable', { reason })
    const advice = harvestErrorAdvice('unreachable', { reason })
    expect(sv).toMatch(/certifikat/i)
    expect(en).toMatch(/certificate/i)
    expect(advice).not.toEqual(harvestErrorAdvice('unreachable'))
  })
})

describe('encryption', () => {
  test.each([
    ['of TLS 1.0', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }],
    ['of TLS 1.1', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }],
  ] satisfies [string, TlsOptions][])('%s is too old', async (_, options) => {
    agency = await startAgency()
    const server = createServer({ ...good, ...options }, socket => socket.end())
    server.on('tlsClientError', () => undefined)
    await new Promise<void>(resolve => server.listen(0, address, resolve))
    const host = `${address}:${(server.address() as AddressInfo).port}`
    await using client = openClient([host], { authorities: [root.cert] })
    const error = await errorOf(client.get(`https://${host}/k`))
    server.close()
    expect(error).toMatchObject({ code: 'unreachable', details: { reason: 'tls-old' } })
  })

  test('is not given up on the way', async () => {
    const open = await startAgency({ '*': { body: 'altered' } })
    agency = await startAgency({ '/k': { status: 301, redirect: `${open.origin}/k` } }, { tls: good })
    await using client = openClient([agency.host, open.host], { authorities: [root.cert] })
    const error = await errorOf(client.get(`${agency.origin}/k`))
    expect(error).toMatchObject({
      code: 'unreachable',
      details: { url: `${agency.origin}/k`, reason: 'redirect-insecure', location: `${open.origin}/k` },
    })
    expect(error.problems.map(({ rule }) => rule)).toEqual(['redirect-permanent', 'redirect-insecure'])
    expect(open.requests).toEqual([])
    await open.close()
  })

  test('is taken up on the way', async () => {
    const open = await startAgency()
    agency = await startAgency({ '/k': { body: 'good' } }, { tls: good })
    open.answer('/k', { status: 301, redirect: `${agency.origin}/k` })
    await using client = openClient([agency.host, open.host], { authorities: [root.cert] })
    expect((await documentOf(client.get(`${open.origin}/k`))).finalUrl).toBe(`${agency.origin}/k`)
    await open.close()
  })
})
