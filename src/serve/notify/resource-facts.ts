import type { Harvest } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import type { ResourceType } from '../../model/record.ts'
import type { Entry } from '../../store/store.ts'
import { plain } from '../literals.ts'
import type { FactTools, NoticeFacts } from './notice-facts.ts'
import { oneLine } from './one-line.ts'

const mostItems = 10
const mostLookedUp = 40

/** What a publisher would miss; agents and contacts come and go with these. */
const missed: readonly ResourceType[] = ['Dataset', 'DatasetSeries', 'DataService']

/** What a held run would remove. */
export async function goingOf(
  { details }: StoredNotice,
  run: Harvest | null,
  store: FactTools['store'],
): Promise<NoticeFacts['going']> {
  const entries = await lookUp(run?.changes?.removedURIs ?? [], store)
  return {
    total: Number(details.removed ?? run?.changes?.removed ?? 0),
    standing: details.standing === undefined ? null : Number(details.standing),
    labels: labelsOf(entries),
  }
}

/**
 * What is shown from another source since a run. The notice names all that are, so which of them are new is known only
 * when all are.
 */
export async function lostOf(
  { details }: StoredNotice,
  store: FactTools['store'],
): Promise<Pick<NoticeFacts, 'winner' | 'lost'>> {
  const entries = await lookUp(lines(details.resources), store)
  const winners = [...new Set(entries.map(entry => entry.source))]
  const winner = winners.length === 1 ? await store.source(winners[0]) : null
  const labels = details.count === details.all ? labelsOf(entries) : []
  return {
    winner: winner === null ? null : oneLine(winner.title, 80),
    lost: { total: Number(details.count ?? 0), labels },
  }
}

async function lookUp(topics: readonly string[], { entryOf }: FactTools['store']): Promise<readonly Entry[]> {
  const entries = await Promise.all(topics.slice(0, mostLookedUp).map(topic => entryOf(topic)))
  return entries.filter(entry => entry !== null && missed.includes(entry.resourceType)) as readonly Entry[]
}

function labelsOf(entries: readonly Entry[]): readonly string[] {
  return entries
    .slice(0, mostItems)
    .map(({ title, primaryTopic }) => labelOf(plain(title, 'sv', { otherwise: '' }), primaryTopic))
}

function lines(text: string | undefined): readonly string[] {
  return (text ?? '').split('\n').filter(line => line !== '')
}

function labelOf(title: string, iri: string): string {
  const address = oneLine(iri, 200)
  return title === '' ? address : `${oneLine(title, 100)} – ${address}`
}

/** How the mean points fell; all zero when the notice is of something else. */
export async function dropOf({ kind, details }: StoredNotice, store: FactTools['store']): Promise<NoticeFacts['drop']> {
  const number = (name: string): number => Number(details[name] ?? 0)
  const worst = kind === 'score-dropped' ? await lookUp(lines(details.worst), store) : []
  return {
    before: number('before'),
    after: number('after'),
    datasets: number('datasets'),
    metadata: number('metadata'),
    link: number('link'),
    labels: labelsOf(worst),
  }
}

/** The rules that are violated since a run, with words, counts and examples. */
export async function violationsOf(
  { harvest, details }: StoredNotice,
  store: FactTools['store'],
): Promise<NoticeFacts['violations']> {
  const named = new Set(lines(details.rules))
  const deltas = (await store.findingsDelta(harvest)).filter(({ sourceShape }) => named.has(sourceShape))
  const rules = deltas.slice(0, mostItems).map(async ({ message, appeared, examples }) => ({
    message: { sv: oneLine(message.sv, 300), en: oneLine(message.en, 300) },
    count: appeared > 0 ? appeared : null,
    example: examples.length === 0 ? null : await nameOf(examples[0], store),
  }))
  return { total: named.size, rules: await Promise.all(rules) }
}

async function nameOf(iri: string, store: FactTools['store']): Promise<string> {
  const entry = await store.entryOf(iri)
  return entry === null ? oneLine(iri, 200) : labelsOf([entry])[0]
}
