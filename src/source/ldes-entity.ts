/** An event's place in the history of what it is about. */
export interface Moment {
  /** When it happened, as `instantOf` answers; '' when that is not known, which is before everything. */
  readonly at: string
  /** What tells apart events of the same instant, if the stream has such a property; else ''. */
  readonly sequence: string
  /** IRI of the event; '' for what was there before the feed began. */
  readonly event: string
}

/** One event of a feed. */
export interface FeedEvent {
  readonly moment: Moment
  /** When it came into the feed; '' when that is not known. The same as its moment's, unless versions come out of order. */
  readonly instant: string
  /** IRI of the resource that it is about. */
  readonly entity: string
  /** The whole description from now on, as N-Triples with labels that depend on the description alone; null for a removal. */
  readonly statements: string | null
}

/** What a feed has told last of one resource. */
export interface Entity {
  readonly moment: Moment
  /** As of an event; null when the resource is removed. */
  readonly statements: string | null
  /** Address of the fragment that told it; '' when none did. */
  readonly fragment: string
}

/** Everything that a feed has told so far, by IRI of the resource. */
export type Entities = ReadonlyMap<string, Entity>

/**
 * What the feed tells with some more events: of each resource the latest. So it does not matter in which order events
 * are read, nor how often.
 */
export function withEvents(entities: Entities, events: readonly FeedEvent[], fragment: string): Entities {
  const told = new Map(entities)
  for (const { entity, moment, statements } of events) {
    const known = told.get(entity)
    if (known === undefined || compareMoments(moment, known.moment) >= 0)
      told.set(entity, { moment, statements, fragment })
  }
  return told
}

/** Negative when the first moment is earlier, 0 when it is the same event. */
function compareMoments(a: Moment, b: Moment): number {
  return (
    compareTexts(a.at, b.at) ||
    natural.compare(a.sequence, b.sequence) ||
    natural.compare(a.event, b.event) ||
    compareTexts(a.event, b.event)
  )
}

/** Compares numbers within texts as numbers: `#9` before `#10`. */
const natural = new Intl.Collator('en', { numeric: true })

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
