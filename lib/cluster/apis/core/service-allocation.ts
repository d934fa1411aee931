/** Cluster IPs and node ports. Mirrors: pkg/registry/core/service/storage/alloc.go, by scanning instead of bitmaps. */
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { Service } from '@/lib/cluster/apimachinery/object'
import { needsHealthCheck } from '@/lib/cluster/apis/core/service-traits'
import type { StrategyContext } from '@/lib/cluster/apis/kind'
import { nextInt } from '@/lib/cluster/sim/rng'

export const SERVICE_CIDR = '10.96.0.0/12'
/** The first 256 addresses are for those who ask for one; the rest are handed out at random. */
const STATIC_BAND = 256
const SIZE = 2 ** 20
const BASE = (10 << 24) + (96 << 16)
const NODE_PORTS = { from: 30_000, to: 32_767, staticBand: 86 }

const toNumber = (ip: string) => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const toText = (value: number) =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')

const services = (context: StrategyContext) => context.list('services') as unknown as Service[]

function usedAddresses(context: StrategyContext): Set<string> {
  return new Set(services(context).flatMap((service) => service.spec.clusterIPs ?? []))
}

function usedNodePorts(context: StrategyContext, except: Service | undefined): Set<string> {
  return new Set(
    services(context)
      .filter((service) => service.metadata.uid !== except?.metadata.uid)
      .flatMap((service) => service.spec.ports ?? [])
      .filter((port) => port.nodePort)
      .map((port) => `${port.protocol}/${port.nodePort}`),
  )
}

function allocateAddress(service: Service, context: StrategyContext, errors: FieldErrors): void {
  const { spec } = service
  const used = usedAddresses(context)
  const wanted = spec.clusterIP
  if (wanted) {
    const number = toNumber(wanted)
    if (number < BASE || number >= BASE + SIZE) {
      errors.invalid(
        'spec.clusterIPs',
        [wanted],
        `failed to allocate IP ${wanted}: the provided IP (${wanted}) is not in the valid range. The range of valid IPs is ${SERVICE_CIDR}`,
      )
    } else if (used.has(wanted)) {
      errors.invalid(
        'spec.clusterIPs',
        [wanted],
        `failed to allocate IP ${wanted}: provided IP is already allocated`,
      )
    }
    spec.clusterIPs = [wanted]
    return
  }
  let candidate: string
  do candidate = toText(BASE + STATIC_BAND + nextInt(context.rng, SIZE - STATIC_BAND - 1))
  while (used.has(candidate))
  spec.clusterIP = candidate
  spec.clusterIPs = [candidate]
}

/** A port of the band that is handed out at random. */
function freeNodePort(used: ReadonlySet<string>, context: StrategyContext, protocol = 'TCP'): number {
  const first = NODE_PORTS.from + NODE_PORTS.staticBand
  let candidate: number
  do candidate = first + nextInt(context.rng, NODE_PORTS.to - first + 1)
  while (used.has(`${protocol}/${candidate}`))
  return candidate
}

function allocateNodePorts(
  service: Service,
  old: Service | undefined,
  context: StrategyContext,
  errors: FieldErrors,
) {
  const used = usedNodePorts(context, old)
  for (const [index, port] of (service.spec.ports ?? []).entries()) {
    const key = (candidate: number) => `${port.protocol}/${candidate}`
    if (port.nodePort) {
      const field = `spec.ports[${index}].nodePort`
      if (port.nodePort < NODE_PORTS.from || port.nodePort > NODE_PORTS.to) {
        errors.invalid(
          field,
          port.nodePort,
          `provided port is not in the valid range. The range of valid ports is ${NODE_PORTS.from}-${NODE_PORTS.to}`,
        )
      } else if (used.has(key(port.nodePort))) {
        errors.invalid(field, port.nodePort, 'provided port is already allocated')
      }
      used.add(key(port.nodePort))
      continue
    }
    const candidate = freeNodePort(used, context, port.protocol)
    port.nodePort = candidate
    used.add(key(candidate))
  }
}

/** Gives a Service what its type needs and takes what its type may not have. */
export function allocateService(
  service: Service,
  old: Service | undefined,
  context: StrategyContext,
  errors: FieldErrors,
): void {
  const { spec } = service
  if (spec.type !== 'ExternalName') {
    if (spec.clusterIP === 'None') spec.clusterIPs = ['None']
    else if (!old?.spec.clusterIP || old.spec.clusterIP !== spec.clusterIP)
      allocateAddress(service, context, errors)
    spec.ipFamilies ??= ['IPv4']
    spec.ipFamilyPolicy ??= 'SingleStack'
  }
  if (needsHealthCheck(service))
    spec.healthCheckNodePort ||= freeNodePort(usedNodePorts(context, old), context)
  if (
    spec.type === 'NodePort' ||
    (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
  ) {
    allocateNodePorts(service, old, context, errors)
  }
}
