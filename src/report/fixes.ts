import type { QualityInput } from './quality-input.ts'
import type { ReportedFix } from './quality-report.ts'
import { ratingOf } from './rating.ts'

/** What pays most, with the rating that each row leads to and what it is made on. */
export function reportedFixes({
  ranked,
  profile,
  method: id,
}: Pick<QualityInput, 'ranked' | 'profile' | 'method'>): ReportedFix[] {
  const method = profile.methods.find(one => one.id === id)
  const table = [...(profile.schemes.get('score-fixes')?.concepts.values() ?? [])]
  const placeOf = new Map(table.map(({ code, more }) => [code, more.on]))
  return ranked.map(row => ({
    ...row,
    on: placeOf.get(row.fix.fix.split(' ')[0]) === 'distribution' ? 'distribution' : 'dataset',
    rating: method === undefined ? 'bad' : ratingOf(row.after, method),
  }))
}
