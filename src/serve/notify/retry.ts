import type { Delivery } from '../../model/notice.ts'

const minute = 60_000
const longestWait = 6 * 60 * minute
const patience = 3 * 24 * 60 * minute

/** A delivery is not tried by anybody else for so long after it was taken for sending, in ms. */
export const claimMs = 5 * minute

/** What decides on the time of the next attempt. */
interface RetryFacts {
  readonly now: Date
  /** 0 up to 1. */
  readonly random: number
  /** How long the receiver asks us to wait, in ms; 0 when it does not. */
  readonly retryAfter: number
}

/**
 * When a delivery that has just failed is tried again: after one minute, two, four … six hours, each up to a quarter
 * shorter or longer so that what failed together does not return together, and later when the receiver asks for it, though
 * never after more than six hours for that; null when three days would be over by then.
 */
export function nextAttempt(
  { attempts, createdAt }: Pick<Delivery, 'attempts' | 'createdAt'>,
  { now, random, retryAfter }: RetryFacts,
): Date | null {
  const backoff = Math.min(longestWait, minute * 2 ** Math.min(attempts, 20)) * (0.75 + random / 2)
  const wait = Math.max(backoff, Math.min(longestWait, retryAfter))
  const next = new Date(now.getTime() + Math.round(wait))
  return next.getTime() - createdAt.getTime() > patience ? null : next
}
