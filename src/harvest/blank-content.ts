import { isBlank, type Said } from './said.ts'

/** Deeper than this, blank nodes in blank nodes are not looked at, and no more statements than this of one node in all. */
const deepest = 8
const mostStatements = 1000

/** What is said of a node and of the blank nodes below it, a line each, sorted; and which properties it has at all. */
export function contentsOf(said: Said): (node: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return node => {
    const content = known.get(node) ?? linesOf(node, said).sort()
    known.set(node, content)
    return content
  }
}

function linesOf(node: string, { bySubject }: Said): string[] {
  const lines: string[] = []
  const waiting = [{ node, path: '', depth: 0 }]
  let statements = 0
  for (const { node: subject, path, depth } of waiting) {
    for (const { predicate, object } of bySubject.get(subject) ?? []) {
      if (++statements > mostStatements) return lines
      const here = `${path}${predicate}`
      lines.push(here)
      if (!isBlank(object)) lines.push(`${here} ${object}`)
      else if (depth < deepest) waiting.push({ node: object, path: `${here} / `, depth: depth + 1 })
    }
  }
  return lines
}
