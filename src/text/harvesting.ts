import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  together: 'Med --replay anges en enda körning, och varken --source, --all, --force eller --dry-run.',
  profileAlone: '--profile används tillsammans med --replay.',
  noProfile: (id: string) => `Profilen ${id} finns inte.`,
  run: (id: string) => `”${id}” är inte numret på en körning.`,
  notKept: (id: number) => `Körning ${id} finns inte, eller så är det den hämtade inte sparat längre.`,
  taken: 'skördas redan av en annan process',
  lost: 'togs över av en annan process, ändrades eller togs bort under tiden, så inget sparades',
  stopped: 'avbröts innan något sparades',
  changes: (added: number, updated: number, going: number, unchanged: number) =>
    [
      plural(added, 'sv', { one: '# ny', other: '# nya' }),
      plural(updated, 'sv', { one: '# ändrad', other: '# ändrade' }),
      plural(going, 'sv', { one: '# på väg bort', other: '# på väg bort' }),
      plural(unchanged, 'sv', { one: '# oförändrad', other: '# oförändrade' }),
    ].join(', '),
  missing: (count: number) =>
    plural(count, 'sv', {
      one: '# post saknas i källan och ligger kvar tills fristen är slut',
      other: '# poster saknas i källan och ligger kvar tills fristen är slut',
    }),
  preview: {
    succeeded: (title: string) => `${title}: skörden skulle tillämpas.`,
    unchanged: (title: string) => `${title}: skörden skulle inte ändra något.`,
    held: (title: string) => `${title}: skörden skulle pausas och vänta på godkännande.`,
    failed: (title: string) => `${title}: skörden skulle misslyckas.`,
    first: 'Källan har inte skördats förut.',
    incomplete: 'Svaret är inte komplett, så inget skulle tas bort.',
    records: 'Poster',
    score: 'Poäng',
    of: (points: string, maxPoints: string) => `${points} av ${maxPoints}`,
    findings: { Violation: 'Fel', Warning: 'Varningar', Info: 'Upplysningar' },
    unknown: 'okänt',
    added: 'Nya',
    updated: 'Ändrade',
    going: 'På väg bort',
    removed: 'Tas bort',
    lost: 'Visas från en annan källa',
    shownFrom: (source: string) => `visas från källan ${source}`,
    rules: 'Regler där utfallet ändras',
  },
  again: {
    title: (run: string, profile: string) => `Körning ${run} bedömd en gång till efter ${profile}`,
    readOf: (run: string) => `Källan var oförändrad; det hämtade är från körning ${run}.`,
    unread: 'Det går inte att läsa nu heller.',
    same: 'Inget skiljer.',
    notKept: 'Anmärkningarna från körningen är inte sparade en och en, bara antalen.',
  },
  more: (rest: number) => plural(rest, 'sv', { one: '… och # till', other: '… och # till' }),
  rule: (appeared: number, gone: number) =>
    `${plural(appeared, 'sv', { one: '# ny', other: '# nya' })}, ${plural(gone, 'sv', { one: '# borta', other: '# borta' })}`,
}

/** The words of harvesting from the command line. */
export type HarvestingWords = typeof sv

const en: HarvestingWords = {
  together: 'With --replay goes one run, and none of --source, --all, --force and --dry-run.',
  profileAlone: '--profile goes with --replay.',
  noProfile: id => `There is no profile ${id}.`,
  run: id => `“${id}” is not the number of a run.`,
  notKept: id => `There is no run ${id}, or what it received is not kept any more.`,
  taken: 'is being harvested by another process',
  lost: 'was taken over by another process, changed or removed meanwhile, so nothing was saved',
  stopped: 'was stopped before anything was stored',
  changes: (...counts) =>
    ['new', 'changed', 'going', 'unchanged'].map((word, place) => `${said(counts[place])} ${word}`).join(', '),
  missing: count =>
    plural(count, 'en', {
      one: '# record is missing from the source and stays until its grace is over',
      other: '# records are missing from the source and stay until their grace is over',
    }),
  preview: {
    succeeded: title => `${title}: the harvest would be applied.`,
    unchanged: title => `${title}: the harvest would change nothing.`,
    held: title => `${title}: the harvest would be paused and wait for approval.`,
    failed: title => `${title}: the harvest would fail.`,
    first: 'The source has not been harvested before.',
    incomplete: 'The answer is not complete, so nothing would be removed.',
    records: 'Records',
    score: 'Score',
    of: (points, maxPoints) => `${points} of ${maxPoints}`,
    findings: { Violation: 'Errors', Warning: 'Warnings', Info: 'Notices' },
    unknown: 'unknown',
    added: 'New',
    updated: 'Changed',
    going: 'Going',
    removed: 'Removed',
    lost: 'Shown from another source',
    shownFrom: source => `is shown from source ${source}`,
    rules: 'Rules whose outcome changes',
  },
  again: {
    title: (run, profile) => `Run ${run} judged again by ${profile}`,
    readOf: run => `The source was unchanged; what is read is from run ${run}.`,
    unread: 'It cannot be read now either.',
    same: 'Nothing differs.',
    notKept: 'The findings of the run are not kept one by one, only how many there were.',
  },
  more: rest => plural(rest, 'en', { one: '… and # more', other: '… and # more' }),
  rule: (appeared, gone) => `${said(appeared)} new, ${said(gone)} gone`,
}

/** A count in English. */
function said(count: number): string {
  return formatNumber(count, 'en')
}

const words: Readonly<Record<Language, HarvestingWords>> = { sv, en }

/** The words of harvesting in a language. */
export function harvestingWords(language: Language): HarvestingWords {
  return words[language]
}

/** A number that was and is: 12 → 10; one that is not known is said to be so. */
export function fromTo(before: number | null, after: number | null, language: Language): string {
  const said = (value: number | null): string =>
    value === null ? words[language].preview.unknown : formatNumber(value, language)
  return `${said(before)} → ${said(after)}`
}
