import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { HttpRequest } from '@/lib/cluster/kubelet/process/network'
import type { ForwardResult } from '@/lib/cluster/traffic'
import { type CommandContext, defineCommand, usageError } from '../cli/command'
import type { Manifest } from '../client/rest-client'
import { KubectlError } from '../errors'
import { digList, digString, quote } from '../go-format'
import type { LocalAnswer, Steps } from '../io'
import { connect } from './exec-request'
import { namedInfo, podsBehind } from './pod-choice'

interface PortPair {
  local: string
  remote: string
}

function splitPort(text: string): PortPair {
  const [first = '', second, ...more] = text.split(':')
  if (more.length > 0) throw new KubectlError(`invalid port format '${text}'`)
  return second === undefined ? { local: first, remote: first } : { local: first, remote: second }
}

function containerPorts(pod: Manifest) {
  return ['containers', 'initContainers'].flatMap((list) =>
    digList(pod, 'spec', list).flatMap((container) => digList(container, 'ports')),
  )
}

/** A named port of the pod as its number. @throws KubectlError */
function podPort(pod: Manifest, port: string): string {
  if (/^\d+$/.test(port)) return port
  const found = containerPorts(pod).find(({ name }) => name === port)
  if (found) return String(found.containerPort)
  throw new KubectlError(`Pod '${pod.metadata?.name}' does not have a named port '${port}'`)
}

/** A port of the Service as the one of the pod behind it. @throws KubectlError */
function servicePort(service: Manifest, pod: Manifest, port: string): string {
  const name = service.metadata?.name
  const found = digList(service, 'spec', 'ports').find((one) =>
    /^\d+$/.test(port) ? String(one.port) === port : one.name === port,
  )
  if (!found) {
    const what = /^\d+$/.test(port) ? `a service port ${port}` : `a named port '${port}'`
    throw new KubectlError(`Service ${/^\d+$/.test(port) ? name : `'${name}'`} does not have ${what}`)
  }
  if (digString(service, 'spec', 'clusterIP') === 'None') return String(found.port)
  return podPort(pod, String(found.targetPort ?? found.port))
}

function translate(object: Manifest, pod: Manifest, text: string): PortPair {
  const { local, remote } = splitPort(text)
  const target = object.kind === 'Service' ? servicePort(object, pod, remote) : podPort(pod, remote)
  const own = local === remote && !text.includes(':') ? (/^\d+$/.test(local) ? local : target) : local
  return { local: own, remote: target }
}

function checkPorts({ local, remote }: PortPair): void {
  for (const [side, port] of [
    ['local', local],
    ['remote', remote],
  ] as const) {
    if (port === '' && side === 'local') continue
    if (/^\d+$/.test(port) && Number(port) <= 65_535 && (side === 'local' || Number(port) > 0)) continue
    if (side === 'remote' && port === '0') throw new KubectlError('remote port must be > 0')
    throw new KubectlError(
      `error parsing ${side} port ${quote(port)}: strconv.ParseUint: parsing ${quote(port)}: ${/^\d+$/.test(port) ? 'value out of range' : 'invalid syntax'}`,
    )
  }
}

/** Where kubectl forwards from when it may choose. */
const FIRST_FREE_PORT = 34_567

/** A free local port for each pair that leaves it open. @throws KubectlError when no port can be had */
function claimPorts(context: CommandContext, pairs: PortPair[]): PortPair[] {
  const { io } = context
  const taken = (port: number) => io.portTaken?.(port) ?? false
  let next = FIRST_FREE_PORT
  const claimed = pairs.map(({ local, remote }) => {
    if (local !== '' && local !== '0') return { local, remote }
    while (taken(next)) next += 1
    return { local: String(next++), remote }
  })
  const free = claimed.filter(({ local }) => !taken(Number(local)))
  for (const { local } of claimed) {
    if (!taken(Number(local))) continue
    const bind = (family: string, host: string) =>
      `unable to create listener: Error listen ${family} ${host}:${local}: bind: address already in use`
    const both = `${bind('tcp4', '127.0.0.1')} ${bind('tcp6', '[::1]')}`
    context.out(
      `Unable to listen on port ${local}: Listeners failed to create with the following errors: [${both}]\n`,
    )
  }
  if (free.length > 0) return free
  const list = pairs.map(({ local, remote }) => `{${local} ${remote}}`).join(' ')
  throw new KubectlError(`unable to listen on any of the requested ports: [${list}]`)
}

