/** The languages of the pages and the command line. */
export type Language = 'sv' | 'en'

/** The same sentence in both languages. */
export type InBoth = Readonly<Record<Language, string>>
