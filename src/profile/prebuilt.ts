import { existsSync, readFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { Graph, type GraphColumns } from '../rdf/graph.ts'
import type { Profile } from './profile.ts'

/** A profile with the columns of its graphs. */
type Columns = Omit<Profile, 'shapes' | 'knowledge'> & {
  readonly shapes: GraphColumns
  readonly knowledge: GraphColumns
}

/** Where the packed program keeps a profile as it is once loaded; in a clone there is none. */
function fileOf(id: string): URL {
  return new URL(`../prebuilt/${id}.profile`, import.meta.url)
}

/**
 * A profile as it was when the program was packed; null where there is none. Reading shapes and vocabularies is most of
 * what a validation of a small file costs.
 */
export function readPrebuilt(id: string): Profile | null {
  const file = fileOf(id)
  return /^[\w-]+$/.test(id) && existsSync(file) ? profileIn(readFileSync(file)) : null
}

/** A loaded profile as bytes, for the Node that it is loaded with. */
export function prebuilt({ shapes, knowledge, ...rest }: Profile): Uint8Array {
  return serialize({ ...rest, shapes: shapes.columns, knowledge: knowledge.columns } satisfies Columns)
}

/** The profile that such bytes hold. */
export function profileIn(bytes: Uint8Array): Profile {
  const { shapes, knowledge, ...rest }: Columns = deserialize(bytes)
  return { ...rest, shapes: new Graph(shapes), knowledge: new Graph(knowledge) }
}
