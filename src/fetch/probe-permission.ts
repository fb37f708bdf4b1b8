import type { Client } from './client.ts'
import { fetchDocument } from './journey.ts'
import { untilAborted } from './until-aborted.ts'

/** Longest time that robots.txt of a server is waited for, in ms. */
const patience = 30_000

/**
 * Ms that robots.txt of the server wants to have between two requests.
 * @throws HarvestError `robots` when it wants none of this one, `address-refused` when its server may not be asked; the signal's reason
 */
export async function permissionFor(
  url: URL,
  { client, signal }: { readonly client: Client; readonly signal: AbortSignal | undefined },
): Promise<number> {
  const asked = client.robots.permissionFor(url, async (address, maxBytes) => {
    const options = { accept: 'text/plain, */*;q=0.1', maxBytes, isBeginningEnough: true, timeout: patience }
    const answer = await fetchDocument(client, address, options)
    return answer.kind === 'document' ? answer.document.body : new Uint8Array(0)
  })
  const { delay } = await (signal === undefined ? asked : untilAborted(asked, signal))
  return delay
}
