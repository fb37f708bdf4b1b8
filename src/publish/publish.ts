import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResourceType } from '../model/record.ts'
import { resourceTypes } from '../model/record.ts'
import { type Block, graphOf, toBlock } from './block.ts'
import { type CatalogueOptions, catalogueGraph, catalogueIri, type Listed, sourceIri } from './catalogue.ts'
import { describeOnce } from './describe-once.ts'
import { ReplacementFile, type Written } from './file.ts'
import { type Draft, type Output, outputs } from './outputs.ts'

/** A record to publish; duplicates between catalogues are settled. */
export interface PublishedRecord extends Listed {
  /** Id of the source it was harvested from. */
  readonly source: string
  /** Its description as canonical N-Quads. */
  readonly graph: string
}

/** Where and as what the catalogue is published. */
export interface PublishOptions extends CatalogueOptions {
  /** Folder for the files; made if it is missing. */
  readonly directory: string
  readonly signal?: AbortSignal
}

/** One published file. */
export interface PublishedFile extends Written {
  readonly fileName: string
  readonly mediaType: string
}

/** What was published; the same stands in `catalog.json` beside the files. */
export interface PublishedFiles {
  /** IRI of the aggregated catalogue. */
  readonly catalogue: string
  /** How many records. */
  readonly resources: number
  readonly byType: Readonly<Partial<Record<ResourceType, number>>>
  /** In the order of `outputs`. */
  readonly files: readonly PublishedFile[]
}

/** Name of the index of the published files. */
export const indexFileName = 'catalog.json'

/**
 * Publishes the aggregated catalogue in every output, one record at a time. Entries come sorted by primaryTopic; the
 * same entries give the same bytes. All files are written beside the former ones and put in their place only when the
 * last is on disk, the index last of all; when anything fails, the former files stand untouched. One publication at a
 * time in a folder.
 */
export async function publish(
  entries: AsyncIterable<PublishedRecord>,
  options: PublishOptions,
): Promise<PublishedFiles> {
  await mkdir(options.directory, { recursive: true })
  const files: ReplacementFile[] = []
  const openFile = async (name: string): Promise<ReplacementFile> => {
    const file = await ReplacementFile.open(join(options.directory, name))
    files.push(file)
    return file
  }
  try {
    const published = await writeAll(entries, options, openFile)
    const index = await openFile(indexFileName)
    await index.write([`${JSON.stringify(published, null, 2)}\n`])
    await index.finish()
    for (const file of files) await file.replace()
    return published
  } catch (error) {
    await Promise.all(files.map(file => file.discard()))
    throw error
  }
}

type OpenFile = (name: string) => Promise<ReplacementFile>

interface Writing {
  readonly output: Output
  readonly draft: Draft
  readonly file: ReplacementFile
}

async function writeAll(
  entries: AsyncIterable<PublishedRecord>,
  options: PublishOptions,
  openFile: OpenFile,
): Promise<PublishedFiles> {
  const writings: Writing[] = []
  for (const output of outputs) {
    writings.push({ output, draft: output.begin(), file: await openFile(output.fileName) })
  }
  for (const { draft, file } of writings) await file.write(draft.head())
  const listed = await writeRecords(entries, options, writings)
  await writeBlock(toBlock(catalogueGraph(options, listed), catalogueIri(options.baseUrl)), writings)
  const files: PublishedFile[] = []
  for (const { output, draft, file } of writings) {
    await file.write(draft.tail())
    files.push({ fileName: output.fileName, mediaType: output.mediaType, ...(await file.finish()) })
  }
  const catalogue = catalogueIri(options.baseUrl)
  return { catalogue, resources: listed.length, byType: countByType(listed), files }
}

async function writeRecords(
  entries: AsyncIterable<PublishedRecord>,
  { baseUrl, signal }: PublishOptions,
  writings: readonly Writing[],
): Promise<readonly Listed[]> {
  const listed: Listed[] = []
  const once = describeOnce()
  for await (const { primaryTopic, resourceType, source, graph } of entries) {
    signal?.throwIfAborted()
    listed.push({ primaryTopic, resourceType })
    const block = toBlock(graphOf({ primaryTopic, graph }), sourceIri(baseUrl, source))
    await writeBlock(once(block, primaryTopic), writings)
  }
  return listed
}

async function writeBlock(block: Block, writings: readonly Writing[]): Promise<void> {
  for (const { draft, file } of writings) await file.write(draft.block(block))
}

/** Counts in the order of `resourceTypes`, only those that occur. */
function countByType(listed: readonly Listed[]): Partial<Record<ResourceType, number>> {
  const counts: Partial<Record<ResourceType, number>> = {}
  for (const type of resourceTypes) {
    const count = listed.filter(({ resourceType }) => resourceType === type).length
    if (count > 0) counts[type] = count
  }
  return counts
}
