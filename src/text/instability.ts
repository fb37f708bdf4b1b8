import { formatNumber } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  headline: {
    failing: (title: string) => `Skörden av ${title} är ostadig: den misslyckas igen`,
    recovered: (title: string) => `Skörden av ${title} är ostadig: just nu fungerar den`,
  },
  what: 'Källan är ostadig',
  happened: (changes: number) =>
    `Skörden har slutat fungera och börjat fungera igen flera gånger: det här är ändring nummer ${formatNumber(changes, 'sv')} inom sju dagar.`,
  means:
    'Därför mejlar vi inte längre varje gång skörden slutar fungera eller fungerar igen. De ändringarna står i stället i sammanfattningen som kommer på måndagar, tills skörden har varit oförändrad i sju dagar. Nya fel i metadata och skördar som väntar på godkännande får du besked om direkt, som förut.',
  todo: 'Fungerar källan bara ibland är servern ofta överbelastad eller omstartad vid tiden för skörden. Se efter vad som händer med den då, eller be att få skörden flyttad till en annan tid.',
}

const en: typeof sv = {
  headline: {
    failing: title => `The harvest of ${title} is unstable: it fails again`,
    recovered: title => `The harvest of ${title} is unstable: it works just now`,
  },
  what: 'The source is unstable',
  happened: changes =>
    `The harvest has stopped working and begun to work again several times: this is change number ${formatNumber(changes, 'en')} within seven days.`,
  means:
    'We therefore no longer send mail each time the harvest stops working or works again. Those changes are told in the summary that comes on Mondays instead, until the harvest has stayed the same for seven days. You are told at once, as before, of new errors in metadata and of harvests that wait for approval.',
  todo: 'If the source works only at times, the server is often overloaded or being restarted when we harvest. See what happens to it then, or ask to have the harvest moved to another time.',
}

/** What is told when a source fails and recovers time and again. */
export const instabilityWords: Readonly<Record<Language, typeof sv>> = { sv, en }
