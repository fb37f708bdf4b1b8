/** Longest piece of harvested text on a line, in characters. */
const longest = 120

/** Text that may hold harvested text, for a terminal: no control characters, so no escape sequences, and no marks that turn text around. */
export function cleaned(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ')
}

/** Pieces that are a line each, or end a line, for a terminal. */
export function* cleanedLines(pieces: Iterable<string>): Iterable<string> {
  for (const piece of pieces) yield piece.split('\n').map(cleaned).join('\n')
}

/** Harvested text on one line of bounded length. */
export function printable(text: string): string {
  const oneLine = cleaned(text)
  return oneLine.length > longest ? `${oneLine.slice(0, longest - 1)}…` : oneLine
}
