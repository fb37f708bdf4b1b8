import { createGet } from '../../src/fetch/get.ts'
import { harvest } from '../../src/harvest/harvest.ts'
import { holderName } from '../../src/harvest/holder.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { openStore } from '../../src/store/open.ts'

/** Harvests source `a` in a process of its own: lease.test.ts kills it on the way. */
const [, , data = '', host = ''] = process.argv
const store = await openStore({ data, database: null })
const source = await store.source('a')
if (source === null) throw new Error('there is no source a')
const { status } = await harvest(source, {
  get: createGet({ userAgent: 'test', contact: null, allowPrivateAddresses: [host] }).get,
  files: null,
  store,
  holder: holderName(),
  profiles: new Map([['dcat-ap-se', await loadProfile()]]),
  now: () => new Date(),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
})
process.stdout.write(`${status}\n`)
