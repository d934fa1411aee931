import type { UserInfo } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'
import { clonePlain } from '@/lib/cluster/sim/clone'
import type { EngineState } from '@/lib/container-engine/state'
import { ADMIN } from '@/lib/shell/admin'
import { Clusters } from '@/lib/shell/clusters'
import { DEFAULT_LIMITS, type ShellLimits } from '@/lib/shell/limits'
import { LocalPorts } from '@/lib/shell/local-ports'
import { HOME } from '@/lib/shell/login-env'
import { MachineNetworks } from '@/lib/shell/machine-networks'
import type { MachineState } from '@/lib/shell/machine-state'
import { Machines, programOf } from '@/lib/shell/machines'
import { loadNamed } from '@/lib/shell/on-demand'
import { OutsideMachines, OWN_MACHINE } from '@/lib/shell/outside'
import { type ProgramsHost, terminalPrograms } from '@/lib/shell/programs'
import { DAEMON } from '@/lib/shell/programs/docker'
import type { DockerPrograms } from '@/lib/shell/programs/docker/docker'
import { loadDocs, loadManifests, loadRest, NotLoaded } from '@/lib/shell/rest'
import { seededRandom } from '@/lib/shell/seeded-random'
import { serverAt } from '@/lib/shell/server-at'
import type { Output } from '@/lib/userland/kernel/core'
import { Kernel } from '@/lib/userland/kernel/kernel'
import type { Program } from '@/lib/userland/kernel/program'
import type { Pause } from '@/lib/userland/kernel/scheduling'
import { newKernelState } from '@/lib/userland/kernel/state'

/** Clusters that are handed over are the terminal's from here on; what its engine knows is copied. */
export interface ShellOptions extends MachineState {
  user?: UserInfo
  /** Path (relative to `cwd`) → text. */
  files?: Record<string, string>
  cwd?: string
  limits?: Partial<ShellLimits>
  seed?: number
  /** As in the exam: one sits at `base`, which has no kubectl, and logs in to the machine of this name, which has. */
  examHost?: string
  /** Hears of exceptions within kubectl and the engine, which a terminal shows as one line. */
  onBug?: (error: unknown) => void
}

const REFILL_MS = 1000
/** A machine that has run for a while. */
const FIRST_PID = 1201

/** Why a drive came to its end. */
export type DriveEnd =
  /** What was waited for. */
  | { done: true }
  /** The process that did more than it may has ended. */
  | { limit: string; pid?: number }
  /** Nothing more happens before this time; undefined: nothing more happens by itself. */
  | { asleep: number | undefined; follows: boolean }

export interface Drive {
  done(pause: Pause): boolean
  /** Time may be let pass up to here. */
  until: number
  /** Whoever shows what happens in the foreground of this terminal does not make time pass. */
  stopsAtFollowersOf?: string
}

/** The processes of the learner's machine and of the hosts that it is logged in to, over a cluster's time. */
export class ShellKernel {
  readonly kernel: Kernel
  readonly machines: Machines
  readonly outside: OutsideMachines
  readonly clusters: Clusters
  readonly limits: ShellLimits
  readonly cwd: string
  private printed = 0
  private complete = false
  /** What programs know beyond their processes. */
  readonly kept: { engine?: EngineState; docker?: DockerPrograms }
  /** Those of a further cluster's hosts ask that cluster. */
  private readonly programs = new WeakMap<Cluster, ReadonlyMap<string, Program>>()

