import { createHash } from 'node:crypto'
import type { Profile } from '../profile/profile.ts'

/** A text that differs when profiles do in what they ask for, know or say; so what they judged is judged anew. */
export function fingerprint(profiles: readonly Profile[]): string {
  const hash = createHash('sha256')
  for (const { id, version, shapes, knowledge, rules, indicators } of profiles) {
    hash.update(JSON.stringify([id, version, [...rules.values()], indicators]))
    for (const { columns } of [shapes, knowledge]) {
      const { terms, subjects, predicates, objects } = columns
      for (const column of [terms.bytes, terms.offset, terms.kind, terms.qualifier, subjects, predicates, objects]) {
        hash.update(column)
      }
    }
  }
  return hash.digest('base64')
}
