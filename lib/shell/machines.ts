import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Cluster } from '@/lib/cluster/cluster'
import type { Clusters } from '@/lib/shell/clusters'
import { HOME } from '@/lib/shell/login-env'
import { type MachineNetworks, OWN_RESOLVER } from '@/lib/shell/machine-networks'
import { BASE, namingFiles, type OutsideMachines, OWN_MACHINE } from '@/lib/shell/outside'
import { isOfClusters, onBase, onOwn, programNames } from '@/lib/shell/programs'
import { FILED } from '@/lib/shell/programs/host-programs'
import { RULE_PROGRAMS } from '@/lib/shell/programs/kernel-rules'
import { groupsOf, usersOf } from '@/lib/userland/kernel/accounts'
import { baseTree } from '@/lib/userland/kernel/base-tree'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { type FileTree, newFileTree } from '@/lib/userland/kernel/file-tree'
import type { Machine } from '@/lib/userland/kernel/machine'
import { MemoryFileSystem } from '@/lib/userland/kernel/memory-file-system'

export interface MachinesOptions {
  random(): number
  maxBytes: number
  /** Path (relative to `cwd`) → text. */
  files: Record<string, string>
  cwd: string
  networks: MachineNetworks
  outside: OutsideMachines
}

/** What a fresh machine has besides its programs. */
const FIRST_FILES = {
  '/etc/passwd':
    'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n',
  '/etc/group': 'root:x:0:\nnogroup:x:65534:\n',
  ...namingFiles(OWN_MACHINE),
  '/etc/resolv.conf': `nameserver ${OWN_RESOLVER}\noptions edns0 trust-ad\n`,
}
const FOLDERS = [
  '/bin',
  '/dev',
  '/etc',
  '/home',
  '/mnt',
  '/opt',
  '/proc',
  HOME,
  '/sys',
  '/tmp',
  '/usr/bin',
  '/usr/local/bin',
  '/var/log',
]

const base = baseTree([
  ...FOLDERS.map((path) => [path, { type: 'directory', mode: path === '/tmp' ? 0o1777 : 0o755 }] as const),
  ...Object.entries(FIRST_FILES).map(([path, text]) => [path, { text }] as const),
])

/** Where the programs of a machine lie; those that only an administrator runs. */
const BIN = /^\/(?:usr\/)?(s?)bin\/([^/]+)$/
const SYSTEM: ReadonlySet<string> = new Set(['ip', 'reboot', 'ss', 'sysctl', ...RULE_PROGRAMS])

/** Between a further cluster's name and a program's: that of a host of the cluster. */
const OF = '/'

/** The cluster and the name of a program of the kernel. */
export function programOf(name: string): { cluster?: string; program: string } {
  const at = name.indexOf(OF)
  return at < 0 ? { program: name } : { cluster: name.slice(0, at), program: name.slice(at + 1) }
}

/** The learner's machine and the hosts of its clusters, as the kernel of a terminal sees them. */
export class Machines {
  /** By name, with the cluster that they are of: that may be gone, and another one have its names. */
  private readonly known = new Map<string, { machine: Machine; cluster: Cluster }>()
  private readonly tree = newFileTree()

  constructor(
    private readonly clusters: Clusters,
    private readonly options: MachinesOptions,
  ) {
    const files = this.begin(OWN_MACHINE, this.tree)
    if (options.outside.seat === BASE) this.begin(BASE, newFileTree())
    makeFolders(files, options.cwd)
    for (const [path, text] of Object.entries(options.files)) {
      const at = resolvePath(options.cwd, path)
      makeFolders(files, at.slice(0, at.lastIndexOf('/')))
      files.write(at, text)
    }
  }

  /** A machine outside of all clusters, as it comes. */
  private begin(name: string, tree: FileTree): FileSystem {
    const { first } = this.clusters
    const files = new MemoryFileSystem({
      now: () => first.now(),
      tree,
      base,
      maxBytes: this.options.maxBytes,
    })
    this.known.set(name, { machine: this.machine(name, files), cluster: first })
    const hostname = this.options.outside.hostname(name)
    if (hostname !== OWN_MACHINE)
      for (const [path, text] of Object.entries(namingFiles(hostname))) files.write(path, text)
    return files
  }

  /** What runs on a host besides what the shell has started. */
  private around(name: string): Partial<Machine> {
    const { hosts } = this.clusters.at(name)
    return {
      bootedAt: hosts.bootedAt(name),
      processes: () => hosts.processes(name),
      signal: (pid, signal) => hosts.signal(name, pid, signal),
    }
  }

  /** The programs of a machine, by name. */
  programs(name: string): ReadonlySet<string> {
    if (this.options.outside.address(name) === undefined) return programNames(name, this.clusters.at(name))
    return name === BASE ? onBase : onOwn
  }

  private machine(name: string, files: FileSystem): Machine {
    const further = this.clusters.ofHost(name)
    const { outside } = this.options
    const isOutside = outside.address(name) !== undefined
    return {
      name,
      hostname: outside.hostname(name),
      dialect: 'gnu',
      ...(isOutside ? {} : this.around(name)),
      files,
      now: () => this.clusters.first.now(),
      random: this.options.random,
      network: this.options.networks.of(name),
      users: () => usersOf(files),
      groups: () => groupsOf(files),
      programAt: (path) => {
        const [, system, program] = BIN.exec(path) ?? []
        if (program === undefined || !this.programs(name).has(program)) return undefined
        if (system && !SYSTEM.has(program)) return undefined
        const isElsewhere = !isOutside && FILED.has(program) && !files.stat(path)
        if (isElsewhere) return undefined
        return further && isOfClusters(program) ? `${further.name}${OF}${program}` : program
      },
    }
  }

  get(name: string): Machine | undefined {
    if (name === OWN_MACHINE) return this.own
    if (name === this.options.outside.seat) return this.known.get(name)?.machine
    const cluster = this.clusters.at(name)
    const known = this.known.get(name)
    if (known?.cluster === cluster) return known.machine
    const files = cluster.hosts.files(name)
    if (!files) return undefined
    const machine = this.machine(name, files)
    this.known.set(name, { machine, cluster })
    return machine
  }

  get own(): Machine {
    const own = this.known.get(OWN_MACHINE)
    if (!own) throw new Error('no machine')
    return own.machine
  }

  /** Path → text of every file of the learner's machine that was not there at first. */
  files(): Record<string, string> {
    const found: Record<string, string> = {}
    const { files } = this.own
    const walk = (folder: string) => {
      for (const name of files.list(folder || '/').sort()) {
        const path = `${folder}/${name}`
        const type = files.stat(path, { follow: false })?.type
        if (type === 'directory') walk(path)
        else if (type === 'file') found[path] = files.read(path)
      }
    }
    walk('')
    const first = { ...FIRST_FILES, ...namingFiles(this.own.hostname) }
    for (const [path, text] of Object.entries(first)) if (found[path] === text) delete found[path]
    return found
  }
}

function makeFolders(files: FileSystem, path: string): void {
  if (path === '' || files.stat(path)) return
  makeFolders(files, path.slice(0, path.lastIndexOf('/')))
  files.mkdir(path)
}
