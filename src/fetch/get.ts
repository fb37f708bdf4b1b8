import type { Get } from '../model/document.ts'
import { fetchDocument } from './journey.ts'
import { type FetchConfig, openClient } from './open-client.ts'
import { defaultPatience } from './patience.ts'

/**
 * Makes the one way in which the program fetches: guarded, bounded in time and size, polite over all that it fetches at the
 * same time. `close` ends what is open.
 * @throws TypeError for an allowed address that is neither host:port nor CIDR
 */
export function createGet(config: FetchConfig): { readonly get: Get; close(): Promise<void> } {
  const { client, close } = openClient(config, { ...defaultPatience, ...config.patience })
  return { get: (url, options = {}) => fetchDocument(client, url, options), close }
}
