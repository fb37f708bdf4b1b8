import type { Dispatcher } from 'undici'
import { HarvestError } from '../model/harvest.ts'
import { header } from './answer.ts'
import type { Client } from './client.ts'
import { follow } from './deadline.ts'
import { networkFailure } from './failure.ts'
import type { Head, Method, WayTools } from './probe-end.ts'
import { readBeginning } from './probe-page.ts'
import { readRetryAfter } from './retry-after.ts'

/** An answer; `wait` are the ms that it asks us to stay away. */
export interface Asked extends Head {
  readonly wait: number | null
}

/** One request that is to be made. */
export interface Asking {
  readonly method: Method
  readonly url: URL
  /** Ms that robots.txt wants to have between two requests. */
  readonly delay: number
  /** Ms that are left of the way. */
  readonly budget: number
  /** Is told how long the request took, in ms, also when it ends badly. */
  readonly count: (ms: number) => void
}

/** Longest time that a server is left alone because it asked for it, in ms. */
const longestRest = 24 * 3_600_000

/**
 * Makes one request when its turn at the host has come, and reads no more of the answer than its beginning.
 * @throws HarvestError as `Get` does, what undici throws for mistakes of ours, and the signal's reason
 */
export async function ask(asking: Asking, tools: WayTools): Promise<Asked> {
  const { client, signal } = tools
  const { url, count, budget } = asking
  const { connect, headers, longestWait } = client.patience
  const controller = new AbortController()
  const letGo = [follow(signal, controller), follow(client.closing, controller)]
  let timer: NodeJS.Timeout | undefined
  let [leave, start] = [(): void => undefined, 0]
  try {
    leave = await client.gate.enter(url.host, {
      spacing: spacingFor(asking, client),
      longestPause: longestWait,
      signal: controller.signal,
    })
    start = performance.now()
    const late = new HarvestError('timed-out', { url: url.href, cause: 'too-slow' })
    timer = setTimeout(() => controller.abort(late), Math.max(1, Math.min(connect + headers, budget)))
    return await exchange(asking, { ...tools, signal: controller.signal })
  } catch (error) {
    if (start > 0 && controller.signal.aborted) throw controller.signal.reason
    throw networkFailure(error, url.href) ?? error
  } finally {
    if (start > 0) count(performance.now() - start)
    clearTimeout(timer)
    for (const each of letGo) each()
    leave()
  }
}

/** Servers that the operator allows by name are the operator's own and need not be spared. */
function spacingFor({ url, delay }: Asking, client: Client): number {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  return Math.max(delay, client.guard.trusts(url.hostname, port) ? 0 : client.patience.spacing)
}

async function exchange({ method, url }: Asking, tools: WayTools & { readonly signal: AbortSignal }): Promise<Asked> {
  const { client, signal } = tools
  const response = await client.agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: {
      'user-agent': client.userAgent,
      accept: '*/*',
      'accept-encoding': 'identity',
      ...(method === 'GET' && !tools.isWhole ? { range: 'bytes=0-4095' } : {}),
    },
    signal,
  })
  const { statusCode: status } = response
  const wait = restOf(response, client.now())
  if (wait !== null && (status === 429 || status === 503)) client.gate.pause(url.host, wait, status)
  return {
    url: url.href,
    status,
    location: header(response, 'location'),
    setsCookie: response.headers['set-cookie'] !== undefined,
    isGuarded: header(response, 'cf-mitigated') !== null || header(response, 'x-amzn-waf-action') !== null,
    wait,
    ...(await readBeginning(response, method)),
  }
}

function restOf(response: Dispatcher.ResponseData, now: Date): number | null {
  const ms = readRetryAfter(header(response, 'retry-after'), { date: header(response, 'date'), now })
  return ms === null ? null : Math.min(longestRest, ms)
}
