import type { Bilingual } from '../../model/finding.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Family, Scene } from '../scene.ts'
import type { Fault } from './question.ts'
import { questions } from './questions.ts'

/** Why a test of the Swedish method fails on a resource. */
export interface SwedishNote {
  /** Place of the resource: 0 the dataset, then its distributions in their order. */
  readonly resource: number
  /** IRI of the property that the first reason is about; null when it is about the resource itself. */
  readonly property: string | null
  readonly notes: readonly Bilingual[]
}

/** Answers notes, bound to a scene once. */
export type BoundNotes = (family: Family) => readonly SwedishNote[]

/** Why a dataset and its distributions fail one test, in words of `vocab/quality-notes.tsv`; none for tests of other methods. */
export function bindNotes(scene: Scene, test: string): BoundNotes {
  const question = questions[test]
  if (question === undefined) return () => []
  const faults = question.bind(scene)
  return family => {
    const asked = question.on === 'dataset' ? [family.dataset] : family.distributions
    const first = question.on === 'dataset' ? 0 : 1
    return asked.flatMap((resource, place) => {
      const found = faults(resource, family)
      if (found.length === 0) return []
      const notes = found.map(one => noteOf(one, scene.profile))
      return [{ resource: first + place, property: found[0].property, notes }]
    })
  }
}

function noteOf({ code, value }: Fault, profile: Profile): Bilingual {
  const row = profile.schemes.get('quality-notes')?.concepts.get(`${notes}${code}`)
  const filled = (text: string | null | undefined): string => (text ?? code).replace('{$value}', () => value ?? '')
  return { sv: filled(row?.label.sv), en: filled(row?.label.en) }
}

/** What the addresses of the rows of `vocab/quality-notes.tsv` begin with. */
const notes = 'https://skord.example/quality/notes#'
