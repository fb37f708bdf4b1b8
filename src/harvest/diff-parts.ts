import type { DiffPart, Statement } from '../model/diff.ts'
import { addressIn, nameIn, type Said, typeIn } from './said.ts'

/** How a part hangs in a description. */
interface Hold {
  readonly holder: string
  readonly predicate: string
}

/**
 * The parts that statements are about, other than the topic, and what they hang in, each after what it hangs in. They are
 * looked up in the descriptions in turn.
 */
export function partsIn(statements: readonly Statement[], topic: string, states: readonly Said[]): readonly DiffPart[] {
  const concerned = new Set(statements.map(({ subject }) => subject).filter(subject => subject !== topic))
  if (concerned.size === 0) return []
  const holds = states.map(said => holdsIn(said, topic))
  const holdOf = (subject: string): Hold | undefined => holds.map(found => found.get(subject)).find(Boolean)
  const wanted = new Set<string>()
  for (const subject of [...concerned].sort()) want(subject, { wanted, topic, holdOf })
  return [...wanted].map(subject => partOf(subject, { topic, states, hold: holdOf(subject) }))
}

interface Wanting {
  readonly wanted: Set<string>
  readonly topic: string
  readonly holdOf: (subject: string) => Hold | undefined
}

function want(subject: string, wanting: Wanting): void {
  const { wanted, topic, holdOf } = wanting
  const way = new Set<string>()
  for (let each = subject; each !== topic && !wanted.has(each) && !way.has(each); ) {
    way.add(each)
    each = holdOf(each)?.holder ?? topic
  }
  for (const each of [...way].reverse()) wanted.add(each)
}

/** By what each thing is reached from the topic, by the shortest way; no thing is reached through itself. */
function holdsIn({ bySubject }: Said, topic: string): ReadonlyMap<string, Hold> {
  const found = new Map<string, Hold>()
  const reached = new Set([topic])
  for (const holder of reached) {
    for (const { predicate, object } of bySubject.get(holder) ?? []) {
      if (reached.has(object) || !bySubject.has(object)) continue
      found.set(object, { holder, predicate })
      reached.add(object)
    }
  }
  return found
}

function partOf(
  subject: string,
  {
    topic,
    states,
    hold,
  }: { readonly topic: string; readonly states: readonly Said[]; readonly hold: Hold | undefined },
): DiffPart {
  const first = (lookUp: (said: Said, subject: string) => string | null): string | null =>
    states.map(said => lookUp(said, subject)).find(found => found !== null) ?? null
  return {
    subject,
    label: first(nameIn) ?? first(addressIn),
    type: first(typeIn),
    property: hold === undefined ? null : hold.predicate.slice(1, -1),
    within: hold === undefined || hold.holder === topic ? null : hold.holder,
  }
}
