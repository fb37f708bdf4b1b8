import type { Problem } from '../../model/finding.ts'

/** How a graph is written. */
export interface SerialiseOptions {
  /** Is told what the syntax has no words for: rules `rdfxml-property-not-expressible` and `rdfxml-character-not-expressible`. */
  readonly report?: (problem: Problem) => void
  /** Namespaces by prefixes to use before the fixed ones; those that not every syntax can hold are not used. */
  readonly prefixes?: ReadonlyMap<string, string>
}
