import type { Demands } from './nasty-demand.ts'
import { demandsOfDocuments } from './nasty-demands-of-documents.ts'
import { demandsOfMetadata } from './nasty-demands-of-metadata.ts'

/** By file name in the manifest. A row that is harvested with trouble must stand here with the rules that tell of it. */
export const demands: Readonly<Record<string, Demands>> = { ...demandsOfDocuments, ...demandsOfMetadata }
