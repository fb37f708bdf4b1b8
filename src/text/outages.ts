import { plural } from './format.ts'
import type { Language } from './language.ts'

/** How many servers were not reached, and when; `to` null when it was all at one time. */
interface Extent {
  readonly sources: number
  readonly hosts: number
  readonly from: string
  readonly to: string | null
}

const sv = {
  headline: (sources: number) =>
    `Skörden når inte ${plural(sources, 'sv', { one: '# källa', other: '# källor' })}: felet är troligen vårt eget`,
  happened: ({ sources, hosts, from, to }: Extent) =>
    `${to === null ? `Den ${from}` : `Mellan den ${from} och den ${to}`} slutade ${plural(sources, 'sv', { one: '# källa', other: '# källor' })} på ${plural(hosts, 'sv', { one: '# server', other: '# olika servrar' })} att gå att nå. När så många faller bort samtidigt brukar det bero på vårt nätverk, vår namnserver eller vår klocka, inte på källorna.`,
  cause: (cause: string, count: number) =>
    `Vanligaste orsaken: ${cause} (${plural(count, 'sv', { one: '# källa', other: '# källor' })}).`,
  concerned: 'Det gäller',
  means:
    'De som ansvarar för källorna har inte fått veta något. Det som är publicerat ligger kvar. När källorna går att nå igen får ingen mejl om avbrottet. De som fortfarande inte går att nå sedan andra gör det får besked då, eller efter ungefär ett dygn om avbrottet inte har tagit slut.',
  todo: 'Se efter att datorn som skördar kommer ut på nätet, att den kan slå upp namn, att klockan går rätt och att ingen brandvägg stoppar den. Skörden fortsätter av sig själv på ordinarie tider.',
  page: 'Läget för alla källor',
  why: 'Du får det här mejlet för att din adress är angiven som kontakt för tjänsten (SKORD_CONTACT). Det skickas en gång per avbrott.',
}

const en: typeof sv = {
  headline: sources =>
    `The harvest does not reach ${plural(sources, 'en', { one: '# source', other: '# sources' })}: the fault is probably our own`,
  happened: ({ sources, hosts, from, to }) =>
    `${to === null ? `On ${from}` : `Between ${from} and ${to}`}, ${plural(sources, 'en', { one: '# source', other: '# sources' })} on ${plural(hosts, 'en', { one: '# server', other: '# different servers' })} could no longer be reached. When that many drop out at the same time, it is usually because of our network, our name server or our clock, and not because of the sources.`,
  cause: (cause, count) =>
    `Most common cause: ${cause} (${plural(count, 'en', { one: '# source', other: '# sources' })}).`,
  concerned: 'The sources concerned',
  means:
    'Those who are responsible for the sources have not been told anything. What is published stays. When the sources can be reached again, nobody gets mail about the outage. Those that still cannot be reached when others can are told of then, or after about a day if the outage has not ended.',
  todo: 'Check that the computer that harvests can reach the internet, that it can look up names, that its clock is right and that no firewall stops it. The harvest goes on by itself at the usual times.',
  page: 'The state of all sources',
  why: 'You get this mail because your address is stated as the contact for the service (SKORD_CONTACT). It is sent once for each outage.',
}

/** What the operator is told when the fault is likely to be ours. */
export const outageWords: Readonly<Record<Language, typeof sv>> = { sv, en }
