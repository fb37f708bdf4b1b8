// One round of link checks over 60,000 addresses of 15,000 datasets on 300 hosts, from one process, over real HTTP, scoring
// included: time, requests and peak memory; then a round with nothing due. The hosts are ports of loopback that are allowed
// by name, so that requests to one are not spaced; what spacing makes of it is computed below. A few hosts have most
// addresses, as in life. node test/bench/links.ts [addresses] [hosts]
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProbe } from '../../src/fetch/probe.ts'
import { defaultLinkPolicy, nightLimits } from '../../src/harvest/links/policy.ts'
import { runLinkRound } from '../../src/harvest/links/round.ts'
import { loadProfile } from '../../src/profile/load.ts'
import { read } from '../../src/rdf/read.ts'
import { assess } from '../../src/score/assess.ts'
import { nothingGiven } from '../../src/score/given.ts'
import { withPoints } from '../../src/score/tally.ts'
import { openStore } from '../../src/store/open.ts'
import { sampleDataset, sampleResult, sampleSource } from '../store/sample.ts'

/** What each server takes to answer, in ms. */
const latency = 10
/** Pause between two requests to a host that is not our own, in ms; see fetch/probe.ts. */
const spacing = 500
const hoursOfNight = 8

const [role = '60000', ...words] = process.argv.slice(2)
if (role === 'agencies') await serve(Number(words[0]))
else if (role === 'fill') await fill(JSON.parse(words[0]))
else if (role === 'round') await round(JSON.parse(words[0]))
else await main(Number(role), Number(words[0] ?? 300))

/** What the processes share. */
interface Work {
  readonly data: string
  readonly ports: readonly number[]
  readonly addresses: number
}

async function main(addresses: number, hosts: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'skord-links-'))
  const agencies = fork(import.meta.filename, ['agencies', String(hosts)])
  try {
    const [ports] = await once(agencies, 'message')
    const work: Work = { data, ports, addresses }
    await inProcess('fill', work)
    const figures = await inProcess('round', work)
    agencies.send('count')
    const [requests] = await once(agencies, 'message')
    const perAddress = requests / addresses
    const biggest = Math.max(...sharesOf(work))
    const secondsFor = (count: number): number => (count * perAddress * Math.max(spacing, latency)) / 1000
    const inHours = (count: number): number => Math.round((secondsFor(count) / 3600) * 100) / 100
    const report = {
      ...figures,
      requests,
      requestsPerAddress: Math.round(perAddress * 1000) / 1000,
      biggestHost: biggest,
      spaced: {
        arithmetic: `addresses of the biggest host × ${perAddress.toFixed(2)} requests × ${spacing} ms`,
        hoursForBiggestHost: inHours(biggest),
        hoursForHostAtTheCap: inHours(nightLimits.perHost),
        mostAddressesOfOneHostInANight: Math.floor((hoursOfNight * 3600) / secondsFor(1)),
      },
    }
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  } finally {
    agencies.kill()
    rmSync(data, { recursive: true })
  }
}

async function inProcess(role: string, work: Work): Promise<Readonly<Record<string, unknown>>> {
  // As the thread of the service is bounded; see harvest/links/link-checker.ts.
  const child = fork(import.meta.filename, [role, JSON.stringify(work)], { execArgv: ['--max-old-space-size=512'] })
  const [figures] = await once(child, 'message')
  return figures
}

/** Servers of every kind there is, and a count of what they were asked. */
async function serve(count: number): Promise<void> {
  let requests = 0
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url !== '/robots.txt') requests++
    setTimeout(() => answer(request, response), latency)
  }
  const servers = Array.from({ length: count }, () => createServer({ keepAliveTimeout: 60_000 }, listener))
  const ports = await Promise.all(
    servers.map(async server => {
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      return (server.address() as AddressInfo).port
    }),
  )
  process.on('message', () => process.send?.(requests))
  process.send?.(ports)
}

/** Of a hundred addresses so many are not simply there. */
function answer({ url = '', method }: IncomingMessage, response: ServerResponse): void {
  const lot = Number(url.split('/').at(-1)) % 100
  const isHead = method === 'HEAD'
  if (url === '/robots.txt' || (lot >= 80 && lot < 84)) response.writeHead(404).end()
  else if (lot >= 84 && lot < 90 && isHead) response.writeHead(405).end()
  else if (lot >= 90 && lot < 93) response.writeHead(302, { location: `/moved/${lot - 90}` }).end()
  else if (lot >= 93 && lot < 95) response.writeHead(403).end()
  else if (lot >= 95 && lot < 98) response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>')
  else response.writeHead(200, { 'content-type': 'text/csv' }).end('a,b\n')
}

/** How many addresses each host has: the second half as many as the first, the third a third. */
function sharesOf({ ports, addresses }: Work): readonly number[] {
  const weights = ports.map((_, place) => 1 / (place + 1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map(weight => Math.floor((addresses * weight) / total))
  const rest = addresses - shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share, place) => (place < rest ? share + 1 : share))
}

async function fill(work: Work): Promise<void> {
  const store = await openStore({ data: work.data, database: null })
  const profile = await loadProfile()
  const urls = sharesOf(work).flatMap((share, host) =>
    Array.from({ length: share }, (_, number) => `http://127.0.0.1:${work.ports[host]}/${number}`),
  )
  for (let [from, part] = [0, 0]; from < urls.length; from += 4000, part++) {
    const source = `k${part}`
    const datasets = Map.groupBy(urls.slice(from, from + 4000).entries(), ([place]) => place >> 2)
    const topics = [...datasets.keys()].map(number => `https://${source}.example/${number}`)
    const described = [...datasets.values()].map((named, place) => {
      const distributions = named.map(([, url]) => `[ a dcat:Distribution ; dcat:accessURL <${url}> ]`)
      return `<${topics[place]}> a dcat:Dataset ; dcat:distribution ${distributions.join(' , ')} .`
    })
    const text = `@prefix dcat: <http://www.w3.org/ns/dcat#> .\n${described.join('\n')}`
    const { graph } = await read(Buffer.from(text), { baseIri: `https://${source}.example/` })
    const assessed = withPoints(assess(graph, profile, { given: nothingGiven(new Date()) }), profile.methods)
    await store.putSource(sampleSource(source))
    await store.saveHarvest(
      sampleResult(source, { changed: topics.map(topic => sampleDataset(topic, topic)), assessed }),
    )
  }
  await store.close()
  process.send?.({})
  process.disconnect()
}

async function round({ data, ports, addresses }: Work): Promise<void> {
  const store = await openStore({ data, database: null })
  const { methods } = await loadProfile()
  const allowPrivateAddresses = ports.map(port => `127.0.0.1:${port}`)
  const { probe, close } = createProbe({ userAgent: 'Skord-bench/1', contact: null, allowPrivateAddresses })
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const tools = { store, probe, methods, policy: defaultLinkPolicy, limits: nightLimits, now: () => new Date(), log }
  const cpu = process.cpuUsage()
  const before = Math.round(process.memoryUsage().rss / 2 ** 20)
  const { startedAt, endedAt, ...first } = await runLinkRound(tools)
  const { user, system } = process.cpuUsage(cpu)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  const start = performance.now()
  const { due } = await runLinkRound(tools)
  process.send?.({
    addresses,
    seconds: (endedAt.getTime() - startedAt.getTime()) / 1000,
    cpuSeconds: Math.round((user + system) / 1e5) / 10,
    memoryBeforeMb: before,
    peakMemoryMb: peak,
    ...first,
    secondRound: { due, ms: Math.round(performance.now() - start) },
  })
  await store.close()
  await close()
  process.disconnect()
}
