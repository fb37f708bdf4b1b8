import type { InBoth } from './language.ts'

/** Why a server was not reached or an address not fetched: the reasons that fetching names, as the end of a sentence. */
export const failureReasons: Readonly<Record<string, InBoth>> = {
  'name-not-found': { sv: 'värdnamnet finns inte', en: 'the host name does not exist' },
  'name-not-resolved': { sv: 'namnservern svarade inte', en: 'the name server did not answer' },
  'connection-refused': { sv: 'anslutningen nekades', en: 'the connection was refused' },
  'no-route': { sv: 'det finns ingen väg dit', en: 'there is no route to it' },
  'connection-broken': { sv: 'anslutningen bröts', en: 'the connection was broken off' },
  'cut-short': { sv: 'svaret tog slut i förtid', en: 'the answer ended too early' },
  certificate: { sv: 'certifikatet går inte att lita på', en: 'its certificate cannot be trusted' },
  tls: { sv: 'den krypterade anslutningen misslyckades', en: 'the encrypted connection failed' },
  'not-http': { sv: 'svaret följer inte HTTP', en: 'the answer does not follow HTTP' },
  'content-encoding': { sv: 'komprimeringen gick inte att packa upp', en: 'its compression could not be undone' },
  network: { sv: 'nätverksfel', en: 'network failure' },
  'too-many-redirects': { sv: 'adressen skickar vidare för många gånger', en: 'it redirects too many times' },
  'redirect-malformed': { sv: 'den skickar vidare till en felaktig adress', en: 'it redirects to a malformed address' },
  'redirect-loop': { sv: 'den skickar vidare i en cirkel', en: 'it redirects in a circle' },
  'too-slow': { sv: 'svaret kom för långsamt', en: 'the answer came too slowly' },
  'private-address': { sv: 'den leder till ett internt nät', en: 'it leads to an internal network' },
  malformed: { sv: 'den är felskriven', en: 'it is malformed' },
  scheme: { sv: 'bara http och https hämtas', en: 'only http and https are fetched' },
  'user-info': { sv: 'den innehåller användarnamn eller lösenord', en: 'it holds a user name or password' },
  'browser-check': { sv: 'den kräver en webbläsare', en: 'it demands a browser' },
  'no-catalogue': { sv: 'ingen katalog (dcat:Catalog) är beskriven', en: 'no catalogue (dcat:Catalog) is described' },
  'no-datasets': {
    sv: 'katalogen har inga datamängder och inga datatjänster',
    en: 'the catalogue has no datasets and no data services',
  },
}
