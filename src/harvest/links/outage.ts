import type { DueLink, LinkObservation, LinkOutcome } from '../../model/link.ts'

/** What came of one address in a round. */
export interface Noted {
  readonly link: DueLink
  readonly seen: LinkObservation
}

const silent: ReadonlySet<LinkOutcome> = new Set<LinkOutcome>(['network', 'dns', 'tls', 'timed-out'])

/** Has nobody answered? Then the fault may be at either end. */
export function isSilent({ outcome }: { readonly outcome: LinkOutcome }): boolean {
  return silent.has(outcome)
}

/** Was nobody expected to answer, as nobody did the last time? */
export function isExpected({ link: { state }, seen }: Noted): boolean {
  return isSilent(seen) && state !== null && isSilent(state)
}
