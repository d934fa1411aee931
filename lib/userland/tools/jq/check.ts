/** Whether all that a program names is there: functions, variables, labels. */
import type { Ast, Destructuring } from '@/lib/userland/tools/jq/ast'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'

interface Known {
  variables: readonly string[]
  functions: readonly string[]
}

function variables(pattern: Destructuring): string[] {
  if ('variable' in pattern) return [pattern.variable]
  if ('array' in pattern) return pattern.array.flatMap(variables)
  return pattern.object.flatMap((part) => [
    ...(part.variable === undefined ? [] : [part.variable]),
    ...(part.of ? variables(part.of) : []),
  ])
}

const isAst = (value: unknown): value is Ast => typeof value === 'object' && value !== null && 'type' in value

/** @throws SyntaxFault */
export function checkNames(ast: Ast, known: Known, isBuiltin: (key: string) => boolean): void {
  const visit = (part: unknown, names: Known): void => {
    if (Array.isArray(part)) for (const item of part) visit(item, names)
    else if (isAst(part)) node(part, names)
    else if (typeof part === 'object' && part !== null && !(part instanceof Map)) {
      for (const item of Object.values(part)) visit(item, names)
    }
  }
  const withVariables = (names: Known, more: string[]): Known => ({
    ...names,
    variables: [...names.variables, ...more],
  })
  const node = (part: Ast, names: Known): void => {
    switch (part.type) {
      case 'literal':
        return
      case 'call': {
        const key = `${part.name}/${part.args.length}`
        if (!names.functions.includes(key) && !isBuiltin(key))
          throw new SyntaxFault(`${key} is not defined`, -1)
        visit(part.args, names)
        return
      }
      case 'variable':
        if (!names.variables.includes(part.name)) throw new SyntaxFault(`$${part.name} is not defined`, -1)
        return
      case 'break':
        if (!names.variables.includes(`*label-${part.name}`)) {
          throw new SyntaxFault(`$*label-${part.name} is not defined`, -1)
        }
        return
      case 'label':
        node(part.body, withVariables(names, [`*label-${part.name}`]))
        return
      case 'as': {
        node(part.source, names)
        visit(part.patterns, withVariables(names, part.patterns.flatMap(variables)))
        node(part.body, withVariables(names, part.patterns.flatMap(variables)))
        return
      }
      case 'reduce':
      case 'foreach': {
        node(part.source, names)
        node(part.init, names)
        const inner = withVariables(names, part.pattern.flatMap(variables))
        node(part.update, inner)
        if (part.type === 'foreach' && part.extract) node(part.extract, inner)
        return
      }
      case 'define': {
        const { name, params, body } = part.definition
        const own = `${name}/${params.length}`
        const outer = { ...names, functions: [...names.functions, own] }
        const values = params.flatMap((param) => (param.startsWith('$') ? [param.slice(1)] : []))
        const inner = withVariables(outer, values)
        node(body, {
          ...inner,
          functions: [...inner.functions, ...params.map((param) => `${param.replace('$', '')}/0`)],
        })
        node(part.body, outer)
        return
      }
      default:
        for (const [key, item] of Object.entries(part)) if (key !== 'type') visit(item, names)
    }
  }
  node(ast, known)
}
