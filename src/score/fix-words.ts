/** What fills a text of `vocab/score-fixes.tsv`. */
export interface FixValues {
  /** What would count, for `{$value}`. */
  readonly value: string | null
  /** What stands there now, for `{$found}`. */
  readonly found: string | null
}

/** The text of a fix with its values; a sentence that has nothing to show is left out. */
export function fixWords(text: string, values: FixValues): string {
  const places = Object.entries({ '{$value}': values.value, '{$found}': values.found })
  const empty = places.filter(([, shown]) => shown === null).map(([place]) => place)
  const said = sentencesOf(text).filter(sentence => !empty.some(place => sentence.includes(place)))
  return said.map(sentence => filled(sentence, values)).join(' ')
}

/** A sentence ends with a full stop, or with a value that stands alone, and the next begins with a capital letter. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.}]) (?=\p{Lu})/u)
}

function filled(sentence: string, { value, found }: FixValues): string {
  return sentence.replace(/\{\$(value|found)\}/g, (_, place) => (place === 'value' ? value : found) ?? '')
}
