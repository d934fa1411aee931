import type { CommandContext } from '../cli/command'
import { type Manifest, resourcePath } from '../client/rest-client'
import { ApiStatusError, KubectlError } from '../errors'
import { isMap } from '../go-format'

/** What a command in a container has printed since the last time, and how it ended. */
export interface RemoteResult {
  stdout: string
  stderr: string
  /** Unset while it runs. */
  exitCode?: number
  /** Its name, while it runs. */
  session?: string
  /** When something happens to it by itself, in virtual ms. */
  until?: number
  /** It waits for what is typed. */
  reads?: { cooked: boolean; echo: boolean }
}

/** Refuses pods whose containers are gone for good. @throws KubectlError */
export function refuseCompleted(pod: Manifest, verb: string): void {
  const phase = isMap(pod.status) ? String(pod.status.phase ?? '') : ''
  if (phase !== 'Succeeded' && phase !== 'Failed') return
  throw new KubectlError(`cannot ${verb} a container in a completed pod; current phase is ${phase}`)
}

/** What a connection to a pod that fails is reported as: the upgrade loses the server's status. */
export function connectionError(error: unknown): unknown {
  if (!(error instanceof ApiStatusError)) return error
  if (error.reason === 'BadRequest') {
    return new KubectlError(`unable to upgrade connection: ${error.message}`)
  }
  return error.reason === 'InternalError' ? new KubectlError(error.message) : error
}

/** Opens a connection to a pod: `exec`, `attach` or `portforward`. @throws KubectlError, ApiStatusError */
export function connect(
  context: CommandContext,
  pod: Manifest,
  subresource: string,
  options: { container?: string; body?: unknown },
): unknown {
  const { name = '', namespace } = pod.metadata ?? {}
  const path = resourcePath(context.mapper.get('pods'), namespace, name, subresource)
  const query: Record<string, string> = options.container ? { container: options.container } : {}
  try {
    return context.client.request('POST', path, { query, body: options.body ?? {} })
  } catch (error) {
    throw connectionError(error)
  }
}

/** Runs a command in a container that ends at once. @throws KubectlError, ApiStatusError */
export function remoteExec(
  context: CommandContext,
  pod: Manifest,
  container: string,
  command: string[],
  stdin?: string,
): RemoteResult {
  const body = { command, ...(stdin === undefined ? {} : { stdin }) }
  return connect(context, pod, 'exec', { container, body }) as RemoteResult
}
