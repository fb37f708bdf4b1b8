import { formatNumber } from './format.ts'
import type { Language } from './language.ts'

const sv = {
  language: 'sv' as Language,
  program: 'Skördar, validerar, poängsätter och publicerar DCAT-AP-metadata.',
  programAfter: `
Exempel:
  skord validate katalog.rdf                    vad som är fel, på vilken rad, och hur det rättas
  skord validate https://kommun.example/dcat    samma sak för en adress
  skord validate katalog.rdf --format html      samma sak som en sida att skicka vidare
  skord score katalog.rdf --format json         metadatakvalitet, datamängd för datamängd
  skord fix katalog.rdf --out rattad.rdf        rätta det som går att rätta säkert
  skord convert katalog.rdf --to turtle         samma graf i en annan syntax
  skord sources add kommunen --url https://kommun.example/dcat --title "Kommunen"
  skord harvest --all                           skörda alla källor
  skord serve                                   webbsidor, API och schemalagda skördar

Slutkoder: 0 allt väl · 1 något att åtgärda · 2 indata kan inte läsas eller orden stämmer inte.`,
  usage: 'Användning:',
  usageOptions: '[flaggor]',
  usageOfCommands: '[flaggor] <kommando>',
  byDefault: 'förval:',
  arguments: 'Argument:',
  options: 'Flaggor:',
  globalOptions: 'Gemensamma flaggor:',
  commands: 'Kommandon:',
  help: 'visa hjälp',
  helpCommand: 'visa hjälp för ett kommando',
  version: 'visa version',
  data: 'mapp för databas och publicerade filer',
  database: 'databasadress (utelämnad: SQLite i datamappen)',
  lang: 'språk: sv eller en',
  quiet: 'skriv inget på stderr utom fel',
  input: 'fil, http(s)-adress eller - för stdin',
  format: 'format på resultatet',
  mediaType: 'medietyp, när den inte framgår av indata',
  validate: {
    about: 'Validera metadata och säg vad som är fel, på vilken rad, och hur det rättas',
    profile: 'applikationsprofil, till exempel dcat-ap-se (kan upprepas: profilerna visas sida vid sida)',
    shapes: 'fil med egna regler i SHACL att bedöma med också; kan upprepas',
    strict: 'bedöm enligt den nationella portalens publicerade skördningsregler',
    groupBy: 'samla texten per rule (regel), resource (post) eller severity (allvarlighet)',
    failOn: 'lägsta allvarlighet som ger slutkod 1: violation, warning, info eller never',
    baseline: 'fil med kända anmärkningar: bara nya visas och räknas',
    writeBaseline: 'skriv anmärkningarna till en fil, som kända till nästa gång',
    maxFindings: 'visa högst så många anmärkningar (text: per grupp); 0 = alla',
    progress: 'Granskar',
    interrupted: 'granskningen avbröts',
    more: (rest: number) => `… och ${formatNumber(rest, 'sv')} till (visa alla med --max-findings 0)`,
    baselineWritten: (findings: number, file: string) =>
      findings === 1 ? `1 känd anmärkning skriven till ${file}` : `${findings} kända anmärkningar skrivna till ${file}`,
  },
  fix: {
    about: 'Rätta det som går att rätta säkert, och lista varje rättning',
    out: 'fil att skriva den rättade katalogen i; får vara samma som indata (utelämnad: stdout)',
    report: 'fil att skriva rättningarna i; JSON när namnet slutar på .json (utelämnad: stderr)',
    to: 'syntax att skriva (utelämnad: samma som indata)',
    base: 'adress där katalogen publiceras; behövs om den har relativa adresser',
    sameFile: '--out och --report kan inte vara samma fil',
    needsBase: (addresses: number, place: string) =>
      `katalogen har ${antal(addresses, 'relativ adress', 'relativa adresser')}${place}. Ange var den publiceras: --base https://kommun.example/katalog.rdf`,
    before: 'Före: ',
    after: 'Efter:',
    nothing: 'Inget att rätta automatiskt.',
    mended: (repairs: number) => `Rättat på ${antal(repairs, 'ställe', 'ställen')}:`,
    gone: 'Anmärkningar som försvann:',
    withheld: (repairs: number) =>
      `Inte rättat på ${antal(repairs, 'ställe', 'ställen')}, eftersom det hade gett nya anmärkningar:`,
    lost: 'Gick inte att läsa eller skriva, och finns därför inte i den rättade filen:',
    remaining: 'Återstår att rätta för hand (visa allt med: skord validate):',
    morePlaces: (rest: number) => `… och på ${antal(rest, 'ställe', 'ställen')} till (alla finns i filen med --report)`,
    moreRules: (rest: number) => `… och ${rest} slags anmärkningar till`,
  },
  convert: { about: 'Skriv samma graf i en annan syntax', to: 'syntax att skriva' },
  diff: {
    about: 'Visa vad som skiljer två kataloger, resurs för resurs och egenskap för egenskap',
    stdinTwice: 'bara den ena av de två kan vara stdin (-)',
  },
  sources: {
    about: 'Visa och ändra skördningskällorna',
    list: 'lista alla källor',
    show: 'visa en källa',
    add: 'lägg till en källa',
    update: 'ändra en källa',
    remove: 'ta bort en källa och det som skördats från den',
    import: 'läs in källor från en fil i YAML eller JSON',
    id: 'källans id: små bokstäver, siffror och bindestreck',
    file: 'fil i YAML eller JSON, eller - för stdin',
    url: 'katalogens adress',
    title: 'källans namn',
    organisation: 'IRI för ansvarig organisation',
    kind: 'slag av källa: dcat, html, ldes, ckan, sparql eller file',
    schedule: 'cron-uttryck i svensk tid, till exempel "0 4 * * *" för varje natt klockan 4',
    precedence:
      'rang när samma resurs finns i flera kataloger: public, private, collector (samlar andras) eller ett tal (1 är först)',
    enable: 'skörda enligt schema',
    disable: 'skörda bara på begäran',
    none: 'Inga källor. Lägg till en med: skord sources add <id> --url <adress> --title <namn>',
    columns: ['Id', 'Namn', 'Adress', 'Schema', 'Senast'],
    added: (id: string) => `Källan ${id} är tillagd.`,
    updated: (id: string) => `Källan ${id} är ändrad.`,
    removed: (id: string) => `Källan ${id} är borttagen.`,
    imported: (count: number) => (count === 1 ? '1 källa inläst.' : `${count} källor inlästa.`),
    exists: (id: string) => `Källan ${id} finns redan. Ändra den med: skord sources update ${id}`,
    missing: (id: string) => `Källan ${id} finns inte.`,
    onDemand: 'på begäran',
    never: 'aldrig',
  },
  harvest: {
    about: 'Skörda: hämta, validera, poängsätt och spara',
    source: 'id för källan (kan upprepas)',
    all: 'skörda alla källor, oavsett schema',
    force: 'tillämpa skörden även om den tar bort många datamängder',
    dryRun: 'visa vad skörden skulle ändra, spara inget',
    replay: 'bedöm det som en tidigare körning hämtade en gång till, spara inget',
    profile: 'profil att bedöma efter (med --replay)',
    none: 'Ingen källa är på tur. Använd --all för att skörda alla ändå.',
    summary: (good: number, bad: number) => `${good} klara, ${bad} misslyckade eller pausade.`,
    changes: (added: number, updated: number, removed: number, unchanged: number) =>
      `${added} nya, ${updated} ändrade, ${removed} borttagna, ${unchanged} oförändrade`,
    progress: 'Skördar',
  },
  publish: {
    about: 'Skriv den samlade katalogen som filer',
    out: 'mapp att skriva i',
    baseUrl: 'publik adress som katalogens egna IRI:er börjar med',
    written: (count: number, directory: string) => `${count} resurser publicerade i ${directory}`,
  },
  serve: {
    about: 'Starta webbsidor, API och schemalagda skördar',
    port: 'port att lyssna på',
    host: 'adress att lyssna på',
    noHarvest: 'skörda inte enligt schema',
    listening: (address: string) => `Skörd svarar på ${address}`,
  },
  demo: {
    about: 'Visa hela kedjan på påhittade myndigheter (npm start)',
    agencies: (count: number) => `${count} påhittade myndigheter svarar på den här datorn.`,
    harvesting: 'Skördar dem …',
    serving: (address: string) => `Öppna ${address} i en webbläsare. Avsluta med Ctrl+C.`,
    totals: (datasets: number, services: number, organisations: number) =>
      `Katalogen har ${datasets} datamängder och ${services} datatjänster från ${organisations} organisationer.`,
    again: 'Senast skördat finns kvar i datamappen; nästa start fortsätter därifrån.',
  },
  severities: { Violation: 'Fel', Warning: 'Varning', Info: 'Upplysning' },
  verdict: {
    counts: (violations: number, warnings: number, infos: number) =>
      `${antal(violations, 'fel', 'fel')}, ${antal(warnings, 'varning', 'varningar')}, ${antal(infos, 'upplysning', 'upplysningar')}`,
    unreadable: 'Filen kan inte läsas som RDF.',
    times: (times: number) => (times === 1 ? '' : `${formatNumber(times, 'sv')} gånger`),
    line: 'rad',
  },
  errors: {
    prefix: 'skord:',
    cannotRead: (input: string, reason: string) => `${input} kan inte läsas: ${reason}`,
    cannotUse: (path: string, reason: string) => `${path} kan inte användas: ${reason}`,
    system: {
      ENOENT: 'den finns inte',
      EEXIST: 'där finns redan en fil med det namnet',
      ENOTDIR: 'det är ingen mapp',
      EISDIR: 'det är en mapp',
      EACCES: 'rättighet saknas',
      EPERM: 'rättighet saknas',
      EROFS: 'disken är skrivskyddad',
      ENOSPC: 'disken är full',
    },
    store: {
      'unsupported-database': 'bara SQLite stöds ännu: utelämna --database och DATABASE_URL',
      'newer-version': 'databasen är skapad av en nyare version av Skörd. Uppgradera programmet.',
      'no-such-source': 'källan har tagits bort under tiden',
      'lease-lost': 'en annan process har tagit över källan under tiden',
    },
    setting: (name: string, value: string) =>
      `miljövariabeln ${name} kan inte vara ”${value}”. Se Configuration i README.`,
    count: (option: string, value: string) => `${option} ska vara ett heltal, 0 eller mer, inte ”${value}”`,
    nothingToUpdate: 'inget att ändra: ange minst en flagga. Visa dem med: skord sources update --help',
    badIri: (iri: string) =>
      `”${iri}” är ingen fullständig IRI. Exempel: http://dataportal.se/organisation/SE2021001975`,
    badEntry: (number: number, field: string) => `post ${number}: fältet ${field} saknas eller har fel värde`,
    notYaml: 'innehållet är varken YAML eller JSON',
    notList: 'innehållet är ingen lista med källor',
    notBaseline: 'innehållet är ingen lista över kända anmärkningar från skord validate --write-baseline',
    newerBaseline: 'den är skriven av en nyare version av Skörd. Uppgradera programmet.',
    notGiven: 'innehållet är inte JSON med urlStatus och dcatApCompliant',
    noSuchFile: 'filen finns inte',
    noSuchFolder: 'mappen finns inte',
    isDirectory: 'det är en mapp',
    notAllowed: 'rättighet saknas',
    choice: (option: string, value: string, choices: string) => `${option} kan inte vara ”${value}”. Välj: ${choices}`,
    number: (option: string, value: string) => `${option} ska vara ett tal, inte ”${value}”`,
    unknownCommand: (name: string) => `okänt kommando ”${name}”. Visa alla med: skord --help`,
    unknownOption: (name: string) => `okänd flagga ${name}. Visa flaggorna med: skord <kommando> --help`,
    missingArgument: (name: string) => `argumentet <${name}> saknas`,
    missingValue: (option: string) => `flaggan ${option} saknar värde`,
    missingOption: (option: string) => `flaggan ${option} måste anges`,
    usage: 'orden på kommandoraden går inte ihop. Visa hjälp med: skord --help',
    badId: (id: string) => `”${id}” duger inte som id: använd små bokstäver, siffror och bindestreck`,
    badUrl: (url: string) => `”${url}” är ingen http- eller https-adress`,
    badSchedule: (schedule: string) => `”${schedule}” är inget cron-uttryck`,
    badFile: (file: string, reason: string) => `${file} kan inte läsas in: ${reason}`,
    portInUse: (port: string) => `porten ${port} är upptagen. Välj en annan med --port eller PORT`,
  },
}

