import type { Cluster } from '@/lib/cluster/cluster'
import type { Answer, Query } from '@/lib/cluster/kubelet/process/network'
import type { Program as Steps } from '@/lib/cluster/kubelet/process/process'
import { part } from '@/lib/cluster/sim/parts'
import type { LocalPorts } from '@/lib/shell/local-ports'
import { Blocked, type Call, type CallState, callOf } from '@/lib/shell/programs/one-shot'
import { type Run, Runs } from '@/lib/shell/programs/runs'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

export interface CurlHost {
  cluster(): Cluster
  ports: LocalPorts
  ownMachine: string
}

interface CurlState extends CallState {
  until: number
}

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

/** The terminal is on the first node: it reaches what that node reaches, and resolves no cluster names. */
function firstNode(cluster: Cluster): { name: string; hosts: string } {
  const user = { username: 'system:apiserver', groups: ['system:masters'] }
  const { body } = cluster.request({ method: 'GET', path: '/api/v1/nodes', user })
  const { items = [] } = body as {
    items?: { metadata: { name: string }; status?: { addresses?: { type: string; address: string }[] } }[]
  }
  const lines = items.map(({ metadata, status }) => {
    const address = status?.addresses?.find(({ type }) => type === 'InternalIP')?.address
    return `${address} ${metadata.name}`
  })
  return { name: items[0]?.metadata.name ?? '', hosts: ['127.0.0.1 localhost', ...lines].join('\n') }
}

/** Whose `-d @-`, `-T -` or `-K -` reads the standard input. */
const readsInput = (args: readonly string[]) =>
  args.some((arg, at) => arg.endsWith('@-') || (arg === '-' && /^-[TKF]$/.test(args[at - 1] ?? '')))

/** curl on the learner's machine and on the hosts. */
export class Curl implements Program<CurlState> {
  private readonly runs = new Runs<Steps>()

  constructor(private readonly host: CurlHost) {}

  start(): CurlState {
    return { streams: {}, until: 0 }
  }

  step(state: CurlState, process: Process): Step {
    if (process.machine.now() < state.until) return { wait: 'time', until: state.until }
    try {
      return this.goOn(state, this.runOf(state, process))
    } catch (error) {
      if (error instanceof Blocked) return { wait: 'input', fds: [error.fd] }
      throw error
    }
  }

  private runOf(state: CurlState, process: Process): Run<Steps> {
    return this.runs.of(process, () => {
      const call = callOf(state, process)
      return this.begin(call, readsInput(call.args) ? call.stdin() : '')
    })
  }

  private begin(call: Call, stdin: string): Steps {
    const cluster = this.host.cluster()
    const first = firstNode(cluster)
    const { machine } = call.process
    const node = machine.name === this.host.ownMachine ? first.name : machine.name
    return part('userland').runCurl({
      argv: ['curl', ...call.args],
      stdin,
      files: new Map([
        ['/etc/hosts', first.hosts],
        ['/etc/resolv.conf', 'nameserver 8.8.8.8'],
      ]),
      get now() {
        return cluster.now()
      },
      ask: (query) => this.ask(node, query),
      readFile: call.readFile,
      writeFile: (path, text) => call.writeFile(path, text),
    })
  }

  /** What serves on this machine answers first. */
  private ask(node: string, query: Query): Answer {
    if (query.kind === 'connect' && isLoopback(query.address)) {
      const answer = this.host.ports.ask(query.port, query.request)
      if (answer) return { kind: 'open', ...answer }
    }
    return this.host.cluster().ask({ node }, query)[0] ?? { kind: 'timeout' }
  }

  private goOn(state: CurlState, { steps, process }: Run<Steps>): Step {
    for (;;) {
      const step = steps.next()
      if (step.done) {
        this.runs.end(process)
        return { exit: step.value }
      }
      const { value } = step
      if (value.kind === 'line')
        process.write(value.error ? 2 : 1, value.open ? value.text : `${value.text}\n`)
      else if (value.kind === 'sleep' && value.ms > 0) {
        state.until = process.machine.now() + value.ms
        return { wait: 'time', until: state.until }
      }
    }
  }
}
