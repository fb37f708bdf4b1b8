/** Why shapes cannot be judged by: a closed list, each with words in `text/`. */
export type ShapesErrorCode =
  /** The file is not RDF, or has a fault in its syntax: `line`, `column`. */
  | 'unreadable'
  /** No shape has a target, so nothing would be judged. */
  | 'no-shapes'
  /** `property` is not of SHACL, or not supported. */
  | 'not-supported'
  /** `property` stands twice where there must be one. */
  | 'several-values'
  /** `property` must not stand in a node shape. */
  | 'needs-path'
  | 'not-a-path'
  | 'not-a-list'
  | 'not-a-shape'
  | 'not-an-iri'
  | 'not-a-count'
  | 'not-a-boolean'
  | 'not-a-limit'
  | 'not-a-node-kind'
  | 'not-a-pattern'
  | 'not-a-severity'
  /** The shape leads back to itself. */
  | 'circular'
  | 'too-deep'
  /** A custom constraint component that cannot be used: `component`. */
  | 'not-a-component'
  | 'sparql-no-query'
  | 'sparql-syntax'
  | 'sparql-prefix'
  /** `feature` of SPARQL must not stand in constraints. */
  | 'sparql-not-supported'
  | 'sparql-projection'
  /** The query itself said that it failed. */
  | 'sparql-failure'
  /** The SPARQL engine could not be loaded. */
  | 'sparql-no-engine'

/** Shapes that cannot be judged by. The message is for developers; `text/shapes-errors.ts` has words for people. */
export class ShapesError extends Error {
  readonly code: ShapesErrorCode
  /** IRI of the shape or `_:label`; null when it is not about one shape. */
  readonly shape: string | null
  /** Values for the places in the code's words. */
  readonly details: Readonly<Record<string, string>>
  readonly #reason: string

  constructor(
    code: ShapesErrorCode,
    reason: string,
    options: ErrorOptions & { readonly details?: Readonly<Record<string, string>>; readonly shape?: string } = {},
  ) {
    const { details = {}, shape, ...rest } = options
    super(shape === undefined ? reason : `${shape}: ${reason}`, rest)
    this.name = 'ShapesError'
    this.code = code
    this.shape = shape ?? null
    this.details = details
    this.#reason = reason
  }

  /** The same of a shape, unless it is known already which shape with an IRI it is about. */
  of(shape: string): ShapesError {
    const isAnonymous = this.shape?.startsWith('_:') === true && !shape.startsWith('_:')
    if (this.shape !== null && !isAnonymous) return this
    return new ShapesError(this.code, this.#reason, { details: this.details, shape, cause: this.cause })
  }
}
