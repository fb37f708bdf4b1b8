import { plural } from './format.ts'

const sv = {
  option:
    'gör också en åtgärd som skord score räknar upp, till exempel media-type eller licence=<adress>, överallt där den ger poäng (kan upprepas)',
  heading: 'Förbättrat:',
  made: (label: string, made: number, left: number) =>
    made === 0
      ? `– ${label}: ger inga fler poäng någonstans, så inget är ändrat`
      : `✓ ${label} (${plural(made, 'sv', { one: '# ställe', other: '# ställen' })})${left === 0 ? '' : `; ${plural(left, 'sv', { one: '# ställe', other: '# ställen' })} kvar där värdet måste anges`}`,
  score: (method: string, before: string, after: string) => `Medelpoäng, ${method}: ${before} → ${after}`,
  needsValue: (code: string, places: number) =>
    `--improve ${code} behöver ett värde på ${plural(places, 'sv', { one: '# ställe', other: '# ställen' })}, till exempel --improve ${code}=<adress> eller ${code}="text"`,
}

/** The words of improvements that `skord fix` makes. */
export type ImproveWords = typeof sv

const en: ImproveWords = {
  option:
    'also make a change that skord score ranks, such as media-type or licence=<address>, wherever it gives points (repeatable)',
  heading: 'Improved:',
  made: (label, made, left) =>
    made === 0
      ? `– ${label}: gives no more points anywhere, so nothing is changed`
      : `✓ ${label} (${plural(made, 'en', { one: '# place', other: '# places' })})${left === 0 ? '' : `; ${plural(left, 'en', { one: '# place', other: '# places' })} left where the value must be stated`}`,
  score: (method, before, after) => `Mean points, ${method}: ${before} → ${after}`,
  needsValue: (code, places) =>
    `--improve ${code} needs a value in ${plural(places, 'en', { one: '# place', other: '# places' })}, such as --improve ${code}=<address> or ${code}="text"`,
}

/** The words of improvements, by language. */
export const improveWords = { sv, en }
