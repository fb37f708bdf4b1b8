import { createHmac } from 'node:crypto'
import type { Post, PostAnswer } from '../../fetch/post.ts'
import { readRetryAfter } from '../../fetch/retry-after.ts'
import { HarvestError } from '../../model/harvest.ts'
import type { Outcome, SendWebhook, WebhookMessage } from './sender.ts'

/** The key that messages about a source are signed with: its own, so that one receiver cannot sign for another. */
export function webhookKey(secret: string, source: string): Uint8Array {
  return createHmac('sha256', secret).update(source).digest()
}

/** A key as receivers are given it. @see https://www.standardwebhooks.com */
export function keyText(key: Uint8Array): string {
  return `whsec_${Buffer.from(key).toString('base64')}`
}

/** The headers of a signed message, `seconds` since 1970. @see https://www.standardwebhooks.com */
export function signedHeaders({ id, body, key }: WebhookMessage, seconds: number): Readonly<Record<string, string>> {
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  }
}

/** Sends signed messages; any 2xx has received it, 410 wants no more, and 429 and 503 may say when to come again. */
export function createWebhookSender(post: Post): SendWebhook {
  return async (message, { now, signal }) => {
    const headers = signedHeaders(message, Math.floor(now.getTime() / 1000))
    try {
      return outcomeOf(await post(message.url, { headers, body: message.body, signal }), now)
    } catch (error) {
      if (signal.aborted) return { kind: 'failed', error: 'timed-out', isServerDown: true }
      if (!(error instanceof HarvestError)) throw error
      const { code, details } = error
      const reason = details.reason === undefined ? code : `${code} ${details.reason}`
      return { kind: 'failed', error: reason, isServerDown: code !== 'address-refused' }
    }
  }
}

function outcomeOf({ status, retryAfter, date }: PostAnswer, now: Date): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' }
  const error = `http-status ${status}`
  if (status === 410) return { kind: 'refused', error }
  const wait = status === 429 || status === 503 ? readRetryAfter(retryAfter, { date, now }) : null
  return { kind: 'failed', error, isServerDown: false, ...(wait === null ? {} : { retryAfter: wait }) }
}
