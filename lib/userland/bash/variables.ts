import { Discarded } from '@/lib/userland/bash/errors'
import { ArithmeticError, evaluate } from '@/lib/userland/bash/expansion/arithmetic'
import type { Shell } from '@/lib/userland/bash/shell'
import { specialValue } from '@/lib/userland/bash/special-variables'
import { type Variable, variable } from '@/lib/userland/bash/state'

export const isName = (text: string) => /^[A-Za-z_]\w*$/.test(text)

/** Follows name references. */
export function resolveName(sh: Shell, name: string): string {
  let at = name
  for (let i = 0; i < 8; i++) {
    const found = sh.state.variables.get(at)
    if (!found?.flags.includes('n') || !found.value) return at
    at = found.value
  }
  return at
}

const has = (found: Variable | undefined, flag: string) => found?.flags.includes(flag) ?? false

/** A name with an index that a reference may lead to: `a[1]`. */
function splitReference(name: string): [string, string | undefined] {
  const open = name.indexOf('[')
  return open > 0 && name.endsWith(']') ? [name.slice(0, open), name.slice(open + 1, -1)] : [name, undefined]
}

export function findVariable(sh: Shell, name: string): Variable | undefined {
  return specialValue(sh, name) ?? sh.state.variables.get(splitReference(resolveName(sh, name))[0])
}

/** Bash lists associative arrays by the buckets of its hash. */
function bucketOf(key: string): number {
  let hash = 2166136261
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash, 16777619) ^ ((key.charCodeAt(i) << 24) >> 24)
  return hash & 1023
}

/** Keys and values in bash's order. */
export function itemsOf(found: Variable | undefined): [string, string][] {
  if (!found) return []
  if (!found.items) return found.value === undefined ? [] : [['0', found.value]]
  const list = [...found.items]
  if (has(found, 'A')) list.sort(([a], [b]) => bucketOf(String(a)) - bucketOf(String(b)))
  else list.sort(([a], [b]) => Number(a) - Number(b))
  return list.map(([key, value]) => [String(key), value])
}

/** The value of an expression in this shell; what is wrong with it is said. */
export function calculate(sh: Shell, expression: string, prefix = ''): bigint {
  try {
    return evaluate(expression, scopeOf(sh))
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error
    const text = error.expression === '' ? '' : `${error.expression}: `
    const ash = error.message.startsWith('division') ? 'divide by zero' : 'arithmetic syntax error'
    return sh.raise(`${prefix}${text}${error.message}`, ash)
  }
}

export const scopeOf = (sh: Shell) => ({
  get(name: string, index?: string) {
    sh.spend(3)
    const value = getVariable(sh, name, index)
    if (value === undefined && sh.option('nounset'))
      sh.raise(`${name}: unbound variable`, `${name}: parameter not set`, 127)
    return value
  },
  set(name: string, value: string, index?: string) {
    setVariable(sh, name, value, index === undefined ? {} : { index })
  },
})

/** The greatest index; -1: there is none. */
function lastIndex(found: Variable | undefined): number {
  if (!found?.items) return found?.value === undefined ? -1 : 0
  let last = -1
  for (const key of found.items.keys()) if (Number(key) > last) last = Number(key)
  return last
}

/** The key that an index stands for; undefined: before the first. */
function keyOf(sh: Shell, found: Variable | undefined, index: string): string | number | undefined {
  if (has(found, 'A')) return index
  const at = Number(calculate(sh, index))
  if (at >= 0) return at
  const last = lastIndex(found)
  return last + 1 + at < 0 ? undefined : last + 1 + at
}

/** The text of a variable, of the first of an array, or of one item. */
export function getVariable(sh: Shell, name: string, index?: string): string | undefined {
  const [target, within] = splitReference(resolveName(sh, name))
  const found = findVariable(sh, target)
  const at = index ?? within
  if (at === undefined) {
    if (!found?.items) return found?.value
    return found.items.get(has(found, 'A') ? '0' : 0)
  }
  const key = keyOf(sh, found, at)
  if (key === undefined) {
    if (found) sh.warn(`${name}: bad array subscript`)
    return undefined
  }
  return found?.items ? found.items.get(key) : key === 0 || key === '0' ? found?.value : undefined
}

