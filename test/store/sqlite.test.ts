import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { type Backend, describeStore } from './contract.ts'
import { describeDuplicates } from './contract-duplicates.ts'
import { describeLinks } from './contract-links.ts'
import { describePeople } from './contract-people.ts'
import { describeRuns } from './contract-runs.ts'
import { describeScores } from './contract-scores.ts'
import { describeSeries } from './contract-series.ts'

const data = mkdtempSync(join(tmpdir(), 'skord-store-'))
afterAll(() => rmSync(data, { recursive: true }))

const sqlite: Backend = {
  name: 'SQLite',
  open: () => openStore({ data, database: null }),
  clear: async () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(data, `skord.db${suffix}`), { force: true })
  },
}

for (const contract of [
  describeStore,
  describeRuns,
  describePeople,
  describeDuplicates,
  describeScores,
  describeLinks,
  describeSeries,
])
  contract(sqlite)
