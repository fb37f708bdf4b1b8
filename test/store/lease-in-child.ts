import { openStore } from '../../src/store/open.ts'
import { sampleResult } from './sample.ts'

/** Harvests the sources named over and over till each has had its rounds, and says for each run from when to when it had the lease. */
const [data, holder, rounds, ...sources] = process.argv.slice(2)
const store = await openStore({ data, database: null })
const left = new Map(sources.map(source => [source, Number(rounds)]))
while (left.size > 0) {
  for (const [source, count] of left) {
    const lease = await store.takeLease({ source, holder, trigger: 'manual', now: new Date(), leaseMs: 60_000 })
    if (lease === null) continue
    const from = process.hrtime.bigint()
    await new Promise(resolve => setImmediate(resolve))
    const to = process.hrtime.bigint()
    const { id } = await store.saveHarvest(sampleResult(source, { lease, status: 'unchanged', documents: [] }))
    process.stdout.write(`${JSON.stringify({ source, run: id, from: String(from), to: String(to) })}\n`)
    if (count === 1) left.delete(source)
    else left.set(source, count - 1)
  }
}
await store.close()
