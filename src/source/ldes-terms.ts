const ldesBase = 'https://w3id.org/ldes#'
const treeBase = 'https://w3id.org/tree#'
const activityBase = 'https://www.w3.org/ns/activitystreams#'

/** @see https://w3id.org/ldes/vocabulary */
export const ldes = {
  EventStream: `${ldesBase}EventStream`,
  timestampPath: `${ldesBase}timestampPath`,
  sequencePath: `${ldesBase}sequencePath`,
  versionOfPath: `${ldesBase}versionOfPath`,
  versionTimestampPath: `${ldesBase}versionTimestampPath`,
  versionSequencePath: `${ldesBase}versionSequencePath`,
  versionDeletePath: `${ldesBase}versionDeletePath`,
  versionDeleteObject: `${ldesBase}versionDeleteObject`,
  immutable: `${ldesBase}immutable`,
  retentionPolicy: `${ldesBase}retentionPolicy`,
} as const

/** What makes a retention policy let go of events because of their age alone, today's words and those of earlier releases. */
export const retentionByTime: readonly string[] = [
  ...['fullLogDuration', 'versionDuration', 'startingFrom', 'pointInTime'].map(name => ldesBase + name),
  `${treeBase}value`,
]

/** @see https://treecg.github.io/specification/ */
export const tree = {
  Collection: `${treeBase}Collection`,
  member: `${treeBase}member`,
  view: `${treeBase}view`,
  relation: `${treeBase}relation`,
  node: `${treeBase}node`,
  path: `${treeBase}path`,
  value: `${treeBase}value`,
  LessThanRelation: `${treeBase}LessThanRelation`,
  LessThanOrEqualToRelation: `${treeBase}LessThanOrEqualToRelation`,
} as const

/** @see https://www.w3.org/TR/activitystreams-vocabulary/ */
export const activity = {
  object: `${activityBase}object`,
  published: `${activityBase}published`,
} as const

/** Activities by which a description is added, replaced or taken away. */
export const activityTypes: Readonly<Record<string, 'put' | 'delete'>> = {
  [`${activityBase}Create`]: 'put',
  [`${activityBase}Update`]: 'put',
  [`${activityBase}Add`]: 'put',
  [`${activityBase}Announce`]: 'put',
  [`${activityBase}Delete`]: 'delete',
  [`${activityBase}Remove`]: 'delete',
}
