import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import { ConnectionRefused, type UserInfo } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import { ADMIN } from '@/lib/shell/admin'
import type { FileSystem } from '@/lib/userland/kernel/file-system'
import type { Process } from '@/lib/userland/kernel/process'

/** Ends kubeadm: `error: …` on standard error. */
export class KubeadmError extends Error {
  constructor(
    message: string,
    readonly code = 1,
  ) {
    super(message)
  }
}

/** Who it is with /etc/kubernetes/super-admin.conf: nobody need have given it rights. */
export const SUPER_ADMIN: UserInfo = {
  username: 'kubernetes-super-admin',
  groups: ['system:masters', 'system:authenticated'],
}

/** What kubeadm waits for: ms of virtual time. */
export type Steps = Generator<number, number, undefined>

interface ApiAnswer {
  code: number
  body: Record<string, unknown>
}

const METHODS = { get: 'GET', create: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const

/** One run of kubeadm on a host. */
export class KubeadmCall {
  readonly words: string[]
  private readonly flags = new Map<string, string>()

  constructor(
    readonly cluster: Cluster,
    private readonly process: () => Process,
    args: readonly string[],
    /** Flags that take no value. */
    switches: readonly string[],
  ) {
    this.words = []
    for (let at = 0; at < args.length; at++) {
      const arg = args[at] as string
      const [, name, value] = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(arg) ?? []
      if (name === undefined) this.words.push(arg)
      else if (value !== undefined || switches.includes(name)) this.flags.set(name, value ?? 'true')
      else {
        at += 1
        this.flags.set(name, args[at] ?? '')
      }
    }
  }

  get host(): string {
    return this.process().machine.name
  }

  get files(): FileSystem {
    return this.process().machine.files
  }

  now(): number {
    return this.cluster.now()
  }

  random(): number {
    return this.process().machine.random()
  }

  say(...lines: string[]): void {
    this.process().write(1, lines.map((line) => `${line}\n`).join(''))
  }

  warn(...lines: string[]): void {
    this.process().write(2, lines.map((line) => `${line}\n`).join(''))
  }

  flag(...names: string[]): string | undefined {
    return names.map((name) => this.flags.get(name)).find((value) => value !== undefined)
  }

  isOn(...names: string[]): boolean {
    const value = this.flag(...names)
    return value !== undefined && value !== 'false'
  }

  /** Flags that none of these names fits. */
  unknownFlag(known: readonly string[]): string | undefined {
    return [...this.flags.keys()].find((name) => !known.includes(name))
  }

  /** @param given relative to the folder that it runs in */
  read(given: string): string | undefined {
    const path = resolvePath(this.process().cwd, given)
    return this.files.stat(path)?.type === 'file' ? this.files.read(path) : undefined
  }

  /** Where clients find the API: the endpoint that the cluster was told of, or its first server. `host:port` */
  server(): string {
    const found = this.get<{ data?: { ClusterConfiguration?: string } }>(
      '/api/v1/namespaces/kube-system/configmaps/kubeadm-config',
    )
    const told = /^controlPlaneEndpoint: (\S+)$/m.exec(found?.data?.ClusterConfiguration ?? '')?.[1]
    return told ?? `${this.cluster.hosts.controlPlane()?.address ?? 'localhost'}:6443`
  }

  /** Asks the API server as the administrator of /etc/kubernetes/admin.conf, or another. @throws KubeadmError nobody answers */
  ask(verb: keyof typeof METHODS, path: string, body?: object, user: UserInfo = ADMIN): ApiAnswer {
    try {
      const answer = this.cluster.request({
        method: METHODS[verb],
        path,
        user,
        userAgent: 'kubeadm',
        ...(body ? { body } : {}),
        ...(verb === 'patch' ? { contentType: 'merge-patch' as const } : {}),
      })
      return { code: answer.code, body: answer.body as Record<string, unknown> }
    } catch (error) {
      if (!(error instanceof ConnectionRefused)) throw error
      const server = this.cluster.hosts.controlPlane()?.address ?? 'localhost'
      const method = METHODS[verb].charAt(0) + METHODS[verb].slice(1).toLowerCase()
      throw new KubeadmError(
        `${method} "https://${server}:6443${path}": dial tcp ${server}:6443: connect: connection refused`,
      )
    }
  }

  /** The object, or undefined when there is none. */
  get<T>(path: string): T | undefined {
    const { code, body } = this.ask('get', path)
    return code === 200 ? (body as T) : undefined
  }
}
