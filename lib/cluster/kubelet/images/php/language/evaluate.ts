/** Works out expressions of PHP. */
import { textOf as fileText } from '@/lib/cluster/kubelet/images/context'
import { constantOf, findBuiltin } from '@/lib/cluster/kubelet/images/php/language/builtins'
import { PhpFault } from '@/lib/cluster/kubelet/images/php/language/lexer'
import { arithmetic, converted } from '@/lib/cluster/kubelet/images/php/language/operators'
import { Exited, isA, isClass, type Runtime, Thrown } from '@/lib/cluster/kubelet/images/php/language/runtime'
import type { Expr, Lambda, Place, Stmt } from '@/lib/cluster/kubelet/images/php/language/tree'
import {
  copied,
  integerOf,
  isTrue,
  keyOf,
  numberOf,
  PhpArray,
  PhpFunction,
  PhpObject,
  textOf,
  typeOf,
  type Value,
} from '@/lib/cluster/kubelet/images/php/language/values'

export type Scope = Map<string, Value>

/** How a block ends before its end. */
export type End = { s: 'break' | 'continue'; levels: number } | { s: 'return'; value: Value }

/** Calls within calls. */
const MAX_CALLS = 100
/** Expressions in expressions, calls included. */
const MAX_DEPTH = 1500

export abstract class Evaluator {
  protected readonly functions = new Map<string, { of: Lambda; file: string }>()
  private readonly included = new Set<string>()
  private calls = 0
  private depth = 0

  constructor(
    protected readonly runtime: Runtime,
    protected readonly globals: Scope,
  ) {}

  /** Runs a script's text. @throws Thrown, PhpFault, Exited */
  abstract script(source: string, isCode?: boolean, scope?: Scope): Value

  protected abstract block(body: readonly Stmt[], scope: Scope): End | undefined

  protected text(of: Expr, scope: Scope): string {
    const value = this.value(of, scope)
    if (value instanceof PhpArray) this.runtime.warn('Array to string conversion')
    return textOf(value)
  }

  protected value(of: Expr, scope: Scope): Value {
    if (of.k === 'value') return of.value
    if (++this.depth > MAX_DEPTH)
      throw new PhpFault('Maximum call stack size reached. Infinite recursion?', this.runtime.line)
    try {
      return this.worked(of, scope)
    } finally {
      this.depth -= 1
    }
  }

  private worked(of: Expr, scope: Scope): Value {
    const { runtime } = this
    runtime.spend()
    if ('line' in of) runtime.line = of.line
    switch (of.k) {
      case 'value':
        return of.value
      case 'join':
        return of.parts.map((part) => this.text(part, scope)).join('')
      case 'const':
        return constantOf(runtime, of.name)
      case 'var':
      case 'index':
      case 'prop':
        return this.look(of, scope, true)
      case 'array':
        return this.array(of, scope)
      case 'call':
        return this.call(of, scope)
      case 'apply':
        return this.apply(this.value(of.of, scope), this.values(of.args, scope))
      case 'method':
        return this.method(of, scope)
      case 'new':
        return this.made(of, scope)
      case 'static':
        return runtime.fail('Error', `Class "${of.name}" not found`)
      case 'unary':
        return this.unary(of, scope)
      case 'step': {
        const before = this.look(of.of, scope, false)
        const after = (numberOf(before) ?? 0) + of.by
        this.put(of.of, after, scope)
        return of.before ? after : before
      }
      case 'binary':
        return this.binary(of, scope)
      case 'assign':
        return this.assign(of, scope)
      case 'choice': {
        const test = this.value(of.test, scope)
        if (isTrue(test)) return of.yes ? this.value(of.yes, scope) : test
        return this.value(of.no, scope)
      }
      case 'isset':
        return of.of.every((one) => this.quiet(one, scope) !== null)
      case 'empty':
        return !isTrue(this.quiet(of.of, scope))
      case 'exit': {
        const why = of.of ? this.value(of.of, scope) : 0
        if (typeof why === 'string') runtime.say(why)
        else runtime.code = integerOf(why)
        throw new Exited()
      }
      case 'include':
        return this.include(of, scope)
      case 'lambda':
        return this.lambda(of.of, scope)
      case 'throw': {
        const thrown = this.value(of.of, scope)
        if (!(thrown instanceof PhpObject)) return runtime.fail('Error', 'Can only throw objects')
        throw new Thrown(thrown, of.line)
      }
    }
  }

