import type { LossCause, Pattern } from '../../model/assessment.ts'
import type { Bilingual } from '../../model/finding.ts'
import type { Indicator, Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'
import { fixTableOf } from '../../score/fix-table.ts'
import { type Loss, lossesOf } from '../../score/losses.ts'
import type { PatternCount } from '../../store/store.ts'

/** An indicator that many datasets lose points by, for one cause. */
export interface CommonLoss {
  readonly indicator: Indicator
  readonly cause: LossCause
  /** Mean points lost over all datasets, those that lose nothing among them. */
  readonly points: number
  /** In how many datasets. */
  readonly datasets: number
  /** What mends it most often, in a few words; null when only what broke it can be mended. */
  readonly fix: Bilingual | null
}

/** What datasets that are judged so lose under a method, that which costs most first; it sums up to what their mean lacks. */
export function commonLosses(
  patterns: readonly PatternCount[],
  method: Method,
  profile: Profile,
): readonly CommonLoss[] {
  const all = patterns.reduce((sum, { datasets }) => sum + datasets, 0)
  const sums = new Map<string, Sum>()
  for (const { pattern, datasets } of patterns) {
    const seen = new Set<string>()
    for (const loss of lossesOf(pattern, method, profile)) {
      const cause = causeOf(loss, pattern)
      const key = `${loss.indicator.id} ${cause}`
      const sum = sums.get(key) ?? {
        indicator: loss.indicator,
        cause,
        points: 0,
        datasets: 0,
        fixes: new Map(),
      }
      const fix = codesOf(loss, pattern)
      sum.points += loss.points * datasets
      sum.datasets += seen.has(key) ? 0 : datasets
      sum.fixes.set(fix, (sum.fixes.get(fix) ?? 0) + datasets)
      sums.set(key, sum)
      seen.add(key)
    }
  }
  return [...sums.values()]
    .map(({ points, fixes, ...sum }) => ({ ...sum, points: points / all, fix: labelOf(mostOf(fixes), profile) }))
    .sort((a, b) => b.points - a.points)
}

interface Sum {
  readonly indicator: Indicator
  readonly cause: LossCause
  points: number
  datasets: number
  /** How many datasets each fix would mend it in, by its codes. */
  readonly fixes: Map<string, number>
}

/** The fixes that state an address, by its role: where one of them would help, there is no address. */
const stating: Readonly<Record<string, string>> = {
  accessURL: 'access-url',
  downloadURL: 'download-url',
  contact: 'contact-point',
}

/** Nobody knows the addresses here, but what a fix would help says whether there is one. */
function causeOf(loss: Loss, pattern: Pattern): LossCause {
  if (loss.isUnknown) return 'method'
  if (loss.isMapped) return 'mapping'
  const isThere =
    loss.roles.some(role => role === 'contact' || loss.resource > 0) && lackingAddress(loss, pattern) === null
  return isThere ? 'link' : 'source'
}

/** The fix that states the address that a link lacks; null when there is one, or it is about no link. */
function lackingAddress({ roles, resource }: Loss, { fixes }: Pattern): string | null {
  const codes = roles.map(role => stating[role])
  return fixes.find(({ fix, resource: on }) => on === resource && codes.includes(fix))?.fix ?? null
}

function codesOf(loss: Loss, pattern: Pattern): string {
  const codes = loss.fixes.map(({ fix }) => fix).join(' ')
  return lackingAddress(loss, pattern) ?? (codes === '' ? (loss.indicator.fixes[0] ?? '') : codes)
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ['', -1] as readonly [string, number])[0]
}

function labelOf(codes: string, profile: Profile): Bilingual | null {
  const table = fixTableOf(profile)
  const labels = [...new Set(codes.split(' '))].flatMap(code => table.get(code)?.label ?? [])
  if (labels.length === 0) return null
  return { sv: labels.map(({ sv }) => sv).join('. '), en: labels.map(({ en }) => en).join('. ') }
}
