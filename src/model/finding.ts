/** The same sentence in Swedish and in English. */
export interface Bilingual {
  readonly sv: string
  readonly en: string
}

/** The stage of the line that found something. */
export type Stage = 'fetch' | 'parse' | 'source' | 'validate' | 'normalise'

/** How serious a finding is: the three severities of SHACL, most serious first. */
export type Severity = 'Violation' | 'Warning' | 'Info'

/** The three severities, most serious first. */
export const severities: readonly Severity[] = ['Violation', 'Warning', 'Info']

/** A place in the document as submitted; both numbers start at 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * A validation result, for every stage. Field names are those of `sh:ValidationResult`.
 * @see https://www.w3.org/TR/shacl/#results-validation-result
 */
export interface Finding {
  readonly stage: Stage
  readonly severity: Severity
  /** IRI of the rule: a property shape, or a rule of `shapes/stages.ttl`. */
  readonly sourceShape: string
  /** IRI of the SHACL constraint component; null when the rule is not a SHACL constraint. */
  readonly sourceConstraintComponent: string | null
  /** The resource concerned: an IRI, or `_:label` for a blank node; null when the finding is about the document. */
  readonly focusNode: string | null
  /** Local name of the class the resource has in the profile, such as `Dataset`. */
  readonly focusType: string | null
  /** The resource's own title or name, in Swedish if there is one; null when it has none. */
  readonly focusLabel: string | null
  readonly resultPath: string | null
  /** The property's name for people. */
  readonly pathLabel: Bilingual | null
  /** The offending value as text: an IRI, a lexical form, `_:label`; null when something is missing. */
  readonly value: string | null
  readonly resultMessage: Bilingual
  /** What to do about it. */
  readonly hint: Bilingual | null
  readonly position: Position | null
  readonly seeAlso: string | null
}

/**
 * What a stage that knows no profile has to complain of: the rule's local name in `shapes/stages.ttl` and the facts.
 * `profile/explain.ts` gives it severity and words and so makes it a Finding.
 */
export interface Problem {
  readonly stage: Stage
  /** Local name of the rule in `shapes/stages.ttl`, such as `rdfxml-not-well-formed`. */
  readonly rule: string
  readonly focusNode: string | null
  readonly focusType: string | null
  readonly resultPath: string | null
  readonly value: string | null
  readonly position: Position | null
  /** Values for the `{$name}` places in the rule's words. */
  readonly details: Readonly<Record<string, string>>
}

/** A problem about the document as a whole; the named parts replace the empty ones. */
export function problem(stage: Stage, rule: string, parts: Partial<Omit<Problem, 'stage' | 'rule'>> = {}): Problem {
  const empty = { focusNode: null, focusType: null, resultPath: null, value: null, position: null, details: {} }
  return { stage, rule, ...empty, ...parts }
}
