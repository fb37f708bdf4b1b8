import { createGet } from '../../src/fetch/get.ts'
import type { Source } from '../../src/model/source.ts'
import { readCkan } from '../../src/source/ckan.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import type { Agency } from '../support/agency.ts'
import { sourceAt } from './source-at.ts'

/** The path of one page of the datasets of a portal. */
export function searchPath(start: number, filter?: string): string {
  const parameters = new URLSearchParams({ rows: '100', start: String(start), sort: 'id asc' })
  if (filter !== undefined) parameters.set('fq', filter)
  return `/api/3/action/package_search?${parameters}`
}

export const statusPath = '/api/3/action/status_show'

/** Harvests the portal that an agency plays. */
export async function readPortal(
  agency: Agency,
  source: Partial<Source> = {},
  before: { readonly state: Uint8Array | null; readonly documentChecksum: string | null } = noneBefore,
): Promise<SourceReading> {
  const patience = { attempts: 1 }
  const client = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host], patience })
  const { state, documentChecksum } = before
  const remembered = { etag: null, lastModified: null, documentChecksum, isHarvested: false, state: async () => state }
  try {
    const tools = { get: client.get, before: remembered }
    return await readCkan(sourceAt(agency.origin, { kind: 'ckan', ...source }), tools)
  } finally {
    await client.close()
  }
}

const noneBefore = { state: null, documentChecksum: null }
