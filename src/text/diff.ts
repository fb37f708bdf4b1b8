import { plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  none: 'Inga skillnader.',
  counts: (added: number, updated: number, removed: number) =>
    [
      plural(added, 'sv', { one: '# ny', other: '# nya' }),
      plural(updated, 'sv', { one: '# ändrad', other: '# ändrade' }),
      plural(removed, 'sv', { one: '# borttagen', other: '# borttagna' }),
    ].join(', '),
  kinds: {
    added: (what: string) => `Ny ${what}`,
    updated: (what: string) => `Ändrad ${what}`,
    removed: (what: string) => `Borttagen ${what}`,
  },
  classes: {
    Catalog: 'katalog',
    Dataset: 'datamängd',
    DatasetSeries: 'datamängdsserie',
    DataService: 'datatjänst',
    Agent: 'aktör',
    Kind: 'kontaktuppgift',
  },
  statements: (count: number) => plural(count, 'sv', { one: '# uppgift', other: '# uppgifter' }),
  added: 'tillagt',
  removed: 'borttaget',
  isNew: 'ny',
  isGone: 'borttagen',
  other: 'Övrigt',
  class: 'Klass',
  without: '(utan egen adress)',
  quote: (text: string) => `”${text}”`,
  more: (rest: number) => plural(rest, 'sv', { one: '… och # till', other: '… och # till' }),
}

/** The words of a comparison between two states of a catalogue. */
export type DiffWords = typeof sv

const en: DiffWords = {
  none: 'No differences.',
  counts: (added, updated, removed) =>
    [
      plural(added, 'en', { one: '# new', other: '# new' }),
      plural(updated, 'en', { one: '# changed', other: '# changed' }),
      plural(removed, 'en', { one: '# removed', other: '# removed' }),
    ].join(', '),
  kinds: {
    added: what => `New ${what}`,
    updated: what => `Changed ${what}`,
    removed: what => `Removed ${what}`,
  },
  classes: {
    Catalog: 'catalogue',
    Dataset: 'dataset',
    DatasetSeries: 'dataset series',
    DataService: 'data service',
    Agent: 'agent',
    Kind: 'contact point',
  },
  statements: count => plural(count, 'en', { one: '# statement', other: '# statements' }),
  added: 'added',
  removed: 'removed',
  isNew: 'new',
  isGone: 'removed',
  other: 'Other',
  class: 'Class',
  without: '(without an address of its own)',
  quote: text => `“${text}”`,
  more: rest => plural(rest, 'en', { one: '… and # more', other: '… and # more' }),
}

/** The words of comparisons, by language. */
export const diffWords: Readonly<Record<Language, DiffWords>> = { sv, en }
