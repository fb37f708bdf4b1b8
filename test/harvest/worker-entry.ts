import { parentPort, workerData } from 'node:worker_threads'
import { createGet } from '../../src/fetch/get.ts'
import { runHarvestWorker } from '../../src/harvest/worker-thread.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { openStore } from '../../src/store/open.ts'

/** The thread of worker.test.ts, put together as main.ts does it. */
const { data, host } = workerData as { readonly data: string; readonly host: string }
if (parentPort === null) throw new Error('to be run as a thread')
const store = await openStore({ data, database: null })
const client = createGet({ userAgent: 'test', contact: null, allowPrivateAddresses: [host] })
let published = 0
let noted = 0
const noteSeries = async (at: Date): Promise<void> => {
  await store.noteSeries(at)
  await client.get(`http://${host}/noted/${++noted}`).catch(() => undefined)
}
await runHarvestWorker(parentPort, {
  get: client.get,
  files: null,
  holder: 'test:1:worker',
  store: { ...store, noteSeries },
  profiles: new Map([['dcat-ap-se', await loadProfile()]]),
  now: () => new Date(),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  publish: async () => {
    const { datasets } = await store.totals()
    await client.get(`http://${host}/published/${++published}/${datasets}`).catch(() => undefined)
  },
})
await client.close()
await store.close()
