import { formatNumber, plural } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  /** Why a harvest fails, short enough for a subject line; filled with the status where there is one. */
  causes: {
    unreachable: 'servern svarar inte',
    'http-status': 'servern svarar med fel{status}',
    'timed-out': 'hämtningen tar för lång tid',
    'too-large': 'katalogen är för stor',
    'address-refused': 'adressen får inte hämtas',
    blocked: 'servern släpper inte in oss',
    'not-rdf': 'svaret är inte en katalog i RDF',
    syntax: 'filen har ett syntaxfel',
    'no-catalogue': 'det finns inget att skörda i filen',
    shrunk: 'för mycket skulle tas bort',
    robots: 'robots.txt säger nej',
    interrupted: 'körningen avbröts',
    'not-kept': 'det som hämtades är inte sparat',
    internal: 'ett fel hos oss',
  },
  /** The same where a reason is known. */
  reasons: {
    'name-not-found': 'värdnamnet finns inte',
    'name-not-resolved': 'namnservern svarar inte',
    'connection-refused': 'anslutningen nekas',
    'connection-broken': 'anslutningen bryts',
    'cut-short': 'svaret tar slut i förtid',
    certificate: 'certifikatet går inte att lita på',
    'certificate-expired': 'certifikatet har gått ut',
    'certificate-not-yet-valid': 'certifikatet gäller inte än',
    'certificate-incomplete': 'certifikatkedjan är inte komplett',
    'certificate-self-signed': 'servern har utfärdat sitt certifikat själv',
    'certificate-wrong-host': 'certifikatet gäller ett annat värdnamn',
    'tls-old': 'servern klarar bara föråldrad kryptering',
    'not-tls': 'servern talar inte https',
    tls: 'den krypterade anslutningen misslyckas',
    'too-many-redirects': 'adressen skickar vidare för många gånger',
    'redirect-loop': 'adressen skickar vidare i en cirkel',
    'redirect-insecure': 'adressen skickar vidare från https till http',
    'private-address': 'adressen leder till ett internt nät',
    'browser-check': 'servern kräver en webbläsare',
    firewall: 'en brandvägg stoppar oss',
    'login-page': 'vi får en inloggningssida',
    'not-rdf-html': 'svaret är en webbsida',
    'not-rdf-empty': 'svaret är tomt',
    'file-not-found': 'filen finns inte',
    'no-catalogue': 'ingen katalog är beskriven',
    'no-datasets': 'katalogen är tom',
    encoding: 'tecknen är inte i UTF-8',
  } as Readonly<Record<string, string>>,
  headlines: {
    failing: (title: string, cause: string) => `Skörden av ${title} misslyckas: ${cause}`,
    recovered: (title: string) => `Skörden av ${title} fungerar igen`,
    held: (title: string, removed: number) =>
      `Skörden av ${title} väntar på godkännande: ${plural(removed, 'sv', { one: '# post', other: '# poster' })} skulle tas bort`,
    'new-violations': (title: string, rules: number) =>
      `Nya fel i metadata från ${title}: ${plural(rules, 'sv', { one: '# sort', other: '# sorter' })}`,
    superseded: (title: string, winner: string) => `Poster från ${title} visas nu från ${winner}`,
    moved: (title: string) => `Källan ${title} har fått en ny adress`,
    'score-dropped': (title: string, points: string) => `Metadatakvaliteten i ${title} sjönk med ${points} poäng`,
  },
  happened: {
    failing: (when: string, error: string) => `Vi försökte hämta katalogen den ${when}. ${error}`,
    recovered: (when: string, since: string | null) =>
      since === null
        ? `Skörden gick bra den ${when}.`
        : `Skörden gick bra den ${when}. Den hade inte gått igenom sedan den ${since}.`,
    held: (when: string, removed: number, standing: number | null) =>
      standing === null
        ? `Katalogen som vi hämtade den ${when} saknar ${formatNumber(removed, 'sv')} av de poster som är publicerade. Så många tar vi inte bort utan att någon har sagt ja.`
        : `Katalogen som vi hämtade den ${when} saknar ${formatNumber(removed, 'sv')} av ${formatNumber(standing, 'sv')} publicerade poster. Så många tar vi inte bort utan att någon har sagt ja.`,
    'new-violations': (when: string) =>
      `När vi skördade katalogen den ${when} hittade vi fel av ett slag som inte fanns där förra gången.`,
    superseded: (when: string, count: number, winner: string) =>
      `${plural(count, 'sv', { one: '# post', other: '# poster' })} i katalogen finns också hos ${winner}, som går före. Sedan skörden den ${when} visas de därifrån.`,
    moved: (when: string, from: string, to: string) =>
      `När vi skördade den ${when} svarade ${from} att katalogen har flyttat för gott till ${to}.`,
    'score-dropped': (when: string, before: string, after: string, datasets: number) =>
      `Medelpoängen för ${plural(datasets, 'sv', { one: '# datamängd', other: '# datamängder' })} var ${before} av 405 och är ${after} av 405 sedan den ${when}.`,
  },
  means: {
    failingSince: (lastGood: string) =>
      `Det som är publicerat ligger kvar, så som katalogen såg ut den ${lastGood}. Det som har ändrats i katalogen sedan dess syns inte förrän skörden fungerar igen.`,
    failingEver: 'Källan har aldrig kunnat skördas, så inget från den är publicerat än.',
    failing:
      'Det som är publicerat ligger kvar. Det som har ändrats i katalogen syns inte förrän skörden fungerar igen.',
    recovered: 'Det som står i katalogen nu är publicerat.',
    held: 'Inget är borttaget. Det som var publicerat ligger kvar, och det som är nytt i katalogen syns inte än.',
    'new-violations':
      'Posterna är publicerade ändå, men de följer inte profilen och kan bli svårare att hitta och använda.',
    superseded:
      'Inget är förlorat: den här källans poster är sparade och visas igen om den andra källan slutar att ha dem.',
    moved: 'Vi följer hänvisningen, men det går bara så länge den gamla adressen finns kvar.',
    'score-dropped':
      'Datamängderna är publicerade som förut, men de blir svårare att hitta eller använda. Ändringar i våra ordlistor eller i metoden är inte medräknade.',
  },
  todo: {
    recovered: 'Du behöver inte göra något.',
    held: 'Ska posterna bort? Godkänn körningen i administrationen, eller be den som driver tjänsten om det. Ska de vara kvar? Rätta katalogen, så släpps nästa skörd igenom av sig själv.',
    'new-violations':
      'Rätta felen i katalogen. På sidan om körningen står vilka poster det gäller och vad som ska skrivas i stället.',
    superseded:
      'Är det som du vill ha det behöver du inte göra något. Annars kan du ta bort posterna ur den andra katalogen, eller be den som driver tjänsten att ändra vilken källa som går före.',
    moved: 'Byt adress på källan i administrationen, eller be den som driver tjänsten att göra det.',
    'score-dropped':
      'Titta på de datamängder som förlorade mest: på varje datamängds sida står vilka poäng som saknas, varför och vad ni kan skriva i stället.',
  },
  /** What each cause did to the mean; signed points. */
  dropCauses: {
    metadata: (points: string) => `${points} poäng genom ändrade metadata`,
    link: (points: string) => `${points} poäng genom länkar som inte längre svarar`,
  },
  dropped: 'Därför sjönk poängen',
  losing: 'De här datamängderna förlorade mest',
  going: 'Det här skulle tas bort',
  violations: 'De nya felen',
  violation: (message: string, count: number | null, example: string | null) => {
    const times = count === null || count < 2 ? [] : [`${formatNumber(count, 'sv')} gånger`]
    return sentence(message, [...times, ...(example === null ? [] : [`till exempel ${example}`])])
  },
  others: (rest: number) => plural(rest, 'sv', { one: '… och # till', other: '… och # till' }),
  lost: 'De här posterna visas nu därifrån',
  otherSources: 'andra källor',
  what: 'Vad har hänt?',
  meaning: 'Vad betyder det?',
  advice: 'Vad behöver göras?',
  forWebTeam: 'Text att skicka till er webbavdelning',
  run: 'Körningen',
  source: 'Källan',
}

