/**
 * Expressions in CEL as the API server compiles and runs them, with Kubernetes' own functions.
 * Mirrors: k8s.io/apiserver/pkg/cel (environment.MustBaseEnvSet), cel-go's error texts.
 * Differs: cost is not estimated; nested loops over long lists are refused when they run.
 */
import {
  type ASTNode,
  TypeError as CelTypeError,
  Environment,
  EvaluationError,
  ParseError,
} from '@marcbachmann/cel-js'
import { compileError, runtimeError } from '@/lib/cluster/cel/error-text'
import { authorizer } from '@/lib/cluster/cel/library/authorizer'
import { format, semver } from '@/lib/cluster/cel/library/format'
import { ip } from '@/lib/cluster/cel/library/ip'
import { CelFunctionError, type Library } from '@/lib/cluster/cel/library/library'
import { lists, sets } from '@/lib/cluster/cel/library/lists'
import { objects, withConstructors } from '@/lib/cluster/cel/library/objects'
import { quantity } from '@/lib/cluster/cel/library/quantity'
import { MATCHES, regex } from '@/lib/cluster/cel/library/regex'
import { strings } from '@/lib/cluster/cel/library/strings'
import { urls } from '@/lib/cluster/cel/library/urls'
import { type CelType, escapeProperty, toCel } from '@/lib/cluster/cel/values'

const LIBRARIES: readonly Library[] = [
  lists,
  sets,
  strings,
  regex,
  quantity,
  ip,
  urls,
  format,
  semver,
  objects,
  authorizer,
]

/** Steps that loops within loops may take. */
const MAX_STEPS = 1_000_000
const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter'])

let base: Environment | undefined

/** Built when it is first needed: most clusters never run an expression. */
function baseEnvironment(): Environment {
  if (base) return base
  base = new Environment({ homogeneousAggregateLiterals: false, enableOptionalTypes: true })
  for (const library of LIBRARIES) library(base)
  return base
}

/** Declares a type for the checker and returns its name; objects get names in the order they come. */
function declare(env: Environment, type: CelType, counter: { next: number }): string {
  if (typeof type === 'string') return type
  if ('list' in type) return `list<${declare(env, type.list, counter)}>`
  if ('optional' in type) return `optional<${declare(env, type.optional, counter)}>`
  if ('map' in type) return `map<string, ${declare(env, type.map, counter)}>`
  const fields: Record<string, string> = {}
  for (const [key, inner] of Object.entries(type.fields))
    fields[type.plain ? key : escapeProperty(key)] = declare(env, inner, counter)
  counter.next += 1
  const name = `Object${counter.next}`
  env.registerType(name, { fields })
  env.registerOperator(`${name} == ${name}`, () => true)
  return name
}

/** What an expression may name. */
export type CelVariables = Readonly<Record<string, CelType>>

export type CelOutcome = { ok: true; value: unknown } | { ok: false; error: string }

export interface CelProgram {
  /** cel-go's name of the result: `bool`, `string`, `dyn`, … */
  type: string
  /** Whether the expression names a variable. */
  uses(variable: string): boolean
  /** Runs on JSON values, one for each variable that is declared; `error` is cel-go's. */
  run(values: Readonly<Record<string, unknown>>): CelOutcome
}

export type CelCompilation = { ok: true; program: CelProgram } | { ok: false; error: string }

const isNode = (value: unknown): value is ASTNode =>
  typeof value === 'object' && value !== null && 'op' in value

function childrenOf(node: ASTNode): ASTNode[] {
  const args: unknown[] = Array.isArray(node.args) ? node.args : [node.args]
  return args.flatMap((arg) => (Array.isArray(arg) ? arg.flat() : [arg])).filter(isNode)
}

/** How deeply loops stand in one another. */
function loopDepth(node: ASTNode): number {
  const own = node.op === 'rcall' && LOOPS.has(String(node.args[0])) ? 1 : 0
  return own + Math.max(0, ...childrenOf(node).map(loopDepth))
}

function names(node: ASTNode, into: Set<string>): Set<string> {
  if (node.op === 'id') into.add(String(node.args))
  for (const child of childrenOf(node)) names(child, into)
  return into
}

/** The most elements that one loop can go through. */
function longest(value: unknown, text: boolean): number {
  if (typeof value === 'string') return text ? value.length : 0
  if (typeof value !== 'object' || value === null) return 0
  const inner = Array.isArray(value) ? value : Object.values(value)
  return inner.reduce((most: number, item) => Math.max(most, longest(item, text)), inner.length)
}

const isCelError = (error: unknown) =>
  error instanceof EvaluationError || error instanceof ParseError || error instanceof CelTypeError

/** Strings and comments stay; calls of `matches` get the name of the function that takes Go's expressions. */
function withGoRegex(source: string): string {
  return source.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\.matches(\s*\()/g,
    (all, quoted, paren) => (quoted === undefined ? `.${MATCHES}${paren}` : all),
  )
}

const checkers = new WeakMap<CelVariables, Environment>()
const runners = new Map<string, Environment>()

/** Knows the types; made once for each set of variables. */
function checkerFor(variables: CelVariables): Environment {
  const known = checkers.get(variables)
  if (known) return known
  const checker = baseEnvironment().clone()
  const counter = { next: 0 }
  for (const [name, type] of Object.entries(variables))
    checker.registerVariable(name, declare(checker, type, counter))
  checkers.set(variables, checker)
  return checker
}

/** Knows names only: values bring their types. */
function runnerFor(variables: CelVariables): Environment {
  const key = Object.keys(variables).join()
  const known = runners.get(key)
  if (known) return known
  const runner = baseEnvironment().clone()
  for (const name of Object.keys(variables)) runner.registerVariable(name, 'dyn')
  runners.set(key, runner)
  return runner
}

/** Compiles an expression over typed variables. @param constructs it may make objects and patches */
export function compileCel(source: string, variables: CelVariables, constructs = false): CelCompilation {
  const text = constructs ? withConstructors(withGoRegex(source)) : withGoRegex(source)
  const checked = checkerFor(variables).check(text)
  if (!checked.valid) return { ok: false, error: compileError(source, text, checked.error) }
  const parsed = runnerFor(variables).parse(text)
  // Checked once, the library does not look at the types again whenever it runs.
  parsed.check()
  const used = names(parsed.ast, new Set())
  const depth = loopDepth(parsed.ast)
  const splits = /\b(split|findAll)\b/.test(text)
  return {
    ok: true,
    program: {
      type: checked.type ?? 'dyn',
      uses: (variable) => used.has(variable),
      run(values) {
        const context: Record<string, unknown> = {}
        for (const [name, type] of Object.entries(variables)) {
          const optional = typeof type === 'object' && 'optional' in type
          if (values[name] !== undefined || optional) context[name] = toCel(values[name], type)
        }
        const steps = (longest(values, splits) + text.length / 2) ** depth
        if (depth > 1 && steps > MAX_STEPS) {
          return { ok: false, error: 'operation cancelled: actual cost limit exceeded' }
        }
        try {
          return { ok: true, value: parsed(context) }
        } catch (error) {
          if (error instanceof CelFunctionError) return { ok: false, error: error.message }
          if (isCelError(error)) return { ok: false, error: runtimeError(error as EvaluationError) }
          if (error instanceof RangeError)
            return { ok: false, error: 'operation cancelled: actual cost limit exceeded' }
          throw error
        }
      },
    },
  }
}
