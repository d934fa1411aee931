import type { Environment } from '@marcbachmann/cel-js'

/** Adds functions of one library to an environment. */
export type Library = (env: Environment) => void

type Handler = (...args: never[]) => unknown

/** Registers functions by their signatures. */
export function functions(env: Environment, table: Record<string, Handler>): void {
  for (const [signature, handler] of Object.entries(table)) {
    env.registerFunction(signature, handler as (...args: unknown[]) => unknown)
  }
}

/** The name in front of a group of functions: `sets` of `sets.contains(…)`. */
export function namespaceOf(env: Environment, name: string): string {
  const type = `${name}Functions`
  class Namespace {}
  env.registerType(type, { ctor: Namespace, fields: {} })
  env.registerConstant(name, type, new Namespace())
  return type
}

/** What the library's evaluator reports as an error of the expression. */
export class CelFunctionError extends Error {}
