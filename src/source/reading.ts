import type { Get, KeptDocument, ReadFiles, Validators } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import type { Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'

/** What is remembered of a source from the last harvest that succeeded or was unchanged. */
export interface Before extends Validators {
  readonly documentChecksum: string | null
  /** Has it been harvested? Then an empty catalogue is a change to be decided of, else it is none. */
  readonly isHarvested: boolean
  /** What the kind itself asked to have kept last time, such as the position in a feed; null when nothing was. */
  readonly state: () => Promise<Uint8Array | null>
}

/** What a source kind works with. */
export interface ReadTools {
  readonly get: Get
  /** Reads a file or a folder that the operator lets us read; null where none may be read. */
  readonly files: ReadFiles | null
  readonly before: Before
  readonly now: () => Date
  readonly signal?: AbortSignal
}

/** What a source is now: as it was, or everything it published. */
export type SourceReading =
  | { readonly kind: 'unchanged'; readonly by: 'not-modified' | 'bytes'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'read'
      /** As published: sub-catalogues assembled, nothing repaired. */
      readonly graph: Graph
      /** What was fetched, the main document first: everything that is needed to read it all again. */
      readonly documents: readonly KeptDocument[]
      /** Did everything come? If a page or part failed, nothing may be removed for it; the problems say which. */
      readonly isComplete: boolean
      /** What is to be kept till next time, opaque to all others; null when nothing is. */
      readonly state: Uint8Array | null
      /** Resources that the source itself says are removed, which needs no grace; empty where it cannot say so. */
      readonly removals: readonly string[]
      /** Id of the syntax of the main document. */
      readonly syntax: string | null
      /** SHA-256 of the bytes, hexadecimal; with `-n` after it when they came in n documents. */
      readonly documentChecksum: string
      /** What the kind has to tell of the run, for its log. */
      readonly facts?: Readonly<Record<string, number>>
      readonly problems: readonly Problem[]
    }

/** A kind of harvest source. */
export interface Kind {
  /** Names of the settings it takes, and whether a source of this kind must state them. */
  readonly settings: Readonly<Record<string, 'required' | 'optional'>>
  /** Is its address a path of files instead of a web address? */
  readonly isFile?: boolean
  /** What is this catalogue now? @throws HarvestError */
  readonly read: (source: Source, tools: ReadTools) => Promise<SourceReading>
}
