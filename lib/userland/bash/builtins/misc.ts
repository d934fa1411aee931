import { type Builtin, parseOptions } from '@/lib/userland/bash/builtins/builtin'
import { Failed } from '@/lib/userland/bash/errors'
import { singleQuote } from '@/lib/userland/bash/expansion/quote'
import { setAction } from '@/lib/userland/bash/run/signals'
import type { Shell } from '@/lib/userland/bash/shell'
import { calculate, getVariable, setVariable, unsetVariable } from '@/lib/userland/bash/variables'
import type { Signal } from '@/lib/userland/kernel/process'
import { SIGNAL_NUMBERS, signalOf } from '@/lib/userland/kernel/signal-numbers'

const PSEUDO = new Set(['EXIT', 'ERR', 'DEBUG', 'RETURN'])

function trapName(text: string): string | undefined {
  if (text === '0') return 'EXIT'
  const name = text.toUpperCase()
  return PSEUDO.has(name) ? name : signalOf(text) || undefined
}

const order = (name: string) => (name === 'EXIT' ? 0 : (SIGNAL_NUMBERS[name as Signal] ?? 100))

function shownTrap(sh: Shell, name: string): string {
  const action = sh.state.traps.get(name)
  if (action === undefined) return ''
  const signal = PSEUDO.has(name) || sh.busybox ? name : `SIG${name}`
  return `trap -- ${singleQuote(action)} ${signal}\n`
}

export const trap: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'lp', 'trap [-lp] [[arg] signal_spec ...]')
  const { traps } = sh.state
  if (operands.length === 0 || options.has('p')) {
    const names = operands.length > 0 ? operands.map((one) => trapName(one) ?? '') : [...traps.keys()]
    sh.print(
      names
        .sort((a, b) => order(a) - order(b))
        .map((name) => shownTrap(sh, name))
        .join(''),
    )
    return 0
  }
  const [action = ''] = operands
  const resets =
    action === '-' || operands.length === 1 || (/^\d+$/.test(action) && trapName(action) !== undefined)
  const targets = resets && action !== '-' ? operands : operands.slice(1)
  let status = 0
  for (const target of targets) {
    const name = trapName(target)
    if (!name) {
      sh.warn(`trap: ${target}: invalid signal specification`)
      status = 1
      continue
    }
    if (resets) traps.delete(name)
    else traps.set(name, action)
    if (!PSEUDO.has(name)) setAction(sh, name as Signal)
  }
  return status
}

const CLASSES = ['u', 'g', 'o']

function symbolic(mask: number): string {
  return CLASSES.map((name, i) => {
    const bits = ~(mask >> (6 - i * 3)) & 7
    return `${name}=${bits & 4 ? 'r' : ''}${bits & 2 ? 'w' : ''}${bits & 1 ? 'x' : ''}`
  }).join(',')
}

function maskOf(text: string, old: number): number {
  let mask = old
  for (const clause of text.split(',')) {
    const [, who = '', operator, bits = ''] = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause) ?? []
    if (!operator) throw new Failed(`umask: \`${text[0]}': invalid symbolic mode operator`)
    let value = 0
    for (const bit of bits) value |= { r: 4, w: 2, x: 1 }[bit] ?? 0
    for (const [i, name] of CLASSES.entries()) {
      if (who !== '' && !who.includes(name) && !who.includes('a')) continue
      const shift = 6 - i * 3
      if (operator === '+') mask &= ~(value << shift)
      else if (operator === '-') mask |= value << shift
      else mask = (mask & ~(7 << shift)) | ((~value & 7) << shift)
    }
  }
  return mask
}

export const umask: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(words, 'pS', 'umask [-p] [-S] [mode]')
  const [given] = operands
  if (given === undefined) {
    const { umask: mask } = sh.process
    const octal = mask.toString(8).padStart(4, '0')
    const text = options.has('S') ? symbolic(mask) : octal
    sh.print(options.has('p') ? `umask ${options.has('S') ? '-S ' : ''}${text}\n` : `${text}\n`)
    return 0
  }
  if (/^\d+$/.test(given)) {
    if (!/^[0-7]+$/.test(given)) throw new Failed(`umask: ${given}: octal number out of range`)
    sh.process.umask = Number.parseInt(given, 8) & 0o777
  } else sh.process.umask = maskOf(given, sh.process.umask)
  return 0
}

const ULIMITS: Record<string, [words: string, unit: string, value: string]> = {
  R: ['real-time non-blocking time  ', '(microseconds, ', 'unlimited'],
  c: ['core file size              ', '(blocks, ', '0'],
  d: ['data seg size               ', '(kbytes, ', 'unlimited'],
  e: ['scheduling priority                 ', '(', '0'],
  f: ['file size                   ', '(blocks, ', 'unlimited'],
  i: ['pending signals                     ', '(', '15463'],
  l: ['max locked memory           ', '(kbytes, ', '8192'],
  m: ['max memory size             ', '(kbytes, ', 'unlimited'],
  n: ['open files                          ', '(', '1024'],
  p: ['pipe size                ', '(512 bytes, ', '8'],
  q: ['POSIX message queues         ', '(bytes, ', '819200'],
  r: ['real-time priority                  ', '(', '0'],
  s: ['stack size                  ', '(kbytes, ', '8192'],
  t: ['cpu time                   ', '(seconds, ', 'unlimited'],
  u: ['max user processes                  ', '(', '15463'],
  v: ['virtual memory              ', '(kbytes, ', 'unlimited'],
  x: ['file locks                          ', '(', 'unlimited'],
}

