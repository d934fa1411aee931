import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar'
import { decodeBytes } from '@/lib/cluster/apimachinery/base64'
import type { Pod, Service } from '@/lib/cluster/apimachinery/object'
import { amountsOf } from '@/lib/cluster/apimachinery/pod-requests'
import type { Client } from '@/lib/cluster/client/client'
import { behaviourOf } from '@/lib/cluster/kubelet/images'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import type { ImageRef } from '@/lib/cluster/kubelet/images/made-image'
import { identityOf } from '@/lib/cluster/kubelet/security-context'
import { textOf } from '@/lib/userland/kernel/text'

/** A container that cannot be configured: CreateContainerConfigError, in the kubelet's words. */
export class ConfigError extends Error {}

type Env = Record<string, string>

/** Any bytes as text. */
const decoded = (values: object | undefined): Env =>
  Object.fromEntries(
    Object.entries(values ?? {}).map(([key, value]) => [key, textOf(decodeBytes(String(value)))]),
  )

/** The keys of a ConfigMap or Secret as text; undefined when it is not there. */
export function readSource(
  client: Client,
  namespace: string,
  kind: 'configmap' | 'secret',
  name: string,
): Env | undefined {
  if (kind === 'configmap') {
    const found = client.find('configmaps', namespace, name)
    return found && (found.data ?? {})
  }
  const secret = client.find('secrets', namespace, name)
  return secret && decoded(secret.data)
}

/** The same for a volume, which shows bytes, too. */
export function readFiles(
  client: Client,
  namespace: string,
  kind: 'configmap' | 'secret',
  name: string,
): Env | undefined {
  const data = readSource(client, namespace, kind, name)
  const binary = kind === 'configmap' ? client.find('configmaps', namespace, name)?.binaryData : undefined
  return binary ? { ...data, ...decoded(binary) } : data
}

function fromKey(
  client: Client,
  namespace: string,
  kind: 'configmap' | 'secret',
  ref: { name?: string; key: string; optional?: boolean },
): string | undefined {
  const name = ref.name ?? ''
  const data = readSource(client, namespace, kind, name)
  if (!data && !ref.optional) throw new ConfigError(`${kind} "${name}" not found`)
  const value = data && Object.hasOwn(data, ref.key) ? data[ref.key] : undefined
  if (data && value === undefined && !ref.optional) {
    const label = kind === 'configmap' ? 'ConfigMap' : 'Secret'
    throw new ConfigError(`couldn't find key ${ref.key} in ${label} ${namespace}/${name}`)
  }
  return value
}

/** A field of the pod, by the paths that the downward API knows. */
export function fieldValue(pod: Pod, path: string, addresses: { podIP: string; hostIP: string }): string {
  const keyed = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path)
  if (keyed) return pod.metadata[keyed[1] as 'labels' | 'annotations']?.[keyed[2] ?? ''] ?? ''
  const values: Record<string, string | undefined> = {
    'metadata.name': pod.metadata.name,
    'metadata.namespace': pod.metadata.namespace,
    'metadata.uid': pod.metadata.uid,
    'spec.nodeName': pod.spec.nodeName,
    'spec.serviceAccountName': pod.spec.serviceAccountName,
    'status.podIP': addresses.podIP,
    'status.podIPs': addresses.podIP,
    'status.hostIP': addresses.hostIP,
    'status.hostIPs': addresses.hostIP,
  }
  return values[path] ?? ''
}

const DIVISORS: Record<string, number> = {
  '1': 1,
  '1k': 1e3,
  '1M': 1e6,
  '1Ki': 1024,
  '1Mi': 1024 ** 2,
  '1Gi': 1024 ** 3,
}

/** A container's request or limit; what has no limit has all of the node. */
export function resourceValue(
  pod: Pod,
  own: IContainer | undefined,
  ref: { resource: string; containerName?: string; divisor?: string | number },
  allocatable: Readonly<Record<string, string>> = {},
): string {
  const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const container = all.find((one) => one.name === ref.containerName) ?? own
  const dot = ref.resource.indexOf('.')
  const [kind, name] = [ref.resource.slice(0, dot), ref.resource.slice(dot + 1)]
  const { limits, requests } = container?.resources ?? {}
  const list = kind === 'limits' ? { ...allocatable, ...limits } : requests
  const amount = amountsOf(list as Record<string, string> | undefined)[name] ?? 0
  const divisor = String(ref.divisor ?? '1')
  if (name === 'cpu') return String(divisor === '1m' ? amount : Math.ceil(amount / 1000))
  return String(Math.ceil(amount / (DIVISORS[divisor] ?? 1)))
}

/** `$(NAME)` refers to what stands before; `$$(NAME)` and unknown names stay as they are. */
export function expandReferences(text: string, env: Env): string {
  return text.replace(/\$\$|\$\(([^()]*)\)/g, (whole, name?: string) => {
    if (whole === '$$') return '$'
    return name !== undefined && Object.hasOwn(env, name) ? (env[name] ?? '') : whole
  })
}

