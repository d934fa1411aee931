/**
 * A control plane that adds a proxy to Pods, and the proxy.
 * Mirrors: istiod's injection webhook, as much as can be seen of it in a Pod.
 * Differs: the proxy listens for its probe and carries no traffic; without native sidecars.
 */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { admissionDaemon, type Reviewer } from '@/lib/cluster/kubelet/images/admission-server'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { respond } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

export const ISTIO_VERSION = '1.28.0'
export const ISTIOD_PORT = 15_017
export const ISTIOD_CERTIFICATE = '/var/run/secrets/istiod/tls/tls.crt'

const PROXY = 'docker.io/istio/proxyv2'
const STATUS_PORT = 15_021
const INJECT = 'sidecar.istio.io/inject'
const STATUS = 'sidecar.istio.io/status'
const RESOURCES = { limits: { cpu: '2', memory: '1Gi' }, requests: { cpu: '10m', memory: '40Mi' } }

const image = `${PROXY}:${ISTIO_VERSION}`

const initContainer: IContainer = {
  name: 'istio-init',
  image,
  args: [
    'istio-iptables',
    '-p',
    '15001',
    '-z',
    '15006',
    '-u',
    '1337',
    '-m',
    'REDIRECT',
    '-i',
    '*',
    '-b',
    '*',
  ],
  resources: RESOURCES,
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { add: ['NET_ADMIN', 'NET_RAW'], drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: false,
    runAsGroup: 0,
    runAsNonRoot: false,
    runAsUser: 0,
  },
}

const proxy: IContainer = {
  name: 'istio-proxy',
  image,
  args: ['proxy', 'sidecar', '--domain', '$(POD_NAMESPACE).svc.cluster.local'],
  env: [
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
  ],
  ports: [{ containerPort: 15_090, name: 'http-envoy-prom', protocol: 'TCP' }],
  readinessProbe: {
    httpGet: { path: '/healthz/ready', port: STATUS_PORT },
    failureThreshold: 4,
    periodSeconds: 15,
    timeoutSeconds: 3,
  },
  resources: RESOURCES,
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsGroup: 1337,
    runAsNonRoot: true,
    runAsUser: 1337,
  },
}

/** Pods on their node's network, and those that say no, stay as they are. */
function wantsProxy({ metadata, spec }: Pod): boolean {
  const said = metadata.labels?.[INJECT] ?? metadata.annotations?.[INJECT]
  const has = spec.containers.some(({ name }) => name === proxy.name)
  return !spec.hostNetwork && said !== 'false' && !has
}

const inject: Reviewer = ({ object }) => {
  const pod = object as unknown as Pod | null
  if (!pod || !wantsProxy(pod)) return { allowed: true }
  const { metadata, spec } = pod
  const status = JSON.stringify({
    initContainers: [initContainer.name],
    containers: [proxy.name],
    revision: 'default',
  })
  const labels = {
    ...metadata.labels,
    'security.istio.io/tlsMode': 'istio',
    'service.istio.io/canonical-name': metadata.labels?.app ?? metadata.name ?? '',
    'service.istio.io/canonical-revision': metadata.labels?.version ?? 'latest',
  }
  const annotations = { ...metadata.annotations, [STATUS]: status }
  return {
    allowed: true,
    patch: [
      { op: 'add', path: '/metadata/labels', value: labels },
      { op: 'add', path: '/metadata/annotations', value: annotations },
      { op: 'add', path: '/spec/initContainers', value: [...(spec.initContainers ?? []), initContainer] },
      { op: 'add', path: '/spec/containers', value: [...spec.containers, proxy] },
    ],
  }
}

const discovery = admissionDaemon(() => ({
  port: ISTIOD_PORT,
  certificate: ISTIOD_CERTIFICATE,
  paths: { '/inject': inject },
}))

/** The agent: as init container it sets the Pod's network up and ends. */
const pilotAgent = daemon({
  start(server) {
    if (server.context.argv.includes('istio-iptables')) server.fail(0)
  },
  listeners: () => [
    {
      port: STATUS_PORT,
      protocol: 'TCP',
      serve: ({ path }) => (path === '/healthz/ready' ? respond(200, '') : respond(404, '')),
    },
  ],
})

const server = (repository: string, program: string, run: Program, port: number): ImageBehaviour => ({
  repository,
  sizeBytes: 104_857_600,
  user: '1337',
  entrypoint: [`/usr/local/bin/${program}`],
  command: [],
  takesArguments: true,
  base: 'debian',
  ports: [port],
  programs: { [`/usr/local/bin/${program}`]: run },
})

export const istioImages: ImageBehaviour[] = [
  server('istio/pilot', 'pilot-discovery', discovery, ISTIOD_PORT),
  server('istio/proxyv2', 'pilot-agent', pilotAgent, STATUS_PORT),
]
