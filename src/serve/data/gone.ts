import type { Entry } from '../../store/store.ts'
import { numberOf } from '../links.ts'
import type { ProblemDetails } from '../problem.ts'

/** The problem of a resource that was removed: what it was, when it was last seen and when it went. */
export function goneProblem(entry: Entry): ProblemDetails {
  return {
    status: 410,
    title: 'The resource is no longer in its source',
    id: numberOf(entry),
    uri: entry.primaryTopic,
    lastSeen: entry.lastSeen.toISOString(),
    missingSince: entry.missingSince?.toISOString() ?? null,
    removedAt: entry.removedAt?.toISOString() ?? null,
  }
}
