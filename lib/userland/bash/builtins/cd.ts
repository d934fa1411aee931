import { type Builtin, parseOptions } from '@/lib/userland/bash/builtins/builtin'
import { Failed } from '@/lib/userland/bash/errors'
import { shortFolder } from '@/lib/userland/bash/prompt'
import type { Shell } from '@/lib/userland/bash/shell'
import { getVariable, setFlags, setVariable } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'

/** Goes to a folder; the words for what is wrong. @throws Failed */
function go(sh: Shell, target: string, shown: string, name: string): void {
  const { process } = sh
  const before = process.cwd
  const path = process.resolve(target)
  let problem: string | undefined
  try {
    const stat = process.files.stat(path)
    if (!stat) problem = 'No such file or directory'
    else if (stat.type !== 'directory') problem = 'Not a directory'
    else {
      process.files.stat(path === '/' ? '/' : `${path}/.`)
      const { uid, gid, groups } = process
      const shift = stat.uid === uid ? 6 : stat.gid === gid || groups.includes(stat.gid) ? 3 : 0
      if (uid !== 0 && ((stat.mode >> shift) & 1) === 0) problem = 'Permission denied'
    }
  } catch (error) {
    if (!(error instanceof Errno)) throw error
    problem = error.message
  }
  if (problem) {
    throw new Failed(
      sh.busybox ? `${name}: can't cd to ${shown}: ${problem}` : `${name}: ${shown}: ${problem}`,
    )
  }
  process.cwd = path
  setVariable(sh, 'OLDPWD', before)
  setVariable(sh, 'PWD', path)
  setFlags(sh, 'OLDPWD', 'x')
}

/** A folder below one of CDPATH. */
function inPath(sh: Shell, target: string): string | undefined {
  const path = getVariable(sh, 'CDPATH')
  if (!path || /^\.{0,2}(\/|$)/.test(target)) return undefined
  for (const folder of path.split(':')) {
    const candidate = folder === '' ? target : `${folder}/${target}`
    try {
      if (sh.process.files.stat(candidate)?.type === 'directory') return folder === '' ? undefined : candidate
    } catch (error) {
      if (!(error instanceof Errno)) throw error
    }
  }
  return undefined
}

export const cd: Builtin = (sh, words) => {
  const { operands } = parseOptions(words, 'LPe@', 'cd [-L|[-P [-e]] [-@]] [dir]')
  if (operands.length > 1 && !sh.busybox) throw new Failed('cd: too many arguments')
  const [given] = operands
  const target =
    given === undefined ? getVariable(sh, 'HOME') : given === '-' ? getVariable(sh, 'OLDPWD') : given
  if (target === undefined) throw new Failed(`cd: ${given === '-' ? 'OLDPWD' : 'HOME'} not set`)
  if (target === '') return 0
  const found = given === undefined || given === '-' ? undefined : inPath(sh, target)
  go(sh, found ?? target, target, 'cd')
  if (given === '-' || found) sh.print(`${sh.process.cwd}\n`)
  return 0
}

export const pwd: Builtin = (sh, words) => {
  parseOptions(words, 'LP', 'pwd [-LP]')
  sh.print(`${sh.process.cwd}\n`)
  return 0
}

const tilde = (sh: Shell, path: string, long: boolean) => {
  if (long) return path
  const home = getVariable(sh, 'HOME')
  if (path === sh.process.cwd) return shortFolder(sh)
  return home && home !== '/' && (path === home || path.startsWith(`${home}/`))
    ? `~${path.slice(home.length)}`
    : path
}

const stackOf = (sh: Shell) => [sh.process.cwd, ...sh.state.folders]

function printStack(sh: Shell) {
  sh.print(
    `${stackOf(sh)
      .map((path) => tilde(sh, path, false))
      .join(' ')}\n`,
  )
}

/** The place of `+n` or `-n` in the stack. */
function place(sh: Shell, word: string, name: string): number {
  const size = sh.state.folders.length + 1
  const n = Number(word.slice(1))
  const at = word.startsWith('+') ? n : size - 1 - n
  if (at < 0 || at >= size) {
    throw new Failed(
      size === 1 ? `${name}: directory stack empty` : `${name}: ${word}: directory stack index out of range`,
    )
  }
  return at
}

export const pushd: Builtin = (sh, words) => {
  const { state } = sh
  const [, given] = words
  const stack = stackOf(sh)
  if (given === undefined) {
    const [first, second, ...rest] = stack
    if (first === undefined || second === undefined) throw new Failed('pushd: no other directory')
    go(sh, second, second, 'pushd')
    state.folders = Object.freeze([first, ...rest])
  } else if (/^[+-]\d+$/.test(given)) {
    const at = place(sh, given, 'pushd')
    const turned = [...stack.slice(at), ...stack.slice(0, at)]
    go(sh, turned[0] ?? '/', given, 'pushd')
    state.folders = Object.freeze(turned.slice(1))
  } else {
    go(sh, given, given, 'pushd')
    state.folders = Object.freeze(stack)
  }
  printStack(sh)
  return 0
}

export const popd: Builtin = (sh, words) => {
  const { state } = sh
  if (state.folders.length === 0) throw new Failed('popd: directory stack empty')
  const [, given = '+0'] = words
  const at = place(sh, given, 'popd')
  const stack = stackOf(sh)
  if (at === 0) go(sh, stack[1] ?? '/', stack[1] ?? '/', 'popd')
  stack.splice(at, 1)
  state.folders = Object.freeze(stack.slice(1))
  printStack(sh)
  return 0
}

export const dirs: Builtin = (sh, words) => {
  const { options } = parseOptions(words, 'clpv', 'dirs [-clpv] [+N] [-N]')
  if (options.has('c')) {
    sh.state.folders = Object.freeze([])
    return 0
  }
  const list = stackOf(sh).map((path) => tilde(sh, path, options.has('l')))
  if (options.has('v')) sh.print(list.map((path, i) => `${String(i).padStart(2)}  ${path}\n`).join(''))
  else sh.print(`${list.join(options.has('p') ? '\n' : ' ')}\n`)
  return 0
}