const en: typeof sv = {
  causes: {
    unreachable: 'the server does not answer',
    'http-status': 'the server answers with error{status}',
    'timed-out': 'fetching takes too long',
    'too-large': 'the catalogue is too large',
    'address-refused': 'the address may not be fetched',
    blocked: 'the server does not let us in',
    'not-rdf': 'the answer is not a catalogue in RDF',
    syntax: 'the file has a syntax error',
    'no-catalogue': 'there is nothing to harvest in the file',
    shrunk: 'too much would be removed',
    robots: 'robots.txt says no',
    interrupted: 'the run was broken off',
    'not-kept': 'what was fetched is not kept',
    internal: 'a fault of ours',
  },
  reasons: {
    'name-not-found': 'the host name does not exist',
    'name-not-resolved': 'the name server does not answer',
    'connection-refused': 'the connection is refused',
    'connection-broken': 'the connection is broken off',
    'cut-short': 'the answer ends too early',
    certificate: 'the certificate cannot be trusted',
    'certificate-expired': 'the certificate has expired',
    'certificate-not-yet-valid': 'the certificate is not valid yet',
    'certificate-incomplete': 'the certificate chain is incomplete',
    'certificate-self-signed': 'the certificate is self-signed',
    'certificate-wrong-host': 'the certificate is for another host name',
    'tls-old': 'the server offers only outdated encryption',
    'not-tls': 'the server does not speak https',
    tls: 'the encrypted connection fails',
    'too-many-redirects': 'the address redirects too many times',
    'redirect-loop': 'the address redirects in a circle',
    'redirect-insecure': 'the address redirects from https to http',
    'private-address': 'the address leads to an internal network',
    'browser-check': 'the server demands a browser',
    firewall: 'a firewall stops us',
    'login-page': 'we get a login page',
    'not-rdf-html': 'the answer is a web page',
    'not-rdf-empty': 'the answer is empty',
    'file-not-found': 'the file does not exist',
    'no-catalogue': 'no catalogue is described',
    'no-datasets': 'the catalogue is empty',
    encoding: 'the characters are not in UTF-8',
  },
  headlines: {
    failing: (title, cause) => `The harvest of ${title} fails: ${cause}`,
    recovered: title => `The harvest of ${title} works again`,
    held: (title, removed) =>
      `The harvest of ${title} waits for approval: ${plural(removed, 'en', { one: '# record', other: '# records' })} would be removed`,
    'new-violations': (title, rules) =>
      `New errors in metadata from ${title}: ${plural(rules, 'en', { one: '# kind', other: '# kinds' })}`,
    superseded: (title, winner) => `Records from ${title} are now shown from ${winner}`,
    moved: title => `The source ${title} has a new address`,
    'score-dropped': (title, points) => `The metadata quality of ${title} fell by ${points} points`,
  },
  happened: {
    failing: (when, error) => `We tried to fetch the catalogue on ${when}. ${error}`,
    recovered: (when, since) =>
      since === null
        ? `The harvest went well on ${when}.`
        : `The harvest went well on ${when}. It had not come through since ${since}.`,
    held: (when, removed, standing) =>
      standing === null
        ? `The catalogue that we fetched on ${when} lacks ${formatNumber(removed, 'en')} of the published records. We do not remove that many unless somebody has said yes.`
        : `The catalogue that we fetched on ${when} lacks ${formatNumber(removed, 'en')} of ${formatNumber(standing, 'en')} published records. We do not remove that many unless somebody has said yes.`,
    'new-violations': when =>
      `When we harvested the catalogue on ${when} we found errors of a kind that was not there last time.`,
    superseded: (when, count, winner) =>
      `${plural(count, 'en', { one: '# record in the catalogue is', other: '# records in the catalogue are' })} also held by ${winner}, which goes first. Since the harvest on ${when} ${plural(count, 'en', { one: 'it is', other: 'they are' })} shown from there.`,
    moved: (when, from, to) =>
      `When we harvested on ${when}, ${from} answered that the catalogue has moved for good to ${to}.`,
    'score-dropped': (when, before, after, datasets) =>
      `The mean of ${plural(datasets, 'en', { one: '# dataset', other: '# datasets' })} was ${before} of 405 points, and is ${after} of 405 since ${when}.`,
  },
  means: {
    failingSince: lastGood =>
      `What is published stays, as the catalogue was on ${lastGood}. What has changed in the catalogue since then does not show until the harvest works again.`,
    failingEver: 'The source has never been harvested, so nothing from it is published yet.',
    failing: 'What is published stays. What has changed in the catalogue does not show until the harvest works again.',
    recovered: 'What the catalogue says now is published.',
    held: 'Nothing has been removed. What was published stays, and what is new in the catalogue does not show yet.',
    'new-violations':
      'The records are published all the same, but they do not follow the profile and may be harder to find and use.',
    superseded:
      'Nothing is lost: the records of this source are kept and are shown again if the other source no longer has them.',
    moved: 'We follow the redirect, but that works only as long as the old address is there.',
    'score-dropped':
      'The datasets are published as before, but they are harder to find or to use. Changes in our vocabularies or in the method are not counted.',
  },
  todo: {
    recovered: 'There is nothing you need to do.',
    held: 'Are the records to go? Approve the run in the administration, or ask those who run the service to. Are they to stay? Correct the catalogue, and the next harvest comes through by itself.',
    'new-violations':
      'Correct the errors in the catalogue. The page of the run says which records are concerned and what to write instead.',
    superseded:
      'If this is what you want, there is nothing you need to do. If not, take the records out of the other catalogue, or ask those who run the service to change which source goes first.',
    moved: 'Change the address of the source in the administration, or ask those who run the service to.',
    'score-dropped':
      'Look at the datasets that lost most: the page of each says which points are missing, why, and what you can write instead.',
  },
  dropCauses: {
    metadata: points => `${points} points through changed metadata`,
    link: points => `${points} points through links that no longer answer`,
  },
  dropped: 'Why the points fell',
  losing: 'These datasets lost most',
  going: 'This would be removed',
  violations: 'The new errors',
  violation: (message, count, example) => {
    const times = count === null || count < 2 ? [] : [`${formatNumber(count, 'en')} times`]
    return sentence(message, [...times, ...(example === null ? [] : [`for example ${example}`])])
  },
  others: rest => plural(rest, 'en', { one: '… and # more', other: '… and # more' }),
  lost: 'These records are now shown from there',
  otherSources: 'other sources',
  what: 'What has happened?',
  meaning: 'What does it mean?',
  advice: 'What needs to be done?',
  forWebTeam: 'Text to send to your web team',
  run: 'The run',
  source: 'The source',
}

/** The words of what is told when the state of a source changes. */
export const noticeWords: Readonly<Record<Language, typeof sv>> = { sv, en }

/** What a rule says, and how it is broken: "Ange en licens. 12 gånger, till exempel …". */
function sentence(message: string, parts: readonly string[]): string {
  const first = message.replace(/[.\s]+$/, '')
  const rest = parts.join(', ')
  return rest === '' ? `${first}.` : `${first}. ${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}