  /** A value of its own. */
  protected own = (value: Value): Value => copied(value, this.spend)

  private spend = () => this.runtime.spend()

  private values = (of: readonly Expr[], scope: Scope): Value[] =>
    of.map((one) => this.own(this.value(one, scope)))

  /** What is there, and no word of what is not. */
  protected quiet(of: Expr, scope: Scope): Value {
    return of.k === 'var' || of.k === 'index' || of.k === 'prop'
      ? this.look(of, scope, false)
      : this.value(of, scope)
  }

  private look(of: Place, scope: Scope, aloud: boolean): Value {
    const { runtime } = this
    runtime.spend()
    if (of.k === 'var') {
      const found = scope.get(of.name) ?? (SUPER.test(of.name) ? this.globals.get(of.name) : undefined)
      if (found === undefined && aloud) runtime.warn(`Undefined variable $${of.name}`, of.line)
      return found ?? null
    }
    const inner = aloud ? this.value(of.of, scope) : this.quiet(of.of, scope)
    if (of.k === 'prop') {
      const found = inner instanceof PhpObject ? inner.props.get(of.name) : undefined
      if (found === undefined && aloud)
        runtime.warn(
          inner instanceof PhpObject
            ? `Undefined property: ${inner.name}::$${of.name}`
            : `Attempt to read property "${of.name}" on ${typeOf(inner)}`,
        )
      return found ?? null
    }
    if (!of.at) throw new PhpFault('Cannot use [] for reading', of.line)
    const key = keyOf(this.value(of.at, scope))
    if (inner instanceof PhpArray) {
      const found = inner.items.get(key)
      if (found === undefined && aloud)
        runtime.warn(`Undefined array key ${typeof key === 'number' ? key : `"${key}"`}`, of.line)
      return found ?? null
    }
    if (typeof inner === 'string')
      return inner.charAt(Number(key) < 0 ? inner.length + Number(key) : Number(key))
    if (aloud) runtime.warn(`Trying to access array offset on ${typeOf(inner)}`, of.line)
    return null
  }

  /** The array that a place holds, made where there is none. */
  private arrayAt(of: Expr, scope: Scope): PhpArray {
    const found = this.quiet(of, scope)
    if (found instanceof PhpArray) return found
    if (found !== null && found !== '') this.runtime.fail('Error', 'Cannot use a scalar value as an array')
    const made = new PhpArray()
    if (of.k === 'var' || of.k === 'index' || of.k === 'prop') this.put(of, made, scope)
    return made
  }

  protected put(to: Place, value: Value, scope: Scope): void {
    if (to.k === 'var') {
      if (SUPER.test(to.name)) this.globals.set(to.name, value)
      else scope.set(to.name, value)
    } else if (to.k === 'prop') {
      const of = this.value(to.of, scope)
      if (of instanceof PhpObject) of.props.set(to.name, value)
      else this.runtime.fail('Error', `Attempt to assign property "${to.name}" on ${typeOf(of)}`)
    } else {
      const array = this.arrayAt(to.of, scope)
      if (to.at) array.set(keyOf(this.value(to.at, scope)), value)
      else array.push(value)
    }
  }

  protected unset(of: Expr, scope: Scope): void {
    if (of.k === 'var') scope.delete(of.name)
    if (of.k !== 'index' || !of.at) return
    const array = this.quiet(of.of, scope)
    if (array instanceof PhpArray) array.items.delete(keyOf(this.value(of.at, scope)))
  }

  private array({ items }: Extract<Expr, { k: 'array' }>, scope: Scope): PhpArray {
    const made = new PhpArray()
    for (const { key, value, spread } of items) {
      const found = this.own(this.value(value, scope))
      if (spread && found instanceof PhpArray) for (const one of found.items.values()) made.push(one)
      else if (key) made.set(keyOf(this.value(key, scope)), found)
      else made.push(found)
    }
    return made
  }

