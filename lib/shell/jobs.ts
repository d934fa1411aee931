import type { LocalServer } from '@/lib/kubectl/io'

/** What was started with `&` and still runs: it listens on ports of the terminal's machine. */
interface Job {
  number: number
  pid: number
  line: string
  servers: LocalServer[]
}

const FIRST_PID = 4243

/** The background jobs of one terminal. */
export class Jobs {
  private running: Job[] = []
  private nextPid = FIRST_PID
  /** `$!` */
  lastPid = 0

  /** A job that has ended already: all but servers run in the foreground. */
  startDone(): void {
    this.lastPid = this.nextPid++
  }

  start(line: string, servers: LocalServer[]): Job {
    this.lastPid = this.nextPid++
    const number = Math.max(0, ...this.running.map((job) => job.number)) + 1
    const job = { number, pid: this.lastPid, line, servers }
    this.running.push(job)
    return job
  }

  /** Who listens on this port; undefined when nobody does. */
  serverOn(port: number): LocalServer | undefined {
    return this.running.flatMap(({ servers }) => servers).find((server) => server.port === port)
  }

  isTaken = (port: number): boolean => this.serverOn(port) !== undefined

  list(): readonly Job[] {
    return this.running
  }

  /** Ends the job with this pid, or `%` and its number (`%%`, `%+`: the last). False: there is none. */
  end(target: string): boolean {
    const last = this.running.at(-1)
    const found = /^%[%+]?$/.test(target)
      ? last
      : this.running.find(({ pid, number }) => target === String(pid) || target === `%${number}`)
    this.running = this.running.filter((job) => job !== found)
    return found !== undefined
  }

  endMatching(pattern: string): boolean {
    const before = this.running.length
    this.running = this.running.filter(({ line }) => !line.includes(pattern))
    return this.running.length < before
  }

  endServer(server: LocalServer): void {
    this.running = this.running.filter(({ servers }) => !servers.includes(server))
  }
}
