import type { KeptDocument } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { type Entities, withEvents } from './ldes-entity.ts'
import type { Frontier } from './ldes-frontier.ts'
import type { Fragment, Memory } from './ldes-memory.ts'
import type { Visit } from './ldes-visit.ts'

/** What came of following a feed. */
export interface Walk {
  /** What is to be remembered of it. */
  readonly memory: Memory
  /** What the server sent, in the order in which it was asked. */
  readonly documents: readonly KeptDocument[]
  readonly syntax: string | null
  /** Was every fragment that the feed leads to visited, or known not to have changed? */
  readonly isComplete: boolean
  /** Has the feed taken back what it told? Then nothing that is remembered of it counts. */
  readonly isRewritten: boolean
  /** What showed that nothing had changed; null when something may have. */
  readonly unchangedBy: 'not-modified' | 'bytes' | null
  /** Besides those remembered with the fragments. */
  readonly problems: readonly Problem[]
}

/** Where a walk is; filled on the way. */
export interface Progress {
  readonly fragments: Map<string, Fragment>
  readonly documents: KeptDocument[]
  readonly problems: Problem[]
  /** Fragments that were as they were known. */
  readonly kept: Set<string>
  /** IRIs of the events in the fragments that were read. */
  readonly read: Set<string>
  readonly ways: Set<'not-modified' | 'bytes' | 'read'>
  entities: Entities
  stream: Memory['stream']
  position: string
  syntax: string | null
  isComplete: boolean
  visits: number
  failures: number
}

/** A walk that begins with what is remembered. */
export function startProgress({ entities, stream, position }: Memory): Progress {
  const nothing = { syntax: null, isComplete: true, visits: 0, failures: 0 }
  const sets = { kept: new Set<string>(), read: new Set<string>(), ways: new Set<'not-modified' | 'bytes' | 'read'>() }
  return { fragments: new Map(), documents: [], problems: [], entities, stream, position, ...sets, ...nothing }
}

/** Adds up what a visit gave, and goes on to where it leads. */
export function note(visit: Visit, progress: Progress, frontier: Frontier): void {
  const { fragment, document, problems } = visit
  progress.visits++
  progress.failures = 0
  progress.fragments.set(fragment.url, fragment)
  progress.problems.push(...problems)
  if (document !== null) progress.documents.push(document)
  progress.ways.add(visit.kind === 'kept' ? visit.by : 'read')
  if (visit.kind === 'kept') progress.kept.add(fragment.url)
  else {
    progress.stream = visit.stream
    progress.syntax ??= visit.syntax
    progress.entities = withEvents(progress.entities, visit.events, fragment.url)
    for (const { moment, instant } of visit.events) {
      progress.read.add(moment.event)
      if (instant > progress.position) progress.position = instant
    }
  }
  frontier.add(fragment.links)
}

/** What came of a walk that is over. */
export function ended(progress: Progress, { settled }: Frontier, before: Memory): Walk {
  const { entities, stream, position, documents, syntax, isComplete, problems, ways } = progress
  const left = isComplete ? settled : [...before.fragments.values()].filter(({ url }) => !progress.fragments.has(url))
  const fragments = new Map([...progress.fragments, ...left.map(one => [one.url, one] as const)])
  const kept = new Set([...progress.kept, ...settled.map(({ url }) => url)])
  const isRewritten = isComplete && !stream.forgets && takesBack(entities, { kept, read: progress.read })
  const isUnchanged = isComplete && !ways.has('read') && fragments.size === before.fragments.size
  const unchangedBy = !isUnchanged ? null : ways.has('bytes') ? 'bytes' : 'not-modified'
  const memory = { stream, position, fragments, entities }
  return { memory, documents, syntax, isComplete, isRewritten, unchangedBy, problems }
}

/** Is the last that the feed told of some resource no longer to be found in it? */
function takesBack(entities: Entities, { kept, read }: Record<'kept' | 'read', ReadonlySet<string>>): boolean {
  return [...entities.values()].some(
    ({ statements, fragment, moment: { event } }) =>
      statements !== null && event !== '' && !kept.has(fragment) && !read.has(event),
  )
}