/** Shows limits; setting them is accepted and does nothing. */
export const ulimit: Builtin = (sh, words) => {
  const letters = words
    .slice(1)
    .filter((word) => word.startsWith('-'))
    .join('')
    .replace(/[-SH]/g, '')
  if (letters.includes('a')) {
    for (const [letter, [text, unit, value]] of Object.entries(ULIMITS))
      sh.print(`${text}${unit}-${letter}) ${value}\n`)
    return 0
  }
  const operand = words.slice(1).find((word) => !word.startsWith('-'))
  if (operand !== undefined) return 0
  for (const letter of letters === '' ? ['f'] : letters) {
    const found = ULIMITS[letter]
    if (!found) throw new Failed(`ulimit: -${letter}: invalid option`, 2)
    sh.print(`${found[2]}\n`)
  }
  return 0
}

export const times: Builtin = (sh) => {
  sh.print('0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n')
  return 0
}

export const letBuiltin: Builtin = (sh, words) => {
  if (words.length < 2) throw new Failed('let: expression expected')
  let last = 0n
  for (const word of words.slice(1)) last = calculate(sh, word, 'let: ')
  return last === 0n ? 1 : 0
}

/** The next option for `getopts`; its place within a group of letters is kept in the shell. */
export const getopts: Builtin = (sh, words) => {
  const [, letters, name, ...given] = words
  if (letters === undefined || name === undefined) {
    sh.write(2, 'getopts: usage: getopts optstring name [arg ...]\n')
    return 2
  }
  const args = given.length > 0 ? given : sh.state.parameters
  const silent = letters.startsWith(':') || getVariable(sh, 'OPTERR') === '0'
  const quiet = letters.startsWith(':')
  let index = Number(getVariable(sh, 'OPTIND') ?? 1) || 1
  let at = sh.state.optionAt || 1
  const set = (option: string, value: string | undefined) => {
    setVariable(sh, 'OPTIND', String(index))
    sh.state.optionAt = at
    if (value === undefined) unsetVariable(sh, 'OPTARG')
    else setVariable(sh, 'OPTARG', value)
    setVariable(sh, name, option)
  }
  const word = args[index - 1]
  if (word === undefined || !/^-./.test(word) || word === '--') {
    if (word === '--') index += 1
    at = 0
    set('?', undefined)
    return 1
  }
  const letter = word[at] ?? ''
  at += 1
  const known = letter === ':' ? -1 : letters.indexOf(letter)
  const wants = known >= 0 && letters[known + 1] === ':'
  const isLast = at >= word.length
  if (isLast) {
    index += 1
    at = 0
  }
  if (known < 0) {
    if (!silent) sh.write(2, `${sh.state.scriptName ?? sh.state.name}: illegal option -- ${letter}\n`)
    set('?', quiet ? letter : undefined)
    return 0
  }
  if (!wants) {
    set(letter, undefined)
    return 0
  }
  const value = isLast ? args[index - 1] : word.slice(at)
  index += 1
  at = 0
  if (value === undefined) {
    index -= 1
    if (!silent)
      sh.write(2, `${sh.state.scriptName ?? sh.state.name}: option requires an argument -- ${letter}\n`)
    set(quiet ? ':' : '?', quiet ? letter : undefined)
    return 0
  }
  set(letter, value)
  return 0
}

export const history: Builtin = (sh, words) => {
  const { state } = sh
  const { options, operands } = parseOptions(words, 'cd:anrwps', 'history [-c] [-d offset] [n]')
  if (options.has('c')) state.history = Object.freeze([])
  else if (options.has('d')) {
    const at = Number(options.get('d'))
    const index = at < 0 ? state.history.length + at : at - 1
    if (state.history[index] === undefined)
      throw new Failed(`history: ${options.get('d')}: history position out of range`)
    state.history = Object.freeze(state.history.filter((_, i) => i !== index))
  } else if (options.has('s'))
    state.history = Object.freeze([...state.history.slice(0, -1), operands.join(' ')])
  else if (!/[anrw]/.test([...options.keys()].join(''))) {
    const count = operands[0] === undefined ? state.history.length : Number(operands[0])
    if (Number.isNaN(count)) throw new Failed(`history: ${operands[0]}: numeric argument required`)
    sh.print(
      state.history
        .map((line, i) => `${String(i + 1).padStart(5)}  ${line}\n`)
        .slice(Math.max(0, state.history.length - count))
        .join(''),
    )
  }
  return 0
}

/** Lists only. */
export const fc: Builtin = (sh, words) => {
  const { options, operands } = parseOptions(
    words.map((word) => word.replace(/^-(\d+)$/, '$1n')),
    'e:lnrs',
    'fc [-e ename] [-lnr] [first] [last]',
  )
  if (!options.has('l')) throw new Failed('fc: only -l is supported')
  const list = sh.state.history
  const place = (word: string | undefined, standard: number) => {
    if (word === undefined) return standard
    return word.endsWith('n') ? list.length - Number(word.slice(0, -1)) : Number(word) - 1
  }
  const first = Math.max(0, place(operands[0], list.length - 17))
  const last = place(operands[1], list.length - 2)
  const lines = list
    .slice(first, last + 1)
    .map((line, i) => `${options.has('n') ? '' : first + i + 1}\t ${line}\n`)
  sh.print((options.has('r') ? lines.reverse() : lines).join(''))
  return 0
}

export const caller: Builtin = (sh, words) => {
  const calls = sh.state.frames.filter((frame) => frame.k === 'call').reverse()
  const at = Number(words[1] ?? 0)
  const call = calls[at]
  if (!call) return 1
  const { scriptName } = sh.state
  const outer = calls[at + 1]?.name ?? 'main'
  const file = scriptName ?? (calls[at + 1] ? 'environment' : 'NULL')
  sh.print(
    words[1] === undefined ? `${call.line} ${scriptName ?? 'NULL'}\n` : `${call.line} ${outer} ${file}\n`,
  )
  return 0
}
