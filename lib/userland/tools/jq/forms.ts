/** What the forms of a jq program do: access, objects, folds, patterns, assignments. `Evaluator` runs them. */
import { deletePaths, entriesOf, getIndex, getPath, setPath, sliceKey } from '@/lib/userland/tools/jq/access'
import type { Ast, Destructuring } from '@/lib/userland/tools/jq/ast'
import { formatted } from '@/lib/userland/tools/jq/formats'
import { binary } from '@/lib/userland/tools/jq/operators'
import { Break, type Emit, type Path, type Scope, variablesOf } from '@/lib/userland/tools/jq/scope'
import { SyntaxFault } from '@/lib/userland/tools/jq/syntax-fault'
import { isTrue, JqError, type Json, kindOf, shown } from '@/lib/userland/tools/jq/value'
import type { World } from '@/lib/userland/tools/jq/world'

export abstract class Forms {
  /** Parts that were run for the last input. */
  steps = 0
  protected depth = 0

  constructor(readonly world: World) {}

  abstract eval(ast: Ast, scope: Scope, input: Json, path: Path, emit: Emit): void

  protected bind(scope: Scope, name: string, value: Json): Scope {
    return { ...scope, variables: { name, value, next: scope.variables } }
  }

  /** Where a path is asked for, what is no path has none. */
  protected plain(path: Path): Path {
    return path === undefined ? undefined : 'none'
  }

  protected catching(label: object, body: () => void): void {
    const { depth } = this
    try {
      body()
    } catch (error) {
      if (!(error instanceof Break) || error.label !== label) throw error
      this.depth = depth
    }
  }

  protected lookUp(scope: Scope, name: string): Json {
    for (let at = scope.variables; at; at = at.next) if (at.name === name) return at.value
    if (name === 'ENV') return new Map(Object.entries(this.world.env))
    if (name === '__prog_args') return []
    if (name === 'named') return this.world.named
    throw new SyntaxFault(`$${name} is not defined`)
  }

  protected recurse(input: Json, path: Path, emit: Emit): void {
    emit(input, path)
    if (!Array.isArray(input) && !(input instanceof Map)) return
    this.steps += 1
    for (const [key, value] of entriesOf(input)) this.recurse(value, this.extend(path, key, input), emit)
  }

  /** The path of a part. @throws JqError when its whole has none */
  protected extend(path: Path, key: Json, whole: Json): Path {
    if (path === 'none') {
      throw new JqError(`Invalid path expression with result ${shown(whole)}`)
    }
    return path && [...path, key]
  }

  protected interpolate(
    ast: Extract<Ast, { type: 'string' }>,
    at: number,
    text: string,
    scope: Scope,
    input: Json,
    emit: (text: string) => void,
  ): void {
    const part = ast.parts[at]
    if (part === undefined) emit(text)
    else if (typeof part === 'string') this.interpolate(ast, at + 1, text + part, scope, input, emit)
    else {
      this.eval(part, scope, input, undefined, (value) =>
        this.interpolate(ast, at + 1, text + formatted(ast.format ?? '@text', value), scope, input, emit),
      )
    }
  }

  protected access(
    ast: Extract<Ast, { type: 'index' | 'slice' | 'each' }>,
    scope: Scope,
    input: Json,
    path: Path,
    emit: Emit,
  ): void {
    const at = (value: Json, key: Json, from: Path) => {
      const end = this.extend(from, key, value)
      emit(getIndex(value, key), end)
    }
    if (ast.type === 'each') {
      this.eval(ast.of, scope, input, path, (value, from) => {
        if (from === 'none') this.extend(from, 0, value)
        for (const [key, item] of entriesOf(value)) emit(item, this.extend(from, key, value))
      })
    } else if (ast.type === 'index') {
      this.eval(ast.of, scope, input, path, (value, from) => {
        if (ast.key.type === 'literal') at(value, ast.key.value, from)
        else this.eval(ast.key, scope, input, undefined, (key) => at(value, key, from))
      })
    } else {
      const nothing: Ast = { type: 'literal', value: null }
      this.eval(ast.of, scope, input, path, (value, from) =>
        this.eval(ast.to ?? nothing, scope, input, undefined, (to) =>
          this.eval(ast.from ?? nothing, scope, input, undefined, (start) =>
            at(value, sliceKey(start, to), from),
          ),
        ),
      )
    }
  }

  protected object(
    entries: readonly [Ast, Ast][],
    at: number,
    built: Map<string, Json>,
    scope: Scope,
    input: Json,
    emit: (value: Json) => void,
  ): void {
    const entry = entries[at]
    if (!entry) {
      emit(built)
      return
    }
    this.eval(entry[0], scope, input, undefined, (key) => {
      if (typeof key !== 'string') throw new JqError(`Object keys must be strings`)
      this.eval(entry[1], scope, input, undefined, (value) =>
        this.object(entries, at + 1, new Map(built).set(key, value), scope, input, emit),
      )
    })
  }

  protected alternative(left: Ast, right: Ast, scope: Scope, input: Json, path: Path, emit: Emit): void {
    let found = false
    let inside = false
    try {
      this.eval(left, scope, input, path, (value, at) => {
        if (!isTrue(value)) return
        found = true
        inside = true
        emit(value, at)
        inside = false
      })
    } catch (error) {
      // An error of the left side itself counts as no result; one of what follows does not.
      if (inside || !(error instanceof JqError)) throw error
    }
    if (!found) this.eval(right, scope, input, path, emit)
  }

