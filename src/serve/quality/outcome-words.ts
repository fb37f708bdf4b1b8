import type { LinkOutcome } from '../../model/link.ts'
import type { Concept, Profile } from '../../profile/profile.ts'
import type { Language } from '../../text/language.ts'

/** What the words of link outcomes are read from. */
export type OutcomeWords = Pick<Profile, 'schemes'>

/** What came of asking for an address, in words; its code where the table has none. @see vocab/link-outcomes.tsv */
export function outcomeLabel(outcome: LinkOutcome, words: OutcomeWords, language: Language): string {
  return rowOf(outcome, words)?.label[language] ?? outcome
}

/** What to do about it; empty where there is nothing to do. */
export function outcomeAdvice(outcome: LinkOutcome, words: OutcomeWords, language: Language): string {
  return rowOf(outcome, words)?.more[`advice_${language}`] ?? ''
}

function rowOf(outcome: LinkOutcome, { schemes }: OutcomeWords): Concept | null {
  for (const concept of schemes.get('link-outcomes')?.concepts.values() ?? [])
    if (concept.code === outcome) return concept
  return null
}
