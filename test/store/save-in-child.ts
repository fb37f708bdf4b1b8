import type { CatalogueRecord } from '../../src/model/record.ts'
import { openStore } from '../../src/store/open.ts'
import { sampleDataset, sampleDocument, sampleFinding, sampleResult } from './sample.ts'

/** Begins to save a second harvest, and at the place named stops for good, to be killed there. */
const [data, place] = process.argv.slice(2)

function stopAt<T>(name: string, value: T): T {
  if (name !== place) return value
  process.stdout.write('stopped\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  return value
}

const records = Array.from({ length: 2000 }, (_, n) => sampleDataset(`https://a.example/${n}`, `Ändrad ${n}`))
const stopping: CatalogueRecord = {
  ...sampleDataset('https://a.example/stop', 'Mitt i'),
  get graph() {
    return stopAt('records', '')
  },
}
const changed = [...records, stopping, ...records]
const findings = records.map(record => sampleFinding(record.primaryTopic))
const result = sampleResult('a', { removed: ['https://a.example/gone'], findings })
const store = await openStore({ data, database: null })
const order = { source: 'a', holder: 'child', trigger: 'manual', now: new Date(0), leaseMs: 1000 } as const
const lease = await store.takeLease(order)
if (lease === null) throw new Error('the source is taken')
await store.saveHarvest({
  ...result,
  changed,
  lease,
  digest: 'godkänd',
  state: Buffer.from('läge 2'),
  graphChecksum: 'graf 2',
  documents: [sampleDocument('andra')],
  missing: ['https://a.example/1'],
  notices: [{ kind: 'recovered', details: {} }],
  get assessed() {
    return stopAt('assessed', result.assessed)
  },
})
