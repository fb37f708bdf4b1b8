import { en } from './en.ts'
import type { Language } from './language.ts'
import { sv, type Words } from './sv.ts'

/** The words of the pages, by language. */
export const words: Readonly<Record<Language, Words>> = { sv, en }
