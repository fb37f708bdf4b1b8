import type { Flag } from '../model/assessment.ts'
import type { Profile } from '../profile/profile.ts'
import type { Asked } from './asked.ts'
import { linkTests } from './link-tests.ts'

/**
 * The keys of tests that pass by a value that is flagged, by the table of flags. Whether a link answers is no value: those
 * tests are left out.
 */
export function flaggedBy(
  asked: readonly Asked[],
  profile: Profile,
): (flags: readonly Flag[], letters: readonly string[]) => string[] {
  const rows = [...(profile.schemes.get('quality-flags')?.concepts.values() ?? [])]
  const named = new Map(rows.map(({ code, more }) => [code, (more.tests ?? '').split(' ')]))
  const places = new Map(
    [...named].map(([flag, names]) => [
      flag,
      asked.flatMap(({ name }, place) => (names.includes(name) && !(name in linkTests) ? [place] : [])),
    ]),
  )
  return (flags, letters) => {
    const found = flags.flatMap(({ flag, resource }) =>
      (places.get(flag) ?? []).filter(place => letters[resource][place] === '1'),
    )
    return [...new Set(found)].sort((a, b) => a - b).map(place => asked[place].key)
  }
}
