import type { FindingsDelta, Harvest, LogEntry } from '../../model/harvest.ts'
import { harvestErrorAdvice, harvestErrorText } from '../../text/harvest-errors.ts'
import { shownExchange, shownFacts } from '../parts/run/shown-exchange.ts'
import { runJson } from './json.ts'

/** A run with everything that changed, every exchange, and its reason in words. */
export function storyJson(harvest: Harvest): Readonly<Record<string, unknown>> {
  const { error, changes } = harvest
  const words =
    error === null
      ? null
      : {
          code: error.code,
          details: shownFacts(error.details),
          message: harvestErrorText(error.code, shownFacts(error.details)),
          advice: harvestErrorAdvice(error.code, shownFacts(error.details)),
        }
  return { ...runJson(harvest), error: words, changes, exchanges: harvest.exchanges.map(shownExchange) }
}

/** How the findings of a rule differ from last time. */
export function deltaJson({ sourceShape, ...delta }: FindingsDelta): Readonly<Record<string, unknown>> {
  return { rule: sourceShape, ...delta }
}

/** One line of the log. */
export function logJson({ at, facts, ...entry }: LogEntry): Readonly<Record<string, unknown>> {
  return { at: at.toISOString(), ...entry, facts: shownFacts(facts) }
}
