/**
 * Runs a jq program: each part hands its results, one by one, to whoever comes after it. In a path
 * expression every result comes with its path.
 */

import { deletePaths, getPath, setPath } from '@/lib/userland/tools/jq/access'
import type { Ast, Definition } from '@/lib/userland/tools/jq/ast'
import { BUILTINS, NATIVE_ARITY } from '@/lib/userland/tools/jq/builtins'
import { formatted } from '@/lib/userland/tools/jq/formats'
import { Forms } from '@/lib/userland/tools/jq/forms'
import { binary } from '@/lib/userland/tools/jq/operators'
import { parseDefinition } from '@/lib/userland/tools/jq/parse'
import { PRELUDE } from '@/lib/userland/tools/jq/prelude'
import { Break, type Emit, type Fn, type Path, type Scope } from '@/lib/userland/tools/jq/scope'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'
import { isTrue, JqError, type Json, kindOf, numberOf, printed, shown } from '@/lib/userland/tools/jq/value'

const MAX_STEPS = 10_000_000
const MAX_DEPTH = 1_000

const prelude = new Map<string, Definition>()

function preludeDefinition(key: string): Definition | undefined {
  const source = Object.hasOwn(PRELUDE, key) ? PRELUDE[key] : undefined
  if (source === undefined) return undefined
  let found = prelude.get(key)
  if (!found) {
    const [name, arity] = key.split('/')
    const params = source.startsWith('(') ? source.slice(0, source.indexOf(')') + 1) : ''
    const body = source.slice(params.length)
    found = parseDefinition(`def ${name}${params}: ${body};`)
    if (found.params.length !== Number(arity)) throw new SyntaxFault(key)
    prelude.set(key, found)
  }
  return found
}

export const isKnown = (key: string): boolean =>
  Object.hasOwn(PRELUDE, key) || Object.hasOwn(BUILTINS, key) || NATIVE_ARITY.has(key)

export class Evaluator extends Forms {
  /** All results of a program for one input. */
  run(program: Ast, input: Json, variables: ReadonlyMap<string, Json>, emit: (value: Json) => void): void {
    let scope: Scope = { variables: undefined, functions: undefined }
    for (const [name, value] of variables) scope = this.bind(scope, name, value)
    this.steps = 0
    this.depth = 0
    this.eval(program, scope, input, undefined, emit)
  }

  eval(ast: Ast, scope: Scope, input: Json, path: Path, emit: Emit): void {
    this.steps += 1
    if (this.steps > MAX_STEPS) throw new JqError('too many steps')
    this.depth += 1
    try {
      if (this.depth > MAX_DEPTH) throw new JqError('stack overflow: too many calls within each other')
      this.node(ast, scope, input, path, emit)
    } finally {
      this.depth -= 1
    }
  }

  private collect(ast: Ast, scope: Scope, input: Json): Json[] {
    const out: Json[] = []
    this.eval(ast, scope, input, undefined, (value) => {
      out.push(value)
    })
    return out
  }

