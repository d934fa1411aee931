import { type Builtin, parseOptions, usageError } from '@/lib/userland/bash/builtins/builtin'
import { Failed } from '@/lib/userland/bash/errors'
import { compareText } from '@/lib/userland/bash/expansion/glob'
import { doubleQuote, quoteIfNeeded, singleQuote } from '@/lib/userland/bash/expansion/quote'
import type { Assigned, FrameOf } from '@/lib/userland/bash/frames'
import { assign } from '@/lib/userland/bash/run/assign'
import type { Shell } from '@/lib/userland/bash/shell'
import type { Variable } from '@/lib/userland/bash/state'
import { listItems } from '@/lib/userland/bash/syntax/list-items'
import { functionText } from '@/lib/userland/bash/syntax/print'
import {
  findVariable,
  isName,
  itemsOf,
  makeLocal,
  setFlags,
  unsetVariable,
} from '@/lib/userland/bash/variables'

/** Letters in the order in which `declare -p` shows them. */
const SHOWN = 'aAfilnrtux'

export function declaration(name: string, found: Variable): string {
  const letters = [...SHOWN].filter((letter) => found.flags.includes(letter)).join('')
  const flags = letters === '' ? '--' : `-${letters}`
  if (found.items) {
    const items = itemsOf(found).map(
      ([key, value]) => `[${/^[\w.-]+$/.test(key) ? key : doubleQuote(key)}]=${doubleQuote(value)}`,
    )
    const end = found.flags.includes('A') && items.length > 0 ? ' ' : ''
    return `declare ${flags} ${name}=(${items.join(' ')}${end})\n`
  }
  return `declare ${flags} ${name}${found.value === undefined ? '' : `=${doubleQuote(found.value)}`}\n`
}

const sorted = (sh: Shell) =>
  [...sh.state.variables.keys()].sort(compareText).flatMap((name) => {
    const found = findVariable(sh, name)
    return found ? [[name, found] as const] : []
  })

/** `set` without words. */
export function listVariables(sh: Shell): string {
  const lines = sorted(sh).flatMap(([name, found]) => {
    if (found.items) {
      const items = itemsOf(found).map(([key, value]) => `[${key}]=${doubleQuote(value)}`)
      return [`${name}=(${items.join(' ')}${found.flags.includes('A') && items.length > 0 ? ' ' : ''})\n`]
    }
    if (found.value === undefined) return []
    return [`${name}=${sh.busybox ? singleQuote(found.value) : quoteIfNeeded(found.value)}\n`]
  })
  const functions = [...sh.state.functions.keys()].sort(compareText).map((name) => functionText(sh, name))
  return lines.join('') + functions.join('')
}

interface Declaring {
  add: string
  remove: string
  local: boolean
  print: boolean
  global: boolean
  functions: boolean
  names: boolean
}

function readFlags(words: readonly string[], usage: string): { given: Declaring; first: number } {
  const given: Declaring = {
    add: '',
    remove: '',
    local: false,
    print: false,
    global: false,
    functions: false,
    names: false,
  }
  let first = 1
  for (; /^[-+]./.test(words[first] ?? ''); first++) {
    const word = words[first] ?? ''
    if (word === '--') {
      first += 1
      break
    }
    for (const letter of word.slice(1)) {
      if (letter === 'p') given.print = true
      else if (letter === 'g') given.global = true
      else if (letter === 'f') given.functions = true
      else if (letter === 'F') Object.assign(given, { functions: true, names: true })
      else if ('aAilnrtux'.includes(letter)) given[word.startsWith('-') ? 'add' : 'remove'] += letter
      else if (letter !== 'I') throw usageError(words[0] ?? '', `${word[0]}${letter}: invalid option`, usage)
    }
  }
  return { given, first }
}

