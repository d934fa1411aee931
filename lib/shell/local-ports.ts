import type { HttpRequest, HttpResponse } from '@/lib/cluster/kubelet/process/network'
import type { LocalServer } from '@/lib/kubectl/io'
import type { Answer, Query, SocketInfo } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'

interface Serving {
  servers: readonly LocalServer[]
  /** What it has yet to print. */
  words: string
  ends: boolean
}

/** Something else that has ports of the machine. */
export interface PortSource {
  /** undefined: nobody is there. */
  ask(query: Query): Answer | undefined
  sockets(): SocketInfo[]
}

/** What a terminal tells of its processes. */
interface Processes {
  isAlive(pid: number): boolean
  wake(pid: number): void
}

/** The ports of the terminal's machine on which processes of its own serve (port-forward, proxy). */
export class LocalPorts {
  private readonly serving = new Map<number, Serving>()

  private readonly sources: PortSource[] = []

  constructor(private readonly processes: Processes) {}

  addSource(source: PortSource): void {
    this.sources.push(source)
  }

  /** What stands behind the ports and addresses of others answers. */
  askOthers(query: Query): Answer | undefined {
    for (const source of this.sources) {
      const answer = source.ask(query)
      if (answer) return answer
    }
    return undefined
  }

  open(pid: number, servers: readonly LocalServer[]): void {
    this.serving.set(pid, { servers, words: '', ends: false })
  }

  /** A step of a process that serves. */
  serve(process: Process): Step {
    const serving = this.serving.get(process.pid)
    if (!serving) return { exit: 0 }
    const { words, ends } = serving
    serving.words = ''
    if (words) process.write(1, words)
    if (!ends) return { wait: 'change' }
    this.serving.delete(process.pid)
    return { exit: 1 }
  }

  private find(port: number): { pid: number; server: LocalServer } | undefined {
    for (const [pid, { servers, ends }] of this.serving) {
      if (!this.processes.isAlive(pid)) this.serving.delete(pid)
      else {
        const server = ends ? undefined : servers.find((one) => one.port === port)
        if (server) return { pid, server }
      }
    }
    return undefined
  }

  /** What is listened on, as `ss` shows it. */
  sockets(): SocketInfo[] {
    return [...this.sources.flatMap((source) => source.sockets()), ...this.own()]
  }

  private own(): SocketInfo[] {
    return [...this.serving].flatMap(([pid, { servers, ends }]) =>
      ends || !this.processes.isAlive(pid)
        ? []
        : servers.map(({ port }) => ({
            ...{ protocol: 'TCP' as const, address: '127.0.0.1', port, pid, command: 'kubectl' },
          })),
    )
  }

  isTaken = (port: number): boolean => this.find(port) !== undefined

  /** Asks whoever listens on a port; undefined: nobody does. */
  ask(port: number, request: HttpRequest | undefined): { response?: HttpResponse } | undefined {
    const found = this.find(port)
    if (!found) return undefined
    if (!request || request.tls) return {}
    const { response, words = '', ends = false } = found.server.handle(request)
    const serving = this.serving.get(found.pid)
    if (serving) {
      serving.words += words
      serving.ends = ends
      this.processes.wake(found.pid)
    }
    return response ? { response } : {}
  }
}
