import { parentPort, workerData } from 'node:worker_threads'
import { createProbe } from '../../../src/fetch/probe.ts'
import { runLinkThread } from '../../../src/harvest/links/link-thread.ts'
import { defaultLinkPolicy } from '../../../src/harvest/links/policy.ts'
import { openStore } from '../../../src/store/open.ts'

/** The thread of link-checker.test.ts, put together as main.ts does it. */
const { data, methods } = workerData
if (parentPort === null) throw new Error('to be run as a thread')
const store = await openStore({ data, database: null })
const { probe, close } = createProbe({ userAgent: 'test', contact: null, allowPrivateAddresses: ['127.0.0.0/8'] })
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const turns = { folder: data, holder: 'test:1:links' }
await runLinkThread(parentPort, {
  store,
  probe,
  methods,
  policy: defaultLinkPolicy,
  now: () => new Date(),
  log,
  ...turns,
})
await store.close()
await close()
