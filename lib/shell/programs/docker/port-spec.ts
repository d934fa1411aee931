/** `-p 127.0.0.1:8080:80/tcp`. Mirrors: go-connections/nat, with its words. */
import type { PublishedPort } from '@/lib/container-engine/state'
import { DockerExit, type Flags } from '@/lib/shell/programs/docker/usage'

const failed = (message: string) =>
  new DockerExit(125, `docker: ${message}\n\nRun 'docker run --help' for more information\n`)

/** `80`, `8000-8002` */
function rangeOf(text: string, what: string): [first: number, last: number] {
  const [first = '', last = first] = text.split('-')
  const [low, high] = [Number(first), Number(last)]
  const isPort = (word: string, value: number) => /^\d+$/.test(word) && value <= 65_535
  if (!isPort(first, low) || !isPort(last, high) || high < low) throw failed(`invalid ${what}: ${text}`)
  return [low, high]
}

/** @throws DockerExit */
export function parsePort(text: string): PublishedPort[] {
  const [rest = '', protocol = 'tcp'] = text.split('/')
  if (protocol !== 'tcp' && protocol !== 'udp') throw failed(`invalid proto: ${protocol}`)
  const parts = rest.split(':')
  const container = parts.pop() ?? ''
  const host = parts.pop() ?? ''
  const address = parts.join(':').replace(/^\[|\]$/g, '')
  if (address !== '' && !/^\d+(\.\d+){3}$|:/.test(address)) throw failed(`invalid IP address: ${address}`)
  if (container === '') throw failed(`no port specified: ${text}<empty>`)
  const [first, last] = rangeOf(container, 'containerPort')
  const [from, to] = host === '' ? [0, 0] : rangeOf(host, 'hostPort')
  if (host !== '' && to - from !== last - first)
    throw failed(`invalid ranges specified for container and host Ports: ${container} and ${host}`)
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    address: address || '0.0.0.0',
    hostPort: host === '' ? 0 : from + at,
    port: first + at,
    protocol,
  }))
}

/** What is published, by -p and -P. @throws DockerExit */
export function publishedPorts(flags: Flags, exposed: readonly string[]): PublishedPort[] {
  const asked = flags.all('publish').flatMap(parsePort)
  if (!flags.has('publish-all')) return asked
  const known = new Set(asked.map(({ port, protocol }) => `${port}/${protocol}`))
  return [...asked, ...exposed.filter((one) => !known.has(one)).flatMap(parsePort)]
}

const shown = (address: string, port: number) => `${address.includes(':') ? `[${address}]` : address}:${port}`

/** Where a published port is to be found: `0.0.0.0:8080`, `[::]:8080`. */
export const placesOf = ({ address, hostPort }: PublishedPort): string[] =>
  address === '0.0.0.0' ? [shown(address, hostPort), shown('::', hostPort)] : [shown(address, hostPort)]

/** `0.0.0.0:8080->80/tcp, [::]:8080->80/tcp, 443/tcp` */
export function portsText(ports: readonly PublishedPort[], exposed: readonly string[]): string {
  const known = new Set(ports.map(({ port, protocol }) => `${port}/${protocol}`))
  const open = [...new Set(exposed)].filter((port) => !known.has(port))
  const published = [...ports]
    .sort((a, b) => a.port - b.port)
    .flatMap((one) => placesOf(one).map((place) => `${place}->${one.port}/${one.protocol}`))
  return [...open, ...published].join(', ')
}
