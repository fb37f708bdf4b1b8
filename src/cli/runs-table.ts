import type { Harvest } from '../model/harvest.ts'
import { formatDuration } from '../text/duration.ts'
import { formatDateTime, formatNumber } from '../text/format.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { runCommandWords } from '../text/run-commands.ts'
import { statusText } from '../text/statuses.ts'
import type { Context } from './context.ts'
import { columnsText } from './table.ts'
import { printable } from './terminal.ts'

/** Runs, a line each. */
export function runTable(runs: readonly Harvest[], context: Context): string {
  const words = runCommandWords[context.language]
  if (runs.length === 0) return words.none
  return columnsText(
    words.columns,
    runs.map(run => cells(run, context)),
  )
}

function cells(run: Harvest, { language }: Context): readonly string[] {
  const { id, source, startedAt, endedAt, status } = run
  const took = formatDuration(endedAt.getTime() - startedAt.getTime(), language)
  const state = statusText(status)[language]
  return [String(id), source, formatDateTime(startedAt, language), state, outcomeOf(run, language), took]
}

/** What a run changed, else why it did not. */
function outcomeOf({ changes, error }: Harvest, language: Context['language']): string {
  if (error !== null) return printable(harvestErrorText(error.code, error.details)[language])
  if (changes === null) return ''
  const [added, updated, removed] = [changes.added, changes.updated, changes.removed].map(count =>
    formatNumber(count, language),
  )
  return runCommandWords[language].counts(added, updated, removed)
}
