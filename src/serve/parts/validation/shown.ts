import { type Severity, severities } from '../../../model/finding.ts'
import type { Profile } from '../../../profile/profile.ts'
import { inLanguage } from '../../links.ts'
import type { PageTools } from '../../tools.ts'
import { type Judgement, type Level, levels, type Verdict } from '../../validation/judgement.ts'
import type { PageRequest } from '../../view.ts'
import { type Guide, guideIn } from '../advice.ts'

/** A judged document, and what of it is to be shown. */
export interface Shown {
  readonly id: string
  readonly judgement: Judgement
  readonly verdict: Verdict
  readonly profile: Profile
  /** Explains the findings, with examples in the syntax of the document. */
  readonly guide: Guide
  readonly level: Level
  readonly request: PageRequest
}

/** What the address asks to see: a profile of those judged by, and a level. */
export function shownOf(id: string, judgement: Judgement, around: { request: PageRequest; tools: PageTools }): Shown {
  const { request, tools } = around
  const wanted = request.query.get('profile')
  const verdict = judgement.verdicts.find(({ profile }) => profile === wanted) ?? judgement.verdicts[0]
  const profile = tools.profiles.find(({ id }) => id === verdict.profile) ?? tools.profile
  const level = levels.find(level => level === request.query.get('level')) ?? judgement.asked.level
  const guide = guideIn(profile, () => verdict.syntax ?? 'rdfxml')
  return { id, judgement, verdict, profile, guide, level, request }
}

/** The least serious severity that a level shows, as its place in `severities`. */
export function limitOf(level: Level): number {
  return severities.findIndex(severity => severity.toLowerCase() === level)
}

/** Does the level show this severity? */
export function isShown(severity: Severity, level: Level): boolean {
  return severities.indexOf(severity) <= limitOf(level)
}

/** Address of another view of the same document, of the same profile and level unless these are given. */
export function hrefOf(
  { id, judgement, verdict, level, request }: Shown,
  path: string,
  given: Readonly<Record<string, string | number>> = {},
): string {
  const query = new URLSearchParams()
  if (judgement.verdicts.length > 1) query.set('profile', verdict.profile)
  if (level !== judgement.asked.level) query.set('level', level)
  for (const [name, value] of Object.entries(given)) query.set(name, String(value))
  const text = query.toString()
  return inLanguage(`/validate/${id}${path}`, request.language) + (text === '' ? '' : `?${text}`)
}
