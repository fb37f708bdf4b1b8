import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A new secret of a token: `skord_` and 32 random bytes. */
export function createSecret(): string {
  return `skord_${randomBytes(32).toString('base64url')}`
}

/** Has the text the form of a token's secret? */
export function isSecret(text: string): boolean {
  return /^skord_[\w-]{43}$/.test(text)
}

/** SHA-256 of a secret, hexadecimal: all that is kept of it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Are both the same? Takes as long whether they are or not, whatever their lengths. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** 32 random bytes as text, for what nobody may guess. */
export function createNonce(): string {
  return randomBytes(32).toString('base64url')
}

/** What goes with a text for whoever has the key. */
export function sealOf(text: string, key: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}
