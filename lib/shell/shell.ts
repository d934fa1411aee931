import type { Cluster } from '@/lib/cluster/cluster'
import { limitWords, timeWords } from '@/lib/shell/limits'
import { HOME, loginEnv } from '@/lib/shell/login-env'
import type { MachineState } from '@/lib/shell/machine-state'
import { OWN_MACHINE } from '@/lib/shell/outside'
import { NotLoaded } from '@/lib/shell/rest'
import { ShellKernel, type ShellOptions } from '@/lib/shell/shell-kernel'

export interface ShellResult {
  stdout: string
  stderr: string
  exitCode: number
}

export interface RunOptions {
  stdin?: string
  /** stdout and stderr are one screen, their order within is kept: all of it is in `stdout`. */
  screen?: boolean
}

/**
 * Scripts, one after the other: `bash -c` each, on the learner's machine. Files and background jobs live on. A script
 * that is nothing but a login (`ssh HOST`, `sudo -i`) moves those behind it there, until one that is `exit`.
 */
export interface ShellSession {
  /** Runs a script to its end; never rejects for what it does. */
  run(script: string, options?: RunOptions): Promise<ShellResult>
  /** Lets time pass for the cluster and what still runs here. */
  elapse(ms: number): Promise<void>
  /** Absolute path → text of every file but the system's own. */
  files(): Record<string, string>
  /** What the machine knows besides them. */
  machine(): MachineState
  /** Lets time pass until all clusters of the machine are quiet. */
  settle(): void
}

/** A shell within a shell. */
interface Login {
  place: string
  farewell: string
}

const SSH = /^\s*ssh\s+(?:-\S+\s+)*(?:[^\s@-]+@)?([^\s@-]\S*)\s*$/
const SUDO = /^\s*(?:sudo\s+(?:-i|-s|su\s*-?|bash)|su\s*-?)\s*$/
const LOGOUT = /^\s*(?:exit|logout)(?:\s+\d+)?\s*;?\s*$/

const OUT_OF_TIME = 124
const KILLED = 137

export function createShell(cluster: Cluster, options: ShellOptions = {}): ShellSession {
  return new BatchSession(cluster, options)
}

class BatchSession implements ShellSession {
  private readonly shell: ShellKernel
  private line = 0
  private out = { stdout: '', stderr: '' }
  private readonly logins: Login[] = []

  constructor(cluster: Cluster, options: ShellOptions) {
    this.shell = new ShellKernel(cluster, options, (text, { sink }) => {
      if (sink === `out ${this.line}`) this.out.stdout += text
      else if (sink === `err ${this.line}`) this.out.stderr += text
    })
  }

  async run(script: string, { stdin = '', screen = false }: RunOptions = {}): Promise<ShellResult> {
    const { kernel, cluster, limits, cwd } = this.shell
    this.line += 1
    this.out = { stdout: '', stderr: '' }
    const moved = this.move(script)
    if (moved) return { stdout: '', stderr: moved.said, exitCode: 0 }
    this.shell.refill()
    const feed = kernel.addFeed()
    const pid = kernel.start({
      argv: ['bash', '-c', script],
      place: this.logins.at(-1)?.place ?? OWN_MACHINE,
      env: loginEnv(),
      cwd: this.logins.length > 0 ? HOME : cwd,
      streams: [{ feed }, { sink: `out ${this.line}` }, { sink: `${screen ? 'out' : 'err'} ${this.line}` }],
    })
    if (stdin) kernel.feed(feed, stdin)
    kernel.feed(feed, undefined)
    return { exitCode: await this.follow(pid, cluster.now() + limits.virtualMs), ...this.out }
  }

  /** A login or its end; undefined: the script is to run. */
  private move(script: string): { said: string } | undefined {
    const { machines, cluster } = this.shell
    const place = this.logins.at(-1)?.place ?? OWN_MACHINE
    if (LOGOUT.test(script)) {
      const login = this.logins.pop()
      return login && { said: login.farewell }
    }
    if (SUDO.test(script)) return this.login({ place, farewell: 'logout\n' })
    const target = SSH.exec(script)?.[1]
    const host = target === undefined ? undefined : cluster.hosts.find(target)
    if (host === undefined || !machines.get(host)) return undefined
    return this.login({ place: host, farewell: `logout\nConnection to ${target} closed.\n` })
  }

  private login(login: Login): { said: string } {
    this.logins.push(login)
    return { said: '' }
  }

  /** Until the script has ended, or is ended. */
  private async follow(pid: number, until: number): Promise<number> {
    const { kernel, limits } = this.shell
    const hasEnded = () => kernel.process(pid)?.state === 'Z'
    try {
      const end = await this.shell.drive({ done: hasEnded, until })
      if ('done' in end) {
        const status = kernel.reap(pid)
        if (!status || 'stopped' in status) return KILLED
        return 'code' in status ? status.code : 128
      }
      if ('limit' in end) this.out.stderr += limitWords(end.limit)
      else {
        await this.shell.elapse(Math.max(0, until - this.shell.cluster.now()))
        this.out.stderr += timeWords(limits.virtualMs)
      }
      this.killAll()
      return 'limit' in end ? KILLED : OUT_OF_TIME
    } catch (error) {
      if (!(error instanceof NotLoaded)) throw error
      this.killAll()
      this.out.stderr += `bash: ${error.message}\n`
      return 1
    }
  }

  private killAll(): void {
    const { kernel } = this.shell
    for (const { pid } of kernel.processes()) {
      kernel.kill(pid, 'KILL')
      kernel.reap(pid)
    }
  }

  elapse(ms: number): Promise<void> {
    return this.shell.elapse(ms)
  }

  files(): Record<string, string> {
    return this.shell.machines.files()
  }

  machine(): MachineState {
    return this.shell.state()
  }

  settle(): void {
    this.shell.clusters.settle()
  }
}
