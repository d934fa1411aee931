import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import {
  FOREVER,
  fail,
  type ProcessContext,
  type Program,
  sleepFor,
  write,
} from '@/lib/cluster/kubelet/process/process'
import {
  isCapable,
  type MountPoint,
  mountOf,
  readDenial,
  writeDenial,
} from '@/lib/cluster/kubelet/process/sandbox'
import {
  attributes,
  emptyFile,
  exists,
  folderKey,
  isFolder,
  namesIn,
  parentOf,
  readFile,
  sizeOf,
} from '@/lib/cluster/kubelet/process/tree'

export type Applet = (args: string[], context: ProcessContext, stdin: string) => Program

export const MISSING = 'No such file or directory'

/** The letters of all short options. */
export const flags = (args: string[]) =>
  args
    .filter((arg) => /^-[A-Za-z1]/.test(arg))
    .join('')
    .replaceAll('-', '')
export const operands = (args: string[]) => args.filter((arg) => !arg.startsWith('-') || arg === '-')

/** Runs a change of each path; the first word is how its errors begin. */
function* each(
  paths: string[],
  context: ProcessContext,
  change: (path: string) => string | undefined,
  title: (path: string) => string,
): Program {
  let code = 0
  for (const given of paths) {
    const why = change(resolvePath(context.cwd, given))
    if (why) code = yield* fail(`${title(given)}: ${why}`)
  }
  return code
}

/** Why a file cannot be made there; undefined when it can. */
export function createDenial(context: ProcessContext, path: string): string | undefined {
  const denial = writeDenial(context.sandbox, path)
  if (denial) return denial
  if (isFolder(context, path) && !context.files.has(path)) return 'Is a directory'
  return isFolder(context, parentOf(path)) ? undefined : MISSING
}

function* cat(args: string[], context: ProcessContext, stdin: string): Program {
  const paths = operands(args)
  if (paths.length === 0) return yield* write(stdin)
  let code = 0
  for (const given of paths) {
    const path = resolvePath(context.cwd, given)
    const content = given === '-' ? stdin : readFile(context, path)
    if (content === undefined && isFolder(context, path)) {
      code = yield* fail(`cat: read error: Is a directory`)
      continue
    }
    const why = content === undefined ? MISSING : readDenial(context.sandbox, path)
    if (why) code = yield* fail(`cat: can't open '${given}': ${why}`)
    else yield* write(content ?? '')
  }
  return code
}

const touch: Applet = (args, context) =>
  each(
    operands(args),
    context,
    (path) => {
      const why = context.files.has(path) ? writeDenial(context.sandbox, path) : createDenial(context, path)
      if (why && why !== 'Is a directory') return why
      if (!why) context.files.set(path, context.files.get(path) ?? '')
      return undefined
    },
    (path) => `touch: ${path}`,
  )

const rm: Applet = (args, context) => {
  const { files, sandbox } = context
  const force = flags(args).includes('f')
  return each(
    operands(args),
    context,
    (path) => {
      if (!exists(context, path)) return force ? undefined : MISSING
      const folder = !files.has(path)
      if (folder && !/[rR]/.test(flags(args))) return 'Is a directory'
      if (writeDenial(sandbox, path)) return writeDenial(sandbox, path)
      if (sandbox.mounts.some((mount) => mount.path === path)) return 'Resource busy'
      files.delete(path)
      if (folder)
        for (const name of [...files.keys()]) if (name.startsWith(folderKey(path))) files.delete(name)
      if (parentOf(path) !== '/' && !isFolder(context, parentOf(path)))
        files.set(folderKey(parentOf(path)), '')
      return undefined
    },
    (path) => `rm: can't remove '${path}'`,
  )
}

const mkdir: Applet = (args, context) => {
  const parents = flags(args).includes('p')
  const mode = args.indexOf('-m')
  const paths = operands(mode < 0 ? args : args.toSpliced(mode, 2))
  return each(
    paths,
    context,
    (path) => {
      if (exists(context, path)) return parents && isFolder(context, path) ? undefined : 'File exists'
      const why = parents ? writeDenial(context.sandbox, path) : createDenial(context, path)
      if (!why) context.files.set(folderKey(path), '')
      return why
    },
    (path) => `mkdir: can't create directory '${path}'`,
  )
}

