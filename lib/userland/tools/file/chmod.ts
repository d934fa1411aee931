import type { FileStat } from '@/lib/userland/kernel/file-system'
import {
  attempt,
  groupId,
  groupName,
  joinPath,
  modeText,
  quoted,
  sortedNames,
  userId,
  userName,
} from '@/lib/userland/tools/file/common'
import { parseMode } from '@/lib/userland/tools/file/modes'
import type { Io } from '@/lib/userland/tools/io'
import { type Args, type OptionSpec, usageError } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

type Change = (path: string, stat: FileStat) => boolean

/** Changes files, and with -R what is below them: in GNU's order, a folder first. */
function changeAll(args: Args, io: Io, paths: readonly string[], change: Change): boolean {
  const { files } = io.process
  let done = true
  const visit = (path: string, isTop: boolean) => {
    io.process.spend(1)
    const stat = files.stat(path, { follow: isTop && !args.has('h') })
    if (!stat) {
      const dangling = isTop && files.stat(path, { follow: false })
      const what = io.isBusybox ? path : `cannot ${dangling ? 'dereference' : 'access'} ${quoted(path)}`
      if (!args.has('f')) io.warn(`${what}: No such file or directory`)
      done = false
      return
    }
    if (!isTop && stat.type === 'symlink') return
    if (!change(path, stat)) done = false
    if (!args.has('R') || stat.type !== 'directory') return
    const open = `cannot read directory ${quoted(path)}`
    let names: string[] = []
    if (!attempt(io, open, () => (names = sortedNames(files, path)))) done = false
    for (const name of names) visit(joinPath(path, name), false)
  }
  for (const path of paths) visit(path, true)
  return done
}

const octal = (mode: number) => mode.toString(8).padStart(4, '0')
const shown = (mode: number) => `${octal(mode)} (${modeText({ type: 'file', mode }).slice(1)})`

function changeMode(args: Args, io: Io, text: string): Change {
  return (path, stat) => {
    const mode = parseMode(text, stat.mode, io.process.umask, stat.type === 'directory') ?? stat.mode
    const what = io.isBusybox ? path : `changing permissions of ${quoted(path)}`
    if (!attempt(io, what, () => io.process.files.chmod(path, mode))) return false
    const isNew = mode !== stat.mode
    if (isNew && (args.has('v') || args.has('c')))
      io.out(`mode of ${quoted(path)} changed from ${shown(stat.mode)} to ${shown(mode)}\n`)
    else if (args.has('v')) io.out(`mode of ${quoted(path)} retained as ${shown(mode)}\n`)
    return true
  }
}

const wrongUse = (io: Io, spec: OptionSpec, operands: readonly string[]) =>
  usageError(
    io.name,
    spec,
    io.dialect,
    io.isBusybox
      ? undefined
      : operands.length === 0
        ? 'missing operand'
        : `missing operand after ${io.quote(operands[0] ?? '')}`,
  )

const LONG = {
  recursive: 'R',
  verbose: 'v',
  changes: 'c',
  silent: 'f',
  quiet: 'f',
  'reference:': 'reference',
  'preserve-root': 'preserve-root',
  'no-preserve-root': 'no-preserve-root',
}

/** `-w`, `-x`, `-rw` are modes, not options. */
const isModeWord = (word: string) => /^-(?:[rwxXstugo]+|[0-7]+)(?:[,=+-].*)?$/.test(word) && word !== '-R'

const CHMOD: OptionSpec = {
  options: 'cfRv',
  long: LONG,
  usage: '[OPTION]... MODE[,MODE]... FILE...',
  isOperand: isModeWord,
}

export const chmod = immediateTool({
  ...CHMOD,
  run(args, io) {
    const words = [...args.operands]
    const reference = args.value('reference')
    const model = reference === undefined ? undefined : io.process.files.stat(reference)
    if (reference !== undefined && !model)
      io.fail(`failed to get attributes of ${quoted(reference)}: No such file or directory`)
    if (words.length < (model ? 1 : 2)) throw wrongUse(io, CHMOD, words)
    const text = model ? octal(model.mode) : (words.shift() ?? '')
    if (parseMode(text, 0, 0, false) === undefined)
      throw io.isBusybox
        ? usageError(io.name, CHMOD, io.dialect, `invalid mode '${text}'`)
        : usageError(io.name, CHMOD, io.dialect, `invalid mode: ${io.quote(text)}`)
    return changeAll(args, io, words, changeMode(args, io, text)) ? 0 : 1
  },
})

interface Owners {
  uid?: number
  gid?: number
}

/** `user`, `user:`, `user:group`, `:group`. */
function ownersOf(io: Io, text: string): Owners {
  const match = /^([^:.]*)(?:[:.](.*))?$/.exec(text)
  const [, user = '', group] = match ?? []
  const unknown = (kind: string, name: string): never =>
    io.fail(io.isBusybox ? `unknown ${kind} ${name}` : `invalid ${kind}: ${io.quote(text)}`)
  const owners: Owners = {}
  if (user !== '') owners.uid = userId(io.process, user) ?? unknown('user', user)
  if (group) owners.gid = groupId(io.process, group) ?? unknown('group', group)
  else if (group === '' && user !== '')
    owners.gid = io.process.machine.users().find(({ uid }) => uid === owners.uid)?.gid
  return owners
}

function changeOwner(args: Args, io: Io, { uid, gid }: Owners): Change {
  const kind = uid === undefined ? 'group' : 'ownership'
  return (path, stat) => {
    const { process } = io
    const what = io.isBusybox ? path : `changing ${kind} of ${quoted(path)}`
    if (!attempt(io, what, () => process.files.chown(path, uid, gid, { follow: !args.has('h') })))
      return false
    const name = (user: number | undefined, group: number | undefined) =>
      [
        user === undefined ? [] : userName(process, user),
        group === undefined ? [] : groupName(process, group),
      ]
        .flat()
        .join(':')
    const before = name(uid === undefined ? undefined : stat.uid, gid === undefined ? undefined : stat.gid)
    const after = name(uid, gid)
    const noun = kind === 'group' ? 'group' : 'ownership'
    if (before !== after && (args.has('v') || args.has('c')))
      io.out(`changed ${noun} of ${quoted(path)} from ${before} to ${after}\n`)
    else if (args.has('v')) io.out(`${noun} of ${quoted(path)} retained as ${after}\n`)
    return true
  }
}

function ownerTool(usage: string, read: (io: Io, text: string) => Owners) {
  const spec: OptionSpec = {
    options: 'cfhHLPRv',
    long: { ...LONG, 'no-dereference': 'h', dereference: 'dereference', 'from:': 'from' },
    usage,
  }
  return immediateTool({
    ...spec,
    run(args, io) {
      const words = [...args.operands]
      const reference = args.value('reference')
      if (words.length < (reference === undefined ? 2 : 1)) throw wrongUse(io, spec, words)
      const model = reference === undefined ? undefined : io.process.files.stat(reference)
      if (reference !== undefined && !model)
        io.fail(`failed to get attributes of ${quoted(reference)}: No such file or directory`)
      const owners = model ? { uid: model.uid, gid: model.gid } : read(io, words.shift() ?? '')
      return changeAll(args, io, words, changeOwner(args, io, owners)) ? 0 : 1
    },
  })
}

export const chown = ownerTool('[OPTION]... [OWNER][:[GROUP]] FILE...', ownersOf)

export const chgrp = ownerTool('[OPTION]... GROUP FILE...', (io, text) => ({
  gid:
    groupId(io.process, text) ??
    io.fail(io.isBusybox ? `unknown group ${text}` : `invalid group: ${io.quote(text)}`),
}))
