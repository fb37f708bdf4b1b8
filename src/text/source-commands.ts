import type { Language } from './language.ts'

const sv = {
  profile: 'applikationsprofil att bedöma metadata efter',
  limit:
    'gräns, namn=värde (kan upprepas): maxBytes i byte, timeout och budget i ms, maxPages, maxRemovedShare 0–1, graceDays i dagar, keepRuns i körningar',
  setting:
    'inställning för källans slag, namn=värde (kan upprepas; tomt värde tar bort): ckan har query, organization och language, html har follow, sparql har query, graph och pageSize',
  mail: 'e-postadress som får veta när något ändras (kan upprepas; ”none” tar bort alla)',
  webhook: 'adress som får en signerad POST när något ändras (kan upprepas; ”none” tar bort alla)',
  when: 'när de får veta: changes, digest, both eller none',
  dropPoints: 'berätta när medelpoängen faller med mer än så här många poäng av 405, 5 om inget anges',
  export: 'skriv alla källor som YAML, som import kan läsa',
  duplicates: 'visa det som visas från en annan källa, och det som kanske är samma sak',
  dryRun: 'visa bara vad som skulle ändras',
  importing: { added: 'läggs till', changed: 'ändras', unchanged: 'oförändrad' },
  fault: (line: number, where: string, what: string) => `rad ${line}${where === '' ? '' : `, ${where}`}: ${what}`,
  notImported: 'Inget är inläst. Rätta felen och försök igen.',
  pair: (option: string, value: string) => `${option} ska vara namn=värde, inte ”${value}”`,
  number: (name: string, value: string) => `gränsen ${name} ska vara ett tal, inte ”${value}”`,
  noPoints: (value: string) => `--drop-points ska vara ett tal, inte ”${value}”`,
  lost: 'Visas från en annan källa',
  shownFrom: (source: string, why: string) => `visas från ${source}: ${why}`,
  why: {
    enabled: 'den här källan är avstängd',
    rank: 'den har högre rang',
    public: 'den är offentlig och den här privat',
    collector: 'den här källan samlar bara in vad andra publicerar',
    order: 'den står först i ordningen',
  },
  likely: 'Kanske samma sak (slås aldrig ihop)',
  reasons: {
    accessURL: 'samma åtkomstadress',
    'title-and-publisher': 'samma titel och utgivare',
    iri: 'nästan samma IRI',
  },
  noDuplicates: 'Inga dubbletter.',
  tokens: {
    about: 'Nycklar till administrationen',
    list: 'lista nycklarna',
    add: 'skapa en nyckel; den visas en enda gång',
    revoke: 'återkalla en nyckel',
    label: 'vems nyckeln är',
    role: 'roll: administrator, owner eller reader',
    source: 'källa som en owner äger (kan upprepas)',
    id: 'nyckelns nummer',
    columns: ['Nr', 'Vems', 'Roll', 'Källor', 'Skapad', 'Senast använd', 'Återkallad'],
    none: 'Inga nycklar.',
    added: 'Spara nyckeln nu. Den kan inte visas igen.',
    revoked: (id: string) => `Nyckel ${id} är återkallad.`,
    missing: (id: string) => `Nyckel ${id} finns inte, eller är redan återkallad.`,
    ownerNeeds: 'en owner måste ha minst en --source',
    onlyOwners: 'bara en owner har --source',
  },
}

/** The words of `skord sources` and `skord tokens` that `cli.ts` does not have. */
export type SourceCommandWords = typeof sv

const en: SourceCommandWords = {
  profile: 'application profile to judge the metadata by',
  limit:
    'limit, name=value (may be repeated): maxBytes in bytes, timeout and budget in ms, maxPages, maxRemovedShare 0–1, graceDays in days, keepRuns in runs',
  setting:
    'setting of this kind of source, name=value (may be repeated; an empty value removes it): ckan has query, organization and language, html has follow, sparql has query, graph and pageSize',
  mail: 'e-mail address to be told when something changes (may be repeated; "none" removes all)',
  webhook: 'address to get a signed POST when something changes (may be repeated; "none" removes all)',
  when: 'when they are told: changes, digest, both or none',
  dropPoints: 'tell when the mean falls by more than so many points of 405; 5 unless stated',
  export: 'write all sources as YAML that import can read',
  duplicates: 'show what is shown from another source, and what may be the same thing',
  dryRun: 'only show what would change',
  importing: { added: 'added', changed: 'changed', unchanged: 'unchanged' },
  fault: (line, where, what) => `line ${line}${where === '' ? '' : `, ${where}`}: ${what}`,
  notImported: 'Nothing has been imported. Mend the faults and try again.',
  pair: (option, value) => `${option} must be name=value, not "${value}"`,
  number: (name, value) => `the limit ${name} must be a number, not "${value}"`,
  noPoints: value => `--drop-points must be a number, not "${value}"`,
  lost: 'Shown from another source',
  shownFrom: (source, why) => `shown from ${source}: ${why}`,
  why: {
    enabled: 'this source is turned off',
    rank: 'that one ranks higher',
    public: 'that one is public and this one private',
    collector: 'this source only collects what others publish',
    order: 'that one stands first in order',
  },
  likely: 'Perhaps the same thing (never merged)',
  reasons: {
    accessURL: 'the same access URL',
    'title-and-publisher': 'the same title and publisher',
    iri: 'nearly the same IRI',
  },
  noDuplicates: 'No duplicates.',
  tokens: {
    about: 'Tokens for the administration',
    list: 'list the tokens',
    add: 'make a token; it is shown once',
    revoke: 'revoke a token',
    label: 'whose token it is',
    role: 'role: administrator, owner or reader',
    source: 'source that an owner owns (may be repeated)',
    id: 'number of the token',
    columns: ['No', 'Whose', 'Role', 'Sources', 'Made', 'Last used', 'Revoked'],
    none: 'No tokens.',
    added: 'Save the token now. It cannot be shown again.',
    revoked: id => `Token ${id} is revoked.`,
    missing: id => `There is no token ${id}, or it is revoked already.`,
    ownerNeeds: 'an owner must have at least one --source',
    onlyOwners: 'only an owner has --source',
  },
}

/** The words by language. */
export const sourceCommandWords: Readonly<Record<Language, SourceCommandWords>> = { sv, en }
