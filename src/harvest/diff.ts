import type { ResourceDiff, Statement } from '../model/diff.ts'
import type { ResourceType } from '../model/record.ts'
import { partsIn } from './diff-parts.ts'
import { matchBlankNodes } from './match-blank-nodes.ts'
import { isBlank, nameIn, type Said, saidBy, saidIn } from './said.ts'

/** A resource in two states of a catalogue: its descriptions in canonical N-Quads, null where it was not or is not. */
export interface TwoStates {
  readonly primaryTopic: string
  readonly resourceType: ResourceType
  readonly before: string | null
  readonly after: string | null
}

/**
 * What is said of a resource that was not, and the other way round. Labels of blank nodes in canonical N-Quads shift
 * when anything changes, so blank nodes are matched by what they say: a changed address in a contact is that statement alone.
 */
export function diffRecord({ primaryTopic, resourceType, before, after }: TwoStates): ResourceDiff {
  const said = saidIn(before)
  const saidNow = before === null ? saidIn(after) : renamed(saidIn(after), said)
  const topic = `<${primaryTopic}>`
  const gone = without(said, saidNow)
  const appeared = without(saidNow, said)
  const parts = partsIn([...gone, ...appeared], topic, [saidNow, said])
  const place = new Map([topic, ...parts.map(({ subject }) => subject)].map((subject, at) => [subject, at]))
  const inOrder = (statements: readonly Statement[]): Statement[] =>
    statements.toSorted((a, b) => (place.get(a.subject) ?? 0) - (place.get(b.subject) ?? 0) || byLetter(a, b))
  return {
    primaryTopic,
    resourceType,
    label: nameIn(saidNow, topic) ?? nameIn(said, topic),
    kind: before === null ? 'added' : after === null ? 'removed' : 'updated',
    gone: inOrder(gone),
    appeared: inOrder(appeared),
    parts,
  }
}

/** The statements after with the labels from before; blank nodes that are new are `_:new1`, `_:new2` and so on. */
function renamed(after: Said, before: Said): Said {
  const matched = matchBlankNodes(before, after)
  const fresh = new Map<string, string>()
  const nameOf = (term: string): string => {
    if (!isBlank(term)) return term
    const known = matched.get(term) ?? fresh.get(term) ?? `_:new${fresh.size + 1}`
    if (!matched.has(term)) fresh.set(term, known)
    return known
  }
  return saidBy(
    after.statements.map(({ subject, predicate, object }) => {
      return { subject: nameOf(subject), predicate, object: nameOf(object) }
    }),
  )
}

function without({ statements }: Said, other: Said): Statement[] {
  const lines = new Set(other.statements.map(lineOf))
  return statements.filter(statement => !lines.has(lineOf(statement)))
}

function lineOf({ subject, predicate, object }: Statement): string {
  return `${subject} ${predicate} ${object}`
}

function byLetter(a: Statement, b: Statement): number {
  const [one, other] = [`${a.predicate} ${a.object}`, `${b.predicate} ${b.object}`]
  return one < other ? -1 : one > other ? 1 : 0
}