/** `E1120 10:34:16.647000    4243` */
function klogHead(now: number): string {
  const [date = '', time = ''] = formatMicroTime(now).replace('Z', '').split('T')
  return `E${date.slice(5).replace('-', '')} ${time}    4243`
}

/** Carries one connection to the pod; when nobody listens there, kubectl gives up. */
function forward(context: CommandContext, pod: Manifest, { local, remote }: PortPair, request: HttpRequest) {
  const handling = `Handling connection for ${local}\n`
  const lost = (why: string): LocalAnswer => ({
    words: `${handling}${klogHead(context.io.now())} portforward.go:424] "Unhandled Error" err="an error occurred forwarding ${local} -> ${remote}: ${why}"\nerror: lost connection to pod\n`,
    ends: true,
  })
  try {
    const body = { port: Number(remote), request }
    const answer = connect(context, pod, 'portforward', { body }) as ForwardResult
    if (answer.kind === 'open')
      return { words: handling, ...(answer.response ? { response: answer.response } : {}) }
    const dial = (family: string, host: string) =>
      `dial ${family} ${host}:${remote}: connect: connection refused`
    return lost(
      `error forwarding port ${remote} to pod ${pod.metadata?.uid}, uid : failed to connect to localhost:${remote} inside namespace, IPv4: ${dial('tcp4', '127.0.0.1')} IPv6 ${dial('tcp6', '[::1]')} `,
    )
  } catch (error) {
    return lost(error instanceof Error ? error.message : 'connection lost')
  }
}

/**
 * Resolves pod and ports, says where it listens, and carries connections to the pod.
 * Differs: in the foreground it ends at once instead of waiting for Ctrl+C.
 */
function* run(context: CommandContext): Steps<undefined> {
  const { args, flags } = context
  if (args.length < 2) {
    throw usageError(context, 'TYPE/NAME and list of ports are required for port-forward')
  }
  const [resource = '', ...ports] = args
  const info = namedInfo(context, resource)
  const pod = info.mapping.kind === 'Pod' ? info.object : (yield* podsBehind(context, info, 'attach to'))[0]!
  const pairs = ports.map((port) => translate({ ...info.object, kind: info.mapping.kind }, pod, port))
  for (const pair of pairs) checkPorts(pair)
  const phase = digString(pod, 'status', 'phase')
  if (phase !== 'Running') {
    throw new KubectlError(`unable to forward port because pod is not running. Current status=${phase}`)
  }
  connect(context, pod, 'portforward', {})
  const claimed = claimPorts(context, pairs)
  for (const { local, remote } of claimed) {
    for (const address of flags.list('address')) {
      for (const host of address === 'localhost' ? ['127.0.0.1', '[::1]'] : [address]) {
        context.out(`Forwarding from ${host}:${local} -> ${remote}\n`)
      }
    }
  }
  const servers = claimed.map((pair) => ({
    port: Number(pair.local),
    handle: (request: HttpRequest) => forward(context, pod, pair, request),
  }))
  yield { kind: 'serve', servers }
  return undefined
}

export const portForward = defineCommand({
  use: 'port-forward TYPE/NAME [options] [LOCAL_PORT:]REMOTE_PORT [...[LOCAL_PORT_N:]REMOTE_PORT_N]',
  short: 'Forward one or more local ports to a pod',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # Local port 8080 to port 80 of a pod
    kubectl port-forward pod/web 8080:80

    # To a pod behind a Service, by the Service's port
    kubectl port-forward service/web 8080:http
  `,
  flags: [
    {
      name: 'address',
      type: 'stringSlice',
      default: 'localhost',
      usage: 'Addresses to listen on; localhost means both families.',
    },
    { name: 'pod-running-timeout', type: 'duration', default: '1m0s', usage: 'How long to wait for a pod.' },
  ],
  run,
})
