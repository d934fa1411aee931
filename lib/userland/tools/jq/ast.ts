import type { Json } from '@/lib/userland/tools/jq/value'

/** What a value is taken apart into: `$x`, `[$a, $b]`, `{a: $x}`. */
export type Destructuring =
  | { variable: string }
  | { array: Destructuring[] }
  | { object: { variable?: string; key?: Ast; of?: Destructuring }[] }

export interface Definition {
  name: string
  /** Names; those of values begin with a dollar. */
  params: string[]
  body: Ast
}

export type Ast =
  | { type: 'identity' }
  | { type: 'recurse' }
  | { type: 'literal'; value: Json }
  | { type: 'string'; format: string | undefined; parts: (string | Ast)[] }
  | { type: 'format'; name: string }
  | { type: 'index'; of: Ast; key: Ast }
  | { type: 'slice'; of: Ast; from: Ast | undefined; to: Ast | undefined }
  | { type: 'each'; of: Ast }
  | { type: 'array'; of: Ast | undefined }
  | { type: 'object'; entries: [key: Ast, value: Ast][] }
  | { type: 'negate'; of: Ast }
  | { type: 'pipe'; left: Ast; right: Ast }
  | { type: 'comma'; left: Ast; right: Ast }
  | { type: 'binary'; operator: string; left: Ast; right: Ast }
  | { type: 'and' | 'or' | 'alternative'; left: Ast; right: Ast }
  | { type: 'assign'; operator: string; left: Ast; right: Ast }
  | { type: 'if'; condition: Ast; then: Ast; else: Ast | undefined }
  | { type: 'try'; body: Ast; handler: Ast | undefined }
  | { type: 'reduce'; source: Ast; pattern: Destructuring[]; init: Ast; update: Ast }
  | {
      type: 'foreach'
      source: Ast
      pattern: Destructuring[]
      init: Ast
      update: Ast
      extract: Ast | undefined
    }
  | { type: 'as'; source: Ast; patterns: Destructuring[]; body: Ast }
  | { type: 'define'; definition: Definition; body: Ast }
  | { type: 'label'; name: string; body: Ast }
  | { type: 'break'; name: string }
  | { type: 'variable'; name: string }
  | { type: 'call'; name: string; args: Ast[] }
