import { createGet } from '../../src/fetch/get.ts'
import type { Source } from '../../src/model/source.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import { readSparql } from '../../src/source/sparql.ts'
import type { SparqlEndpoint } from '../support/sparql-endpoint.ts'
import { sourceAt } from './source-at.ts'

/** Harvests an endpoint. */
export async function readEndpoint(
  { url, host }: Pick<SparqlEndpoint, 'url' | 'host'>,
  source: Partial<Source> = {},
  documentChecksum: string | null = null,
): Promise<SourceReading> {
  const patience = { attempts: 1 }
  const client = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [host], patience })
  const before = { etag: null, lastModified: null, documentChecksum, isHarvested: false, state: async () => null }
  try {
    return await readSparql(sourceAt(url, { kind: 'sparql', ...source }), { get: client.get, before })
  } finally {
    await client.close()
  }
}
