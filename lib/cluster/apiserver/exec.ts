import { badRequest } from '@/lib/cluster/apimachinery/errors'
import { isObject } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { ExecInput, ExecRequest, ExecResult } from '@/lib/cluster/kubelet/exec'

/** Asks the kubelet of the pod's node to run a command in a container, to join one, or to go on with it. */
export type PodExecutor = (pod: Pod, request: ExecRequest) => ExecResult

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

const MOST_COLUMNS = 1000

/** Columns and rows of a terminal. */
function sizeOf(given: unknown): { columns: number; rows: number } | undefined {
  if (!isObject(given)) return undefined
  const within = (value: unknown, otherwise: number) =>
    typeof value === 'number' && value >= 1 && value <= MOST_COLUMNS ? Math.floor(value) : otherwise
  return { columns: within(given.columns, 80), rows: within(given.rows, 24) }
}

/** What follows in a session. */
function inputOf(session: string, body: Record<string, unknown>): ExecInput {
  const size = sizeOf(body.size)
  return {
    session,
    ...(typeof body.input === 'string' ? { input: body.input } : {}),
    ...(body.close === true ? { close: true } : {}),
    ...(body.leave === true ? { leave: true } : {}),
    ...(size ? { size } : {}),
  }
}

/**
 * pods/<name>/exec, attach and portforward.
 * Differs: no upgrade to streams. `exec` takes {command, stdin, open, tty} as its body, `attach` {stdin, tty}; both
 * answer what was printed so far, with the exit code or the name of a session. Later requests take {session} and
 * what was typed. `portforward` takes one connection as {port, request}, or nothing to see whether it could connect.
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
  if (typeof body.session === 'string') return execute(pod, inputOf(body.session, body))
  const tty = sizeOf(body.tty)
  if (subresource === 'attach')
    return execute(pod, { container, attach: { stdin: body.stdin === true, ...(tty ? { tty } : {}) } })
  const command = Array.isArray(body.command) ? body.command.map(String) : []
  if (command.length === 0) throw badRequest('you must specify at least 1 command for the container')
  return execute(pod, {
    ...{ container, command, open: body.open === true },
    ...(typeof body.stdin === 'string' ? { stdin: body.stdin } : {}),
    ...(tty ? { tty } : {}),
  })
}
