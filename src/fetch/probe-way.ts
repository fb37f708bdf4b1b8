import type { Redirect } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Ending, Method, WayEnd, WayTools } from './probe-end.ts'
import { failureEnd } from './probe-failure.ts'
import { permissionFor } from './probe-permission.ts'
import { type Asked, ask } from './probe-request.ts'
import { isRedirect, redirectTarget } from './redirect.ts'

/** Longest time for all requests of a way together, in ms. */
const longestWay = 45_000

/** Asks for an address, and for those that it is redirected to. Answers whatever happens. @throws only the signal's reason */
export async function followWay(method: Method, start: URL, tools: WayTools): Promise<WayEnd> {
  const hops: Redirect[] = []
  let ms = 0
  for (let url = start; ; ) {
    const stop = await stopAt(url, { method, budget: longestWay - ms }, tools)
    ms += stop.ms
    if (stop.kind !== 'answered' || !isRedirect(stop.status)) return { ...stop, ms }
    if (stop.location === null) return { kind: 'astray', status: stop.status, error: 'redirect-malformed', ms }
    hops.push({ url: url.href, status: stop.status })
    try {
      url = redirectTarget(stop.location, hops, { setsCookie: stop.setsCookie })
    } catch (error) {
      return { ...strayEnd(error, stop.status), ms }
    }
  }
}

interface Order {
  readonly method: Method
  /** Ms that are left of the way. */
  readonly budget: number
}

/** One request, when robots.txt allows it and the turn at the host has come; once more when the connection broke. */
async function stopAt(url: URL, order: Order, tools: WayTools): Promise<WayEnd> {
  let ms = 0
  const count = (more: number): void => {
    ms += more
  }
  try {
    const delay = await permissionFor(url, tools)
    const asking = { ...order, url, delay, count }
    const asked = await ask(asking, tools).catch((error: unknown) => {
      if (!isBroken(error) || tools.signal?.aborted) throw error
      return ask(asking, tools)
    })
    return { ...endOf(asked), ms }
  } catch (error) {
    if (tools.signal?.aborted) throw tools.signal.reason
    tools.client.closing.throwIfAborted()
    return { ...failureEnd(error, url.href), ms }
  }
}

function endOf({ wait, ...head }: Asked): Ending {
  const { status } = head
  if (status === 429 || (status === 503 && wait !== null)) return { kind: 'resting', status, wait, isAsked: true }
  return { kind: 'answered', ...head }
}

/** Servers close connections that were left open just when they are used again. */
function isBroken(error: unknown): boolean {
  return error instanceof HarvestError && error.details.reason === 'connection-broken'
}

/** A redirect to where we may not go is no fault of the address. @throws what is no HarvestError */
function strayEnd(error: unknown, status: number): Ending {
  if (!(error instanceof HarvestError)) throw error
  const reason = error.details.reason ?? error.code
  if (error.code === 'address-refused' && reason !== 'malformed') return { kind: 'refused', error: reason }
  return { kind: 'astray', status, error: reason }
}
