import type { Changes } from './overlay.ts'
import type { View } from './scene.ts'
import { itself, type Written } from './written-groups.ts'

/** What is written where. */
export interface Writing {
  readonly resource: number
  readonly written: Written
  /** Do the old values of the properties written on the resource go? */
  readonly replaces: boolean
}

/** What a resource and others say when statements are written. Other subjects never lose values. */
export function changesOf(view: View, { resource, written, replaces }: Writing): Changes {
  const changes = new Map<number, Map<number, readonly number[]>>()
  for (const { subject: told, predicate, objects } of written.groups) {
    const subject = told === itself ? resource : told
    const own = changes.get(subject) ?? new Map<number, readonly number[]>()
    const isGone = replaces && subject === resource
    const values = own.get(predicate) ?? (isGone ? [] : view.objectsOf(subject, predicate))
    changes.set(subject, own.set(predicate, withValues(values, objects, resource)))
  }
  return changes
}

/** Values and those written behind them, each once. What is written is shared where nothing stands before it. */
function withValues(values: readonly number[], objects: readonly number[], resource: number): readonly number[] {
  if (values.length === 0 && !objects.includes(itself)) return objects
  const all = [...values]
  for (const object of objects) {
    const value = object === itself ? resource : object
    if (!all.includes(value)) all.push(value)
  }
  return all
}
