/** Does statements of PHP. */
import { type End, Evaluator, type Scope } from '@/lib/cluster/kubelet/images/php/language/evaluate'
import { arithmetic } from '@/lib/cluster/kubelet/images/php/language/operators'
import { isA, Thrown } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { scriptOf } from '@/lib/cluster/kubelet/images/php/language/statements'
import type { Expr, Stmt } from '@/lib/cluster/kubelet/images/php/language/tree'
import {
  isTrue,
  PhpArray,
  PhpObject,
  typeOf,
  type Value,
} from '@/lib/cluster/kubelet/images/php/language/values'

export class Executor extends Evaluator {
  override script(source: string, isCode = false, scope = this.globals): Value {
    const body = scriptOf(source, isCode)
    this.declare(body)
    const end = this.block(body, scope)
    return end?.s === 'return' ? end.value : 1
  }

  private declare(body: readonly Stmt[]): void {
    for (const one of body)
      if (one.s === 'function') this.functions.set(one.name, { of: one.of, file: this.runtime.file })
  }

  protected override block(body: readonly Stmt[], scope: Scope): End | undefined {
    for (const one of body) {
      const end = this.statement(one, scope)
      if (end) return end
    }
    return undefined
  }

  /** Does the body of a loop; `over`: the loop is, and perhaps more than that. */
  private turn(body: readonly Stmt[], scope: Scope): { over: boolean; end?: End } {
    this.runtime.spend()
    const end = this.block(body, scope)
    if (!end) return { over: false }
    if (end.s === 'return') return { over: true, end }
    if (end.levels > 1) return { over: true, end: { ...end, levels: end.levels - 1 } }
    return { over: end.s === 'break' }
  }

  private statement(one: Stmt, scope: Scope): End | undefined {
    const { runtime } = this
    runtime.spend()
    switch (one.s) {
      case 'html':
        runtime.say(one.text)
        return undefined
      case 'echo':
        for (const of of one.of) runtime.say(this.text(of, scope))
        return undefined
      case 'expr':
        this.value(one.of, scope)
        return undefined
      case 'if':
        return this.block(isTrue(this.value(one.test, scope)) ? one.yes : one.no, scope)
      case 'while':
        for (let first = one.after; first || isTrue(this.value(one.test, scope)); first = undefined) {
          const { over, end } = this.turn(one.body, scope)
          if (over) return end
        }
        return undefined
      case 'for':
        return this.count(one, scope)
      case 'foreach':
        return this.each(one, scope)
      case 'switch':
        return this.cases(one, scope)
      case 'break':
      case 'continue':
        return one
      case 'return':
        return { s: 'return', value: one.of ? this.own(this.value(one.of, scope)) : null }
      case 'function':
        this.functions.set(one.name, { of: one.of, file: runtime.file })
        return undefined
      case 'global':
        for (const name of one.names) scope.set(name, this.globals.get(name) ?? null)
        return undefined
      case 'unset':
        for (const of of one.of) this.unset(of, scope)
        return undefined
      case 'try':
        return this.attempt(one, scope)
    }
  }

  private count({ first, test, then, body }: Extract<Stmt, { s: 'for' }>, scope: Scope): End | undefined {
    for (const of of first) this.value(of, scope)
    for (;;) {
      let goesOn = true
      for (const of of test) goesOn = isTrue(this.value(of, scope))
      if (!goesOn) return undefined
      const { over, end } = this.turn(body, scope)
      if (over) return end
      for (const of of then) this.value(of, scope)
    }
  }

  private each(one: Extract<Stmt, { s: 'foreach' }>, scope: Scope): End | undefined {
    const of = this.value(one.of, scope)
    const items = of instanceof PhpArray ? of.items : of instanceof PhpObject ? of.props : undefined
    if (!items) this.runtime.warn(`foreach() argument must be of type array|object, ${typeOf(of)} given`)
    for (const [key, value] of [...(items ?? [])]) {
      this.put(one.value, this.own(value), scope)
      if (one.key) this.put(one.key, key, scope)
      const { over, end } = this.turn(one.body, scope)
      if (over) return end
    }
    return undefined
  }

  private cases({ of, cases }: Extract<Stmt, { s: 'switch' }>, scope: Scope): End | undefined {
    const value = this.value(of, scope)
    const is = (test: Expr) => isTrue(arithmetic(this.runtime, '==', value, this.value(test, scope)))
    const found = cases.findIndex(({ test }) => test && is(test))
    const from = found < 0 ? cases.findIndex(({ test }) => !test) : found
    if (from < 0) return undefined
    const { end } = this.turn(
      cases.slice(from).flatMap(({ body }) => body),
      scope,
    )
    return end
  }

  private attempt({ body, catches, last }: Extract<Stmt, { s: 'try' }>, scope: Scope): End | undefined {
    let end: End | undefined
    try {
      end = this.block(body, scope)
    } catch (error) {
      const fitting =
        error instanceof Thrown
          ? catches.find(({ names }) => names.some((name) => isA(error.object.name, name)))
          : undefined
      if (!fitting || !(error instanceof Thrown)) {
        if (error instanceof Thrown) this.block(last, scope)
        throw error
      }
      if (fitting.as !== undefined) scope.set(fitting.as, error.object)
      end = this.block(fitting.body, scope)
    }
    return this.block(last, scope) ?? end
  }
}
