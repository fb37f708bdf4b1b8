import { type Position, type Problem, problem } from '../model/finding.ts'
import type { GraphBuilder } from './builder.ts'

/** Bounds on one document, against input made to exhaust the reader. */
export interface ReadLimits {
  /** How deep elements, lists or objects may stand in each other. */
  readonly maxDepth: number
  /** How many characters the entities of a document may add to it, all their uses together. */
  readonly maxEntityGrowth: number
  /** How many statements one document may hold. */
  readonly maxStatements: number
  /** How many problems are told; of the rest only the number. */
  readonly maxProblems: number
}

/** Bounds for a reader that is given none. */
export const defaultReadLimits: ReadLimits = {
  maxDepth: 1000,
  maxEntityGrowth: 16 * 1024 * 1024,
  maxStatements: 50_000_000,
  maxProblems: 1000,
}

/** What a parser is given besides the builder and the text. */
export interface ParseTools {
  readonly baseIri: string
  /** Is it certain that the document is meant to be in this syntax? False when that was only guessed. */
  readonly declared: boolean
  readonly limits: ReadLimits
  /** Takes a prefix that the document declares, each time that it does; the default one is ''. */
  readonly declare: (prefix: string, namespace: string) => void
  /** Takes a complaint that does not stop the reading. */
  readonly report: (problem: Problem) => void
  /** Of a document that is read in parts, what was before this one. Places are told as if it were the first. */
  readonly part?: DocumentPart
}

/** What one part of a document has in common with those before it. */
export interface DocumentPart {
  /** Put before blank node labels. */
  readonly scope: string
  readonly linesBefore: number
}

/** Reads a text into a builder. @throws SyntaxFault when the text cannot be read to its end */
export type Parse = (builder: GraphBuilder, text: string, tools: ParseTools) => void | Promise<void>

/** Stops the reading of a document; never leaves `readInto`. */
export class SyntaxFault extends Error {
  readonly problem: Problem
  readonly failure: 'not-rdf' | 'syntax'

  constructor(problem: Problem, failure: 'not-rdf' | 'syntax' = 'syntax', options?: ErrorOptions) {
    super(problem.rule, options)
    this.name = 'SyntaxFault'
    this.problem = problem
    this.failure = failure
  }
}

/** A fault of stage parse, to throw. */
export function fault(rule: string, position: Position | null, details: Readonly<Record<string, string>>): SyntaxFault {
  return new SyntaxFault(problem('parse', rule, { position, details }))
}

/** Gives a fault that does not know its place the one that is reached. */
export function located<Result>(reached: () => Position, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof SyntaxFault) || error.problem.position !== null) throw error
    throw new SyntaxFault({ ...error.problem, position: reached() }, error.failure)
  }
}

/** A guard that is to be called for every statement. @throws SyntaxFault when there are more than the limits allow */
export function statementGuard(builder: GraphBuilder, { maxStatements }: ReadLimits): () => void {
  const most = builder.count + maxStatements
  return () => {
    if (builder.count >= most) throw fault('document-too-many-statements', null, { limit: String(maxStatements) })
  }
}
