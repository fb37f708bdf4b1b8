import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { defaultLimits, notifyNobody, type Source } from '../model/source.ts'
import { agencies, type DemonstrationAgency } from './demonstration-agencies.ts'

/** The demonstration agencies, running. */
export interface Demonstration {
  readonly sources: readonly Source[]
  /** `http://127.0.0.1:port` of every agency. */
  readonly origins: readonly string[]
  close(): Promise<void>
}

/**
 * Starts invented agencies on loopback, each with a server of its own and a flaw of real life: redirects, validators or
 * none, compression, a media type that is not true, a syntax error, sub-catalogues elsewhere, one that is down.
 */
export async function startDemonstration(): Promise<Demonstration> {
  const running = await Promise.all(agencies.map((agency, place) => start(agency, firstPort + place)))
  return {
    sources: running.map(({ source }) => source),
    origins: running.map(({ origin }) => origin),
    close: async () => {
      await Promise.all(running.map(({ server }) => stop(server)))
    },
  }
}

/** The agencies keep their ports from one start to the next, where they are free, so that their addresses stay. */
const firstPort = 41_301

async function start(
  agency: DemonstrationAgency,
  port: number,
): Promise<{ server: Server; origin: string; source: Source }> {
  const server = createServer(async (request, response) => {
    const answer = agency.answers[request.url ?? '']
    if (answer === undefined) response.writeHead(404).end()
    else await answer({ origin: originOf(server), request, response })
  })
  await listenOn(port, server).catch(() => listenOn(0, server))
  return { server, origin: originOf(server), source: sourceOf(agency, originOf(server)) }
}

function listenOn(port: number, server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function sourceOf({ id, title, organisation, path, precedence }: DemonstrationAgency, origin: string): Source {
  return {
    id,
    organisation: `http://dataportal.se/organisation/${organisation}`,
    title,
    kind: 'dcat',
    url: origin + path,
    profile: 'dcat-ap-se',
    schedule: '0 4 * * *',
    precedence: precedence ?? { kind: 'public' },
    enabled: true,
    limits: defaultLimits,
    settings: {},
    notify: notifyNobody,
  }
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
