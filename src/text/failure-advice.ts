import type { InBoth } from './language.ts'

const letUsIn: InBoth = {
  sv: 'Be dem som sköter webbplatsen att släppa igenom vår skördare till den här adressen. Det finns en färdig text att skicka.',
  en: 'Ask those who run the web site to let our harvester through to this address. There is a text ready to be sent.',
}
const withoutLogin: InBoth = {
  sv: 'Gör katalogen åtkomlig utan inloggning. Prova adressen i ett privat webbläsarfönster.',
  en: 'Make the catalogue available without login. Try the address in a private browser window.',
}
const tellPlace: InBoth = {
  sv: 'Kontrollera att adressen fortfarande är rätt. Har katalogen flyttat ska källan få den nya adressen.',
  en: 'Check that the address is still right. If the catalogue has moved, the source must be given the new address.',
}
const later: InBoth = {
  sv: 'Du behöver inte göra något om det händer en enda gång, vi försöker igen. Händer det ofta bör servern ses över.',
  en: 'There is nothing you need to do if it happens once, we try again. If it happens often, the server needs attention.',
}
const issuer: InBoth = {
  sv: 'Skaffa ett certifikat från en utfärdare som webbläsare litar på.',
  en: 'Get a certificate from an authority that browsers trust.',
}

/** What can be done about the failures that fetching tells apart by a reason. */
export const adviceByReason: Readonly<Record<string, InBoth>> = {
  'name-not-found': tellPlace,
  'name-not-resolved': later,
  'connection-broken': later,
  'cut-short': {
    sv: 'Exporten avbröts innan allt var skickat. Se efter om den bryts av en tidsgräns på servern eller i en proxy.',
    en: 'The export was broken off before all was sent. See whether a time limit of the server or a proxy ends it.',
  },
  'certificate-expired': {
    sv: 'Förnya certifikatet på webbservern, och låt det förnyas av sig självt i fortsättningen.',
    en: 'Renew the certificate of the web server, and have it renewed automatically from now on.',
  },
  'certificate-not-yet-valid': {
    sv: 'Kontrollera från vilket datum certifikatet gäller.',
    en: 'Check from which date the certificate is valid.',
  },
  'certificate-incomplete': {
    sv: 'Lägg in även utfärdarens mellanliggande certifikat på webbservern. Webbläsare klarar sig ofta utan dem, andra program gör det inte.',
    en: 'Install the intermediate certificates of the issuer on the web server as well. Browsers often manage without them, other programs do not.',
  },
  'certificate-self-signed': issuer,
  'certificate-wrong-host': {
    sv: 'Skaffa ett certifikat som gäller värdnamnet i adressen, eller ange den adress som certifikatet gäller.',
    en: 'Get a certificate for the host name in the address, or state the address that the certificate is for.',
  },
  certificate: issuer,
  'tls-old': {
    sv: 'Slå på TLS 1.2 eller 1.3 på webbservern.',
    en: 'Turn on TLS 1.2 or 1.3 on the web server.',
  },
  'not-tls': {
    sv: 'Ange http i adressen, eller den port där servern svarar med https.',
    en: 'State http in the address, or the port on which the server answers with https.',
  },
  'redirect-loop': {
    sv: 'Rätta omdirigeringen på webbservern så att den leder fram till katalogen.',
    en: 'Correct the redirect on the web server so that it leads to the catalogue.',
  },
  'redirect-cookie': {
    sv: 'Låt adressen svara även den som inte tar emot kakor. Ofta är det en inloggning eller en lastbalanserare som kräver dem.',
    en: 'Let the address answer those who accept no cookies as well. It is often a login or a load balancer that demands them.',
  },
  'redirect-insecure': {
    sv: 'Låt omdirigeringen gå till en adress med https. Över http kan någon ändra katalogen på vägen.',
    en: 'Let the redirect go to an https address. Over http somebody can alter the catalogue on the way.',
  },
  'browser-check': letUsIn,
  firewall: letUsIn,
  'login-page': withoutLogin,
  'robots-unavailable': {
    sv: 'Låt servern svara på /robots.txt, med en fil eller med 404. Medan den svarar med fel hämtar vi inget därifrån.',
    en: 'Let the server answer on /robots.txt, with a file or with 404. While it answers with an error we fetch nothing from it.',
  },
  'not-rdf-empty': {
    sv: 'Kontrollera att exporten har skrivit något till filen.',
    en: 'Check that the export has written something to the file.',
  },
  'file-not-found': {
    sv: 'Kontrollera sökvägen i källans inställningar.',
    en: 'Check the path in the settings of the source.',
  },
  'file-not-readable': {
    sv: 'Ge tjänsten rätt att läsa filen.',
    en: 'Give the service permission to read the file.',
  },
  'file-changed': {
    sv: 'Skriv filen under ett annat namn och byt namn på den när den är klar.',
    en: 'Write the file under another name and rename it when it is ready.',
  },
  'outside-folder': {
    sv: 'Lägg filen i den mapp som tjänsten får läsa.',
    en: 'Put the file in the folder that the service may read.',
  },
}

/** What can be done about an answer with an error, by its status. */
export const adviceByStatus: Readonly<Record<string, InBoth>> = {
  401: withoutLogin,
  403: letUsIn,
  404: tellPlace,
  407: withoutLogin,
  410: tellPlace,
  429: {
    sv: 'Servern tycker att den får för många anrop. Tillåt fler för vår skördare, eller låt källan skördas mer sällan.',
    en: 'The server finds that it gets too many requests. Allow our harvester more, or have the source harvested less often.',
  },
}

/** What can be done when the server itself has failed. */
export const adviceForServerErrors: InBoth = {
  sv: 'Felet ligger på webbservern. Se dess logg vid den här tiden. Vi försöker igen vid nästa ordinarie tid.',
  en: 'The fault lies with the web server. See its log at this time. We try again at the next regular time.',
}

/** What can be done when bytes of the file are not in the encoding that it claims. */
export const adviceForEncoding: InBoth = {
  sv: 'Spara katalogen i UTF-8. Felet syns ofta som konstiga tecken i stället för å, ä och ö.',
  en: 'Save the catalogue in UTF-8. The error often shows as strange characters instead of å, ä and ö.',
}
