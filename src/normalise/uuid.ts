import { createHash } from 'node:crypto'

/** The namespace of the names that this product gives; chosen once, never to change. */
const namespace = Buffer.from('dc67bd93b7b34c398411d2e4151233cc', 'hex')

/**
 * A name-based UUID (version 5): the same name always gives the same UUID.
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
 */
export function uuidOf(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name, 'utf8').digest().subarray(0, 16)
  bytes[6] = (bytes[6] & 0x0f) | 0x50
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
