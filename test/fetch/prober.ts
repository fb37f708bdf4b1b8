import type { FetchConfig } from '../../src/fetch/open-client.ts'
import { createProbe } from '../../src/fetch/probe.ts'
import type { Probe } from '../../src/model/link.ts'
import type { Reply, SeenRequest } from '../support/agency.ts'

/** A probe of the tests, that closes by itself at the end of a block. */
export interface TestProbe extends AsyncDisposable {
  readonly probe: Probe
}

/** Makes a probe that may go to these servers and does not dawdle; as configured otherwise. */
export function openProbe(allowed: readonly string[], more: Partial<FetchConfig> = {}): TestProbe {
  const patience = { connect: 2000, headers: 2000, spacing: 0, ...more.patience }
  const config = { userAgent: 'Skord/test', contact: null, allowPrivateAddresses: allowed, ...more, patience }
  const { probe, close } = createProbe(config)
  return { probe, [Symbol.asyncDispose]: close }
}

/** One answer to HEAD and another to everything else. */
export function byMethod(head: Reply, get: Reply): (request: SeenRequest) => Reply {
  return ({ method }) => (method === 'HEAD' ? head : get)
}