  private unary({ op, of }: Extract<Expr, { k: 'unary' }>, scope: Scope): Value {
    if (op === '@') {
      this.runtime.silent += 1
      try {
        return this.value(of, scope)
      } finally {
        this.runtime.silent -= 1
      }
    }
    const value = this.value(of, scope)
    return converted(this.runtime, op, value)
  }

  private binary({ op, left, right }: Extract<Expr, { k: 'binary' }>, scope: Scope): Value {
    if (op === '??') {
      const found = this.quiet(left, scope)
      return found === null ? this.value(right, scope) : found
    }
    const first = this.value(left, scope)
    if (op === '&&' || op === 'and') return isTrue(first) && isTrue(this.value(right, scope))
    if (op === '||' || op === 'or') return isTrue(first) || isTrue(this.value(right, scope))
    const second = this.value(right, scope)
    if (op === 'instanceof') return first instanceof PhpObject && isA(first.name, textOf(second))
    if (op === '.' && (first instanceof PhpArray || second instanceof PhpArray))
      this.runtime.warn('Array to string conversion')
    const value = arithmetic(this.runtime, op, first, second)
    if (typeof value === 'string') this.runtime.spend(value.length >> 8)
    return value
  }

  private assign({ op, to, value: from }: Extract<Expr, { k: 'assign' }>, scope: Scope): Value {
    if (op === '??') {
      const before = this.quiet(to, scope)
      if (before !== null) return before
    }
    const given = this.value(from, scope)
    const value =
      op === '' || op === '??'
        ? this.own(given)
        : arithmetic(this.runtime, op, this.look(to, scope, true), given)
    if (typeof value === 'string') {
      this.runtime.spend(value.length >> 8)
      if (value.length > MOST_TEXT)
        throw new PhpFault('Allowed memory size of 134217728 bytes exhausted', this.runtime.line)
    }
    this.put(to, value, scope)
    return value
  }

  private call({ name, args, line }: Extract<Expr, { k: 'call' }>, scope: Scope): Value {
    const bare = name.slice(name.lastIndexOf('\\') + 1).toLowerCase()
    const own = this.functions.get(bare)
    if (own) return this.invoke(own.of, this.values(args, scope), new Map(), `${name}()`)
    const { runtime } = this
    if (bare === 'compact')
      return PhpArray.from(
        this.values(args, scope).flatMap((one) => {
          const found = scope.get(textOf(one))
          return found === undefined ? [] : [[textOf(one), found] as const]
        }),
      )
    const builtin = findBuiltin(bare)
    if (!builtin) return runtime.fail('Error', `Call to undefined function ${name}()`, line)
    const values = this.values(args, scope)
    runtime.line = line
    const given = { call: (of: Value, inner: Value[]) => this.apply(of, inner), isFunction: this.isFunction }
    const result = builtin(runtime, values, given)
    // Those that change what they are given.
    if (CHANGING.test(bare) && values[0] instanceof PhpArray && args[0] && isPlace(args[0]))
      this.put(args[0], values[0], scope)
    return result
  }

  private isFunction = (name: string): boolean =>
    this.functions.has(name.toLowerCase()) || findBuiltin(name.toLowerCase()) !== undefined

  private apply(of: Value, args: Value[]): Value {
    if (of instanceof PhpFunction) return of.call(args)
    if (typeof of !== 'string') return this.runtime.fail('Error', 'Value not callable')
    const exprs = args.map((value): Expr => ({ k: 'value', value }))
    return this.call({ k: 'call', name: of, args: exprs, line: this.runtime.line }, new Map())
  }

  private lambda(of: Lambda, scope: Scope): PhpFunction {
    const names = of.uses ?? [...scope.keys()]
    const kept: Scope = new Map(
      names.flatMap((name) => (scope.has(name) ? [[name, this.own(scope.get(name) ?? null)]] : [])),
    )
    return new PhpFunction('Closure', (args) => this.invoke(of, args, new Map(kept), '{closure}()'))
  }

