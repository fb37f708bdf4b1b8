import type { Changes, Overlay } from './overlay.ts'
import type { Written } from './overlay-terms.ts'

/** What is written where. */
export interface Writing {
  readonly resource: number
  readonly written: Written
  /** Do the old values of the properties written on the resource go? */
  readonly replaces: boolean
}

/** What a resource and others say when statements are written. Other subjects never lose values. */
export function changesOf({ view }: Overlay, { resource, written, replaces }: Writing): Changes {
  const changes = new Map<number, Map<number, number[]>>()
  const valuesOf = (subject: number, predicate: number): number[] => {
    const own = changes.get(subject) ?? new Map<number, number[]>()
    const isGone = replaces && subject === resource
    const values = own.get(predicate) ?? (isGone ? [] : view.objectsOf(subject, predicate))
    changes.set(subject, own.set(predicate, values))
    return values
  }
  for (const [subject, predicate, object] of written.statements) {
    const values = valuesOf(subject === written.subject ? resource : subject, predicate)
    const value = object === written.subject ? resource : object
    if (!values.includes(value)) values.push(value)
  }
  return changes
}
