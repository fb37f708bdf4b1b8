declare module 'shacl-engine' {
  import type { DataFactory, DatasetCore, Term } from '@rdfjs/types'

  /** A pointer of grapoi to one term. */
  interface Pointer {
    readonly term: Term
  }

  interface Shape {
    readonly ptr: Pointer
    readonly shapeValidator: { validate(context: object): Promise<object> }
    validate(context: object): Promise<object>
  }

  interface Step {
    readonly quantifier: string
    readonly start: string
    readonly predicates: readonly Term[]
  }

  export interface Result {
    readonly focusNode: Pointer
    readonly value: Pointer | undefined
    /** Steps; how an inverse one is told is for shacl-engine to know. */
    readonly path: readonly Step[] | null | undefined
    readonly shape: Shape
    readonly constraintComponent: Term
  }

  export class Validator {
    constructor(shapes: DatasetCore, options: { factory: DataFactory & { dataset(): DatasetCore } })
    readonly shapes: ReadonlyMap<Term, Shape>
    validate(data: { dataset: DatasetCore }): Promise<{ readonly results: readonly Result[] }>
  }
}
