import type { Bilingual } from '../model/finding.ts'
import type { ReportedLoss } from './quality-report.ts'

type Fix = ReportedLoss['fix']

/** Names for the fixes of many losses, so that the words of each are written once. */
export interface FixNames {
  /** Its code, with a number from 2 where a fix of that code and other words came before. */
  readonly nameOf: (fix: Fix, found: string | null) => string
  /** Every fix that was named, by its name; what was found has given way to `{$found}` in its words. */
  readonly all: () => readonly (readonly [name: string, fix: Fix])[]
}

/** Stands in words for what was found, as in `vocab/score-fixes.tsv`. */
const foundPlace = '{$found}'

/** Names for the fixes of one document. */
export function fixNames(): FixNames {
  const named = new Map<string, { readonly name: string; readonly fix: Fix }>()
  const ofCode = new Map<string, number>()
  const nameOf = (fix: Fix, found: string | null): string => {
    const general = { ...fix, text: { sv: without(found, fix.text.sv), en: without(found, fix.text.en) } }
    const key = JSON.stringify([general.fix, general.text, general.turtle])
    const known = named.get(key)
    if (known !== undefined) return known.name
    const place = (ofCode.get(fix.fix) ?? 0) + 1
    const name = place === 1 ? fix.fix : `${fix.fix} ${place}`
    ofCode.set(fix.fix, place)
    named.set(key, { name, fix: general })
    return name
  }
  return { nameOf, all: () => [...named.values()].map(({ name, fix }) => [name, fix]) }
}

function without(found: string | null, words: Bilingual[keyof Bilingual]): string {
  return found === null || found === '' ? words : words.replaceAll(found, foundPlace)
}
