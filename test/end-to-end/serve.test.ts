import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { validationFormats } from '../../src/report/validation/formats.ts'
import { type Agency, startAgency } from '../support/agency.ts'
import { root, runSkord } from './run-skord.ts'

let agency: Agency
let data: string
let service: ChildProcess
const events: string[] = []

/** The first line of stderr, written already or not, that matches. */
async function line(pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = events.map(event => pattern.exec(event)).find(found => found !== null)
    if (match !== undefined) return match
    await once(service, 'told')
  }
}

beforeAll(async () => {
  agency = await startAgency({
    '/dcat': {
      headers: { 'Content-Type': 'application/rdf+xml' },
      body: readFileSync(join(root, 'fixtures/catalogues/kustmiljoverket.rdf')),
    },
  })
  data = await mkdtemp(join(tmpdir(), 'skord-'))
  await runSkord([
    '--data',
    data,
    'sources',
    'add',
    'kusten',
    '--url',
    `${agency.origin}/dcat`,
    '--schedule',
    '0 4 * * *',
  ])
  service = spawn(process.execPath, ['src/main.ts', '--data', data, '--lang', 'en', 'serve', '--port', '0'], {
    cwd: root,
    env: { PATH: process.env.PATH, SKORD_ALLOW_PRIVATE_ADDRESSES: agency.host },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  createInterface({ input: service.stderr ?? process.stdin }).on('line', text => {
    events.push(text)
    service.emit('told')
  })
})

afterAll(async () => {
  service.kill('SIGKILL')
  await agency.close()
  await rm(data, { recursive: true })
})

test('a small document is judged and told of in every form, over a real connection', async () => {
  const [, address] = await line(/Skörd answers at (http:\S+)/)
  const path = `${address}/katalog/v1/validations`
  const document = readFileSync(join(root, 'fixtures/catalogues/kustmiljoverket.rdf'))
  const headers = { 'Content-Type': 'application/rdf+xml' }
  for (const { mediaType } of validationFormats) {
    const answer = await fetch(path, { method: 'POST', body: document, headers: { ...headers, Accept: mediaType } })
    expect({ mediaType, status: answer.status }).toEqual({ mediaType, status: 200 })
    expect((await answer.text()).length).toBeGreaterThan(100)
  }
  const fetched = await fetch(`${path}?url=${encodeURIComponent(`${agency.origin}/dcat`)}`, { method: 'POST' })
  expect(await fetched.json()).toMatchObject({ profile: 'dcat-ap-se', input: `${agency.origin}/dcat` })
  const form = new FormData()
  form.set('file', new File([document], 'katalog.rdf'))
  const page = await fetch(`${address}/validate`, { method: 'POST', body: form })
  expect(await page.text()).toContain('katalog.rdf')
})

test('a source that was never harvested is harvested at start in a thread, published and shown, until the service is stopped', async () => {
  const [, address] = await line(/Skörd answers at (http:\S+)/)
  await line(/"event":"harvest.succeeded","source":"kusten"/)
  await line(/"event":"publish.succeeded","resources":[1-9]/)
  expect(existsSync(join(data, 'published/catalog.rdf'))).toBe(true)

  const dump = await fetch(`${address}/catalog.nt`)
  expect(dump.status).toBe(200)
  expect(await dump.text()).toContain('<https://data.kustmiljoverket.example/')
  const page = await fetch(`${address}/datasets`)
  expect(await page.text()).toContain('Kustmiljöverket')

  service.kill('SIGTERM')
  const [code] = await once(service, 'exit')
  expect(code).toBe(0)
  expect(events.filter(event => /crashed|"level":50/.test(event))).toEqual([])
})
