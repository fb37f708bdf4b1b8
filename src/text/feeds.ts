import type { Language } from './language.ts'

const sv = {
  all: 'Skörden: vad som har hänt med källorna',
  source: (title: string) => `Skörden av ${title}`,
  organisation: (name: string) => `Skörden av metadata från ${name}`,
  follow: 'Följ vad som händer med skörden (Atom)',
  about:
    'När en källa slutar att fungera eller fungerar igen, när en körning väntar på godkännande, när nya sorters fel dyker upp, och när metadatakvaliteten sjunker.',
  title: 'Flöden',
  caption: 'Flöden i Atom',
  language: 'Med /en först i adressen är flödet på engelska.',
  gives: { all: 'Alla källor', source: 'En källa', organisation: 'Alla källor hos en organisation' },
}

const en: typeof sv = {
  all: 'Harvest: what has happened to the sources',
  source: title => `Harvest of ${title}`,
  organisation: name => `Harvest of metadata from ${name}`,
  follow: 'Follow what happens to the harvest (Atom)',
  about:
    'When a source stops working or works again, when a run waits for approval, when new kinds of errors turn up, and when the quality of metadata falls.',
  title: 'Feeds',
  caption: 'Feeds in Atom',
  language: 'With /en first in the address the feed is in English.',
  gives: { all: 'All sources', source: 'One source', organisation: 'All sources of an organisation' },
}

/** The words of the feeds. */
export const feedWords: Readonly<Record<Language, typeof sv>> = { sv, en }
