import { sh } from '../rdf/vocabulary.ts'

/** What the names of SHACL begin with. */
export const shaclNamespace = sh.Shape.slice(0, -'Shape'.length)

/** IRI of the constraint component of a parameter: `sh:minCount` → `sh:MinCountConstraintComponent`. */
export function componentOf(parameter: string): string {
  const name = parameter.slice(shaclNamespace.length)
  return `${shaclNamespace}${name[0].toUpperCase()}${name.slice(1)}ConstraintComponent`
}
