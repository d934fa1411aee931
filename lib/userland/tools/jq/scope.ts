import type { Ast, Definition, Destructuring } from '@/lib/userland/tools/jq/ast'
import type { Json } from '@/lib/userland/tools/jq/value'

/** A path, or why there is none: the value that a path was looked for in. */
export type Path = Json[] | 'none' | undefined
export type Emit = (value: Json, path: Path) => void

export interface Scope {
  variables: Variable | undefined
  functions: Fn | undefined
}

export interface Variable {
  name: string
  value: Json
  next: Variable | undefined
}

export interface Fn {
  name: string
  arity: number
  /** A definition, or an argument that runs where the call stood. */
  definition?: Definition
  closure?: { body: Ast; scope: Scope }
  scope?: Scope
  next: Fn | undefined
}

export class Break {
  constructor(readonly label: object) {}
}

/** The names that a pattern gives. */
export function variablesOf(pattern: Destructuring): string[] {
  if ('variable' in pattern) return [pattern.variable]
  if ('array' in pattern) return pattern.array.flatMap(variablesOf)
  return pattern.object.flatMap(({ variable, of }) => [
    ...(variable === undefined ? [] : [variable]),
    ...(of ? variablesOf(of) : []),
  ])
}
