/** Characters that an IRI cannot hold in any syntax of RDF 1.1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const notInIri = /[\u0000-\u0020<>"{}|^`\\\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const everyNotInIri = /[\u0000-\u0020<>"{}|^`\\\ufffe\uffff]/g

/**
 * An IRI as it may be written. Characters that no syntax can hold are percent-encoded, as the harvesting rules ask
 * of publishers; an IRI without such characters is itself.
 * @see rule 4 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function legalIri(iri: string): string {
  return notInIri.test(iri) ? iri.replace(everyNotInIri, encodeURIComponent) : iri
}

const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/

/** A language tag as it may be written: `sv_SE` becomes `sv-SE`; '' when the tag is beyond mending (the text then stands untagged). */
export function legalLanguage(tag: string): string {
  if (languageTag.test(tag)) return tag
  const mended = tag.trim().replaceAll('_', '-')
  return languageTag.test(mended) ? mended : ''
}
