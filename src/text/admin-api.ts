import type { Language } from './language.ts'

const sv = {
  'harvest-source': 'En källa; med token också dess inställningar',
  'source-runs': 'Körningar av en källa',
  'source-duplicates': 'Resurser i en källa som visas från en annan, och varför',
  duplicates: 'Resurser som kan vara samma',
  'harvest-runs': 'Körningar, senaste först',
  'run-changes': 'Vad som ändrades, resurs för resurs: JSON, text i ord eller RDF Patch',
  'run-findings': 'Anmärkningar i en körning',
  'run-log': 'Vad som hände i en körning, i ordning',
  'source-export': 'Alla källor med inställningar, som YAML',
  'source-import': 'Läser in källor ur YAML eller JSON, alla eller inga; ?dry-run=true prövar bara',
  'source-addition': 'Lägger till en källa',
  'source-change': 'Ändrar de inställningar som anges',
  'source-replacement': 'Ersätter en källas inställningar',
  'source-removal': 'Tar bort en källa',
  'run-order': 'Startar en körning nu',
  'source-preview': 'Vad en skörd av källan skulle ändra nu',
  'settings-preview': 'Vad en skörd med inställningarna skulle ändra; inget sparas',
  preview: 'Hur långt en förhandsgranskning har kommit, eller dess resultat',
  'run-decision': 'Godkänner eller avslår en pausad körning: decision (approve eller reject) och digest från körningen',
  tokens: 'Nycklar: till vem, roll och när de användes',
  'token-addition': 'Skapar en nyckel; den visas bara i svaret',
  'token-removal': 'Återkallar en nyckel',
  'audit-entries': 'Vem som har gjort vad',
  deliveries: 'Mejl och webhooks som skickats eller väntar',
}

/** The words of the resources for administration, by the resource's id. */
type AdminApiWords = typeof sv

const en: AdminApiWords = {
  'harvest-source': 'One source; with a token its settings too',
  'source-runs': 'Runs of a source',
  'source-duplicates': 'Resources of a source that are shown from another one, and why',
  duplicates: 'Resources that may be the same',
  'harvest-runs': 'Runs, newest first',
  'run-changes': 'What changed, resource by resource: JSON, text in words or RDF Patch',
  'run-findings': 'Findings of a run',
  'run-log': 'What happened in a run, in order',
  'source-export': 'All sources with their settings, as YAML',
  'source-import': 'Reads sources from YAML or JSON, all or none; ?dry-run=true only tries',
  'source-addition': 'Adds a source',
  'source-change': 'Changes the settings that are stated',
  'source-replacement': 'Replaces the settings of a source',
  'source-removal': 'Removes a source',
  'run-order': 'Starts a run now',
  'source-preview': 'What a harvest of the source would change now',
  'settings-preview': 'What a harvest by the settings would change; nothing is saved',
  preview: 'How far a preview has come, or its result',
  'run-decision': 'Approves or rejects a paused run: decision (approve or reject) and the digest of the run',
  tokens: 'Tokens: for whom, role and when they were used',
  'token-addition': 'Makes a token; it is shown in the answer alone',
  'token-removal': 'Revokes a token',
  'audit-entries': 'Who has done what',
  deliveries: 'Mail and webhooks that were sent or wait',
}

/** What the resources for administration give, by language. */
export const adminApiWords: Readonly<Record<Language, AdminApiWords>> = { sv, en }

interface TokenWords {
  readonly title: string
  readonly text: string
  readonly roles: string
  readonly caption: string
}

/** The words about tokens on the page about the API. */
export const tokenWords: Readonly<Record<Language, TokenWords>> = {
  sv: {
    title: 'API för administration',
    text: 'De här resurserna kräver en nyckel i huvudet Authorization: Bearer. En administratör skapar nycklar under Administration eller med skord tokens add. Utan giltig nyckel blir svaret 401, och 403 om nyckeln inte räcker till. Är administrationen avstängd blir svaret 404. Resurserna kan inte anropas från andra webbplatsers sidor.',
    roles:
      'En läsare ser allt, en ägare sköter också sina egna källor och en administratör gör allt. Källor anges med samma fält som i exporten.',
    caption: 'Resurser som kräver nyckel',
  },
  en: {
    title: 'API for administration',
    text: 'These resources need a token in the header Authorization: Bearer. An administrator makes tokens under Administration or with skord tokens add. Without a valid token the answer is 401, and 403 if the token is not enough. Where administration is off the answer is 404. The resources cannot be called from the pages of other sites.',
    roles:
      'A reader sees everything, an owner also looks after their own sources and an administrator does everything. Sources are stated with the same fields as in the export.',
    caption: 'Resources that need a token',
  },
}