const variableName = (text: string) => text.toUpperCase().replace(/-/g, '_')

/** Stored Services never change. */
const links = new WeakMap<Service, Env>()

/** One Service's variables: Kubernetes' own, and those of Docker's old links. */
function linksOf(service: Service): Env {
  const known = links.get(service)
  if (known) return known
  const { clusterIP: ip = '', ports = [] } = service.spec
  const name = variableName(service.metadata.name)
  const env: Env = { [`${name}_SERVICE_HOST`]: ip, [`${name}_SERVICE_PORT`]: String(ports[0]?.port ?? '') }
  for (const port of ports) {
    if (port.name) env[`${name}_SERVICE_PORT_${variableName(port.name)}`] = String(port.port)
  }
  for (const [index, { port, protocol = 'TCP' }] of ports.entries()) {
    const url = `${protocol.toLowerCase()}://${ip}:${port}`
    if (index === 0) env[`${name}_PORT`] = url
    const prefix = `${name}_PORT_${port}_${protocol.toUpperCase()}`
    Object.assign(env, {
      [prefix]: url,
      [`${prefix}_PROTO`]: protocol.toLowerCase(),
      [`${prefix}_PORT`]: String(port),
      [`${prefix}_ADDR`]: ip,
    })
  }
  links.set(service, env)
  return env
}

/** The Services of the namespace, as long as enableServiceLinks says so, and the API server's. */
function linkedServices(services: Service[], pod: Pod): Service[] {
  return services.filter(({ metadata, spec }) => {
    const isApi = metadata.namespace === 'default' && metadata.name === 'kubernetes'
    const linked = pod.spec.enableServiceLinks !== false && metadata.namespace === pod.metadata.namespace
    return (isApi || linked) && spec.clusterIP && spec.clusterIP !== 'None' && spec.ports?.[0]
  })
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** What the last container found before anything of its own: the next one mostly finds the same. */
let last: { services: Service[]; image: ImageBehaviour['env']; common: Env } | undefined

/** What all containers of an image find that see the same Services; HOSTNAME is still to be filled in. */
function commonOf(services: Service[], image: ImageBehaviour['env']): Env {
  const isSame =
    last?.image === image &&
    last?.services.length === services.length &&
    services.every((one, at) => one === last?.services[at])
  if (last && isSame) return last.common
  const common: Env = Object.assign({ PATH, HOSTNAME: '' }, image, ...services.map(linksOf))
  last = { services, image, common }
  return common
}

export interface EnvironmentSource {
  client: Client
  services: Service[]
  podIP: string
  hostIP: string
  /** What the node has for pods. */
  allocatable: Readonly<Record<string, string>> | undefined
  /** The image as the node has it. */
  image?: ImageRef
}

function variableValue(
  source: EnvironmentSource,
  pod: Pod,
  container: IContainer,
  variable: IEnvVar,
  env: Env,
) {
  const namespace = pod.metadata.namespace ?? ''
  const from = variable.valueFrom
  if (!from) return expandReferences(variable.value ?? '', env)
  if (from.configMapKeyRef) return fromKey(source.client, namespace, 'configmap', from.configMapKeyRef)
  if (from.secretKeyRef) return fromKey(source.client, namespace, 'secret', from.secretKeyRef)
  if (from.fieldRef) return fieldValue(pod, from.fieldRef.fieldPath, source)
  return from.resourceFieldRef ? resourceValue(pod, container, from.resourceFieldRef, source.allocatable) : ''
}

/** All variables of a container. @throws ConfigError for a source or a key that is missing. */
export function environmentOf(source: EnvironmentSource, pod: Pod, container: IContainer): Env {
  const image = behaviourOf(source.image ?? container.image ?? '').env
  const env: Env = { ...commonOf(linkedServices(source.services, pod), image) }
  // An image may name its own.
  if (env.HOSTNAME === '') env.HOSTNAME = pod.spec.hostname ?? pod.metadata.name
  const namespace = pod.metadata.namespace ?? ''
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const kind = configMapRef ? 'configmap' : 'secret'
    const ref = configMapRef ?? secretRef
    const data = readSource(source.client, namespace, kind, ref?.name ?? '')
    if (!data && !ref?.optional) throw new ConfigError(`${kind} "${ref?.name}" not found`)
    for (const [key, value] of Object.entries(data ?? {})) env[prefix + key] = value
  }
  for (const variable of container.env ?? []) {
    const value = variableValue(source, pod, container, variable, env)
    if (value !== undefined) env[variable.name] = value
  }
  env.HOME ??= identityOf(pod, container, source.image).uid === 0 ? '/root' : '/'
  return env
}
