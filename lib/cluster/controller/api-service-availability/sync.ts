import type { EndpointSlice, Service } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { ApiService } from '@/lib/cluster/apis/apiregistration/local-api-services'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { API_SERVICES } from '@/lib/cluster/controller/api-service-availability'
import { part } from '@/lib/cluster/sim/parts'

type Finding = [status: 'True' | 'False', reason: string, message: string]

const hasEndpoint = ({ endpoints, ports }: EndpointSlice, port: string) =>
  !!endpoints?.some(({ conditions }) => conditions?.ready !== false) &&
  !!ports?.some((one) => (one.name ?? '') === port && one.port !== undefined)

/** What is wrong with the way to its server, if anything. */
function wayTo(ctx: ComponentContext, spec: NonNullable<ApiService['spec']>, service: Service | undefined) {
  const { name = '', namespace = '', port = 443 } = spec.service ?? {}
  const text = `service/${name} in "${namespace}"`
  const no = (reason: string, message: string): Finding => ['False', reason, message]
  if (!service) return no('ServiceNotFound', `${text} is not present`)
  if (service.spec.type !== 'ClusterIP') return undefined
  const found = service.spec.ports?.find((one) => one.port === port)
  if (!found) return no('ServicePortError', `${text} is not listening on port ${port}`)
  const slices = ctx.lister.list('endpointslices.discovery.k8s.io', namespace, [
    { key: 'kubernetes.io/service-name', operator: '=', values: [name] },
  ])
  if (slices.length === 0) return no('EndpointsNotFound', `cannot find endpointslices for ${text}`)
  const portName = found.name ?? ''
  if (slices.some((slice) => hasEndpoint(slice, portName))) return undefined
  return no('MissingEndpoints', `endpointslices for ${text} have no addresses with port name "${portName}"`)
}

/** Differs: who answers is known by the image; all others are taken for not listening. */
function findingOf(ctx: ComponentContext, apiService: ApiService): Finding {
  const { group, version, service: target } = apiService.spec ?? {}
  const service = ctx.lister.get('services', target?.namespace, target?.name ?? '')
  const wrong = wayTo(ctx, apiService.spec ?? ({} as NonNullable<ApiService['spec']>), service)
  if (wrong) return wrong
  const isAnswered = part('metricsApis').isAnswered(ctx.lister, apiService)
  const isBelieved = !ctx.trust()?.proxyDistrusted
  if (isAnswered && isBelieved) return ['True', 'Passed', 'all checks passed']
  const at = `${service?.spec.clusterIP}:${target?.port ?? 443}`
  const url = `https://${at}/apis/${group}/${version}`
  const refused = `Get "${url}": dial tcp ${at}: connect: connection refused`
  const why = isAnswered ? `bad status from ${url}: 401` : refused
  return ['False', 'FailedDiscoveryCheck', `failing or missing response from ${url}: ${why}`]
}

/** Writes down whether the server of a registered API answers. */
export function syncApiService(name: string, ctx: ComponentContext): void {
  const apiService = ctx.lister.get(API_SERVICES, undefined, name) as ApiService | undefined
  if (!apiService?.spec?.service) return
  const [status, reason, message] = findingOf(ctx, apiService)
  const conditions = apiService.status?.conditions ?? []
  const before = conditions.find(({ type }) => type === 'Available')
  if (before?.status === status && before.reason === reason && before.message === message) return
  const since = before?.status === status ? before.lastTransitionTime : formatTime(ctx.now())
  const available = { lastTransitionTime: since, message, reason, status, type: 'Available' }
  const others = conditions.filter(({ type }) => type !== 'Available')
  ctx.client.updateStatus(API_SERVICES, {
    ...apiService,
    status: { conditions: [...others, available] },
  } as never)
}
