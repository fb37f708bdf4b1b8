import type { Finding } from '../../model/finding.ts'
import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'

/** What to call the resource of a finding: its title, else its address, else what it is, as our names for what has none say nothing. */
export function resourceName(
  { focusNode, focusLabel }: Pick<Finding, 'focusNode' | 'focusLabel'>,
  className: string | null,
  language: Language,
): string {
  const words = validationWords[language]
  if (focusLabel === null && focusNode?.startsWith('_:')) return words.unnamed(className)
  return focusLabel ?? focusNode ?? words.wholeDocument
}
