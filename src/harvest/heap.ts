import { setFlagsFromString } from 'node:v8'
import type { Graph } from '../rdf/graph.ts'

/** From so many statements on room is made. */
const manyStatements = 1_500_000

/** How much the heap may then grow, in per cent, before what is no longer needed is collected. */
const growth = 40

/**
 * Lets the process collect its garbage sooner from now on, when it has a very large catalogue to judge: left to itself V8
 * lets the heap become three times what is in use before it looks. Costs some time, so that it is not for all.
 */
export function makeRoomFor({ size }: Pick<Graph, 'size'>): void {
  if (size > manyStatements) setFlagsFromString(`--heap-growing-percent=${growth}`)
}
