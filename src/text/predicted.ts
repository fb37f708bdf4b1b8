import { plural } from './format.ts'

interface Counts {
  readonly added: number
  readonly removed: number
  readonly better: number
  readonly worse: number
  readonly same: number
}

const sv = {
  score: 'Poäng om det publiceras, som exporterat till EU',
  why: 'Se varje förlorad poäng',
  tab: 'Poäng',
  title: 'Poäng innan du publicerar',
  lead: 'Så skulle katalogen bedömas om den publicerades nu. Länkarna är inte kontrollerade. Det räknas inte som fel, men i EU:s metoder ger de inga poäng förrän de är det.',
  pays: 'Vad lönar sig mest',
  places: (n: number) => plural(n, 'sv', { one: '# ställe', other: '# ställen' }),
  all: 'Alla åtgärder och varje datamängd',
  liveTitle: 'Jämfört med det som är publicerat nu',
  live: (source: string, before: string, after: string, change: string) =>
    `I källan ${source} är medelpoängen ${before}. Med det här dokumentet blir den ${after}${change === '' ? '' : ` (${change})`}.`,
  notLive: 'Inga av datamängderna är skördade än, så det finns inget att jämföra med.',
  counts: ({ added, removed, better, worse, same }: Counts) =>
    `${plural(better, 'sv', { one: '# datamängd', other: '# datamängder' })} får fler poäng, ${worse} färre och ${same} lika många. ${added} är nya och ${removed} försvinner.`,
  losing: (n: number) => plural(n, 'sv', { one: 'Den här får färre poäng:', other: 'De här förlorar mest:' }),
  files: 'Hela rapporten som fil',
}

/** The words of scores that a document would have. */
export type PredictedWords = typeof sv

const en: PredictedWords = {
  score: 'Points if published, as exported to the EU',
  why: 'See every lost point',
  tab: 'Points',
  title: 'Points before you publish',
  lead: 'This is how the catalogue would be judged if it were published now. The links have not been checked. That is no fault, but they give no points in the EU methods until they are.',
  pays: 'What pays most',
  places: n => plural(n, 'en', { one: '# place', other: '# places' }),
  all: 'All fixes and every dataset',
  liveTitle: 'Compared with what is published now',
  live: (source, before, after, change) =>
    `In the source ${source} the mean is ${before}. With this document it becomes ${after}${change === '' ? '' : ` (${change})`}.`,
  notLive: 'None of the datasets has been harvested yet, so there is nothing to compare with.',
  counts: ({ added, removed, better, worse, same }) =>
    `${plural(better, 'en', { one: '# dataset gains', other: '# datasets gain' })} points, ${worse} lose and ${same} keep theirs. ${added} are new and ${removed} disappear.`,
  losing: n => plural(n, 'en', { one: 'This one loses points:', other: 'These lose most:' }),
  files: 'The whole report as a file',
}

/** The words of predicted scores, by language. */
export const predictedWords = { sv, en }
