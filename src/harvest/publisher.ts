import type { HarvestLog } from './tools.ts'

/** What publishing takes. */
export interface PublisherTools {
  /** Publishes the whole catalogue anew. */
  readonly publish?: () => Promise<void>
  readonly log: HarvestLog
  /** Logged when publishing throws; `publish.crashed` unless told. */
  readonly crashed?: string
}

/** Publishes once for all that has changed since last time, never twice at the same time. */
export interface Publisher {
  /** Something has changed. */
  order(): void
  /** Publishes what is ordered, if it is the time for it. */
  consider(): void
  /** Settles when nothing is being published. */
  rest(): Promise<void>
}

/** Makes a publisher that publishes when `isTime` says so. */
export function createPublisher(
  { publish, log, crashed = 'publish.crashed' }: PublisherTools,
  isTime: () => boolean,
): Publisher {
  let isOrdered = false
  let publishing: Promise<void> | null = null
  const consider = (): void => {
    if (!isOrdered || publishing !== null || !isTime() || publish === undefined) return
    isOrdered = false
    publishing = publish()
      .catch(error => log.error({ event: crashed, err: error }))
      .finally(() => {
        publishing = null
        consider()
      })
  }
  return {
    order: () => {
      isOrdered = true
    },
    consider,
    rest: async () => publishing ?? undefined,
  }
}
