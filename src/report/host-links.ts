import type { HostLinks, LinkOutcome } from '../model/link.ts'
import { bilingual } from '../profile/labels.ts'
import type { QualityInput } from './quality-input.ts'
import type { ReportedLinks } from './quality-report.ts'

/** Links by host, the host with most trouble first, with words for what came of asking. null when nobody asked. */
export function reportedLinks({ links, profile }: Pick<QualityInput, 'links' | 'profile'>): ReportedLinks | null {
  if (links === null) return null
  const occurring = new Set(links.hosts.flatMap(({ outcomes }) => Object.keys(outcomes)))
  const rows = [...(profile.schemes.get('link-outcomes')?.concepts.values() ?? [])]
  const outcomes = rows.flatMap(({ code, label }) => {
    const words = bilingual(label)
    return words === null || !occurring.has(code) ? [] : [[code, words] as const]
  })
  return { ...links, hosts: links.hosts.toSorted(byTrouble), outcomes: Object.fromEntries(outcomes) }
}

/** Outcomes that nobody need do anything about. */
const good: readonly LinkOutcome[] = ['reachable', 'head-refused']

function byTrouble(a: HostLinks, b: HostLinks): number {
  const trouble = ({ checked, outcomes }: HostLinks): number =>
    checked - good.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0)
  return trouble(b) - trouble(a) || b.addresses - a.addresses || (a.host < b.host ? -1 : 1)
}
