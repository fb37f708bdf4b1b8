import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  subject: (sources: number, trouble: number) =>
    `Veckan i skörden: ${plural(sources, 'sv', { one: '# källa', other: '# källor' })}${trouble === 0 ? '' : `, ${plural(trouble, 'sv', { one: '# behöver', other: '# behöver' })} åtgärdas`}`,
  quietSubject: 'Veckan i skörden: inget nytt',
  week: (from: string, to: string) => `Veckan ${from} till ${to}.`,
  nothing: (titles: string) => `Inget nytt har hänt med ${titles}. De skördas som de ska.`,
  state: {
    waiting: 'Källan har inte skördats än.',
    running: 'Källan skördas just nu.',
    succeeded: 'Källan skördas som den ska.',
    remarks: 'Källan skördas som den ska, men metadatan har fel.',
    unchanged: 'Källan skördas som den ska.',
    held: 'Den senaste skörden väntar på godkännande, och det som är nytt visas inte än.',
    failed: 'Källan kan inte skördas.',
  },
  lastGood: (when: string) => `Senaste lyckade skörd: ${when}`,
  neverGood: 'Källan har aldrig kunnat skördas',
  changes: (added: number, updated: number, removed: number) =>
    `Poster som har ändrats under veckan: ${list('sv', [
      plural(added, 'sv', { one: '# ny', other: '# nya' }),
      plural(updated, 'sv', { one: '# ändrad', other: '# ändrade' }),
      plural(removed, 'sv', { one: '# borttagen', other: '# borttagna' }),
    ])}`,
  noChanges: 'Inget har ändrats i katalogen under veckan',
  failures: (failed: number, runs: number) =>
    `Körningar som inte gick igenom: ${formatNumber(failed, 'sv')} av ${formatNumber(runs, 'sv')}`,
  violations: (count: number, trend: string) => `Fel i metadatan: ${formatNumber(count, 'sv')}${trend}`,
  warnings: (count: number, trend: string) => `Varningar: ${formatNumber(count, 'sv')}${trend}`,
  score: (points: number, maxPoints: number, trend: string) =>
    `Metadatakvalitet: ${formatNumber(Math.round(points), 'sv')} av ${formatNumber(maxPoints, 'sv')} poäng${trend}`,
  more: (change: number) => ` (${formatNumber(change, 'sv')} fler än för en vecka sedan)`,
  fewer: (change: number) => ` (${formatNumber(change, 'sv')} färre än för en vecka sedan)`,
  same: ' (lika många som för en vecka sedan)',
  up: (change: number) => ` (${formatNumber(change, 'sv')} mer än för en vecka sedan)`,
  down: (change: number) => ` (${formatNumber(change, 'sv')} mindre än för en vecka sedan)`,
  level: ' (lika mycket som för en vecka sedan)',
  happened: 'Det här har hänt',
  held: 'Väntar på godkännande',
  source: 'Källan',
}

const en: typeof sv = {
  subject: (sources, trouble) =>
    `The week's harvest: ${plural(sources, 'en', { one: '# source', other: '# sources' })}${trouble === 0 ? '' : `, ${plural(trouble, 'en', { one: '# needs', other: '# need' })} attention`}`,
  quietSubject: "The week's harvest: nothing new",
  week: (from, to) => `The week from ${from} to ${to}.`,
  nothing: titles => `Nothing new has happened to ${titles}. They are harvested as they should be.`,
  state: {
    waiting: 'The source has not been harvested yet.',
    running: 'The source is being harvested just now.',
    succeeded: 'The source is harvested as it should be.',
    remarks: 'The source is harvested as it should be, but the metadata has errors.',
    unchanged: 'The source is harvested as it should be.',
    held: 'The last harvest waits for approval, and what is new does not show yet.',
    failed: 'The source cannot be harvested.',
  },
  lastGood: when => `Last successful harvest: ${when}`,
  neverGood: 'The source has never been harvested successfully',
  changes: (added, updated, removed) =>
    `Records that changed during the week: ${list('en', [
      plural(added, 'en', { one: '# new', other: '# new' }),
      plural(updated, 'en', { one: '# changed', other: '# changed' }),
      plural(removed, 'en', { one: '# removed', other: '# removed' }),
    ])}`,
  noChanges: 'Nothing has changed in the catalogue during the week',
  failures: (failed, runs) =>
    `Runs that did not come through: ${formatNumber(failed, 'en')} of ${formatNumber(runs, 'en')}`,
  violations: (count, trend) => `Errors in the metadata: ${formatNumber(count, 'en')}${trend}`,
  warnings: (count, trend) => `Warnings: ${formatNumber(count, 'en')}${trend}`,
  score: (points, maxPoints, trend) =>
    `Metadata quality: ${formatNumber(Math.round(points), 'en')} of ${formatNumber(maxPoints, 'en')} points${trend}`,
  more: change => ` (${formatNumber(change, 'en')} more than a week ago)`,
  fewer: change => ` (${formatNumber(change, 'en')} fewer than a week ago)`,
  same: ' (as many as a week ago)',
  up: change => ` (${formatNumber(change, 'en')} more than a week ago)`,
  down: change => ` (${formatNumber(change, 'en')} less than a week ago)`,
  level: ' (as much as a week ago)',
  happened: 'This has happened',
  held: 'Waits for approval',
  source: 'The source',
}

/** The words of the weekly summary. */
export const digestWords: Readonly<Record<Language, typeof sv>> = { sv, en }

/** A list of counts, those of none left out. */
function list(language: Language, parts: readonly string[]): string {
  return new Intl.ListFormat(language).format(parts.filter(part => !part.startsWith('0 ')))
}
