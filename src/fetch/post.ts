import { Agent } from 'undici'
import { HarvestError } from '../model/harvest.ts'
import { createAddressGuard } from './address-guard.ts'
import { discard } from './body.ts'
import { guardedConnector } from './connector.ts'
import { networkFailure } from './failure.ts'
import { checkedUrl } from './redirect.ts'

/** How we present ourselves, where we may go, and how long we wait. */
export interface PostConfig {
  readonly userAgent: string
  /** `host:port` or CIDR that the address guard lets through though private. */
  readonly allowPrivateAddresses: readonly string[]
  /** Total time for one message, in ms. */
  readonly timeout?: number
}

/** What is posted. */
export interface PostOrder {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal?: AbortSignal
}

/** The head of what was answered, as far as it matters. */
export interface PostAnswer {
  readonly status: number
  /** As they stand in the answer; null when not there. */
  readonly retryAfter: string | null
  readonly date: string | null
}

/**
 * Posts to one address, guarded as every fetch is, once: it answers with what came, whatever the status. Redirects are not
 * followed, and the answer's body is not read.
 * @throws HarvestError `unreachable` `timed-out` `address-refused`
 */
export type Post = (url: string, order: PostOrder) => Promise<PostAnswer>

/** Makes the one way in which the program posts; `close` ends what is open. */
export function createPost(config: PostConfig): { readonly post: Post; close(): Promise<void> } {
  const timeout = config.timeout ?? 20_000
  const agent = new Agent({
    connect: guardedConnector(createAddressGuard(config.allowPrivateAddresses), timeout),
    connections: 2,
    allowH2: false,
    headersTimeout: timeout,
    bodyTimeout: timeout,
  })
  const post: Post = async (url, { headers, body, signal }) => {
    const target = checkedUrl(url)
    const clock = AbortSignal.timeout(timeout)
    const bounded = AbortSignal.any([clock, ...(signal ? [signal] : [])])
    try {
      const response = await agent.request({
        origin: target.origin,
        path: target.pathname + target.search,
        method: 'POST',
        headers: { ...headers, 'user-agent': config.userAgent },
        body,
        signal: bounded,
      })
      discard(response.body)
      const { 'retry-after': retryAfter, date } = response.headers
      return { status: response.statusCode, retryAfter: lastOf(retryAfter), date: lastOf(date) }
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (clock.aborted) throw new HarvestError('timed-out', { url }, { cause: error })
      throw networkFailure(error, url) ?? error
    }
  }
  return { post, close: () => agent.destroy() }
}

function lastOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header.at(-1) : header) ?? null
}
