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

/** Fingerprints that are made once for each set of profiles, for whoever asks often: they take some ms each. */
export function createFingerprints(): (profiles: readonly Profile[]) => string {
  const known: { readonly profiles: readonly Profile[]; readonly text: string }[] = []
  return profiles => {
    const isSame = (others: readonly Profile[]): boolean =>
      others.length === profiles.length && others.every((other, place) => other === profiles[place])
    const found = known.find(entry => isSame(entry.profiles))
    if (found !== undefined) return found.text
    const text = fingerprint(profiles)
    known.push({ profiles, text })
    return text
  }
}
