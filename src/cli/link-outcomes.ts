import type { LinkOutcome } from '../model/link.ts'
import type { Concept } from '../profile/profile.ts'
import { formatNumber } from '../text/format.ts'
import type { Context } from './context.ts'

/** The row of an outcome in `vocab/link-outcomes.tsv`, with its words. */
export interface OutcomeWords {
  readonly label: string
  /** What it means, and what to do about it. */
  readonly about: string
  readonly advice: string
}

/** The words of every outcome, in the language of the command. */
export async function outcomeWords(context: Context): Promise<ReadonlyMap<string, OutcomeWords>> {
  const { language } = context
  const { schemes } = await context.profile('dcat-ap-se')
  const rows = [...(schemes.get('link-outcomes')?.concepts.values() ?? [])]
  const wordsOf = ({ code, label, more }: Concept): OutcomeWords => {
    return { label: label[language] ?? code, about: more[`about_${language}`], advice: more[`advice_${language}`] }
  }
  return new Map(rows.map(row => [row.code, wordsOf(row)]))
}

/** How many addresses ended in each outcome, a text each, the most frequent first. */
export async function outcomeCounts(
  outcomes: Readonly<Partial<Record<LinkOutcome, number>>>,
  context: Context,
): Promise<readonly string[]> {
  const words = await outcomeWords(context)
  const counts = Object.entries(outcomes).sort(([, a], [, b]) => b - a)
  return counts.map(([code, count]) => `${formatNumber(count, context.language)} ${words.get(code)?.label ?? code}`)
}
