import type { Document, KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { addSubCatalogues } from './add-sub-catalogues.ts'
import { checksumOf, keep, readDocument, sha256 } from './documents.ts'
import type { ReadTools, SourceReading } from './reading.ts'
import { nowhere } from './submitted.ts'
import { wholeReading } from './whole.ts'

/**
 * Reads a file, or every RDF file of a folder and the folders below as one catalogue: what several files say of a
 * resource counts together, blank nodes of different files stay apart. A file that cannot be read makes the catalogue
 * incomplete, unless it is the only one.
 * @throws HarvestError what `files` throws, `address-refused` when no files may be read, `not-rdf` `syntax` `no-catalogue`
 */
export async function readFiles(source: Source, tools: ReadTools): Promise<SourceReading> {
  const { url, limits } = source
  if (tools.files === null) throw new HarvestError('address-refused', { url, reason: 'no-folder' })
  const found = await tools.files(url, { maxBytes: limits.maxBytes, maxFiles: limits.maxPages })
  if (found.length === 0) throw new HarvestError('no-catalogue', { url, reason: 'no-catalogue' })
  const sorted = found.toSorted((a, b) => (a.url < b.url ? -1 : 1))
  const checked = sorted.map(document => ({ document, checksum: sha256(document.body) }))
  if (checksumOf(checked) === tools.before.documentChecksum) return { kind: 'unchanged', by: 'bytes', problems: [] }
  const files = await readEach(checked)
  const parts = await addSubCatalogues(files.graph, [], { source, tools })
  const reading = {
    graph: parts.graph,
    documents: [...files.documents, ...parts.documents],
    isComplete: files.isComplete && parts.isComplete,
    syntax: files.syntax,
    problems: [...files.problems, ...parts.problems],
  }
  return wholeReading(reading, source, tools.before)
}

/** A file with the checksum of its bytes. */
interface CheckedFile {
  readonly document: Document
  readonly checksum: string
}

interface FilesReading {
  readonly graph: Graph
  readonly documents: readonly KeptDocument[]
  readonly syntax: string | null
  readonly problems: readonly Problem[]
  readonly isComplete: boolean
}

/** Statements have places when they are all in one file. */
async function readEach(files: readonly CheckedFile[]): Promise<FilesReading> {
  const builder = new GraphBuilder({ positions: files.length === 1 })
  const documents: KeptDocument[] = []
  const problems: Problem[] = []
  const failures: HarvestError[] = []
  let syntax: string | null = null
  for (const { document: file, checksum } of files) {
    try {
      const [kept, reading] = await Promise.all([
        keep(file, checksum),
        readDocument(file, builder, { baseIri: nowhere }),
      ])
      documents.push(kept)
      syntax ??= reading.syntax
      problems.push(...(files.length === 1 ? reading.problems : reading.problems.map(found => ofFile(found, file))))
    } catch (error) {
      if (!(error instanceof HarvestError) || files.length === 1) throw error
      failures.push(error)
      problems.push(notRead(file, error))
    }
  }
  if (documents.length === 0) throw failures[0]
  return { graph: builder.build(), documents, syntax, problems, isComplete: failures.length === 0 }
}

/** A place means nothing without the file; what a whole document is told of is told of the file. */
function ofFile(found: Problem, { url }: Document): Problem {
  return { ...found, position: null, value: found.value ?? nameOf(url) }
}

function notRead({ url }: Document, { code, details }: HarvestError): Problem {
  const file = nameOf(url)
  return problem('source', 'file-not-read', { value: file, details: { ...details, file, code } })
}

function nameOf(url: string): string {
  return decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))
}