interface Assigning {
  index?: string
  append?: boolean
}

function checkWritable(sh: Shell, name: string, found: Variable | undefined) {
  if (!has(found, 'r')) return
  sh.raise(`${name}: readonly variable`, `${name}: is read only`)
}

/** As the attributes of the variable want it: a number, lower or upper case. */
function shaped(
  sh: Shell,
  found: Variable | undefined,
  value: string,
  old: string | undefined,
  append: boolean,
) {
  if (has(found, 'i')) {
    const added = calculate(sh, value)
    return String(append ? BigInt.asIntN(64, calculate(sh, old ?? '') + added) : added)
  }
  const text = sh.checkText(append ? (old ?? '') + value : value)
  if (has(found, 'l')) return text.toLowerCase()
  return has(found, 'u') ? text.toUpperCase() : text
}

/** @throws Discarded when it is read-only, which has been said */
export function setVariable(
  sh: Shell,
  name: string,
  value: string,
  { index, append = false }: Assigning = {},
) {
  const resolved = resolveName(sh, name)
  const [target, within] = splitReference(resolved)
  const { variables } = sh.state
  const found = variables.get(target)
  checkWritable(sh, target, found)
  const flags = found?.flags ?? (sh.option('allexport') ? 'x' : '')
  const at = index ?? within
  if (at === undefined && !found?.items) {
    if (onSet(sh, target, value)) return
    variables.set(target, variable(shaped(sh, found, value, found?.value, append), flags))
    return
  }
  const key = at === undefined ? (has(found, 'A') ? '0' : 0) : keyOf(sh, found, at)
  if (key === undefined) {
    sh.warn(`${target}[${at}]: bad array subscript`)
    throw new Discarded(1)
  }
  const items = new Map(found?.items ?? (found?.value === undefined ? [] : [[0, found.value]]))
  items.set(key, shaped(sh, found, value, items.get(key), append))
  setItems(sh, target, items, flags)
}

function setItems(sh: Shell, name: string, items: ReadonlyMap<string | number, string>, flags: string) {
  sh.spend(1 + (items.size >> 1))
  const all = /[aA]/.test(flags) ? flags : `a${flags}`
  sh.state.variables.set(name, Object.freeze({ flags: all, items }))
}

export type ArrayItem = [key: string | undefined, value: string, append: boolean]

/** `name=(…)`. */
export function setArray(sh: Shell, name: string, list: readonly ArrayItem[], append: boolean) {
  const target = resolveName(sh, name)
  const found = sh.state.variables.get(target)
  checkWritable(sh, target, found)
  const kept = append ? (found?.items ?? (found?.value === undefined ? [] : [[0, found.value] as const])) : []
  const items = new Map<string | number, string>(kept)
  let next = has(found, 'A') ? 0 : 1 + lastIndex({ flags: '', items })
  const pairs = has(found, 'A') ? paired(list) : list
  sh.spend(2 * list.length)
  for (const [index, value, adds] of pairs) {
    const key = index === undefined ? next : keyOf(sh, { flags: found?.flags ?? '', items }, index)
    if (key === undefined) {
      sh.warn(`[${index}]=${value}: bad array subscript`)
      continue
    }
    items.set(key, shaped(sh, found, value, items.get(key), adds))
    if (typeof key === 'number') next = key + 1
  }
  setItems(sh, target, items, found?.flags ?? (sh.option('allexport') ? 'x' : ''))
}

/** Words of an associative array without keys are keys and values in turn. */
function paired(list: readonly ArrayItem[]): ArrayItem[] {
  if (list[0]?.[0] !== undefined) return list.filter(([key]) => key !== undefined)
  const pairs: ArrayItem[] = []
  for (let i = 0; i < list.length; i += 2) pairs.push([list[i]?.[1], list[i + 1]?.[1] ?? '', false])
  return pairs
}

