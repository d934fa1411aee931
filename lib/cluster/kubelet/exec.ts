import { badRequest, internalError } from '@/lib/cluster/apimachinery/errors'
import { attachTo } from '@/lib/cluster/kubelet/container/attach'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { terminalOf } from '@/lib/cluster/kubelet/container/exec-terminal'
import {
  dropExec,
  type ExecOptions,
  type ExecState,
  feedExec,
  resizeExec,
  startExec,
  takeExec,
} from '@/lib/cluster/kubelet/container/execs'
import { runPod } from '@/lib/cluster/kubelet/container/run-pod'
import { execError } from '@/lib/cluster/kubelet/container/start-error'
import { isRunning } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'

/** What pods/<name>/exec and attach are asked to do. */
export type ExecRequest =
  | ({ container: string } & ExecOptions)
  /** To a container's own process. */
  | { container: string; attach: { stdin?: boolean; tty?: { columns: number; rows: number } } }
  /** To go on with what was begun. */
  | ExecInput

/** What follows to a session that was begun. */
export interface ExecInput {
  session: string
  /** More of its standard input, or keys for its terminal. */
  input?: string
  /** Its standard input ends. */
  close?: boolean
  size?: { columns: number; rows: number }
  /** Whoever began it is gone. */
  leave?: boolean
}

/** What has come of a session since the last time. */
export interface ExecResult {
  stdout: string
  stderr: string
  /** Unset while it runs. */
  exitCode?: number
  /** Its name, while it runs. */
  session?: string
  /** When something happens to it by itself next, in ms. */
  until?: number
  /** It waits for input from its terminal; whether by lines, and whether they are shown. */
  reads?: { cooked: boolean; echo: boolean }
}

const NOTHING: ExecResult = { stdout: '', stderr: '', exitCode: 137 }

function resultOf(env: ContainerEnv, id: string, state: ExecState | undefined): ExecResult {
  if (!state) return NOTHING
  const { out, err, ended } = state
  const output = { stdout: out, stderr: err }
  if (ended) return { ...output, exitCode: ended.code }
  const { next } = runPod(env)
  const reads = terminalOf(env, state)
  return {
    ...{ ...output, session: id },
    ...(next === undefined || !Number.isFinite(next) ? {} : { until: next }),
    ...(reads ? { reads } : {}),
  }
}

/** @throws ApiError InternalError, in runc's words */
function start(env: ContainerEnv, container: string, options: ExecOptions): string {
  try {
    return startExec(env, container, options)
  } catch (error) {
    const why = execError(options.command[0] ?? '', error)
    const { containerID } = env.runtime.containers[container]?.current ?? {}
    const id = fakeDigest(`${containerID}/${options.command.join(' ')}/${env.now()}`)
    throw internalError(
      `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: ${why}`,
    )
  }
}

function goOn(env: ContainerEnv, { session, input, close, size, leave }: ExecInput): ExecResult {
  if (leave) {
    dropExec(env, session, false)
    return NOTHING
  }
  if (size) resizeExec(env, session, size)
  if (input !== undefined) feedExec(env, session, input)
  if (close) feedExec(env, session, undefined)
  runPod(env)
  return resultOf(env, session, takeExec(env, session))
}

/** A probe that could not change its mind any more has a reason to look again. */
function disturbProbes({ runtime, now }: ContainerEnv): void {
  for (const { probes } of Object.values(runtime.containers))
    for (const probe of Object.values(probes))
      if (probe && probe.nextAt === Number.POSITIVE_INFINITY) probe.nextAt = now()
}

/**
 * Mirrors: the kubelet's exec and attach endpoints, with the words of containerd and runc for what cannot start.
 * Differs: no streams: whoever asked asks again, with what was typed meanwhile.
 * @throws ApiError
 */
export function execInContainer(env: ContainerEnv, request: ExecRequest): ExecResult {
  runPod(env)
  if ('session' in request) return goOn(env, request)
  const { container } = request
  const own = env.runtime.containers[container]
  if (!own?.current?.process || !isRunning(own)) throw badRequest(`container not found ("${container}")`)
  disturbProbes(env)
  const id = 'attach' in request ? attachTo(env, container, request.attach) : start(env, container, request)
  return resultOf(env, id, takeExec(env, id))
}
