import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { describeStore } from './contract.ts'

const data = mkdtempSync(join(tmpdir(), 'skord-store-'))
afterAll(() => rmSync(data, { recursive: true }))

describeStore({
  name: 'SQLite',
  open: () => openStore({ data, database: null }),
  clear: async () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(data, `skord.db${suffix}`), { force: true })
  },
})
