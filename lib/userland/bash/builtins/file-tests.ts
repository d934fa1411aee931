import type { Shell } from '@/lib/userland/bash/shell'
import { findVariable, getVariable, itemsOf, resolveName } from '@/lib/userland/bash/variables'
import { Errno } from '@/lib/userland/kernel/errno'
import type { FileStat } from '@/lib/userland/kernel/file-system'

function statOf(sh: Shell, path: string, follow = true): FileStat | undefined {
  try {
    return path === '' ? undefined : sh.process.files.stat(path, { follow })
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

function mayAccess(sh: Shell, path: string, bit: number): boolean {
  const stat = statOf(sh, path)
  if (!stat) return bit === 1 && sh.process.machine.programAt(sh.process.resolve(path)) !== undefined
  const { uid, gid, groups } = sh.process
  if (uid === 0) return bit !== 1 || stat.type === 'directory' || (stat.mode & 0o111) !== 0
  const shift = stat.uid === uid ? 6 : stat.gid === gid || groups.includes(stat.gid) ? 3 : 0
  return ((stat.mode >> shift) & bit) !== 0
}

function isSet(sh: Shell, operand: string): boolean {
  const [, name = '', index] = /^([^[]*)(?:\[(.*)\])?$/s.exec(operand) ?? []
  if (index === '@' || index === '*') return itemsOf(findVariable(sh, name)).length > 0
  if (/^\d+$/.test(name)) return Number(name) <= sh.state.parameters.length
  return getVariable(sh, name, index) !== undefined
}

const TYPES: Record<string, FileStat['type']> = {
  '-f': 'file',
  '-d': 'directory',
  '-p': 'fifo',
  '-S': 'socket',
  '-b': 'block',
  '-c': 'character',
}

const MODES: Record<string, number> = { '-u': 0o4000, '-g': 0o2000, '-k': 0o1000 }

const ACCESS: Record<string, number> = { '-r': 4, '-w': 2, '-x': 1 }

/** Operators of one operand in `test` and `[[`. */
export const UNARY = new Set([
  ...['-a', '-b', '-c', '-d', '-e', '-f', '-g', '-h', '-k', '-p', '-r', '-s', '-t', '-u', '-w', '-x'],
  ...['-G', '-L', '-N', '-O', '-S', '-o', '-v', '-R', '-z', '-n'],
])

/** `-f file` and the others. */
export function unaryTest(sh: Shell, operator: string, operand: string): boolean {
  if (operator === '-z') return operand === ''
  if (operator === '-n') return operand !== ''
  const type = TYPES[operator]
  if (type) return statOf(sh, operand)?.type === type
  const mode = MODES[operator]
  if (mode) return ((statOf(sh, operand)?.mode ?? 0) & mode) !== 0
  const access = ACCESS[operator]
  if (access) return mayAccess(sh, operand, access)
  switch (operator) {
    case '-e':
    case '-a':
      return statOf(sh, operand) !== undefined
    case '-h':
    case '-L':
      return statOf(sh, operand, false)?.type === 'symlink'
    case '-s':
      return (statOf(sh, operand)?.size ?? 0) > 0
    case '-t':
      return sh.process.descriptors().includes(Number(operand)) && sh.process.isTerminal(Number(operand))
    case '-o':
      return sh.option(operand)
    case '-v':
      return isSet(sh, operand)
    case '-R':
      return resolveName(sh, operand) !== operand
    case '-O':
      return statOf(sh, operand)?.uid === sh.process.uid
    case '-G':
      return statOf(sh, operand)?.gid === sh.process.gid
    default:
      return false
  }
}

/** `-nt`, `-ot`, `-ef`. */
export function compareFiles(sh: Shell, left: string, operator: string, right: string): boolean {
  const [a, b] = [statOf(sh, left), statOf(sh, right)]
  if (operator === '-ef') return a !== undefined && b !== undefined && a.inode === b.inode
  if (operator === '-nt') return a !== undefined && (b === undefined || a.mtime > b.mtime)
  return b !== undefined && (a === undefined || a.mtime < b.mtime)
}
