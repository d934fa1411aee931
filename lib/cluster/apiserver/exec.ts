import { badRequest } from '@/lib/cluster/apimachinery/errors'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'

/** Asks the kubelet of the pod's node to run a command in a container. */
export type PodExecutor = (
  pod: Pod,
  request: { container: string; command: string[]; stdin?: string },
) => { stdout: string; stderr: string; exitCode?: number; took: number }

/** Carries what was said to a forwarded port to the pod, and its answer back. */
export type PodForwarder = (pod: Pod, body: { port: number }) => unknown

const OPTIONS: Readonly<Record<string, string>> = {
  exec: 'PodExecOptions',
  attach: 'PodAttachOptions',
  portforward: 'PodPortForwardOptions',
}

/** What admission sees of a connection. */
export function connectOptions(subresource: string, { query = {}, body }: ApiRequest): object {
  const given = isObject(body) ? body : {}
  const kind = { apiVersion: 'v1', kind: OPTIONS[subresource] }
  if (subresource === 'portforward')
    return { ...kind, ...(given.port === undefined ? {} : { ports: [given.port] }) }
  return {
    ...kind,
    ...(given.stdin === undefined ? {} : { stdin: true }),
    stdout: true,
    stderr: true,
    ...(query.container ? { container: query.container } : {}),
    ...(subresource === 'exec' ? { command: given.command ?? [] } : {}),
  }
}

/**
 * pods/<name>/exec, attach and portforward.
 * Differs: no upgrade to streams. `exec` takes {command, stdin} as its body and answers what the command
 * printed, its exit code and how long it takes; `portforward` takes one connection as {port, request}, or
 * nothing to see whether it could connect, which is all that `attach` does.
 * @throws ApiError
 */
export function connectPod(
  pod: Pod,
  subresource: string,
  request: ApiRequest,
  execute: PodExecutor,
  forward: PodForwarder,
): unknown {
  const { metadata, spec } = pod
  const names = [...spec.containers, ...(spec.initContainers ?? []), ...(spec.ephemeralContainers ?? [])]
  const container = request.query?.container ?? spec.containers[0]?.name ?? ''
  if (!names.some(({ name }) => name === container)) {
    throw badRequest(`container ${container} is not valid for pod ${metadata.name}`)
  }
  if (!spec.nodeName) throw badRequest(`pod ${metadata.name} does not have a host assigned`)
  const body = isObject(request.body) ? request.body : {}
  if (subresource === 'portforward')
    return typeof body.port === 'number' ? forward(pod, { ...body, port: body.port }) : {}
  if (subresource === 'attach') return execute(pod, { container, command: ['true'] })
  const command = Array.isArray(body.command) ? body.command.map(String) : []
  if (command.length === 0) throw badRequest('you must specify at least 1 command for the container')
  const stdin = typeof body.stdin === 'string' ? { stdin: body.stdin } : {}
  return execute(pod, { container, command, ...stdin })
}