  private invoke(of: Lambda, args: Value[], scope: Scope, name: string): Value {
    const { runtime } = this
    if (++this.calls > MAX_CALLS)
      throw new PhpFault('Maximum call stack size reached. Infinite recursion?', runtime.line)
    try {
      for (const [at, { name: param, usual }] of of.params.entries()) {
        const given = args[at]
        if (given === undefined && !usual)
          runtime.fail(
            'ArgumentCountError',
            `Too few arguments to function ${name}, ${args.length} passed in ${runtime.file} on line ${runtime.line} and exactly ${of.params.length} expected`,
          )
        scope.set(param, given ?? (usual ? this.value(usual, scope) : null))
      }
      const end = this.block(of.body, scope)
      return end?.s === 'return' ? end.value : null
    } finally {
      this.calls -= 1
    }
  }

  private made({ name, args, line }: Extract<Expr, { k: 'new' }>, scope: Scope): Value {
    const bare = name.slice(name.lastIndexOf('\\') + 1)
    const values = this.values(args, scope)
    if (bare === 'stdClass') return new PhpObject(bare, new Map())
    if (bare === 'PDO') this.runtime.fail('PDOException', 'could not find driver', line)
    if (!isClass(bare)) this.runtime.fail('Error', `Class "${name}" not found`, line)
    return this.runtime.exception(bare, textOf(values[0] ?? ''), integerOf(values[1] ?? 0), line)
  }

  private method({ of, name, args, line }: Extract<Expr, { k: 'method' }>, scope: Scope): Value {
    const object = this.value(of, scope)
    const values = this.values(args, scope)
    if (!(object instanceof PhpObject))
      return this.runtime.fail('Error', `Call to a member function ${name}() on ${typeOf(object)}`, line)
    const prop = /^get(Message|Code|File|Line)$/i.exec(name)?.[1]?.toLowerCase()
    if (prop && isClass(object.name)) return object.props.get(prop) ?? null
    if (/^getTraceAsString$/i.test(name)) return '#0 {main}'
    const own = object.props.get(name)
    if (own instanceof PhpFunction) return own.call(values)
    return this.runtime.fail('Error', `Call to undefined method ${object.name}::${name}()`, line)
  }

  private include(one: Extract<Expr, { k: 'include' }>, scope: Scope): Value {
    const { runtime } = this
    const given = this.text(one.path, scope)
    const folder = runtime.file.replace(/\/[^/]*$/, '')
    const path = given.startsWith('/') ? given : `${folder}/${given.replace(/^\.\//, '')}`
    if (one.once && this.included.has(path)) return true
    const source = fileText(runtime.host.context.files, path)
    const word = `${one.must ? 'require' : 'include'}${one.once ? '_once' : ''}`
    if (source === undefined) {
      runtime.warn(`${word}(${given}): Failed to open stream: No such file or directory`, one.line)
      const path = " (include_path='.:/usr/local/lib/php')"
      if (one.must) return runtime.fail('Error', `Failed opening required '${given}'${path}`, one.line)
      runtime.warn(`${word}(): Failed opening '${given}' for inclusion${path}`, one.line)
      return false
    }
    if (++this.calls > MAX_CALLS)
      throw new PhpFault('Maximum call stack size reached. Infinite recursion?', one.line)
    const before = runtime.file
    this.included.add(path)
    runtime.file = path
    try {
      return this.script(source, false, scope)
    } catch (error) {
      if (error instanceof PhpFault) error.file ??= path
      throw error
    } finally {
      this.calls -= 1
      runtime.file = before
    }
  }
}

const MOST_TEXT = 2_000_000
const SUPER = /^(_(SERVER|GET|POST|REQUEST|COOKIE|ENV|FILES|SESSION)|GLOBALS)$/
const CHANGING = /^([aku]?r?sort|u[ak]sort|shuffle|array_(push|pop|shift|unshift))$/

const isPlace = (of: Expr): of is Place => of.k === 'var' || of.k === 'index' || of.k === 'prop'
