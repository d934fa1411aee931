/**
 * What the plugin `log` writes of a question.
 * Mirrors: its default format. Differs: sizes, ports, numbers and times are made up, always alike.
 */
import type { DnsServer } from '@/lib/cluster/kubelet/images/coredns/plugins'
import { hashText } from '@/lib/cluster/sim/hash'
import type { Visit } from '@/lib/userland/kernel/network'

const CLASSES: Record<string, string> = { NOERROR: 'success', NXDOMAIN: 'denial' }

const isIn = (name: string, zone: string) => zone === '' || name === zone || name.endsWith(`.${zone}`)

/** Bytes of a name on the wire. */
const wire = (name: string) => name.length + 2

export function queryLog(servers: readonly DnsServer[], port: number, visit: Visit): string[] {
  const { question, answer, client, at } = visit
  if (!question || !answer) return []
  const name = question.name.toLowerCase().replace(/\.$/, '')
  const zones = servers.filter((server) => server.port === port)
  const rank = (server: DnsServer) =>
    Math.max(-1, ...server.zones.filter((zone) => isIn(name, zone)).map((zone) => zone.length))
  const server = [...zones].sort((a, b) => rank(b) - rank(a))[0]
  const wanted = server?.logs.some(
    ({ zones: own, classes }) =>
      own.some((zone) => isIn(name, zone)) &&
      (classes.length === 0 || classes.includes('all') || classes.includes(CLASSES[answer.code] ?? 'error')),
  )
  if (!wanted) return []
  const number = Number.parseInt(hashText(`${client}/${name}/${question.type}/${at}`).slice(0, 8), 16)
  const asked = 16 + wire(name)
  const sent =
    asked + answer.records.reduce((sum, one) => sum + 2 * wire(one.name), answer.records.length ? 0 : 75)
  const flags = answer.relayed ? 'qr,rd,ra' : 'qr,aa,rd'
  const took = `0.000${String(100_000 + (number % 800_000))}s`
  return [
    `[INFO] ${client}:${32768 + (number % 28_000)} - ${number % 65_536} "${question.type} IN ${name}. udp ${asked} false 512" ${answer.code} ${flags} ${sent} ${took}`,
  ]
}
