import type { ParameterType, TemplateFunction } from '@/lib/kubectl/printers/go-template/functions'

export type Functions = Readonly<Record<string, TemplateFunction>>

type Run = (...args: never[]) => unknown

/**
 * A function with its parameters in words: `def('int string', …)`, `def('any list...', …)` takes any number of the
 * last one. What it gets are strings, bigints (int), numbers (float64), booleans, lists and maps.
 */
export function def(parameters: string, run: Run): TemplateFunction {
  const words = parameters.split(' ').filter(Boolean)
  const variadic = words.at(-1)?.endsWith('...') ?? false
  const types = words.map((word) => word.replace('...', '') as ParameterType)
  return {
    least: variadic ? words.length - 1 : words.length,
    variadic,
    types,
    run: (args) => run(...(args as never[])),
  }
}

/** A function under several names. */
export const aliases = (names: string, one: TemplateFunction): Functions =>
  Object.fromEntries(names.split(' ').map((name) => [name, one]))
