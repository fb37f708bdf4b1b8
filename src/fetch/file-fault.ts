import { pathToFileURL } from 'node:url'
import { HarvestError } from '../model/harvest.ts'

/** Codes of the file system and of unpacking that say more than that a file cannot be read. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'file-not-found',
  ENOTDIR: 'file-not-found',
  ELOOP: 'file-not-found',
  Z_BUF_ERROR: 'cut-short',
  Z_DATA_ERROR: 'content-encoding',
}

/** The HarvestError `unreachable` for what the system said of a file; anything without a code is passed on as it is. */
export function fileFault(error: unknown, path: string): unknown {
  if (error instanceof HarvestError || !(error instanceof Error && 'code' in error)) return error
  const cause = String(error.code)
  const details = { url: pathToFileURL(path).href, reason: reasons[cause] ?? 'file-not-readable', cause }
  return new HarvestError('unreachable', details, { cause: error })
}
