import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { sampleSource } from '../store/sample.ts'
import { startAgency } from '../support/agency.ts'
import { root } from './run-skord.ts'

test('a process gives its sources back when it is told to end, and says which it left', async () => {
  const data = mkdtempSync(join(tmpdir(), 'skord-harvesting-'))
  const asked = Promise.withResolvers<void>()
  const agency = await startAgency({
    '/k': () => {
      asked.resolve()
      return { hang: true }
    },
  })
  const store = await openStore({ data, database: null })
  await store.putSource(sampleSource('kust', { url: `${agency.origin}/k` }))
  const child = spawn(process.execPath, ['src/main.ts', '--data', data, 'harvest', '--all'], {
    cwd: root,
    env: { PATH: process.env.PATH, SKORD_ALLOW_PRIVATE_ADDRESSES: agency.host },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const exit = once(child, 'exit')
  const said = child.stdout.setEncoding('utf8').toArray()
  await asked.promise
  expect((await store.running()).get('kust')?.holder).toContain(`:${child.pid}:`)
  child.kill('SIGTERM')
  expect((await exit)[0]).toBe(1)
  expect((await said).join('')).toContain('kust  avbröts innan något sparades')
  expect(await store.running()).toEqual(new Map())
  expect((await store.harvests({ limit: 9, offset: 0 })).total).toBe(0)
  await store.close()
  await agency.close()
  rmSync(data, { recursive: true })
})