  private node(ast: Ast, scope: Scope, input: Json, path: Path, emit: Emit): void {
    const plain = this.plain(path)
    switch (ast.type) {
      case 'identity':
        emit(input, path)
        break
      case 'recurse':
        this.recurse(input, path, emit)
        break
      case 'literal':
        emit(ast.value, plain)
        break
      case 'string':
        this.interpolate(ast, 0, '', scope, input, (text) => emit(text, plain))
        break
      case 'format':
        emit(formatted(ast.name, input), plain)
        break
      case 'index':
      case 'slice':
      case 'each':
        this.access(ast, scope, input, path, emit)
        break
      case 'array':
        emit(ast.of ? this.collect(ast.of, scope, input) : [], plain)
        break
      case 'object':
        this.object(ast.entries, 0, new Map(), scope, input, (value) => emit(value, plain))
        break
      case 'negate':
        this.eval(ast.of, scope, input, undefined, (value) => {
          const number = numberOf(value)
          if (number === undefined) throw new JqError(`${kindOf(value)} (${shown(value)}) cannot be negated`)
          emit(-number, plain)
        })
        break
      case 'pipe':
        this.eval(ast.left, scope, input, path, (value, at) => this.eval(ast.right, scope, value, at, emit))
        break
      case 'comma':
        this.eval(ast.left, scope, input, path, emit)
        this.eval(ast.right, scope, input, path, emit)
        break
      case 'binary':
        this.eval(ast.right, scope, input, undefined, (right) =>
          this.eval(ast.left, scope, input, undefined, (left) =>
            emit(binary(ast.operator, left, right), plain),
          ),
        )
        break
      case 'and':
      case 'or':
        this.eval(ast.left, scope, input, undefined, (left) => {
          if (isTrue(left) === (ast.type === 'or')) emit(ast.type === 'or', plain)
          else this.eval(ast.right, scope, input, undefined, (right) => emit(isTrue(right), plain))
        })
        break
      case 'alternative':
        this.alternative(ast.left, ast.right, scope, input, path, emit)
        break
      case 'assign':
        this.assign(ast.operator, ast.left, ast.right, scope, input, (value) => emit(value, plain))
        break
      case 'if':
        this.eval(ast.condition, scope, input, undefined, (found) => {
          if (isTrue(found)) this.eval(ast.then, scope, input, path, emit)
          else if (ast.else) this.eval(ast.else, scope, input, path, emit)
          else emit(input, path)
        })
        break
      case 'try':
        this.attempt(ast.body, ast.handler, scope, input, path, emit)
        break
      case 'reduce':
      case 'foreach':
        this.fold(ast, scope, input, path, emit)
        break
      case 'as':
        this.eval(ast.source, scope, input, undefined, (value) =>
          this.destructure(ast.patterns, scope, value, (bound) =>
            this.eval(ast.body, bound, input, path, emit),
          ),
        )
        break
      case 'define': {
        const fn: Fn = {
          name: ast.definition.name,
          arity: ast.definition.params.length,
          definition: ast.definition,
          next: scope.functions,
        }
        fn.scope = { variables: scope.variables, functions: fn }
        this.eval(ast.body, { variables: scope.variables, functions: fn }, input, path, emit)
        break
      }
      case 'label': {
        const label = {}
        const inner = this.bind(scope, `*label-${ast.name}`, label as unknown as Json)
        this.catching(label, () => this.eval(ast.body, inner, input, path, emit))
        break
      }
      case 'break':
        throw new Break(this.lookUp(scope, `*label-${ast.name}`) as unknown as object)
      case 'variable':
        emit(this.lookUp(scope, ast.name), plain)
        break
      case 'call':
        this.call(ast.name, ast.args, scope, input, path, emit)
    }
  }

  private call(name: string, args: Ast[], scope: Scope, input: Json, path: Path, emit: Emit): void {
    for (let fn = scope.functions; fn; fn = fn.next) {
      if (fn.name !== name || fn.arity !== args.length) continue
      if (fn.closure) this.eval(fn.closure.body, fn.closure.scope, input, path, emit)
      else this.invoke(fn.definition!, fn.scope!, args, scope, input, path, emit)
      return
    }
    const key = `${name}/${args.length}`
    if (this.native(key, args, scope, input, path, emit)) return
    const builtin = Object.hasOwn(BUILTINS, key) ? BUILTINS[key] : undefined
    if (builtin) {
      this.product(args, scope, input, (values) => emit(builtin(input, values, this.world), this.plain(path)))
      return
    }
    const definition = preludeDefinition(key)
    if (!definition) throw new SyntaxFault(`${key} is not defined`)
    const own: Fn = { name, arity: args.length, definition, next: undefined }
    own.scope = { variables: undefined, functions: own }
    this.invoke(definition, own.scope, args, scope, input, path, emit)
  }

  /** Every combination of what the arguments give, the last one slowest. */
  private product(args: readonly Ast[], scope: Scope, input: Json, body: (values: Json[]) => void): void {
    const next = (at: number, values: Json[]): void => {
      if (at < 0) body(values)
      else this.eval(args[at]!, scope, input, undefined, (value) => next(at - 1, [value, ...values]))
    }
    next(args.length - 1, [])
  }

  private invoke(
    definition: Definition,
    home: Scope,
    args: readonly Ast[],
    scope: Scope,
    input: Json,
    path: Path,
    emit: Emit,
  ): void {
    const enter = (at: number, inner: Scope): void => {
      const param = definition.params[at]
      if (param === undefined) {
        this.eval(definition.body, inner, input, path, emit)
        return
      }
      const arg = args[at]!
      const name = param.replace('$', '')
      const closure: Fn = { name, arity: 0, closure: { body: arg, scope }, next: inner.functions }
      const withFn: Scope = { variables: inner.variables, functions: closure }
      if (!param.startsWith('$')) enter(at + 1, withFn)
      else this.eval(arg, scope, input, undefined, (value) => enter(at + 1, this.bind(withFn, name, value)))
    }
    enter(0, home)
  }

  /** Outputs of an update, each updated in its turn, without ever going deeper. */
  private spread(
    f: Ast,
    scope: Scope,
    start: Json,
    path: Path,
    visit: (value: Json, at: Path) => boolean,
  ): void {
    const stack: [Json, Path][] = [[start, path]]
    for (let next = stack.pop(); next; next = stack.pop()) {
      this.steps += 1
      if (!visit(next[0], next[1])) continue
      const found: [Json, Path][] = []
      this.eval(f, scope, next[0], next[1], (value, at) => {
        found.push([value, at])
      })
      stack.push(...found.reverse())
    }
  }

