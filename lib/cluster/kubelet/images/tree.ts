/** The first files of a container: those of the image's base, its executables, and its own. */
import { remembering } from '@/lib/cluster/apimachinery/remembering'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import { alpineEntries } from '@/lib/cluster/kubelet/images/base/alpine'
import { busybox, busyboxEntries } from '@/lib/cluster/kubelet/images/base/busybox'
import { debianEntries } from '@/lib/cluster/kubelet/images/base/debian'
import { distrolessEntries } from '@/lib/cluster/kubelet/images/base/distroless'
import { type Entry, folders, passwdLine } from '@/lib/cluster/kubelet/images/base/system-files'
import type { ImageBase, ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { stress } from '@/lib/cluster/kubelet/images/stress'
import { rare } from '@/lib/cluster/sim/parts'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import { binaryText } from '@/lib/userland/kernel/executables'
import type { FileNode } from '@/lib/userland/kernel/file-tree'
import type { Program } from '@/lib/userland/kernel/program'
import { programs } from '@/lib/userland/programs'
import { late } from '@/lib/userland/tools/on-demand'

/** When images were built, in ms. */
const BUILT = 1_760_000_000_000

const BASES: Readonly<Record<ImageBase, () => Entry[]>> = {
  scratch: () => folders('/dev', '/etc', '/proc', '/sys'),
  distroless: distrolessEntries,
  busybox: busyboxEntries,
  alpine: alpineEntries,
  debian: debianEntries,
}

const SEPARATOR = '!'

/** An image's own program, in the name that its file holds. */
const programName = (image: string, path: string) => `${image}${SEPARATOR}${path}`

const executable = (path: string, name: string): Entry => [path, { text: binaryText(name), mode: 0o755 }]

/** /etc/passwd and /etc/group with the image's own accounts. */
function accounts({ users = [] }: ImageBehaviour, known: ReadonlyMap<string, string>): Entry[] {
  if (users.length === 0) return []
  const passwd = users.map(passwdLine).join('')
  const group = users.map(({ name, gid }) => `${name}:x:${gid}:\n`).join('')
  const entry = (path: string, more: string): Entry => [path, { text: `${known.get(path) ?? ''}${more}` }]
  return [entry('/etc/passwd', passwd), entry('/etc/group', group)]
}

function textsOf(entries: readonly Entry[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [path, { text }] of entries) if (typeof text === 'string') texts.set(path, text)
  return texts
}

function* entriesOf(name: string, image: ImageBehaviour): Generator<Entry> {
  const base = BASES[image.base]()
  yield* base
  yield* accounts(image, textsOf(base))
  for (const tool of image.tools ?? []) if (imageProgram(tool)) yield executable(`/usr/bin/${tool}`, tool)
  for (const path of Object.keys(image.programs)) yield executable(path, programName(name, path))
  for (const [path, file] of Object.entries(image.files ?? {})) {
    const entry = typeof file === 'string' ? { text: file } : file
    yield path.endsWith('/') ? [path.slice(0, -1), { ...entry, type: 'directory' }] : [path, entry]
  }
}

export const imageTree = remembering(
  (image: string): ReadonlyMap<number, FileNode> => baseTree(entriesOf(image, behaviourOf(image)), BUILT),
)

const PACKAGE_TOOLS = [
  ...(['apt', 'apt-get', 'apt-cache', 'apk', 'dpkg'] as const),
  ...(['addgroup', 'adduser', 'groupadd', 'useradd'] as const),
]
const DATABASE_CLIENTS = ['mysql', 'mariadb', 'mysqladmin', 'psql', 'pg_isready', 'redis-cli'] as const

const lateOnes = <K extends string>(names: readonly K[], find: (name: K) => Program) =>
  Object.fromEntries(names.map((name) => [name, late(() => find(name))]))

/** Programs of no image of their own: those of bases, and what packages bring. */
const SHARED: Readonly<Record<string, Program>> = {
  ...{ busybox, stress, 'stress-ng': stress },
  ...lateOnes(PACKAGE_TOOLS, (name) => rare('packages').packagePrograms[name]),
  ...lateOnes(DATABASE_CLIENTS, (name) => rare('databases').clients[name] as Program),
}

/** A program by the name that its file holds; undefined: there is none. */
export function imageProgram(name: string): Program | undefined {
  if (Object.hasOwn(programs, name)) return programs[name]
  if (Object.hasOwn(SHARED, name)) return SHARED[name]
  const at = name.indexOf(SEPARATOR)
  if (at < 0) return undefined
  const own = behaviourOf(name.slice(0, at)).programs
  const path = name.slice(at + 1)
  return Object.hasOwn(own, path) ? own[path] : undefined
}
