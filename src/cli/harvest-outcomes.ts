import type { Outcome } from '../harvest/harvest-all.ts'
import { isGood as isGoodRun } from '../model/harvest.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { harvestingWords } from '../text/harvesting.ts'
import { statusText } from '../text/statuses.ts'
import type { Context } from './context.ts'
import { cleaned } from './terminal.ts'

/** Has the source been harvested? */
export function isGood(outcome: Outcome): boolean {
  return outcome.kind === 'harvested' && isGoodRun(outcome.harvest)
}

/** A line per source and a sum. */
export function outcomesText(outcomes: readonly Outcome[], context: Context): string {
  const width = Math.max(...outcomes.map(({ source }) => source.id.length))
  const good = outcomes.filter(isGood).length
  const lines = outcomes.map(outcome => `${outcome.source.id.padEnd(width)}  ${outcomeLine(outcome, context)}`)
  return [...lines, '', context.text.harvest.summary(good, outcomes.length - good)].join('\n')
}

function outcomeLine(outcome: Outcome, { text, language }: Context): string {
  const words = harvestingWords(language)
  if (outcome.kind === 'crashed') return statusText('failed')[language]
  if (outcome.kind !== 'harvested') return words[outcome.kind]
  const { status, changes, error } = outcome.harvest
  const state = statusText(status)[language]
  if (error !== null) return cleaned(`${state}: ${harvestErrorText(error.code, error.details)[language]}`)
  if (changes === null) return state
  const line = `${state}: ${text.harvest.changes(changes.added, changes.updated, changes.removed, changes.unchanged)}`
  return changes.missing === 0 ? line : `${line}; ${words.missing(changes.missing)}`
}

/** The harvest itself, or why there is none. */
export function outcomeJson(outcome: Outcome): unknown {
  if (outcome.kind === 'harvested') return outcome.harvest
  const reason = outcome.kind === 'crashed' ? String(outcome.error) : outcome.kind
  return { source: outcome.source.id, status: 'failed', reason }
}
