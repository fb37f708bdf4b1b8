import type { Bilingual } from '../model/finding.ts'
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
  const advice = rows.flatMap(({ code, more }) => {
    const [about, advice] = [inBoth(more, 'about'), inBoth(more, 'advice')]
    return about === null || advice === null || code === 'reachable' || !occurring.has(code)
      ? []
      : [[code, { about, advice }] as const]
  })
  const hosts = links.hosts.toSorted(byTrouble)
  return { ...links, hosts, outcomes: Object.fromEntries(outcomes), advice: Object.fromEntries(advice) }
}

function inBoth(more: Readonly<Record<string, string>>, name: string): Bilingual | null {
  const [sv = '', en = ''] = [more[`${name}_sv`], more[`${name}_en`]]
  return sv === '' || en === '' ? null : { sv, en }
}

/** Outcomes that nobody need do anything about. */
const good: readonly LinkOutcome[] = ['reachable', 'head-refused']

function byTrouble(a: HostLinks, b: HostLinks): number {
  const trouble = ({ checked, outcomes }: HostLinks): number =>
    checked - good.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0)
  return trouble(b) - trouble(a) || b.addresses - a.addresses || (a.host < b.host ? -1 : 1)
}
