import type { ResourceType } from '../model/record.ts'

/** What the store has of a source, by primaryTopic. */
export type Standing = ReadonlyMap<
  string,
  { readonly resourceType: ResourceType; readonly checksum: string; readonly missingSince: Date | null }
>
