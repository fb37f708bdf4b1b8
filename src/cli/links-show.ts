import type { LinkObservation, LinkState } from '../model/link.ts'
import { formatDuration } from '../text/duration.ts'
import { formatBytes, formatDateTime, formatNumber } from '../text/format.ts'
import { linkWords } from '../text/links.ts'
import type { Context } from './context.ts'
import { outcomeWords } from './link-outcomes.ts'
import { choose } from './options.ts'
import { columnsText } from './table.ts'
import { printable } from './terminal.ts'

/** What is known of one address. */
interface Shown {
  readonly state: LinkState
  readonly history: readonly LinkObservation[]
}

const formats: Readonly<Record<string, (shown: Shown, context: Context) => Promise<string>>> = {
  text: shownText,
  json: async ({ state, history }) => JSON.stringify({ ...state, history }, null, 2),
}

/** More observations than are kept. */
const most = 100

/** Writes how an address is and what has been seen of it; exit code 1 when it was never asked for. @throws CliError */
export async function showLink(url: string, format: string, context: Context): Promise<number> {
  const write = choose(formats, ['--format', format], context)
  const store = await context.store()
  const state = (await store.linkStates([url])).get(url)
  if (state === undefined) {
    context.say(linkWords[context.language].neverAsked)
    return 1
  }
  context.print(await write({ state, history: await store.linkHistory(url, most) }, context))
  return 0
}

async function shownText({ state, history }: Shown, context: Context): Promise<string> {
  const { language } = context
  const words = linkWords[language]
  const outcomes = await outcomeWords(context)
  const facts = factsOf(state, context)
  const outcome = outcomes.get(state.outcome)
  const told: readonly (readonly [string, string | null])[] = [
    [words.rows.outcome, outcome?.label ?? state.outcome],
    [words.rows.meaning, outcome?.about ?? null],
    [words.rows.advice, outcome?.advice ?? null],
    ...facts,
  ]
  const rows = told.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  const width = Math.max(...rows.map(([name]) => name.length))
  const seen = history.map(each => [
    ...[formatDateTime(each.at, language), each.method, statusText(each.headStatus, context)],
    ...[each.getStatus === null ? '' : statusText(each.getStatus, context)],
    ...[outcomes.get(each.outcome)?.label ?? each.outcome, formatDuration(each.ms, language), each.error ?? ''],
  ])
  const lines = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`)
  return [printable(state.url), '', ...lines, '', columnsText(words.history, seen)].join('\n')
}

function factsOf(state: LinkState, context: Context): readonly (readonly [string, string | null])[] {
  const { language } = context
  const { rows, confident, smallPage } = linkWords[language]
  const when = (date: Date | null): string | null => (date === null ? null : formatDateTime(date, language))
  const page = state.isSmallPage ? `, ${smallPage}` : ''
  return [
    [rows.confident, confident[state.confident]],
    [rows.status, statusText(state.status, context)],
    [rows.get, state.getStatus === null ? null : statusText(state.getStatus, context)],
    [rows.error, state.error === null ? null : printable(state.error)],
    [rows.finalUrl, state.finalUrl === null || state.finalUrl === state.url ? null : printable(state.finalUrl)],
    [rows.mediaType, state.mediaType === null ? null : `${printable(state.mediaType)}${page}`],
    [rows.length, state.contentLength === null ? null : formatBytes(state.contentLength, language)],
    [rows.checked, when(state.checkedAt)],
    [rows.failing, when(state.failingSince)],
    [rows.lastGood, when(state.lastGoodAt)],
    [rows.tries, formatNumber(state.tries, language)],
    [rows.streak, formatNumber(state.streak, language)],
    [rows.next, when(state.nextCheckAt)],
  ]
}

function statusText(status: number, { language }: Context): string {
  const { noStatus } = linkWords[language]
  const named: Readonly<Record<number, string>> = noStatus
  return named[status] ?? String(status)
}
