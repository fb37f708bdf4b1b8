import type { HostLinks } from '../model/link.ts'
import type { LinkSummary } from '../store/store.ts'
import { formatNumber } from '../text/format.ts'
import { linkWords } from '../text/links.ts'
import { CliError, type Context } from './context.ts'
import { outcomeCounts, outcomeWords } from './link-outcomes.ts'
import { choose } from './options.ts'
import { columnsText } from './table.ts'
import { printable } from './terminal.ts'

/** Whose addresses are listed. */
export interface ListOptions {
  readonly source?: string
  readonly organisation?: string
  readonly failing?: boolean
  readonly format: string
}

const formats: Readonly<Record<string, (summary: LinkSummary, context: Context) => Promise<string>>> = {
  text: summaryText,
  json: async summary => JSON.stringify(summary, null, 2),
}

/** Writes how addresses are, by host, those that fail most first. @throws CliError when there is no such source */
export async function listLinks(options: ListOptions, context: Context): Promise<number> {
  const { source, organisation: publisher, failing = false } = options
  const write = choose(formats, ['--format', options.format], context)
  const store = await context.store()
  if (source !== undefined && (await store.source(source)) === null) {
    throw new CliError(context.text.sources.missing(source))
  }
  const scope = { ...(source === undefined ? {} : { source }), ...(publisher === undefined ? {} : { publisher }) }
  const summary = await store.links(scope)
  const hosts = failing ? summary.hosts.filter(({ examples }) => examples.length > 0) : summary.hosts
  context.print(await write({ ...summary, hosts }, context))
  return 0
}

async function summaryText({ addresses, checked, hosts }: LinkSummary, context: Context): Promise<string> {
  const words = linkWords[context.language]
  const number = (value: number): string => formatNumber(value, context.language)
  if (hosts.length === 0) return words.none
  const rows = await Promise.all(hosts.map(host => cells(host, context)))
  const labels = await outcomeWords(context)
  const examples = hosts.flatMap(host =>
    host.examples.map(({ url, outcome, status, error }) => {
      const code = status < 600 ? String(status) : error
      const label = labels.get(outcome)?.label ?? outcome
      return `  ${label}${code === null ? '' : ` (${printable(code)})`}  ${printable(url)}`
    }),
  )
  const table = columnsText(words.columns, rows)
  return [table, '', words.totals(number(checked), number(addresses)), ...examples].join('\n')
}

/** Those that turned out to be good, or that nothing can be said of, are no failures. */
const failures = new Set(['redirect', 'not-found', 'server-error', 'timed-out', 'network', 'dns', 'tls', 'invalid'])

async function cells(host: HostLinks, context: Context): Promise<readonly string[]> {
  const number = (value: number): string => formatNumber(value, context.language)
  const counts = await outcomeCounts(host.outcomes, context)
  const failing = Object.entries(host.outcomes).reduce(
    (sum, [code, count]) => sum + (failures.has(code) ? count : 0),
    0,
  )
  const figures = [host.addresses, host.checked, failing, host.skipped].map(number)
  return [printable(host.host === '' ? '–' : host.host), ...figures, counts.join(', ')]
}
