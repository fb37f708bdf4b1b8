const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g

/** Harvested text without what a reader cannot see or should not obey: control characters, and marks that turn text around. */
export function plain(text: string): string {
  return text.toWellFormed().replace(unseen, '\ufffd')
}

/** The same, cut to so many characters. */
export function short(text: string, most: number): string {
  const cleaned = plain(text)
  return cleaned.length > most ? `${cleaned.slice(0, most - 1).toWellFormed()}…` : cleaned
}
