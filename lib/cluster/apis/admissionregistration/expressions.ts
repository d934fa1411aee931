/** The CEL expressions of admission policies and of match conditions. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { CelCompilation, CelVariables } from '@/lib/cluster/cel/program'
import type { CelType } from '@/lib/cluster/cel/values'
import { rare } from '@/lib/cluster/sim/parts'

const REQUEST: CelVariables = {
  request: {
    plain: true,
    fields: {
      kind: { fields: { group: 'string', version: 'string', kind: 'string' } },
      resource: { fields: { group: 'string', version: 'string', resource: 'string' } },
      subResource: 'string',
      requestKind: { fields: { group: 'string', version: 'string', kind: 'string' } },
      requestResource: { fields: { group: 'string', version: 'string', resource: 'string' } },
      requestSubResource: 'string',
      name: 'string',
      namespace: 'string',
      operation: 'string',
      userInfo: {
        fields: {
          username: 'string',
          uid: 'string',
          groups: { list: 'string' },
          extra: { map: { list: 'string' } },
        },
      },
      dryRun: 'bool',
      options: 'dyn',
    },
  },
}

/**
 * What an expression may name: `params` and `variables` only in policies, the latter as a whole or with
 * the type of each.
 */
export interface Scope {
  params: boolean
  variables: boolean | Readonly<Record<string, string>>
  /** It may make objects and patches. */
  constructs?: true
}

const scopeKey = ({ params, variables, constructs }: Scope) =>
  `${params}${constructs ?? ''}${JSON.stringify(variables)}`

const scopes = new Map<string, CelVariables>()

function variablesOf(scope: Scope): CelVariables {
  const { params, variables } = scope
  const key = scopeKey(scope)
  const known = scopes.get(key)
  if (known) return known
  const made: Record<string, CelType> = { object: 'dyn', oldObject: 'dyn', ...REQUEST }
  if (variables) {
    made.namespaceObject = 'dyn'
    made.variables = variables === true ? 'dyn' : { fields: variables as Record<string, CelType> }
  }
  if (params) made.params = 'dyn'
  made.authorizer = 'kubernetes.authorization.Authorizer'
  scopes.set(key, made)
  return made
}

const KEPT = 200
const compiled = new Map<string, CelCompilation>()

/** Compiles once; the memory of a pure function. */
export function compileExpression(source: string, scope: Scope): CelCompilation {
  const key = `${scopeKey(scope)}${source}`
  const known = compiled.get(key)
  if (known) return known
  const made = rare('cel').compileCel(source, variablesOf(scope), scope.constructs)
  const oldest = compiled.keys().next().value
  if (compiled.size >= KEPT && oldest !== undefined) compiled.delete(oldest)
  compiled.set(key, made)
  return made
}

/** Refuses what does not compile, or is of another type. */
export function checkExpression(
  source: string,
  path: string,
  scope: Scope,
  types: readonly string[],
  errors: FieldErrors,
): void {
  const text = source.trim()
  const outcome = compileExpression(text, scope)
  if (!outcome.ok) errors.invalid(path, text, `compilation failed: ${outcome.error}`)
  else if (types.length > 0 && !types.includes(outcome.program.type)) {
    const shown = (type = '') => type.replaceAll('<', '(').replaceAll('>', ')')
    const wanted = types.length > 1 ? `one of [${types.map(shown).join(' ')}]` : shown(types[0])
    const got = shown(outcome.program.type)
    errors.invalid(path, text, `must evaluate to ${wanted} but got ${got}`)
  }
}
