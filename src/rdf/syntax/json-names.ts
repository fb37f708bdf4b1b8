/**
 * Expanded JSON-LD without the names that every JavaScript object has, such as `__proto__`, as identifiers: jsonld keeps
 * nodes in plain objects by identifier, so that such a node would become part of every object there is. These names are
 * relative references and go the way of all those that nothing resolves; `./` before them makes no difference to that.
 */
export function withoutInheritedNames(expanded: unknown): unknown {
  if (Array.isArray(expanded)) return expanded.map(withoutInheritedNames)
  if (typeof expanded !== 'object' || expanded === null || '@value' in expanded) return expanded
  const members = Object.entries(expanded).map(([key, value]) => [
    key,
    key === '@id' && String(value) in {} ? `./${value}` : withoutInheritedNames(value),
  ])
  return Object.fromEntries(members)
}
