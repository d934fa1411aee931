/**
 * `gateway-controller`: who accepts Gateways and routes of the class `nginx`. It needs the add-on `gateway-api`.
 * Mirrors: the conditions of NGINX Gateway Fabric.
 * Differs: no pods run for it; Gateways have the address of a worker node, where their listeners' ports are.
 */
import {
  type Condition,
  conditionsFrom,
  type Finding,
  writeStatus,
} from '@/lib/cluster/addons/gateway-controller/conditions'
import { allRoutes, attachedRoutes, syncRoute } from '@/lib/cluster/addons/gateway-controller/routes'
import { isAlreadyExists, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Component, type ComponentContext, CUSTOM_RESOURCES } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import { GATEWAYS, judgeListeners, type Misfit } from '@/lib/cluster/proxy/gateway'

const GROUP = 'gateway.networking.k8s.io'
const CLASSES = `gatewayclasses.${GROUP}`
const CONTROLLER = 'gateway.nginx.org/nginx-gateway-controller'
const CLASS = 'nginx'
const ALL = 'all'
const INSTALL = 'install'

interface GatewayStatus {
  conditions?: Condition[]
  listeners?: { name: string; conditions?: Condition[] }[]
}

const fieldOf = (object: KubeObject, field: string) =>
  (object.spec as Record<string, unknown> | undefined)?.[field]
const isOurs = (gatewayClass: KubeObject) => fieldOf(gatewayClass, 'controllerName') === CONTROLLER

function syncClass(ctx: ComponentContext, object: KubeObject): void {
  const { conditions, ...rest } = (object.status ?? {}) as { conditions?: Condition[] }
  const findings: Finding[] = [
    ['Accepted', 'True', 'Accepted', 'The GatewayClass is accepted'],
    ['SupportedVersion', 'True', 'SupportedVersion', 'The Gateway API CRD versions are supported'],
  ]
  writeStatus(ctx, CLASSES, object, {
    ...rest,
    conditions: conditionsFrom(ctx, object, conditions, findings),
  })
}

/** The conditions that a misfit of a listener turns over, besides Programmed. */
const TURNED: Record<string, string[]> = {
  InvalidRouteKinds: ['ResolvedRefs'],
  InvalidCertificateRef: ['Accepted', 'ResolvedRefs'],
  RefNotPermitted: ['Accepted', 'ResolvedRefs'],
  ProtocolConflict: ['Accepted', 'Conflicted'],
  HostnameConflict: ['Accepted', 'Conflicted'],
}

function listenerFindings(misfit: Misfit | undefined): Finding[] {
  const good: Finding[] = [
    ['Accepted', 'True', 'Accepted', 'The Listener is accepted'],
    ['Programmed', 'True', 'Programmed', 'The Listener is programmed'],
    ['ResolvedRefs', 'True', 'ResolvedRefs', 'All references are resolved'],
    ['Conflicted', 'False', 'NoConflicts', 'No conflicts'],
  ]
  if (!misfit) return good
  const { reason, message } = misfit
  return good.map(([type, status, ...rest]): Finding => {
    if (type === 'Programmed') return [type, 'False', 'Invalid', message]
    if (!(TURNED[reason] ?? ['Accepted']).includes(type)) return [type, status, ...rest]
    return [type, status === 'True' ? 'False' : 'True', reason, message]
  })
}

function addressOf({ lister }: ComponentContext): string {
  const isWorker = ({ metadata }: KubeObject) =>
    metadata.labels?.['node-role.kubernetes.io/control-plane'] === undefined
  const nodes = lister.list('nodes')
  const node = nodes.find((one) => isWorker(one as unknown as KubeObject)) ?? nodes[0]
  return node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? ''
}

function syncGateway(ctx: ComponentContext, gateway: KubeObject): void {
  const before = (gateway.status ?? {}) as GatewayStatus
  const counts = attachedRoutes(ctx, gateway)
  const judged = judgeListeners(ctx.lister, gateway)
  const listeners = judged.map(({ listener: { name }, kinds, misfit }) => {
    const old = before.listeners?.find((one) => one.name === name)?.conditions
    return {
      attachedRoutes: counts.get(name) ?? 0,
      conditions: conditionsFrom(ctx, gateway, old, listenerFindings(misfit)),
      name,
      supportedKinds: kinds.map((kind) => ({ group: GROUP, kind })),
    }
  })
  const bad = judged.filter(({ misfit }) => misfit).length
  const accepted: Finding =
    bad === listeners.length && bad > 0
      ? ['Accepted', 'False', 'ListenersNotValid', 'The Gateway has no valid listeners']
      : bad > 0
        ? ['Accepted', 'True', 'ListenersNotValid', 'The Gateway has at least one valid listener']
        : ['Accepted', 'True', 'Accepted', 'The Gateway is accepted']
  const programmed: Finding =
    accepted[1] === 'True'
      ? ['Programmed', 'True', 'Programmed', 'The Gateway is programmed']
      : ['Programmed', 'False', 'Invalid', 'The Gateway has no valid listeners']
  writeStatus(ctx, GATEWAYS, gateway, {
    addresses: [{ type: 'IPAddress', value: addressOf(ctx) }],
    conditions: conditionsFrom(ctx, gateway, before.conditions, [accepted, programmed]),
    listeners,
  })
}

/** The class comes as soon as its kind is served. */
function install(ctx: ComponentContext): void {
  try {
    ctx.client.create(CLASSES, {
      apiVersion: `${GROUP}/v1`,
      kind: 'GatewayClass',
      metadata: { name: CLASS },
      spec: { controllerName: CONTROLLER },
    } as never)
  } catch (error) {
    if (isNotFound(error)) ctx.requeueAfter(INSTALL, 1000)
    else if (!isAlreadyExists(error)) throw error
  }
}

function syncAll(ctx: ComponentContext): void {
  const list = (resource: string) => ctx.lister.list(resource) as KubeObject[]
  const classes = list(CLASSES).filter(isOurs)
  for (const one of classes) syncClass(ctx, one)
  const names = classes.map(({ metadata }) => metadata.name)
  const gateways = list(GATEWAYS).filter((one) => names.includes(String(fieldOf(one, 'gatewayClassName'))))
  for (const gateway of gateways) syncGateway(ctx, gateway)
  for (const [resource, route] of allRoutes(ctx)) syncRoute(ctx, resource, route, gateways, CONTROLLER)
}

const gatewayController: Component = {
  name: 'nginx-gateway',
  watches: [
    {
      resource: CUSTOM_RESOURCES,
      map: ({ resource }) => (resource.endsWith(`.${GROUP}`) ? [ALL] : []),
    },
    ...['services', 'secrets', 'namespaces'].map((resource) => ({
      resource,
      map: (_event: unknown, { lister }: ComponentContext) => (lister.list(GATEWAYS).length > 0 ? [ALL] : []),
    })),
  ],
  start: (ctx) => ctx.enqueue(INSTALL),
  reconcile: (key, ctx) => (key === INSTALL ? install(ctx) : syncAll(ctx)),
}

export const gatewayControllerProcess: ProcessSpec = {
  name: 'nginx-gateway',
  components: [gatewayController],
  user: () => ({
    username: 'system:serviceaccount:nginx-gateway:nginx-gateway',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:nginx-gateway', 'system:authenticated'],
  }),
}
