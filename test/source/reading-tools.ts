import { fileURLToPath } from 'node:url'
import { createReadFiles } from '../../src/fetch/files.ts'
import { createGet } from '../../src/fetch/get.ts'
import { kinds } from '../../src/source/kinds.ts'
import type { Before, ReadTools, SourceReading } from '../../src/source/reading.ts'
import type { Agency } from '../support/agency.ts'
import { sourceAt } from './source-at.ts'

/** Nothing is known from before. */
export const nothingBefore: Before = {
  etag: null,
  lastModified: null,
  documentChecksum: null,
  isHarvested: false,
  state: async () => null,
}

/** What sources are read with in tests: a real client that may ask the agency, and files below a folder. */
export function readingTools(agency: Agency, root: URL | null = null): ReadTools & { close(): Promise<void> } {
  const config = { userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host] }
  const { get, close } = createGet({ ...config, patience: { attempts: 1 } })
  const files = root === null ? null : createReadFiles({ root: fileURLToPath(root) })
  return { get, files, before: nothingBefore, now: () => new Date(0), close }
}

/** Reads a path of the agency as a source of a kind. */
export async function readAs(
  kind: string,
  url: string,
  tools: ReadTools,
): Promise<Extract<SourceReading, { kind: 'read' }>> {
  const reading = await kinds[kind].read(sourceAt(url), tools)
  if (reading.kind !== 'read') throw new Error(`unchanged by ${reading.by}`)
  return reading
}
