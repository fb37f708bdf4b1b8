import type { Document, Get, Validators } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import type { Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'

/** What is remembered of a source from the last harvest that succeeded or was unchanged. */
export interface Before extends Validators {
  readonly documentChecksum: string | null
}

/** What a source kind works with. */
export interface ReadTools {
  readonly get: Get
  readonly before: Before
  readonly signal?: AbortSignal
}

/** What a source is now: as it was, or everything it published. */
export type SourceReading =
  | { readonly kind: 'unchanged'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'read'
      /** As published: sub-catalogues assembled, nothing repaired. */
      readonly graph: Graph
      /** What was fetched, the main document first. */
      readonly documents: readonly Document[]
      /** Id of the syntax of the main document. */
      readonly syntax: string | null
      /** SHA-256 of the bytes, hexadecimal; with `-n` after it when they came in n documents. */
      readonly documentChecksum: string
      readonly problems: readonly Problem[]
    }

/** A kind of harvest source. */
export interface Kind {
  /** What is this catalogue now? @throws HarvestError */
  readonly read: (source: Source, tools: ReadTools) => Promise<SourceReading>
}
