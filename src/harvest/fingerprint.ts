import { createHash, type Hash } from 'node:crypto'
import type { ScoreBasis } from '../model/score-history.ts'
import type { Profile } from '../profile/profile.ts'

/** What profiles judge by, in checksums. */
export interface Fingerprint {
  /** Differs when profiles do in what they ask for, know or say; so what they judged is judged anew. */
  readonly judgedBy: string
  readonly basis: ScoreBasis
}

/** Tables that say how it is scored; they are read into the methods. */
const isOfMethods = (scheme: string): boolean => scheme === 'score-methods' || scheme.endsWith('-metrics')

/** Texts that differ when profiles do; by part, to tell a changed method from a changed vocabulary. */
export function fingerprint(profiles: readonly Profile[]): Fingerprint {
  const [methods, vocabularies] = [createHash('sha256'), createHash('sha256')]
  for (const profile of profiles) {
    methods.update(JSON.stringify([profile.id, profile.methods]))
    addKnowledge(vocabularies, profile)
  }
  const basis = { methods: methods.digest('base64'), vocabularies: vocabularies.digest('base64') }
  const judgedBy = createHash('sha256').update(`${basis.methods} ${basis.vocabularies}`).digest('base64')
  return { judgedBy, basis }
}

function addKnowledge(hash: Hash, { id, version, shapes, knowledge, rules, schemes }: Profile): void {
  hash.update(JSON.stringify([id, version, [...rules.values()]]))
  for (const { id: scheme, concepts } of schemes.values()) {
    if (!isOfMethods(scheme)) hash.update(JSON.stringify([scheme, [...concepts.values()]]))
  }
  for (const { columns } of [shapes, knowledge]) {
    const { terms, subjects, predicates, objects } = columns
    for (const column of [terms.bytes, terms.offset, terms.kind, terms.qualifier, subjects, predicates, objects]) {
      hash.update(column)
    }
  }
}

/** Fingerprints that are made once for each set of profiles, for whoever asks often: they take some ms each. */
export function createFingerprints(): (profiles: readonly Profile[]) => Fingerprint {
  const known: { readonly profiles: readonly Profile[]; readonly made: Fingerprint }[] = []
  return profiles => {
    const isSame = (others: readonly Profile[]): boolean =>
      others.length === profiles.length && others.every((other, place) => other === profiles[place])
    const found = known.find(entry => isSame(entry.profiles))
    if (found !== undefined) return found.made
    const made = fingerprint(profiles)
    known.push({ profiles, made })
    return made
  }
}
