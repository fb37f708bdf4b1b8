import { hash } from 'node:crypto'

/** An address without what does not tell two of them apart: scheme, `www.`, case and last slash. */
export function foldIri(iri: string): string {
  return iri
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/+$/, '')
}

/** Hashes of access URLs with spaces between; of very many only the first count. */
export function accessKeys(urls: readonly string[]): string {
  return [...new Set(urls.slice(0, most).map(accessKey))].join(' ')
}

const most = 100

/** What two access URLs have in common that are written differently: twelve characters, 72 bits. */
export function accessKey(url: string): string {
  return hash('sha256', foldIri(url), 'base64url').slice(0, 12)
}