/** Every word the command line says; the English words must be as many as the Swedish. */
export type CliText = typeof sv

const en: CliText = {
  language: 'en',
  program: 'Harvests, validates, scores and publishes DCAT-AP metadata.',
  programAfter: `
Examples:
  skord validate catalogue.rdf                  what is wrong, on which line, and how to mend it
  skord validate https://town.example/dcat      the same for an address
  skord validate catalogue.rdf --format html    the same as a page to send on
  skord score catalogue.rdf --format json       metadata quality, dataset by dataset
  skord fix catalogue.rdf --out mended.rdf      mend what can be mended safely
  skord convert catalogue.rdf --to turtle       the same graph in another syntax
  skord sources add town --url https://town.example/dcat --title "The town"
  skord harvest --all                           harvest every source
  skord serve                                   web pages, API and scheduled harvests

Exit codes: 0 all well · 1 something to mend · 2 the input cannot be read or the words are off.`,
  usage: 'Usage:',
  usageOptions: '[options]',
  usageOfCommands: '[options] <command>',
  byDefault: 'default:',
  arguments: 'Arguments:',
  options: 'Options:',
  globalOptions: 'Global options:',
  commands: 'Commands:',
  help: 'show help',
  helpCommand: 'show help for a command',
  version: 'show version',
  data: 'folder of the database and the published files',
  database: 'database address (left out: SQLite in the data folder)',
  lang: 'language: sv or en',
  quiet: 'write nothing on stderr but errors',
  input: 'file, http(s) address, or - for stdin',
  format: 'format of the result',
  mediaType: 'media type, when the input does not tell',
  validate: {
    about: 'Validate metadata: say what is wrong, on which line, and how to mend it',
    profile: 'application profile, such as dcat-ap-se (may be repeated: the profiles are shown side by side)',
    shapes: 'file of SHACL shapes of your own to judge by as well; can be repeated',
    strict: 'judge by the published harvesting rules of the national portal',
    groupBy: 'put the text together by rule, resource or severity',
    failOn: 'least severity that gives exit code 1: violation, warning, info or never',
    baseline: 'file with known findings: only new ones are shown and counted',
    writeBaseline: 'write the findings to a file, as known until next time',
    maxFindings: 'show at most this many findings (text: per group); 0 = all',
    progress: 'Judging',
    interrupted: 'the validation was interrupted',
    more: rest => `… and ${formatNumber(rest, 'en')} more (show all with --max-findings 0)`,
    baselineWritten: (findings, file) =>
      findings === 1 ? `1 known finding written to ${file}` : `${findings} known findings written to ${file}`,
  },
  fix: {
    about: 'Mend what can be mended safely, and list every repair',
    out: 'file to write the mended catalogue in; may be the input itself (left out: stdout)',
    report: 'file to write the repairs in; JSON when the name ends in .json (left out: stderr)',
    to: 'syntax to write (left out: that of the input)',
    base: 'address where the catalogue is published; needed if it has relative addresses',
    sameFile: '--out and --report cannot be the same file',
    needsBase: (addresses, place) =>
      `the catalogue has ${counted(addresses, 'relative address', 'relative addresses')}${place}. Say where it is published: --base https://town.example/catalogue.rdf`,
    before: 'Before:',
    after: 'After: ',
    nothing: 'Nothing to mend automatically.',
    mended: repairs => `Mended in ${counted(repairs, 'place', 'places')}:`,
    gone: 'Findings that are gone:',
    withheld: repairs =>
      `Not mended in ${counted(repairs, 'place', 'places')}, since it would have given new findings:`,
    lost: 'Could not be read or written, and so is not in the mended file:',
    remaining: 'Left to mend by hand (show all with: skord validate):',
    morePlaces: rest => `… and in ${counted(rest, 'place', 'places')} more (all are in the file given with --report)`,
    moreRules: rest => `… and ${rest} more kinds of findings`,
  },
  convert: { about: 'Write the same graph in another syntax', to: 'syntax to write' },
  diff: {
    about: 'Show what differs between two catalogues, resource by resource and property by property',
    stdinTwice: 'only one of the two can be stdin (-)',
  },
  sources: {
    about: 'Show and change the harvest sources',
    list: 'list all sources',
    show: 'show one source',
    add: 'add a source',
    update: 'change a source',
    remove: 'remove a source and what was harvested from it',
    import: 'read sources from a YAML or JSON file',
    id: 'id of the source: lower-case letters, digits and hyphens',
    file: 'YAML or JSON file, or - for stdin',
    url: 'address of the catalogue',
    title: 'name of the source',
    organisation: 'IRI of the responsible organisation',
    kind: 'kind of source: dcat, html, ldes, ckan, sparql or file',
    schedule: 'cron expression in Swedish time, such as "0 4 * * *" for four o’clock every night',
    precedence:
      'rank when the same resource stands in several catalogues: public, private, collector (gathers what others publish) or a number (1 is first)',
    enable: 'harvest on schedule',
    disable: 'harvest only on demand',
    none: 'No sources. Add one with: skord sources add <id> --url <address> --title <name>',
    columns: ['Id', 'Name', 'Address', 'Schedule', 'Latest'],
    added: id => `Source ${id} added.`,
    updated: id => `Source ${id} changed.`,
    removed: id => `Source ${id} removed.`,
    imported: sources => (sources === 1 ? '1 source read.' : `${sources} sources read.`),
    exists: id => `There is a source ${id} already. Change it with: skord sources update ${id}`,
    missing: id => `There is no source ${id}.`,
    onDemand: 'on demand',
    never: 'never',
  },
  harvest: {
    about: 'Harvest: fetch, validate, score and store',
    source: 'id of the source (repeatable)',
    all: 'harvest every source, whatever its schedule',
    force: 'apply the harvest even if it removes many datasets',
    dryRun: 'show what the harvest would change, store nothing',
    replay: 'judge again what an earlier run received, store nothing',
    profile: 'profile to judge by (with --replay)',
    none: 'No source is due. Use --all to harvest every source anyway.',
    summary: (good, bad) => `${good} done, ${bad} failed or held.`,
    changes: (added, updated, removed, unchanged) =>
      `${added} added, ${updated} updated, ${removed} removed, ${unchanged} unchanged`,
    progress: 'Harvesting',
  },
  publish: {
    about: 'Write the aggregated catalogue as files',
    out: 'folder to write in',
    baseUrl: 'public address that the catalogue’s own IRIs begin with',
    written: (resources, directory) => `${resources} resources published in ${directory}`,
  },
  serve: {
    about: 'Start web pages, API and scheduled harvests',
    port: 'port to listen on',
    host: 'address to listen on',
    noHarvest: 'do not harvest on schedule',
    listening: address => `Skörd answers at ${address}`,
  },
  demo: {
    about: 'Show the whole line on invented agencies (npm start)',
    agencies: agencies => `${agencies} invented agencies answer on this computer.`,
    harvesting: 'Harvesting them …',
    serving: address => `Open ${address} in a browser. Stop with Ctrl+C.`,
    totals: (datasets, services, organisations) =>
      `The catalogue holds ${datasets} datasets and ${services} data services from ${organisations} organisations.`,
    again: 'What was harvested stays in the data folder; the next start goes on from there.',
  },
  severities: { Violation: 'Error', Warning: 'Warning', Info: 'Notice' },
  verdict: {
    counts: (violations, warnings, infos) =>
      `${counted(violations, 'error', 'errors')}, ${counted(warnings, 'warning', 'warnings')}, ${counted(infos, 'notice', 'notices')}`,
    unreadable: 'The file cannot be read as RDF.',
    times: times => (times === 1 ? '' : `${formatNumber(times, 'en')} times`),
    line: 'line',
  },
  errors: {
    prefix: 'skord:',
    cannotRead: (input, reason) => `${input} cannot be read: ${reason}`,
    cannotUse: (path, reason) => `${path} cannot be used: ${reason}`,
    system: {
      ENOENT: 'it does not exist',
      EEXIST: 'there is a file of that name already',
      ENOTDIR: 'it is no folder',
      EISDIR: 'it is a folder',
      EACCES: 'permission is missing',
      EPERM: 'permission is missing',
      EROFS: 'the disk is read-only',
      ENOSPC: 'the disk is full',
    },
    store: {
      'unsupported-database': 'only SQLite is supported so far: leave out --database and DATABASE_URL',
      'newer-version': 'the database was made by a newer version of Skörd. Upgrade the program.',
      'no-such-source': 'the source has been removed meanwhile',
      'lease-lost': 'another process has taken the source over meanwhile',
    },
    setting: (name, value) => `the environment variable ${name} cannot be "${value}". See Configuration in the README.`,
    count: (option, value) => `${option} should be a whole number, 0 or more, not "${value}"`,
    nothingToUpdate: 'nothing to change: give at least one option. List them with: skord sources update --help',
    badIri: iri => `"${iri}" is no absolute IRI. Example: http://dataportal.se/organisation/SE2021001975`,
    badEntry: (number, field) => `entry ${number}: the field ${field} is missing or has a wrong value`,
    notYaml: 'the content is neither YAML nor JSON',
    notList: 'the content is no list of sources',
    notBaseline: 'the content is no list of known findings from skord validate --write-baseline',
    newerBaseline: 'it was written by a newer version of Skörd. Upgrade the program.',
    notGiven: 'the content is not JSON with urlStatus and dcatApCompliant',
    noSuchFile: 'there is no such file',
    noSuchFolder: 'there is no such folder',
    isDirectory: 'it is a folder',
    notAllowed: 'permission is missing',
    choice: (option, value, choices) => `${option} cannot be "${value}". Choose: ${choices}`,
    number: (option, value) => `${option} should be a number, not "${value}"`,
    unknownCommand: name => `unknown command "${name}". List them with: skord --help`,
    unknownOption: name => `unknown option ${name}. List the options with: skord <command> --help`,
    missingArgument: name => `the argument <${name}> is missing`,
    missingValue: option => `the option ${option} lacks a value`,
    missingOption: option => `the option ${option} must be given`,
    usage: 'the words on the command line do not fit together. Show help with: skord --help',
    badId: id => `"${id}" will not do as an id: use lower-case letters, digits and hyphens`,
    badUrl: url => `"${url}" is no http or https address`,
    badSchedule: schedule => `"${schedule}" is no cron expression`,
    badFile: (file, reason) => `${file} cannot be read in: ${reason}`,
    portInUse: port => `port ${port} is in use. Choose another with --port or PORT`,
  },
}

/** The words by language. */
export const cliText: Readonly<Record<Language, CliText>> = { sv, en }

function antal(number: number, one: string, many: string): string {
  return `${formatNumber(number, 'sv')} ${number === 1 ? one : many}`
}

function counted(number: number, one: string, many: string): string {
  return `${formatNumber(number, 'en')} ${number === 1 ? one : many}`
}
