import { type Problem, problem } from '../model/finding.ts'

/** Collects problems up to a number, and counts the rest. */
export class Complaints {
  readonly #problems: Problem[]
  readonly #most: number
  #leftOut = 0

  constructor(before: readonly Problem[], limit: number) {
    this.#problems = [...before]
    this.#most = before.length + limit
  }

  readonly report = (found: Problem): void => {
    if (this.#problems.length < this.#most) this.#problems.push(found)
    else this.#leftOut++
  }

  all(): readonly Problem[] {
    if (this.#leftOut === 0) return this.#problems
    return [...this.#problems, problem('parse', 'problems-left-out', { details: { count: String(this.#leftOut) } })]
  }
}
