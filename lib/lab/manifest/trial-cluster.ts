import type { Cluster } from '@/lib/cluster/create-cluster'
import type { KubectlIo } from '@/lib/kubectl/io'
import { runKubectl } from '@/lib/kubectl/run-kubectl'
import { ADMIN } from '@/lib/shell/admin'
import { Clusters } from '@/lib/shell/clusters'
import { HOME } from '@/lib/shell/login-env'
import { forkMachine } from '@/lib/shell/machine-state'
import { serverAt } from '@/lib/shell/server-at'
import type { Terminal } from '@/lib/shell/terminal'
import type { Workplace } from '@/lib/shell/workplace'

const KUBECONFIG = `${HOME}/.kube/config`

export interface TrialOptions {
  /** Absolute path → text, in front of what the machine has. */
  files?: Readonly<Record<string, string>>
  /** The editor of `kubectl edit`; false: it failed. */
  runEditor?(path: string): boolean
}

export interface TrialOutput {
  stdout: string
  stderr: string
  exitCode: number
}

/**
 * Forks of a terminal's clusters, on which kubectl is run with the files that the terminal has: what it prints is what
 * it would print there, and nothing comes of it. Where the terminal's machine has no kubeconfig, that of the learner's
 * own machine counts.
 */
export class TrialCluster {
  private readonly cluster: Cluster
  private readonly clusters: Clusters
  /** What kubectl wrote: its caches, the file of `kubectl edit`. */
  private readonly written = new Map<string, string>()

  constructor(
    cluster: Cluster,
    private readonly workplace: Workplace,
    private readonly terminal: Terminal,
  ) {
    this.cluster = cluster.fork()
    const { further } = forkMachine(workplace.machine())
    this.clusters = new Clusters(this.cluster, further)
    this.clusters.follow()
  }

  /** Runs one command line. @param argv without `kubectl` */
  kubectl(argv: string[], { files = {}, runEditor }: TrialOptions = {}): TrialOutput {
    const out: TrialOutput = { stdout: '', stderr: '', exitCode: 0 }
    const { cluster, clusters, workplace, written } = this
    const io: KubectlIo = {
      transport: cluster,
      user: ADMIN,
      authority: () => cluster.authority(),
      serverAt: (server) => serverAt(clusters, workplace.shell.kept.engine, server),
      distrust: (bundle, server) => cluster.hosts.distrust(bundle, server),
      now: () => cluster.now(),
      random: () => 0.5,
      stdin: '',
      env: { HOME },
      readFile: (path) => written.get(path) ?? files[path] ?? this.readFile(path),
      writeFile: (path, text) => void written.set(path, text),
      ...(runEditor ? { runEditor } : {}),
      stdout: (text) => {
        out.stdout += text
      },
      stderr: (text) => {
        out.stderr += text
      },
    }
    const run = runKubectl(argv, io)
    for (;;) {
      const step = run.next()
      if (step.done) return { ...out, exitCode: step.value }
      // Nobody waits here: what kubectl had to wait for is left out.
      if (step.value.kind !== 'sleep') return { ...out, exitCode: 1 }
      cluster.advance(step.value.ms)
    }
  }

  /** What kubectl, or who stands for its editor, left in a file. */
  fileWritten(path: string): string | undefined {
    return this.written.get(path)
  }

  write(path: string, text: string): void {
    this.written.set(path, text)
  }

  private readFile(path: string): string | undefined {
    const found = this.terminal.readFile(path)
    if (found !== undefined || path !== KUBECONFIG) return found
    const { files } = this.workplace.shell.machines.own
    return files.stat(path)?.type === 'file' ? files.read(path) : undefined
  }
}
