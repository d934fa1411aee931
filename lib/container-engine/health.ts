/** HEALTHCHECK: a command in the container, now and then. Mirrors: dockerd's probes and their three states. */
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { dropExec, startExec, takeExec } from '@/lib/cluster/kubelet/container/execs'
import { runPod } from '@/lib/cluster/kubelet/container/run-pod'
import { MAIN } from '@/lib/container-engine/container-process'
import type { EngineContainer, Health } from '@/lib/container-engine/state'
import { Errno } from '@/lib/userland/kernel/errno'

const ALWAYS: readonly string[] = ['/bin/sh', '-c']

/** How a container that starts begins to be looked at; undefined: nobody asks. */
export function newHealth({ spec }: EngineContainer, now: number): Health | undefined {
  const { healthcheck } = spec
  if (!healthcheck || healthcheck.test[0] === 'NONE') return undefined
  return { status: 'starting', failing: 0, nextAt: now + healthcheck.interval }
}

function begin(env: ContainerEnv, test: readonly string[]): string | undefined {
  const command = test[0] === 'CMD-SHELL' ? [...ALWAYS, test[1] ?? ''] : test.slice(1)
  try {
    return startExec(env, MAIN, { command })
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}

function tell(container: EngineContainer, health: Health, ok: boolean, now: number): void {
  const { retries, startPeriod } = container.spec.healthcheck ?? { retries: 3, startPeriod: 0 }
  const isEarly = health.status === 'starting' && now - (container.startedAt ?? 0) < startPeriod
  health.failing = ok ? 0 : health.failing + (isEarly ? 0 : 1)
  if (ok) health.status = 'healthy'
  else if (health.failing >= retries) health.status = 'unhealthy'
}

/** Looks at a check that runs, or begins one that is due; when there is more to do, ms. */
export function checkHealth(env: ContainerEnv, container: EngineContainer): number | undefined {
  const { health } = container
  const { healthcheck } = container.spec
  const now = env.now()
  if (!health || !healthcheck) return undefined
  if (health.exec === undefined && now >= health.nextAt) {
    const exec = begin(env, healthcheck.test)
    if (exec === undefined) {
      tell(container, health, false, now)
      health.nextAt = now + healthcheck.interval
      return health.nextAt
    }
    health.exec = exec
    health.nextAt = now + healthcheck.timeout
  }
  if (health.exec === undefined) return health.nextAt
  const { next } = runPod(env)
  const { ended } = takeExec(env, health.exec) ?? { ended: { at: now, code: 1 } }
  if (!ended && now < health.nextAt) return Math.min(health.nextAt, next ?? health.nextAt)
  if (!ended) dropExec(env, health.exec, true)
  tell(container, health, ended?.code === 0, now)
  delete health.exec
  health.nextAt = now + healthcheck.interval
  return health.nextAt
}
