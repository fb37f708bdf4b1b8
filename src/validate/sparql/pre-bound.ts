/** The variables that a constraint gives values to. */
export interface PreBound {
  /** All that may have a value, parameters left out by a shape included. */
  readonly names: ReadonlySet<string>
  /** Those with one value for the whole constraint: term ids of the shapes. */
  readonly constants: ReadonlyMap<string, number>
}
