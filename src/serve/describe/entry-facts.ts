import type { Graph } from '../../rdf/graph.ts'
import type { FullEntry, StoredSource } from '../../store/store.ts'
import type { Known } from '../parts/properties.ts'

/** What the parts of an entry's page are made of. */
export interface EntryFacts {
  readonly entry: FullEntry
  readonly source: StoredSource | null
  /** Its description and that of its contact points. */
  readonly graph: Graph
  /** Term id of the entry's resource in the graph. */
  readonly subject: number
  /** Resources it points to that are stored here. */
  readonly known: Known
}
