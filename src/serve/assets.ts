import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const stylesheet = readFileSync(new URL('style.css', import.meta.url), 'utf8')
const icon = readFileSync(new URL('favicon.svg', import.meta.url), 'utf8')

/** Address of the stylesheet; changes when it does, so it may be cached for ever. */
export const stylesheetPath = `/assets/skord-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}.css`

/** A file that the pages need. */
export interface Asset {
  readonly path: string
  readonly mediaType: string
  readonly body: string
  readonly cacheControl: string
}

/** The files that the pages need. */
export const assets: readonly Asset[] = [
  {
    path: stylesheetPath,
    mediaType: 'text/css; charset=utf-8',
    body: stylesheet,
    cacheControl: 'public, max-age=31536000, immutable',
  },
  { path: '/favicon.svg', mediaType: 'image/svg+xml', body: icon, cacheControl: 'public, max-age=86400' },
]