/** One operand: `name`, `name=value`, `name[i]=value`, `name=(…)`. */
function operandOf(
  sh: Shell,
  word: string,
  known: Assigned | undefined,
  command: string,
): Assigned | { name: string; bare: true } | undefined {
  if (known) return known
  const found = /^([^=[+]*)(?:\[(.*?)\])?(\+?=)?(.*)$/s.exec(word)
  const name = found?.[1] ?? ''
  if (!isName(name)) {
    sh.warn(`${command}: \`${word}': not a valid identifier`)
    return undefined
  }
  if (found?.[3] === undefined) return { name, bare: true }
  return {
    name,
    append: found[3] === '+=',
    value: found[4] ?? '',
    ...(found[2] !== undefined && { index: found[2] }),
  }
}

function declareOne(
  sh: Shell,
  operand: Assigned | { name: string; bare: true },
  { add, remove, local }: Declaring,
): boolean {
  const { name } = operand
  if (local) makeLocal(sh, name)
  const found = sh.state.variables.get(name)
  if (found?.flags.includes('r') && (!('bare' in operand) || /[^rxp]/.test(add) || remove.includes('r'))) {
    sh.warn(`${name}: readonly variable`)
    return false
  }
  const later = add.includes('r') ? 'r' : ''
  if (add !== later || remove !== '' || !found) setFlags(sh, name, add.replace('r', ''), remove)
  if (!('bare' in operand)) {
    const text = operand.value
    // `declare -a a='(1 2)'` is an array as well.
    const asList =
      /[aA]/.test(add) && text !== undefined && operand.index === undefined && /^\(.*\)$/s.test(text)
    assign(sh, asList ? { name, append: operand.append, items: listItems(text) } : operand)
  }
  if (later) setFlags(sh, name, later)
  return true
}

function printOne(sh: Shell, name: string, command: string): boolean {
  const found = findVariable(sh, name)
  if (!found) {
    sh.warn(`${command}: ${name}: not found`)
    return false
  }
  sh.print(declaration(name, found))
  return true
}

function showFunctions(sh: Shell, names: readonly string[], onlyNames: boolean): number {
  const { functions } = sh.state
  const all = names.length > 0 ? names : [...functions.keys()].sort(compareText)
  let status = 0
  for (const name of all) {
    if (!functions.has(name)) status = 1
    else if (onlyNames) sh.print(names.length > 0 ? `${name}\n` : `declare -f ${name}\n`)
    else sh.print(functionText(sh, name))
  }
  return status
}

const USAGE = 'declare [-aAfFgiIlnrtux] [name[=value] ...] or declare -p [-aAfFilnrtux] [name ...]'

function declareAll(
  sh: Shell,
  words: readonly string[],
  frame: FrameOf<'simple'>,
  given: Declaring,
  first: number,
): number {
  const [command = ''] = words
  let status = 0
  for (const [i, word] of words.entries()) {
    if (i < first) continue
    if (given.print && !word.includes('=')) {
      if (!printOne(sh, word, command)) status = 1
      continue
    }
    const operand = operandOf(sh, word, frame.assigns.get(i), command)
    if (!operand || !declareOne(sh, operand, given)) status = 1
    else keep(frame, operand.name)
  }
  return status
}

/** What a declaration gives a variable stays, also when an assignment stood in front of it. */
function keep(frame: FrameOf<'simple'>, name: string) {
  frame.hidden.delete(name)
}

export const declare: Builtin = (sh, words, frame) => {
  const { given, first } = readFlags(
    words,
    words[0] === 'declare' ? USAGE : USAGE.replaceAll('declare', words[0] ?? ''),
  )
  if (given.functions) return showFunctions(sh, words.slice(first), given.names)
  if (first >= words.length) {
    const all = sorted(sh).filter(([, found]) => [...given.add].every((flag) => found.flags.includes(flag)))
    if (given.print || given.add !== '')
      sh.print(all.map(([name, found]) => declaration(name, found)).join(''))
    else sh.print(listVariables(sh))
    return 0
  }
  return declareAll(sh, words, frame, { ...given, local: sh.call() !== undefined && !given.global }, first)
}

export const local: Builtin = (sh, words, frame) => {
  const call = sh.call()
  if (!call)
    throw new Failed(sh.busybox ? 'local: not in a function' : 'local: can only be used in a function')
  if (words[1] === '-') {
    call.options = [...sh.state.options]
    return 0
  }
  const { given, first } = readFlags(words, 'local [option] name[=value] ...')
  if (first >= words.length) {
    for (const name of [...call.locals.keys()].sort(compareText)) printOne(sh, name, 'local')
    return 0
  }
  return declareAll(sh, words, frame, { ...given, local: true }, first)
}

function listFlagged(sh: Shell, flag: string, word: string): number {
  for (const [name, found] of sorted(sh)) {
    if (!found.flags.includes(flag)) continue
    if (!sh.state.posix) sh.print(declaration(name, found))
    else sh.print(`${word} ${name}${found.value === undefined ? '' : `=${doubleQuote(found.value)}`}\n`)
  }
  return 0
}

export const exportNames: Builtin = (sh, words, frame) => {
  const { options, operands } = parseOptions(words, 'fnp', 'export [-fn] [name[=value] ...] or export -p')
  if (operands.length === 0) return listFlagged(sh, 'x', 'export')
  if (options.has('f')) {
    for (const name of operands) {
      const found = sh.state.functions.get(name)
      if (!found) throw new Failed(`export: ${name}: not a function`)
      sh.state.functions.set(name, Object.freeze({ ...found, exported: true }))
    }
    return 0
  }
  const given = { add: options.has('n') ? '' : 'x', remove: options.has('n') ? 'x' : '' }
  const none = { local: false, print: false, global: false, functions: false, names: false }
  return declareAll(sh, words, frame, { ...none, ...given }, words.length - operands.length)
}

export const readonly: Builtin = (sh, words, frame) => {
  const { options, operands } = parseOptions(
    words,
    'aAfp',
    'readonly [-aAf] [name[=value] ...] or readonly -p',
  )
  if (operands.length === 0) return listFlagged(sh, 'r', 'readonly')
  if (options.has('f')) return 0
  const add = `r${options.has('a') ? 'a' : ''}${options.has('A') ? 'A' : ''}`
  const none = { remove: '', local: false, print: false, global: false, functions: false, names: false }
  return declareAll(sh, words, frame, { ...none, add }, words.length - operands.length)
}

export const unset: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'fnv', 'unset [-f] [-v] [-n] [name ...]')
  let status = 0
  for (const word of operands) {
    const [, name = '', index] = /^([^[]*)(?:\[(.*)\])?$/s.exec(word) ?? []
    if (options.has('f')) sh.state.functions.delete(word)
    else if (!isName(name) && !sh.state.functions.has(word)) {
      if (!options.has('v') && !word.includes('[')) continue
      sh.warn(`unset: \`${word}': not a valid identifier`)
      status = 1
    } else if (!options.has('v') && !sh.state.variables.has(name) && sh.state.functions.has(word))
      sh.state.functions.delete(word)
    else if (options.has('n')) sh.state.variables.delete(name)
    else if (!unsetVariable(sh, name, index)) {
      sh.warn(`unset: ${name}: cannot unset: readonly variable`)
      status = 1
    }
  }
  return status
}
