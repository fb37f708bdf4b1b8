import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { qualityStyle } from '../report/page/style.ts'

const stylesheet = readFileSync(new URL('style.css', import.meta.url), 'utf8')
const adminStylesheet = readFileSync(new URL('admin/style.css', import.meta.url), 'utf8')
const qualityStylesheet = readFileSync(new URL('quality/style.css', import.meta.url), 'utf8') + qualityStyle
const icon = readFileSync(new URL('favicon.svg', import.meta.url), 'utf8')

/** Address of the stylesheet; changes when it does, so it may be cached for ever. */
export const stylesheetPath = pathOf('skord', stylesheet)

/** Address of what the pages of administration have besides. */
export const adminStylesheetPath = pathOf('admin', adminStylesheet)

/** Address of what pages about quality have besides, reports among them. */
export const qualityStylesheetPath = pathOf('quality', qualityStylesheet)

/** A file that the pages need. */
export interface Asset {
  readonly path: string
  readonly mediaType: string
  readonly body: string
  readonly cacheControl: string
}

/** The files that the pages need. */
export const assets: readonly Asset[] = [
  style(stylesheetPath, stylesheet),
  style(adminStylesheetPath, adminStylesheet),
  style(qualityStylesheetPath, qualityStylesheet),
  { path: '/favicon.svg', mediaType: 'image/svg+xml', body: icon, cacheControl: 'public, max-age=86400' },
]

function pathOf(name: string, text: string): string {
  return `/assets/${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.css`
}

function style(path: string, body: string): Asset {
  return { path, mediaType: 'text/css; charset=utf-8', body, cacheControl: 'public, max-age=31536000, immutable' }
}
