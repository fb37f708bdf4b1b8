import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createProbe } from '../../../src/fetch/probe.ts'
import { defaultLinkPolicy, nightLimits, type RoundLimits } from '../../../src/harvest/links/policy.ts'
import type { LinkTools } from '../../../src/harvest/links/tools.ts'
import type { Probe } from '../../../src/model/link.ts'
import { headlineMethod } from '../../../src/model/score.ts'
import type { Source } from '../../../src/model/source.ts'
import { loadProfile } from '../../../src/profile/load.ts'
import { read } from '../../../src/rdf/read.ts'
import { assess } from '../../../src/score/assess.ts'
import { nothingGiven } from '../../../src/score/given.ts'
import { withPoints } from '../../../src/score/tally.ts'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/store.ts'
import { sampleDataset, sampleResult, sampleSource } from '../../store/sample.ts'
import { at, hour } from './seen.ts'

/** A store with harvested datasets whose addresses are to be checked, a clock that is set by hand, and the tools of rounds. */
export interface Town extends AsyncDisposable {
  readonly store: Store
  readonly data: string
  /** Sets the clock to so many ms after the beginning. */
  set(ms: number): void
  /** Harvests a source with these addresses of each of its datasets. */
  harvest(id: string, datasets: Readonly<Record<string, readonly string[]>>, parts?: Partial<Source>): Promise<void>
  tools(more?: {
    readonly probe?: Probe
    readonly limits?: Partial<RoundLimits>
    readonly signal?: AbortSignal
  }): LinkTools
  /** Points of a dataset of the source `a` under the headline method. */
  points(dataset: string): Promise<number | undefined>
}

/** Limits that do not dawdle. */
const quick: RoundLimits = {
  ...nightLimits,
  batch: 10,
  batchMs: 50,
  longestRest: 1500,
  usualRest: 20,
  outagePauses: [0, 20, 20],
  runPause: 10,
}

const profile = await loadProfile()

/** The IRI of a dataset of a source. */
function iriOf(source: string, dataset: string): string {
  return `https://${source}.example/${dataset}`
}

/** Builds a town; its probes may go to loopback. */
export async function buildTown(): Promise<Town> {
  const data = mkdtempSync(join(tmpdir(), 'skord-links-'))
  const store = await openStore({ data, database: null })
  let time = 0
  const now = (): Date => at(time)
  const client = createProbe({
    now,
    userAgent: 'Skord/test',
    contact: null,
    allowPrivateAddresses: ['127.0.0.0/8'],
    patience: { connect: 500, headers: 500, spacing: 0, longestWait: 0 },
  })
  return {
    store,
    data,
    set: ms => {
      time = ms
    },
    harvest: async (id, datasets, parts = {}) => {
      await store.putSource(sampleSource(id, parts))
      const { graph } = await read(Buffer.from(turtleOf(id, datasets)), { baseIri: `https://${id}.example/` })
      const assessed = withPoints(assess(graph, profile, { given: nothingGiven(now()) }), profile.methods)
      const changed = Object.keys(datasets).map(name => sampleDataset(iriOf(id, name), name))
      // What is new is due from the moment on at which it is harvested.
      await store.saveHarvest(sampleResult(id, { changed, assessed, endedAt: at(time - hour) }))
    },
    tools: ({ probe = client.probe, limits = {}, signal } = {}) => ({
      store,
      probe,
      methods: profile.methods,
      policy: defaultLinkPolicy,
      limits: { ...quick, ...limits },
      now,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      ...(signal === undefined ? {} : { signal }),
    }),
    points: async dataset => {
      const entry = await store.entryOf(iriOf('a', dataset))
      const assessment = entry === null ? null : await store.assessment(entry)
      return assessment?.points.find(({ method }) => method === headlineMethod)?.points
    },
    [Symbol.asyncDispose]: async () => {
      await client.close()
      await store.close()
      rmSync(data, { recursive: true })
    },
  }
}

function turtleOf(source: string, datasets: Readonly<Record<string, readonly string[]>>): string {
  const described = Object.entries(datasets).map(([name, urls]) => {
    const distributions = urls.map(url => `[ a dcat:Distribution ; dcat:accessURL <${url}> ]`).join(' , ')
    return `<${iriOf(source, name)}> a dcat:Dataset ; dcat:distribution ${distributions} .`
  })
  return `@prefix dcat: <http://www.w3.org/ns/dcat#> .\n${described.join('\n')}\n`
}