const rmdir: Applet = (args, context) =>
  each(
    operands(args),
    context,
    (path) => {
      if (!exists(context, path)) return MISSING
      if (namesIn(context, path).length > 0) return 'Directory not empty'
      const why = writeDenial(context.sandbox, path)
      if (!why) context.files.delete(folderKey(path))
      return why
    },
    (path) => `rmdir: '${path}'`,
  )

/** chmod and chown: who may, and of what. */
const change =
  (name: 'chmod' | 'chown' | 'chgrp'): Applet =>
  (args, context) => {
    const { sandbox } = context
    return each(
      operands(args).slice(1),
      context,
      (path) => {
        if (!exists(context, path)) return MISSING
        if (mountOf(sandbox, path)?.readOnly || (sandbox.readOnlyRoot && !mountOf(sandbox, path)))
          return 'Read-only file system'
        const owner = attributes(context, path, true).uid === sandbox.user.uid
        const allowed = name === 'chmod' ? owner || isCapable(sandbox, 'FOWNER') : isCapable(sandbox, 'CHOWN')
        return allowed ? undefined : 'Operation not permitted'
      },
      (path) => `${name}: ${path}`,
    )
  }

const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** `100`, `64k`, `200M`, `1G` */
export function bytesOf(text: string | undefined, otherwise: number): number {
  const [, number, unit = ''] = /^(\d+)([kKmMgG]?)B?$/.exec(text ?? '') ?? []
  return number === undefined ? otherwise : Number(number) * (UNITS[unit.toLowerCase()] ?? 1)
}

/** What containerd mounts into every container. */
const SHM: MountPoint = { path: '/dev/shm', limit: 64 * 1024 ** 2 }
/** ms that copying into memory takes. */
const COPYING = 300

const inMemory = ({ sandbox }: ProcessContext, target: string): boolean =>
  mountOf(sandbox, target)?.limit !== undefined || target.startsWith(`${SHM.path}/`)

/** Bytes that a file may come to have where its volume is bounded. */
function roomFor({ files, sandbox }: ProcessContext, target: string): number {
  const mount = mountOf(sandbox, target) ?? SHM
  if (mount.limit === undefined || !target.startsWith(`${mount.path}/`)) return Number.POSITIVE_INFINITY
  let taken = 0
  for (const [path, text] of files)
    if (path !== target && path.startsWith(`${mount.path}/`)) taken += sizeOf(text)
  return Math.max(0, mount.limit - taken)
}

/** Differs: what it writes has a size only, unless it copies a file. */
function* dd(args: string[], context: ProcessContext): Program {
  const options = Object.fromEntries(args.map((arg) => arg.split('=', 2)))
  const source = context.files.get(resolvePath(context.cwd, options.if ?? ''))
  const endless = options.count === undefined && resolvePath(context.cwd, options.if ?? '') === '/dev/zero'
  const size = bytesOf(options.bs, 512)
  const count = bytesOf(options.count, Math.ceil((source?.length ?? 0) / size))
  const target = resolvePath(context.cwd, options.of ?? '')
  const why = options.of === undefined ? undefined : createDenial(context, target)
  if (why) return yield* fail(`dd: can't open '${options.of}': ${why}`)
  const room = roomFor(context, target)
  // Its buffer is one block; what it writes into memory stays there.
  yield { kind: 'memory', bytes: size }
  if (endless && room === Number.POSITIVE_INFINITY) return yield* sleepFor(FOREVER)
  if (inMemory(context, target)) {
    yield* sleepFor(COPYING)
    yield { kind: 'memory', bytes: Math.min(room, endless ? room : size * count) + size }
  }
  if (endless || size * count > room) {
    context.files.set(target, emptyFile(room))
    const full = Math.floor(room / size)
    const records = `${full + 1}+0 records in\n${full}+0 records out`
    return yield* fail(`dd: error writing '${options.of}': No space left on device\n${records}`)
  }
  if (options.of && options.of !== '/dev/null') context.files.set(target, source ?? emptyFile(size * count))
  return yield* fail(`${count}+0 records in\n${count}+0 records out`, 0)
}

/** Commands that change files. */
export const fileApplets: Record<string, Applet> = {
  cat,
  chgrp: change('chgrp'),
  chmod: change('chmod'),
  chown: change('chown'),
  dd,
  mkdir,
  rm,
  rmdir,
  touch,
}