/** Variables that do something when they are set; true: that is all. */
function onSet(sh: Shell, name: string, value: string): boolean {
  const { state } = sh
  if (name === 'SECONDS') {
    state.startedAt = sh.process.machine.now() - Number(value || 0) * 1000
    return false
  }
  if (name === 'RANDOM') state.random = Number.parseInt(value, 10) || 0
  if (name === 'OPTIND') state.optionAt = 0
  return name === 'FUNCNAME' || name === 'PIPESTATUS' || name === 'GROUPS'
}

/** Adds and takes away attributes. */
export function setFlags(sh: Shell, name: string, add: string, remove = '') {
  const target = add.includes('n') || remove.includes('n') ? name : resolveName(sh, name)
  const found = sh.state.variables.get(target)
  const kept = [...(found?.flags ?? '')].filter((flag) => !remove.includes(flag) && !add.includes(flag))
  if (/l/.test(add)) remove += 'u'
  if (/u/.test(add)) remove += 'l'
  const flags = [...kept.filter((flag) => !remove.includes(flag)), ...add].sort().join('')
  const makesArray = /[aA]/.test(add) && !found?.items
  const items =
    makesArray && found?.value !== undefined
      ? new Map<string | number, string>([[add.includes('A') ? '0' : 0, found.value]])
      : found?.items
  const value = items ? undefined : found?.value
  sh.state.variables.set(
    target,
    Object.freeze({ flags, ...(items && { items }), ...(value !== undefined && { value }) }),
  )
}

/** @returns false: it is read-only */
export function unsetVariable(sh: Shell, name: string, index?: string): boolean {
  const target = index === undefined ? resolveName(sh, name) : resolveName(sh, name)
  const { variables } = sh.state
  const found = variables.get(target)
  if (has(found, 'r')) return false
  if (index === undefined || !found?.items) {
    if (index === undefined || index === '0') variables.delete(target)
    return true
  }
  const items = new Map(found.items)
  if (index === '@' || index === '*') items.clear()
  else {
    const key = keyOf(sh, found, index)
    if (key !== undefined) items.delete(key)
  }
  variables.set(target, Object.freeze({ ...found, items }))
  return true
}

/** Makes a name local to the function that runs: what it hides comes back when that ends. */
export function makeLocal(sh: Shell, name: string): boolean {
  const call = sh.call()
  if (!call) return false
  if (call.locals.has(name)) return true
  const found = sh.state.variables.get(name)
  call.locals.set(name, found)
  sh.state.variables.delete(name)
  // Assignments in front of a function are its variables already.
  return true
}

/** Puts back what was hidden. */
export function restoreVariables(sh: Shell, hidden: ReadonlyMap<string, Variable | undefined>) {
  for (const [name, before] of hidden) {
    if (before) sh.state.variables.set(name, before)
    else sh.state.variables.delete(name)
  }
}

interface Environment {
  from: [name: string, variable: Variable][]
  env: Readonly<Record<string, string>>
}

/** The last one of each table: it holds as long as the same variables are in it. */
const environments = new WeakMap<object, Environment>()

function holds(from: Environment['from'], variables: ReadonlyMap<string, Variable>): boolean {
  if (from.length !== variables.size) return false
  let at = 0
  for (const [name, found] of variables) {
    const before = from[at++]
    if (before?.[1] !== found || before[0] !== name) return false
  }
  return true
}

/** What programs get of a shell's variables. */
export function environmentOf(sh: Shell): Readonly<Record<string, string>> {
  const { variables } = sh.state
  const known = environments.get(variables)
  if (known && holds(known.from, variables)) return known.env
  const env: Record<string, string> = {}
  for (const [name, found] of variables)
    if (found.flags.includes('x') && found.value !== undefined) env[name] = found.value
  environments.set(variables, { from: [...variables], env: Object.freeze(env) })
  return env
}

export const ifsOf = (sh: Shell) => getVariable(sh, 'IFS') ?? ' \t\n'
