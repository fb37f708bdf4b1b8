import type { Source } from '../../src/model/source.ts'
import { defaultLimits } from '../../src/model/source.ts'
import { sampleSource } from '../store/sample.ts'
import { type Agency, type Answering, startAgency } from '../support/agency.ts'

/** How a source behaves: a tenth each slow, resetting in the middle of the body, and failing every other time; one each of the worst. */
export type Behaviour = 'good' | 'slow' | 'resetting' | 'flaky' | 'endless' | 'bomb' | 'loop' | 'empty' | 'hanging'

/** A source and what it is like. */
export interface FaultySource {
  readonly source: Source
  readonly behaviour: Behaviour
}

/** Many sources at agencies that misbehave. */
export interface FaultyAgencies {
  readonly sources: readonly FaultySource[]
  /** `host:port` of all agencies. */
  readonly hosts: readonly string[]
  /** Lets every source that works publish its next edition from now on; answers its number. */
  nextEdition(): number
  /** Settles when the next request comes. */
  nextRequest(): Promise<void>
  close(): Promise<void>
}

const single: readonly Behaviour[] = ['endless', 'bomb', 'loop', 'empty', 'hanging']
const turtle = { 'content-type': 'text/turtle' }

/** Sources of one agency; so few that they do not wait for each other's turn. */
const perAgency = 4

/** primaryTopics of the datasets of a source. */
export function topicsOf(id: string): readonly string[] {
  return ['1', '2', '3'].map(name => `https://${id}.example/d/${name}`)
}

/** Starts the agencies of so many sources. */
export async function startFaultyAgencies(count: number): Promise<FaultyAgencies> {
  let edition = 0
  let waiting: (() => void)[] = []
  const agencies: Agency[] = []
  for (let number = 0; number < Math.ceil(count / perAgency); number++) agencies.push(await startAgency())
  const sources = Array.from({ length: count }, (_, number) => {
    const [id, agency, behaviour] = [`k${number}`, agencies[Math.floor(number / perAgency)], behaviourOf(number)]
    const url = `${agency.origin}/${id}`
    const replies = replier(id, { behaviour, url, edition: () => edition })
    agency.answer(`/${id}`, request => {
      for (const resolve of waiting.splice(0)) resolve()
      return replies(request)
    })
    const timeout = behaviour === 'hanging' ? 2000 : 20_000
    const limits = { ...defaultLimits, maxBytes: 500_000, timeout, budget: 30_000 }
    return { behaviour, source: sampleSource(id, { url, limits }) }
  })
  return {
    sources,
    hosts: agencies.map(({ host }) => host),
    nextEdition: () => ++edition,
    nextRequest: () =>
      new Promise(resolve => {
        waiting = [...waiting, resolve]
      }),
    close: async () => void (await Promise.all(agencies.map(agency => agency.close()))),
  }
}

function behaviourOf(number: number): Behaviour {
  if (number % 10 === 4) return single[Math.floor(number / 10)] ?? 'good'
  return ({ 1: 'slow', 2: 'resetting', 3: 'flaky' } as const)[(number % 10) as 1 | 2 | 3] ?? 'good'
}

type Replier = Extract<Answering, (...given: never[]) => unknown>

interface Script {
  readonly behaviour: Behaviour
  readonly url: string
  readonly edition: () => number
}

function replier(id: string, { behaviour, url, edition }: Script): Replier {
  let asked = 0
  const body = (): string => catalogue(id, edition())
  const good = () => ({ body: body(), headers: { ...turtle, etag: `"${edition()}"` }, isConditional: true })
  const script: Readonly<Record<Behaviour, Replier>> = {
    good,
    slow: () => ({ ...good(), delay: 300 + (asked++ % 5) * 200 }),
    resetting: () => ({ body: body(), headers: turtle, breakAfter: Math.floor(body().length / 2) }),
    flaky: () => (asked++ % 2 === 0 ? { status: 500 } : good()),
    endless: () => ({ headers: turtle, endless: 'body' }),
    bomb: () => ({ headers: turtle, zeros: 50_000_000, coding: 'gzip' }),
    loop: () => ({ redirect: url }),
    empty: () => ({ body: '', headers: turtle }),
    hanging: () => ({ hang: true, headers: turtle }),
  }
  return script[behaviour]
}

function catalogue(id: string, edition: number): string {
  const datasets = topicsOf(id).map(
    topic =>
      `<${topic}> a dcat:Dataset ; dcterms:title "Utgåva ${edition}"@sv ; dcterms:publisher <https://${id}.example/org> .`,
  )
  return `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://${id}.example/catalogue> a dcat:Catalog ;
  dcterms:title "Utgåva ${edition}"@sv ;
  dcat:dataset ${topicsOf(id)
    .map(topic => `<${topic}>`)
    .join(', ')} .
${datasets.join('\n')}
`
}
