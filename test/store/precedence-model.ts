import fc from 'fast-check'
import { expect } from 'vitest'
import { type Precedence, precedenceKey } from '../../src/model/source.ts'
import type { Store } from '../../src/store/store.ts'
import { sampleDataset, sampleResult, sampleSource } from './sample.ts'

/** One thing that happens: a source gets records (resource → identity), loses some, or gets another rank. */
export type Step =
  | { readonly kind: 'put' | 'remove'; readonly source: number; readonly resource: number; readonly identity: number }
  | { readonly kind: 'rank'; readonly source: number; readonly precedence: Precedence; readonly enabled: boolean }

const small = fc.nat(2)
const precedence: fc.Arbitrary<Precedence> = fc.constantFrom(
  { kind: 'ranked', rank: 1 },
  { kind: 'ranked', rank: 2 },
  { kind: 'public' },
  { kind: 'private' },
)

/** Anything that can happen to three sources that share resources and identities. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('put' as const, 'remove' as const),
      source: small,
      resource: small,
      identity: small,
    }),
    fc.record({ kind: fc.constant('rank' as const), source: small, precedence, enabled: fc.boolean() }),
  ),
  { minLength: 1, maxLength: 12 },
)

interface Held {
  readonly topic: string
  readonly identity: string
  /** Order in which the source first had it. */
  readonly order: number
}

interface Model {
  readonly sources: { key: string; readonly held: Map<string, Held>; readonly orders: Map<string, number> }[]
}

/** Lets it all happen to a store, and compares what is shown with what the rules say; `run` keeps runs apart. */
export async function expectByTheRules(store: Store, happened: readonly Step[], run: number): Promise<void> {
  const idOf = (source: number): string => `r${run}-${source}`
  const model: Model = { sources: [] }
  for (const source of [0, 1, 2]) {
    await store.putSource(sampleSource(idOf(source)))
    model.sources.push({ key: keyOf(idOf(source)), held: new Map(), orders: new Map() })
  }
  for (const step of happened) await take(store, model, { step, id: idOf(step.source), run })
  const shown = new Set<string>()
  for await (const { source, primaryTopic } of store.published()) {
    if (source.startsWith(`r${run}-`)) shown.add(`${source} ${primaryTopic}`)
  }
  expect(shown).toEqual(expected(model, idOf))
  const { items } = await store.search({ text: `run${run}`, facets: {}, sort: 'title', limit: 50, offset: 0 })
  expect(new Set(items.map(({ source, primaryTopic }) => `${source} ${primaryTopic}`))).toEqual(shown)
}

function keyOf(id: string, rank: Precedence = { kind: 'public' }, enabled = true): string {
  return `${enabled ? 0 : 1} ${precedenceKey({ id, precedence: rank })}`
}

async function take(
  store: Store,
  { sources }: Model,
  { step, id, run }: { readonly step: Step; readonly id: string; readonly run: number },
): Promise<void> {
  const source = sources[step.source]
  if (step.kind === 'rank') {
    await store.putSource(sampleSource(id, step))
    source.key = keyOf(id, step.precedence, step.enabled)
    return
  }
  const topic = `https://x.example/run${run}/${step.resource}`
  if (step.kind === 'remove') {
    source.held.delete(topic)
    await store.saveHarvest(sampleResult(id, { removed: [topic] }))
    return
  }
  const identity = `identity ${run} ${step.identity}`
  const order = source.orders.get(topic) ?? source.orders.size
  source.orders.set(topic, order)
  source.held.set(topic, { topic, identity, order })
  await store.saveHarvest(sampleResult(id, { changed: [{ ...sampleDataset(topic, `run${run}`), identity }] }))
}

/** For each identity the one of the best source, and there the one with the lowest number. */
function expected({ sources }: Model, idOf: (source: number) => string): Set<string> {
  const all = sources.flatMap(({ key, held }, source) =>
    [...held.values()].map(each => ({
      ...each,
      source: idOf(source),
      rank: `${key} ${String(each.order).padStart(3, '0')}`,
    })),
  )
  const groups = Map.groupBy(all, ({ identity }) => identity)
  const winners = [...groups.values()].map(group => group.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))[0])
  return new Set(winners.map(({ source, topic }) => `${source} ${topic}`))
}
