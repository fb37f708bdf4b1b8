import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import type { Precedence } from '../model/source.ts'

/** One request to a demonstration agency. */
interface Exchange {
  readonly origin: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

type Answer = (exchange: Exchange) => void | Promise<void>

/** An invented agency: what it is registered as, and what its server answers. */
export interface DemonstrationAgency {
  readonly id: string
  readonly title: string
  readonly organisation: string
  /** Path of the address that is registered as the source. */
  readonly path: string
  readonly answers: Readonly<Record<string, Answer>>
  /** Public unless stated. */
  readonly precedence?: Precedence
}

const rdfXml = 'application/rdf+xml'

/** The agencies of the demonstration. */
export const agencies: readonly DemonstrationAgency[] = [
  {
    id: 'kustmiljoverket',
    title: 'Kustmiljöverket',
    organisation: 'SE2021990102',
    path: '/datasets/dcat',
    answers: { '/datasets/dcat': file('kustmiljoverket.rdf', rdfXml, { coding: 'gzip', validators: true }) },
  },
  {
    id: 'geodataverket',
    title: 'Geodataverket',
    organisation: 'SE2021990201',
    path: '/katalog',
    answers: { '/katalog': file('geodataverket.rdf', rdfXml, { coding: 'zstd', validators: true }) },
  },
  {
    id: 'statistikinstitutet',
    title: 'Statistikinstitutet',
    organisation: 'SE2021990300',
    path: '/dcat/export',
    answers: { '/dcat/export': file('statistikinstitutet.rdf', `${rdfXml}; charset=utf-8`, { coding: 'br' }) },
  },
  {
    id: 'elmarknadsverket',
    title: 'Elmarknadsverket',
    organisation: 'SE2021990409',
    path: '/katalog',
    answers: {
      '/katalog': redirect(303, '/katalog.ttl'),
      '/katalog.ttl': file('elmarknadsverket.ttl', 'text/turtle', { validators: true }),
    },
  },
  {
    id: 'biblioteksbyran',
    title: 'Biblioteksbyrån',
    organisation: 'SE2021990508',
    path: '/katalog.jsonld',
    answers: { '/katalog.jsonld': file('biblioteksbyran.jsonld', 'application/ld+json', { coding: 'gzip' }) },
  },
  {
    id: 'skogsvardsnamnden',
    title: 'Skogsvårdsnämnden',
    organisation: 'SE2021990607',
    path: '/psidata.xml',
    answers: { '/psidata.xml': file('skogsvardsnamnden.rdf', 'text/plain', { validators: true }) },
  },
  {
    id: 'region-malarbygden',
    title: 'Region Mälarbygden',
    organisation: 'SE2321990109',
    path: '/oppnadata',
    // It passes on what municipalities publish themselves, so it yields to them.
    precedence: { kind: 'private' },
    answers: {
      '/oppnadata': redirect(301, '/region-malarbygden'),
      '/region-malarbygden': file('region-malarbygden.rdf', rdfXml),
      '/region-malarbygden/kollektivtrafik': file('region-malarbygden-kollektivtrafik.rdf', rdfXml),
      '/region-malarbygden/halsa': file('region-malarbygden-halsa.ttl', 'text/turtle; charset=utf-8'),
    },
  },
  {
    id: 'almviks-kommun',
    title: 'Almviks kommun',
    organisation: 'SE2120990102',
    path: '/datasets/dcat',
    answers: {
      '/datasets/dcat': redirect(302, '/store/4/metadata/1?recursive=dcat'),
      '/store/4/metadata/1?recursive=dcat': file('almviks-kommun.rdf', rdfXml, { coding: 'gzip', validators: true }),
    },
  },
  {
    id: 'hamnsunds-kommun',
    title: 'Hamnsunds kommun',
    organisation: 'SE2120990201',
    path: '/datasets/dcat',
    answers: { '/datasets/dcat': file('hamnsunds-kommun.rdf', rdfXml) },
  },
  {
    id: 'fordonsnamnden',
    title: 'Fordonsnämnden',
    organisation: 'SE2021990706',
    path: '/datasets/dcat',
    answers: { '/datasets/dcat': isDown },
  },
]

const catalogues = new URL('../../fixtures/catalogues/', import.meta.url)
const codings = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync }

/** Serves a catalogue, with the server's own address in place of `{{origin}}`. */
function file(
  name: string,
  mediaType: string,
  options: { readonly coding?: keyof typeof codings; readonly validators?: boolean } = {},
): Answer {
  return async ({ origin, request, response }) => {
    const body = filledIn(await readFile(new URL(name, catalogues)), origin)
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`
    response.setHeader('content-type', mediaType)
    if (options.validators === true) {
      response.setHeader('etag', etag)
      response.setHeader('last-modified', 'Mon, 16 Nov 2026 02:10:00 GMT')
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
    }
    if (options.coding === undefined) return void response.end(body)
    response.writeHead(200, { 'content-encoding': options.coding }).end(codings[options.coding](body))
  }
}

/** Byte for byte, whatever the encoding of the file. */
function filledIn(bytes: Buffer, origin: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('{{origin}}', origin), 'latin1')
}

function redirect(status: number, location: string): Answer {
  return ({ response }) => void response.writeHead(status, { location }).end()
}

function isDown({ response }: Exchange): void {
  response.writeHead(503, { 'retry-after': '3600', 'content-type': 'text/plain' }).end('Service Unavailable\n')
}