  private isMet(condition: Ast, scope: Scope, value: Json): boolean {
    return this.collect(condition, scope, value).some(isTrue)
  }

  /** What needs its arguments unevaluated. Whether it was one of these. */
  private native(key: string, args: Ast[], scope: Scope, input: Json, path: Path, emit: Emit): boolean {
    const [first, second, third] = args as [Ast, Ast, Ast]
    const plain = this.plain(path)
    switch (key) {
      case 'empty/0':
        return true
      case 'error/0':
        throw new JqError(input)
      case 'error/1':
        this.eval(first, scope, input, undefined, (value) => {
          throw new JqError(value)
        })
        return true
      case 'not/0':
        emit(!isTrue(input), plain)
        return true
      case 'path/1':
        this.paths(first, scope, input, (found) => emit(found, plain))
        return true
      case 'getpath/1':
        this.eval(first, scope, input, undefined, (value) => {
          if (!Array.isArray(value)) throw new JqError('Path must be specified as an array')
          const end = value.reduce<Path>((at, item) => this.extend(at, item, input), path)
          emit(getPath(input, value), end)
        })
        return true
      case 'del/1': {
        const gone: Json[] = []
        this.paths(first, scope, input, (found) => {
          gone.push(found)
        })
        emit(deletePaths(input, gone), plain)
        return true
      }
      case 'pick/1': {
        let out: Json = null
        this.paths(first, scope, input, (found) => {
          out = setPath(out, found, getPath(input, found))
        })
        emit(out, plain)
        return true
      }
      case 'recurse/1':
        this.spread(first, scope, input, path, (value, at) => {
          emit(value, at)
          return true
        })
        return true
      case 'repeat/1':
        this.spread(first, scope, input, path, (value, at) => {
          emit(value, at)
          return true
        })
        return true
      case 'while/2':
        this.spread(second, scope, input, path, (value, at) => {
          const goesOn = this.isMet(first, scope, value)
          if (goesOn) emit(value, at)
          return goesOn
        })
        return true
      case 'until/2':
        this.spread(second, scope, input, path, (value, at) => {
          const isOver = this.isMet(first, scope, value)
          if (isOver) emit(value, at)
          return !isOver
        })
        return true
      case 'range/1':
        this.range({ type: 'literal', value: 0 }, first, { type: 'literal', value: 1 }, scope, input, (n) =>
          emit(n, plain),
        )
        return true
      case 'range/2':
        this.range(first, second, { type: 'literal', value: 1 }, scope, input, (n) => emit(n, plain))
        return true
      case 'range/3':
        this.range(first, second, third, scope, input, (n) => emit(n, plain))
        return true
      case 'first/1':
        this.limit(1, first, scope, input, path, emit)
        return true
      case 'limit/2':
        this.eval(first, scope, input, undefined, (count) =>
          this.limit(numberOf(count) ?? 0, second, scope, input, path, emit),
        )
        return true
      case 'isempty/1': {
        let isEmpty = true
        this.limit(1, first, scope, input, undefined, () => {
          isEmpty = false
        })
        emit(isEmpty, plain)
        return true
      }
      case 'input/0':
        emit(this.world.input(), plain)
        return true
      case 'debug/0':
        this.world.debug(`["DEBUG:",${printed(input)}]\n`)
        emit(input, path)
        return true
      case 'stderr/0':
        this.world.debug(typeof input === 'string' ? input : printed(input))
        emit(input, path)
        return true
      default:
        return false
    }
  }

  private range(from: Ast, to: Ast, by: Ast, scope: Scope, input: Json, emit: (n: number) => void): void {
    this.product([from, to, by], scope, input, (values) => {
      const [start, end, step] = values.map(numberOf)
      if (start === undefined || end === undefined || step === undefined)
        throw new JqError('Range bounds must be numeric')
      for (let n = start; step > 0 ? n < end : step < 0 && n > end; n += step) {
        this.steps += 1
        if (this.steps > MAX_STEPS) throw new JqError('too many steps')
        emit(n)
      }
    })
  }

  private limit(count: number, of: Ast, scope: Scope, input: Json, path: Path, emit: Emit): void {
    if (count <= 0) return
    let left = count
    const label = {}
    this.catching(label, () =>
      this.eval(of, scope, input, path, (value, at) => {
        left -= 1
        emit(value, at)
        if (left <= 0) throw new Break(label)
      }),
    )
  }
}
