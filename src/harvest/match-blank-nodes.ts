import { contentsOf } from './blank-content.ts'
import { isBlank, type Said } from './said.ts'

/**
 * Which blank nodes of one description are those of another, by what is said of them, as their labels say nothing: label
 * after → label before. From what has an address downwards, the values of one property of the same resource are compared:
 * first those that say just the same, then those that have most in common, the rarer the more it counts.
 */
export function matchBlankNodes(before: Said, after: Said): ReadonlyMap<string, string> {
  const matches = new Matches(before, after)
  for (const subject of before.bySubject.keys()) if (!isBlank(subject)) finish(matches.below(subject, subject))
  finish(matches.among(rootsOf(before), rootsOf(after)))
  return matches.found
}

/** Work that hands over the work to be done before it goes on: nesting may be deeper than calls can be. */
interface Work extends Iterator<Work, void, undefined> {}

function finish(work: Work): void {
  const going = [work]
  for (let last: Work | undefined = work; last !== undefined; last = going.at(-1)) {
    const { done, value } = last.next()
    if (done === true) going.pop()
    else going.push(value)
  }
}

/** Blank nodes that nothing leads to. */
function rootsOf({ statements, bySubject }: Said): string[] {
  const led = new Set(statements.map(({ object }) => object))
  return [...bySubject.keys()].filter(subject => isBlank(subject) && !led.has(subject))
}

/** More pairs than this are not compared; then only what says just the same is matched. */
const mostPairs = 100_000

/** Holds what has been matched so far, hence a class. */
class Matches {
  readonly found = new Map<string, string>()
  readonly #taken = new Set<string>()
  readonly #before: Said
  readonly #after: Said
  readonly #contentBefore: (node: string) => readonly string[]
  readonly #contentAfter: (node: string) => readonly string[]

  constructor(before: Said, after: Said) {
    this.#before = before
    this.#after = after
    this.#contentBefore = contentsOf(before)
    this.#contentAfter = contentsOf(after)
  }

  /** Matches the blank values of the properties of two resources that are the same. */
  *below(before: string, after: string): Generator<Work, void, undefined> {
    const theirs = blankValues(this.#after, after)
    for (const [predicate, values] of blankValues(this.#before, before)) {
      yield this.among([...values], [...(theirs.get(predicate) ?? [])])
    }
  }

  /** Matches blank nodes of two sets, each with at most one other, and all below them. */
  *among(before: readonly string[], after: readonly string[]): Generator<Work, void, undefined> {
    const isFree = { before: (node: string) => !this.#taken.has(node), after: (node: string) => !this.found.has(node) }
    for (const [one, other] of this.#alike(before.filter(isFree.before), after.filter(isFree.after)))
      yield this.#note(one, other)
    for (const [one, other] of this.#likest(before.filter(isFree.before), after.filter(isFree.after))) {
      if (isFree.before(one) && isFree.after(other)) yield this.#note(one, other)
    }
  }

  #note(before: string, after: string): Work {
    this.found.set(after, before)
    this.#taken.add(before)
    return this.below(before, after)
  }

  /** Pairs that say just the same. */
  #alike(before: readonly string[], after: readonly string[]): (readonly [string, string])[] {
    const byContent = Map.groupBy(before.toSorted(), node => this.#contentBefore(node).join('\n'))
    return after.toSorted().flatMap(node => {
      const same = byContent.get(this.#contentAfter(node).join('\n'))?.shift()
      return same === undefined ? [] : [[same, node] as const]
    })
  }

  /** Pairs that have something in common, those that have most first. */
  #likest(before: readonly string[], after: readonly string[]): (readonly [string, string])[] {
    if (before.length * after.length > mostPairs) return []
    const contents = [...before.map(this.#contentBefore), ...after.map(this.#contentAfter)]
    const counts = Map.groupBy(contents.flat(), line => line)
    const weight = (line: string): number => (counts.has(line) ? 1 / (counts.get(line) ?? []).length : 0)
    const pairs = before.flatMap(one => {
      const own = new Set(this.#contentBefore(one))
      return after.map(other => {
        const common = this.#contentAfter(other).filter(line => own.has(line))
        return { one, other, likeness: common.reduce((sum, line) => sum + weight(line), 0) }
      })
    })
    const sorted = pairs.sort((a, b) => b.likeness - a.likeness || order(a.one, b.one) || order(a.other, b.other))
    return sorted.filter(({ likeness }) => likeness > 0).map(({ one, other }) => [one, other])
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function blankValues({ bySubject }: Said, subject: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { predicate, object } of bySubject.get(subject) ?? []) {
    if (isBlank(object)) found.set(predicate, (found.get(predicate) ?? new Set()).add(object))
  }
  return found
}
