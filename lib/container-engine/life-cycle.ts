/** What containers of the engine go through: started, stopped, ended, started again. */
import { killProcesses, signalProcess } from '@/lib/cluster/kubelet/container/processes'
import { runPod } from '@/lib/cluster/kubelet/container/run-pod'
import { execError } from '@/lib/cluster/kubelet/container/start-error'
import { MAIN, newInstance, startIn } from '@/lib/container-engine/container-process'
import type { Dockerd } from '@/lib/container-engine/dockerd'
import { EngineError } from '@/lib/container-engine/engine-error'
import { checkHealth, newHealth } from '@/lib/container-engine/health'
import { prepareMounts } from '@/lib/container-engine/mounts'
import { connectAll, disconnectAll, takePorts } from '@/lib/container-engine/ports'
import type { EngineContainer } from '@/lib/container-engine/state'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Signal } from '@/lib/userland/kernel/process'

const CREATE =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: '
/** ms until a container that has ended is started again; doubled each time. */
const RESTART_MS = 100
const LONGEST_RESTART = 60_000
/** A run of so many ms counts as a success. */
const LONG_RUN = 10_000
/** Times that containers which ask each other may wake each other at one instant. */
const MOST_ROUNDS = 10
/** Of a machine's systemd that was told to end. */
const SYSTEMD_STOPPED = 130

export class LifeCycle {
  constructor(private readonly engine: Dockerd) {}

  /** A layer of its own, and what is mounted into it. */
  prepare(container: EngineContainer): void {
    const { engine } = this
    const main = container.runtime.containers[MAIN]
    const image = engine.state.images[container.imageId]
    if (!main || !image) throw new TypeError(`no image of ${container.name}`)
    main.current = newInstance(container, engine.world.now())
    main.current.finished = { at: engine.world.now(), code: 0, reason: 'Created' }
    prepareMounts(engine.state, container, image, engine.world.files(), () => engine.world.now())
  }

  /** @throws EngineError in the daemon's words */
  start(container: EngineContainer): void {
    if (container.status === 'running') return
    const { engine } = this
    const { world, state } = engine
    if (container.place !== undefined) {
      this.power(container, container.place, true)
      return
    }
    const image = state.images[container.imageId]
    if (!image) throw new TypeError(`no image of ${container.name}`)
    connectAll(state, container, (port) => world.isTaken(port))
    Object.assign(container, {
      status: 'running',
      startedAt: world.now(),
      error: '',
      oom: false,
      stopped: false,
    })
    delete container.restartAt
    try {
      startIn(engine.envOf(container), container, image)
    } catch (error) {
      this.refuse(container, error)
    }
    const health = newHealth(container, world.now())
    if (health) container.health = health
    world.changed()
  }

  /** Another program's container is a machine, with an address of its own for good. @throws EngineError */
  power(container: EngineContainer, place: string, on: boolean): void {
    const { world, state } = this.engine
    if (on) takePorts(state, container, (port) => world.isTaken(port))
    Object.assign(
      container,
      on
        ? { status: 'running', startedAt: world.now(), stopped: false }
        : { status: 'exited', finishedAt: world.now(), exitCode: SYSTEMD_STOPPED, stopped: true },
    )
    world.places.power(place, on)
    world.changed()
  }

  private refuse(container: EngineContainer, error: unknown): never {
    const words =
      error instanceof Errno
        ? CREATE + execError([...container.spec.entrypoint, ...container.spec.command][0] ?? '', error)
        : undefined
    if (words === undefined && !(error instanceof EngineError)) throw error
    const message = words ?? (error as EngineError).message
    const code = /executable file not found|no such file/.test(message)
      ? 127
      : /permission denied/.test(message)
        ? 126
        : 128
    disconnectAll(container)
    Object.assign(container, { status: 'created', exitCode: code, error: message })
    throw new EngineError(message, code === 128 ? 125 : code)
  }

  /** Sends a signal to its own process. */
  signal(container: EngineContainer, signal: Signal): void {
    if (container.status !== 'running') return
    if (container.place !== undefined) {
      this.power(container, container.place, false)
      return
    }
    signalProcess(this.engine.envOf(container), MAIN, signal)
    this.look(container)
  }

  /** Ends it at once. */
  kill(container: EngineContainer): void {
    container.stopped = true
    this.signal(container, 'KILL')
  }

  /** Runs what runs in a container up to now, and notices its end; when there is more to do. */
  private look(container: EngineContainer): number | undefined {
    const { engine } = this
    const now = engine.world.now()
    if (container.status === 'restarting' && (container.restartAt ?? 0) <= now) this.startAgain(container)
    if (container.status === 'restarting') return container.restartAt
    if (container.status !== 'running' || container.place !== undefined) return undefined
    const env = engine.envOf(container)
    const { next } = runPod(env)
    const current = container.runtime.containers[MAIN]?.current
    if (current?.exit) {
      this.end(container, current.exit.code, current.exit.oom === true)
      return container.restartAt
    }
    const check = checkHealth(env, container)
    const times = [next, check].filter((at) => at !== undefined && Number.isFinite(at)) as number[]
    return times.length > 0 ? Math.min(...times) : undefined
  }

  private startAgain(container: EngineContainer): void {
    container.restarts += 1
    try {
      this.start(container)
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      container.status = 'exited'
    }
  }

  private end(container: EngineContainer, code: number, oom: boolean): void {
    const { world } = this.engine
    const now = world.now()
    const current = container.runtime.containers[MAIN]?.current
    killProcesses(this.engine.envOf(container), MAIN)
    if (current) {
      current.finished = { at: now, code, reason: oom ? 'OOMKilled' : 'Completed' }
      delete current.pid
      delete current.exit
      delete current.own
    }
    disconnectAll(container)
    delete container.health
    Object.assign(container, { status: 'exited', exitCode: code, oom, finishedAt: now })
    if (container.spec.autoRemove) this.engine.remove(container, true)
    else this.planRestart(container, code, now)
    world.changed()
  }

  private planRestart(container: EngineContainer, code: number, now: number): void {
    const { name, retries } = container.spec.restart
    const wanted =
      name === 'on-failure' ? code !== 0 && (retries === 0 || container.restarts < retries) : name !== 'no'
    if (!wanted || container.stopped) return
    if (now - (container.startedAt ?? now) >= LONG_RUN) container.restarts = 0
    container.status = 'restarting'
    container.restartAt = now + Math.min(LONGEST_RESTART, RESTART_MS * 2 ** Math.min(20, container.restarts))
  }

  /** Runs what runs in all containers up to now; the time at which there is more to do, ms. */
  run(): number | undefined {
    let next: number | undefined
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = this.stirs()
      const times = this.engine.list().flatMap((one) => this.look(one) ?? [])
      next = times.length > 0 ? Math.min(...times) : undefined
      if (this.stirs() === before) break
    }
    return next
  }

  /** Changes whenever a container begins or ends, which others may wait for. */
  private stirs(): string {
    return this.engine
      .list()
      .map(({ id, status, restarts }) => `${id}${status}${restarts}`)
      .join()
  }
}
