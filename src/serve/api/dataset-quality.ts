import { dqvTurtle } from '../../report/dqv-turtle.ts'
import { explain } from '../../score/explain.ts'
import { scoreOf } from '../../score/tally.ts'
import { verdictsOf } from '../../score/verdicts.ts'
import type { Store, StoredAssessment } from '../../store/store.ts'
import { goneProblem } from '../data/gone.ts'
import { preferredOf } from '../data/negotiate.ts'
import { entryIdOf, numberOf, pathOf } from '../links.ts'
import { methodNamed } from '../quality/method.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { notFound } from './not-found.ts'
import { addressJson, changeJson, lossJson, pointsJson } from './quality-json.ts'

const mostChanges = 100

/** The points of a dataset under every method, each that is lost with what mends it, or the same measurements as DQV. */
export async function datasetScores(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const found = await assessedDataset(request, tools.store)
  if (!('stored' in found)) return found
  const { stored } = found
  const type = wantedType(request)
  if (type === null)
    return { problem: { status: 406, title: 'No such format', detail: `There are ${types.join(', ')}` } }
  return type === 'text/turtle' ? await datasetDqv(stored, tools) : { json: await scoresJson(stored, tools), ...varied }
}

/** The addresses of a dataset and what came of asking for them. */
export async function datasetLinks(request: ApiRequest, { store }: PageTools): Promise<ApiAnswer> {
  const found = await assessedDataset(request, store)
  if (!('stored' in found)) return found
  const { assessment, entry, primaryTopic } = found.stored
  const urls = [...new Set(assessment.addresses.map(({ url }) => url))]
  const [states, skipped] = await Promise.all([store.linkStates(urls), store.skippedLinks(entry)])
  const links = assessment.addresses.map(each => addressJson(each, states.get(each.url) ?? null, assessment.resources))
  return { json: { id: numberOf(entry), uri: primaryTopic, skipped, links } }
}

/** The measurements of one dataset in the Data Quality Vocabulary, every verdict of every method. */
export async function datasetDqv(
  stored: StoredAssessment,
  { store, profile, baseUrl }: PageTools,
): Promise<{ readonly response: Response }> {
  const { assessment, points, entry, title, primaryTopic, lastSeen, source } = stored
  const [states, { basis }] = await Promise.all([
    store.linkStates([...new Set(assessment.addresses.map(({ url }) => url))]),
    store.remembered(source),
  ])
  const path = pathOf({ ...entry, resourceType: 'Dataset' })
  const body = [
    ...dqvTurtle(
      {
        profile,
        datasets: [{ dataset: primaryTopic, title, path, assessment, points }],
        scoreOf: (each, id) => scoreOf(each, methodNamed(id, profile)),
        verdictsOf: ({ pattern }, id) => verdictsOf(pattern, methodNamed(id, profile)),
        statusOf: url => states.get(url)?.status ?? null,
        baseUrl,
        asOf: lastSeen,
        basis,
      },
      { methods: 'all' },
    ),
  ].join('')
  const headers = {
    'Content-Type': 'text/turtle; charset=utf-8',
    'Cache-Control': 'public, max-age=300',
    Vary: 'Accept',
  }
  return { response: new Response(body, { headers }) }
}

const types = ['application/json', 'text/turtle']
const typesByName: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['turtle', 'text/turtle'],
  ['ttl', 'text/turtle'],
])
const varied = { headers: { Vary: 'Accept' } }

/** By `?format=` json or turtle, else by Accept; null when it is none that there is. */
function wantedType({ url, raw }: ApiRequest): string | null {
  const format = url.searchParams.get('format')
  if (format !== null) return typesByName.get(format) ?? null
  return preferredOf(raw.headers.get('accept'), types)
}

/** The assessment of the dataset that the address names; else why there is none. */
export async function assessedDataset(
  { parameters }: Pick<ApiRequest, 'parameters'>,
  store: Store,
): Promise<{ readonly stored: StoredAssessment } | Extract<ApiAnswer, { readonly problem: unknown }>> {
  const id = entryIdOf(parameters.id)
  const entry = id === null ? null : await store.entry(id)
  if (entry === null || entry.resourceType !== 'Dataset') return notFound
  if (entry.removedAt !== null) return { problem: goneProblem(entry) }
  const stored = await store.assessment(entry)
  return stored === null ? notScored : { stored }
}

const notScored = { problem: { status: 404, title: 'The dataset has not been scored' } } as const

async function scoresJson(stored: StoredAssessment, { store, profile }: PageTools): Promise<unknown> {
  const { assessment, points, entry, primaryTopic, lastSeen } = stored
  const methods = profile.methods.flatMap(method => {
    const own = points.find(each => each.method === method.id)
    if (own === undefined) return []
    const { bestDistribution, measurements } = scoreOf(assessment, method)
    const lost = explain(assessment, method, profile).map(lossJson)
    const { version, parameters } = method
    return [[method.id, { ...pointsJson(own), version, parameters, bestDistribution, measurements, lost }]]
  })
  const history = (await store.scoreChanges(entry, mostChanges)).map(changeJson)
  const flags = assessment.flags.map(({ flag, resource, value }) => ({
    flag,
    on: assessment.resources[resource] ?? null,
    value,
  }))
  return {
    id: numberOf(entry),
    uri: primaryTopic,
    profile: profile.id,
    profileVersion: profile.version,
    asOf: lastSeen.toISOString(),
    methods: Object.fromEntries(methods),
    flags,
    history,
  }
}
