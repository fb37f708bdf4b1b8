import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agency, startAgency } from '../support/agency.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { type Run, root, runSkord } from './run-skord.ts'

let agency: Agency
let server: MailServer
let data: string
beforeAll(async () => {
  const body = readFileSync(join(root, 'fixtures/catalogues/elmarknadsverket.ttl'))
  agency = await startAgency({ '/dcat': { headers: { 'Content-Type': 'text/turtle' }, body } })
  server = await startMailServer()
  data = await mkdtemp(join(tmpdir(), 'skord-'))
  const [url, notify] = [`${agency.origin}/dcat`, { mail: ['data@elmarknad.example'] }]
  await writeFile(join(data, 'sources.json'), JSON.stringify([{ id: 'el', title: 'Elmarknadsverket', url, notify }]))
  await skord(['sources', 'import', join(data, 'sources.json')])
})
afterAll(async () => {
  await Promise.all([agency.close(), server.close()])
  await rm(data, { recursive: true })
})

function skord(words: readonly string[], smtpUrl = server.url): Promise<Run> {
  const environment = { SKORD_ALLOW_PRIVATE_ADDRESSES: agency.host, SMTP_URL: smtpUrl }
  return runSkord(['--data', data, ...words], { environment })
}

test('a source that stops working is told of by mail once, and no harvest fails because a mail server is down', async () => {
  expect(await skord(['harvest', '--source', 'el'])).toMatchObject({ code: 0 })
  agency.answer('/dcat', { status: 404 })
  expect(await skord(['harvest', '--source', 'el'])).toMatchObject({ code: 1 })
  expect(await skord(['harvest', '--source', 'el'])).toMatchObject({ code: 1 })
  expect(server.mails.map(({ to, headers }) => [...to, headers.subject])).toEqual([
    ['data@elmarknad.example', 'Skörden av Elmarknadsverket misslyckas: servern svarar med fel 404'],
  ])
  const body = readFileSync(join(root, 'fixtures/catalogues/elmarknadsverket.ttl'))
  agency.answer('/dcat', { headers: { 'Content-Type': 'text/turtle' }, body })
  const nobody = await startMailServer()
  await nobody.close()
  const without = await skord(['harvest', '--source', 'el'], nobody.url)
  expect(without).toMatchObject({ code: 0, stderr: expect.stringContaining('notify.failed') })
  expect(server.mails).toHaveLength(1)
})