  constructor(
    readonly cluster: Cluster,
    options: ShellOptions,
    private readonly output: (text: string, to: Output) => void,
  ) {
    const { user = ADMIN, files = {}, cwd = HOME, seed = 1, onBug } = options
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.cwd = cwd
    this.kept = options.engine ? { engine: clonePlain(options.engine) } : {}
    this.clusters = new Clusters(cluster, options.further)
    const { fileBytes: maxBytes } = this.limits
    const ports = new LocalPorts({
      isAlive: (pid) => (this.kernel.process(pid)?.state ?? 'Z') !== 'Z',
      wake: () => this.kernel.changed(),
    })
    this.outside = new OutsideMachines(options.examHost)
    const { outside } = this
    const networks = new MachineNetworks(this.clusters, ports, () => this.kernel, outside)
    this.machines = new Machines(this.clusters, {
      random: seededRandom(seed),
      maxBytes,
      files,
      cwd,
      networks,
      outside,
    })
    const host = {
      ...{ user, ports, onBug, outside, ownMachine: OWN_MACHINE, clusters: this.clusters },
      cluster: () => cluster,
      serverAt: (server: string) => serverAt(this.clusters, this.kept.engine, server),
      machine: (name: string) => this.machines.get(name),
      isComplete: () => this.complete,
      changed: () => this.kernel.changed(),
      kept: this.kept,
    }
    this.kernel = new Kernel(
      {
        program: (name) => this.programNamed(name, host),
        machine: (name) => this.machines.get(name),
        output: (text, to) => this.take(text, to),
      },
      newKernelState(FIRST_PID),
    )
    if (this.kept.engine) this.kernel.start({ argv: DAEMON, program: 'dockerd', place: OWN_MACHINE })
  }

  private programNamed(name: string, host: ProgramsHost): Program | undefined {
    const { cluster: further, program } = programOf(name)
    const cluster = further === undefined ? this.cluster : this.clusters.get(further)
    if (!cluster) return undefined
    let known = this.programs.get(cluster)
    if (!known) {
      known = terminalPrograms({ ...host, cluster: () => cluster })
      this.programs.set(cluster, known)
    }
    return known.get(program)
  }

  /** What the machine knows besides its files, as it is handed over. */
  state(): MachineState {
    const { engine } = this.kept
    const further = this.clusters.all()
    return { ...(engine ? { engine } : {}), ...(further ? { further } : {}) }
  }

  /** Begins a line: what it may spend is there again. */
  refill(): void {
    this.printed = 0
    this.kernel.refill()
  }

  private take(text: string, to: Output): void {
    const room = this.limits.outputBytes - this.printed
    this.printed += text.length
    this.output(text.length > room ? text.slice(0, Math.max(0, room)) : text, to)
  }

  /** Runs, and lets time pass, until it is done or may not go on. @throws NotLoaded */
  async drive({ done, until, stopsAtFollowersOf: tty }: Drive): Promise<DriveEnd> {
    this.clusters.follow()
    for (;;) {
      const pause = this.kernel.pump({ steps: 10_000 })
      if (this.printed > this.limits.outputBytes) return { limit: 'output' }
      if (pause.limit) return { limit: pause.limit.name, pid: pause.limit.pid }
      if (done(pause)) return { done: true }
      if (pause.requests.length > 0) await this.serve(pause)
      else if (!pause.busy) {
        const follows = tty !== undefined && this.isFollowing(pause, tty)
        if (pause.until === undefined || pause.until > until || follows)
          return { asleep: pause.until, follows }
        this.passTo(pause.until)
      }
    }
  }

  /** Whether who is in the foreground of a terminal waits for whatever happens. */
  isFollowing({ follows }: Pause, tty: string): boolean {
    const foreground = this.kernel.terminal(tty)?.foreground
    return follows.some((pid) => this.kernel.process(pid)?.pgid === foreground)
  }

  /** What may be spent comes back with every second, so that it does not matter in which steps time passes. */
  private passTo(at: number): void {
    const now = this.cluster.now()
    if (at <= now) return
    if (Math.floor(at / REFILL_MS) > Math.floor(now / REFILL_MS)) this.refill()
    this.cluster.advance(at - now)
    this.clusters.follow()
  }

  /** Lets time pass for the cluster and for what runs here. */
  async elapse(ms: number): Promise<void> {
    const until = this.cluster.now() + ms
    const never = () => false
    await this.drive({ done: never, until })
    this.passTo(until)
    await this.drive({ done: never, until })
  }

  private async serve({ requests }: Pause): Promise<void> {
    for (const { pid, request } of requests) {
      const { kind } = request as { kind: string }
      if (kind === 'docs') this.kernel.answer(pid, await loadDocs())
      else if (kind === 'part') {
        await loadNamed([(request as { name: string }).name])
        this.kernel.answer(pid, true)
      } else if (kind === 'published') {
        await loadManifests()
        this.kernel.answer(pid, true)
      } else if (kind === 'rest') {
        await loadRest()
        this.complete = true
        this.kernel.answer(pid, true)
      } else throw new NotLoaded(kind)
    }
  }
}
