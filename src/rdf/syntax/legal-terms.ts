/** Characters that an IRI cannot hold in one syntax or another, and those that nobody sees or that turn the text around. */
const notInIri =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0020<>"{}|^`\\\u007f-\u00a0\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f\u2066-\u2069\u3000\ufdd0-\ufdef\ufeff\ufff0-\uffff]/
const everyNotInIri = new RegExp(notInIri, 'g')

/**
 * An IRI as it may be written. Characters that not every syntax can hold are percent-encoded, as the harvesting rules ask
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
