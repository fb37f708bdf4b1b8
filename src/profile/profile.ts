import type { Bilingual, Severity } from '../model/finding.ts'
import type { Method } from '../model/score.ts'
import type { Graph } from '../rdf/graph.ts'

/** One row of a vocabulary table. Columns beyond the four common ones are in `more`, by column name. */
export interface Concept {
  readonly uri: string
  readonly code: string
  /** null where the table has no label in that language. */
  readonly label: { readonly sv: string | null; readonly en: string | null }
  readonly more: Readonly<Record<string, string>>
}

/** A concept scheme: one file in `vocab/`. */
export interface Scheme {
  /** File name without `.tsv`. */
  readonly id: string
  /** In the order of the file; keys are `uri` (for media-type-se: the media type itself). */
  readonly concepts: ReadonlyMap<string, Concept>
}

/** A rule as its words and links stand in `shapes/`. */
export interface Rule {
  readonly iri: string
  readonly severity: Severity
  /** The profile's class, by the name of its shape, such as `Dataset` or `Kind`; null for rules of the stages. */
  readonly focusType: string | null
  /** IRI of the property; null when the rule is about the resource or the document. */
  readonly path: string | null
  /** sh:name: the property's name for people. */
  readonly pathLabel: Bilingual | null
  /** sh:message; may hold places like `{$url}`. */
  readonly message: Bilingual
  /** sh:description: how to mend it. */
  readonly hint: Bilingual | null
  /** rdfs:seeAlso. */
  readonly seeAlso: string | null
  /** Code of `vocab/problem-kinds.tsv`, such as `min`; null for rules of the stages, unless they state one. */
  readonly problem: string | null
  /** What the rule becomes in a coming version, null when it is not known in which; null when nothing is known of that. */
  readonly future: { readonly severity: Severity; readonly version: string | null } | null
  /** Its severity by what the national portal's published harvesting rules refuse; null when that is no other. */
  readonly strictSeverity: Severity | null
  /** Advice that is told of once when it is about many resources, instead of once for each. */
  readonly isSummarised: boolean
  /** rule:example: predicates and objects in Turtle that would be right, such as `dcterms:title "Badplatser"@sv`. */
  readonly example: string | null
}

/** One application profile, loaded once. */
export interface Profile {
  readonly id: string
  readonly version: string
  readonly label: Bilingual
  /** The SHACL shapes of the profile. */
  readonly shapes: Graph
  /** What every validation may know besides the data: concepts with their schemes, and class axioms. */
  readonly knowledge: Graph
  /** By scheme id. */
  readonly schemes: ReadonlyMap<string, Scheme>
  /** Rules of the shapes and of `stages.ttl`, by IRI. */
  readonly rules: ReadonlyMap<string, Rule>
  /** The scoring methods with their indicators, in the order of `vocab/score-methods.tsv`. */
  readonly methods: readonly Method[]
}
