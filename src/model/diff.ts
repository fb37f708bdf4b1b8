import type { ResourceType } from './record.ts'

/** One statement of canonical N-Quads with its subject put as it is said: terms as they stand there, `<iri>`, `_:label`, `"text"@sv`. */
export interface Statement {
  readonly subject: string
  readonly predicate: string
  readonly object: string
  /**
   * Of one that is gone from a resource: does the catalogue still say it in the description of another, such as of a
   * distribution that two datasets share? Left out when it does not.
   */
  readonly isSaidElsewhere?: true
}

/** Something in a resource's description, such as a distribution or a contact: what it is and where it hangs. */
export interface DiffPart {
  /** As it stands as a subject: `<iri>` or `_:label`. */
  readonly subject: string
  /** Its title or name, else its address; in Swedish if there is one. null when it has none. */
  readonly label: string | null
  /** IRI of its class; null when it states none. */
  readonly type: string | null
  /** IRI of the property that leads to it; null when none does. */
  readonly property: string | null
  /** The part that it hangs in, as that stands as a subject; null when it hangs in the resource itself, or in nothing. */
  readonly within: string | null
}

/** What became of one resource between two states of a catalogue. */
export interface ResourceDiff {
  readonly primaryTopic: string
  readonly resourceType: ResourceType
  /** Its title or name, in Swedish if there is one, as it is after, else was before; null when it has none. */
  readonly label: string | null
  readonly kind: 'added' | 'updated' | 'removed'
  /**
   * Statements that are gone, in the order of their properties. A blank node that is there before and after has its label
   * from before in both; one that is new has a label of another kind.
   */
  readonly gone: readonly Statement[]
  /** Statements that are new. Of a resource added or removed all of its statements stand on the one side. */
  readonly appeared: readonly Statement[]
  /** Whatever else than the resource the statements are about, and what those parts hang in; each after what it hangs in. */
  readonly parts: readonly DiffPart[]
}