  protected attempt(
    body: Ast,
    handler: Ast | undefined,
    scope: Scope,
    input: Json,
    path: Path,
    emit: Emit,
  ): void {
    const { depth } = this
    let inside = false
    try {
      this.eval(body, scope, input, path, (value, at) => {
        inside = true
        emit(value, at)
        inside = false
      })
    } catch (error) {
      if (inside || !(error instanceof JqError)) throw error
      this.depth = depth
      if (error.value instanceof Map && error.value.has('__jq')) return
      if (handler) this.eval(handler, scope, error.value, this.plain(path), emit)
    }
  }

  protected fold(
    ast: Extract<Ast, { type: 'reduce' | 'foreach' }>,
    scope: Scope,
    input: Json,
    path: Path,
    emit: Emit,
  ): void {
    this.eval(ast.init, scope, input, path, (start, startPath) => {
      let state: Json = start
      let at: Path = startPath
      this.eval(ast.source, scope, input, undefined, (value) =>
        this.destructure(ast.pattern, scope, value, (bound) => {
          let last: Json | undefined
          let lastPath: Path
          this.eval(ast.update, bound, state, at, (next, nextPath) => {
            last = next
            lastPath = nextPath
            if (ast.type !== 'foreach') return
            state = next
            at = nextPath
            if (ast.extract) this.eval(ast.extract, bound, next, nextPath, emit)
            else emit(next, nextPath)
          })
          if (ast.type === 'foreach') return
          state = last ?? null
          at = last === undefined ? this.plain(path) : lastPath
        }),
      )
      if (ast.type === 'reduce') emit(state, at)
    })
  }

  /** Takes a value apart in the first way that does not fail; variables of the other ways are null. */
  protected destructure(
    patterns: readonly Destructuring[],
    scope: Scope,
    value: Json,
    body: (bound: Scope) => void,
  ): void {
    let base = scope
    if (patterns.length > 1)
      for (const name of patterns.flatMap(variablesOf)) base = this.bind(base, name, null)
    for (const [index, pattern] of patterns.entries()) {
      if (index === patterns.length - 1) {
        this.takeApart(pattern, base, value, body)
        return
      }
      try {
        this.takeApart(pattern, base, value, body)
        return
      } catch (error) {
        if (!(error instanceof JqError)) throw error
      }
    }
  }

  protected takeApart(pattern: Destructuring, scope: Scope, value: Json, body: (bound: Scope) => void): void {
    if ('variable' in pattern) body(this.bind(scope, pattern.variable, value))
    else if ('array' in pattern) {
      if (value !== null && !Array.isArray(value))
        throw new JqError(`Cannot index ${kindOf(value)} with number`)
      const next = (at: number, bound: Scope): void => {
        const part = pattern.array[at]
        if (part) this.takeApart(part, bound, getIndex(value, at), (more) => next(at + 1, more))
        else body(bound)
      }
      next(0, scope)
    } else {
      const next = (at: number, bound: Scope): void => {
        const part = pattern.object[at]
        if (!part) {
          body(bound)
          return
        }
        const withKey = (key: Json) => {
          if (typeof key !== 'string') throw new JqError(`Cannot index object with ${kindOf(key)}`)
          const item = getIndex(value, key)
          const inner = part.variable === undefined ? bound : this.bind(bound, part.variable, item)
          if (part.of) this.takeApart(part.of, inner, item, (more) => next(at + 1, more))
          else next(at + 1, inner)
        }
        if (part.key) this.eval(part.key, bound, value, undefined, withKey)
        else withKey(part.variable!)
      }
      next(0, scope)
    }
  }

  /** The paths of an expression. */
  paths(ast: Ast, scope: Scope, input: Json, emit: (path: Json[], value: Json) => void): void {
    this.eval(ast, scope, input, [], (value, path) => {
      if (path === 'none' || !path) throw new JqError(`Invalid path expression with result ${shown(value)}`)
      emit(path, value)
    })
  }

  protected assign(
    operator: string,
    left: Ast,
    right: Ast,
    scope: Scope,
    input: Json,
    emit: (value: Json) => void,
  ): void {
    const update = (change: (old: Json) => Json | undefined) => {
      let out = input
      const gone: Json[] = []
      this.paths(left, scope, input, (path) => {
        const value = change(getPath(out, path))
        if (value === undefined) gone.push(path)
        else out = setPath(out, path, value)
      })
      emit(gone.length > 0 ? deletePaths(out, gone) : out)
    }
    if (operator === '|=') {
      update((old) => {
        let found: Json | undefined
        const label = {}
        this.catching(label, () =>
          this.eval(right, scope, old, undefined, (value) => {
            found = value
            throw new Break(label)
          }),
        )
        return found
      })
      return
    }
    this.eval(right, scope, input, undefined, (value) => {
      if (operator === '=') update(() => value)
      else if (operator === '//=') update((old) => (isTrue(old) ? old : value))
      else update((old) => binary(operator.slice(0, -1), old, value))
    })
  }
}
