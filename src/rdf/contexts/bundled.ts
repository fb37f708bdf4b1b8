import type { Context } from './context.ts'
import { dcatApContext, dcatApExamplesContext } from './dcat-ap.ts'
import { projectOpenDataContext } from './project-open-data.ts'
import { schemaOrgContext } from './schema-org.ts'

const semic = 'https://semiceu.github.io/'

/** The contexts that are known without the network, by every address they are asked for at, scheme left out. */
const bundled: ReadonlyMap<string, Context> = new Map([
  [`${semic}DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld`, dcatApContext],
  [`${semic}DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld`, dcatApContext],
  [`${semic}uri.semic.eu-generated/DCAT-AP/releases/3.0.0/context/dcat-ap.jsonld`, dcatApContext],
  [`${semic}uri.semic.eu-generated/DCAT-AP/releases/3.0.0/html/examples/context.jsonld`, dcatApExamplesContext],
  [`${semic}DCAT-AP/releases/3.0.0/html/examples/context.jsonld`, dcatApExamplesContext],
  ['https://schema.org', schemaOrgContext],
  ['https://schema.org/docs/jsonldcontext.json', schemaOrgContext],
  ['https://schema.org/docs/jsonldcontext.jsonld', schemaOrgContext],
  ['https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld', projectOpenDataContext],
])

/** The context of an address, whether http or https and with or without a last slash; null when it is not known. */
export function bundledContext(url: string): Context | null {
  return bundled.get(url.replace(/^http:/, 'https:').replace(/\/?(?:#.*)?$/, '')) ?? null
}
