import { hash } from 'node:crypto'
import type { ResourceDiff, Statement } from '../../model/diff.ts'

/**
 * The comparison as an RDF Patch: one transaction, what is gone before what is new, each statement once. What is gone from
 * one resource and still said in another's description is left alone. Blank nodes are
 * those of one resource's description before, so that their labels have the number of the resource before them. The same
 * comparison has the same id.
 * @see https://afs.github.io/rdf-patch/
 */
export function* diffPatch(diffs: readonly ResourceDiff[]): Iterable<string> {
  const gone = linesOf('D', diffs, diff => diff.gone.filter(statement => statement.isSaidElsewhere !== true))
  const appeared = linesOf('A', diffs, diff => diff.appeared)
  yield `H id <${idOf([...gone, ...appeared])}> .\nTX .\n`
  for (const line of gone) yield line
  for (const line of appeared) yield line
  yield 'TC .\n'
}

function linesOf(
  code: 'A' | 'D',
  diffs: readonly ResourceDiff[],
  statementsOf: (diff: ResourceDiff) => readonly Statement[],
): ReadonlySet<string> {
  const lines = diffs.flatMap((diff, place) =>
    statementsOf(diff).map(({ subject, predicate, object }) => {
      return `${code} ${scoped(subject, place)} ${predicate} ${scoped(object, place)} .\n`
    }),
  )
  return new Set(lines)
}

function scoped(term: string, place: number): string {
  return term.startsWith('_:') ? `_:r${place + 1}${term.slice(2)}` : term
}

function idOf(lines: readonly string[]): string {
  const digits = hash('sha256', lines.join(''), 'hex')
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`]
  return `urn:uuid:${[...parts, digits.slice(20, 32)].join('-')}`
}
