import { cniImages } from '@/lib/cluster/cni/images'
import { autoscalerImages } from '@/lib/cluster/kubelet/images/autoscalers'
import { busybox } from '@/lib/cluster/kubelet/images/busybox'
import { echoImages } from '@/lib/cluster/kubelet/images/echo'
import { httpd } from '@/lib/cluster/kubelet/images/httpd'
import type { ImageBehaviour } from '@/lib/cluster/kubelet/images/image'
import { ingressNginx } from '@/lib/cluster/kubelet/images/ingress-nginx'
import { istioImages } from '@/lib/cluster/kubelet/images/istio'
import { metricsImages } from '@/lib/cluster/kubelet/images/metrics-server'
import { nginx } from '@/lib/cluster/kubelet/images/nginx'
import { perl } from '@/lib/cluster/kubelet/images/perl'
import { kyverno } from '@/lib/cluster/kubelet/images/policy-engine/kyverno'
import { redis } from '@/lib/cluster/kubelet/images/redis'
import { stressImages } from '@/lib/cluster/kubelet/images/stress'
import { vpaAdmission } from '@/lib/cluster/kubelet/images/vertical-pod-autoscaler/admission'
import { applets } from '@/lib/cluster/kubelet/process/applets'
import { BUSYBOX_TOOLS } from '@/lib/cluster/kubelet/process/net/busybox-tools'
import { respond } from '@/lib/cluster/kubelet/process/network'
import { idle, type ProcessContext, type Program, serve } from '@/lib/cluster/kubelet/process/process'

/** The site of the autoscaling walkthrough. */
const phpApache: ImageBehaviour = {
  ...httpd,
  repository: 'registry.k8s.io/hpa-example',
  entrypoint: [],
  command: ['apache2-foreground'],
  programs: {
    'apache2-foreground': () => serve({ port: 80, protocol: 'TCP', serve: () => respond(200, 'OK!') }),
  },
}

const ALL_TOOLS = ['curl', ...BUSYBOX_TOOLS]

/** What listens on a port and talks no HTTP. */
function server(repository: string, port: number): ImageBehaviour {
  const program = `${repository.replace(/^.*\//, '')}-server`
  function* run(_: ProcessContext): Program {
    return yield* serve({ port, protocol: 'TCP' })
  }
  return {
    repository,
    sizeBytes: 157_286_400,
    entrypoint: [program],
    command: [program],
    shell: true,
    ports: [port],
    programs: { [program]: run },
  }
}

const SERVERS: [string, number][] = [
  ['mysql', 3306],
  ['mariadb', 3306],
  ['postgres', 5432],
  ['mongo', 27017],
  ['memcached', 11211],
  ['rabbitmq', 5672],
  ['itsthenetwork/nfs-server-alpine', 2049],
  ['registry.k8s.io/volume-nfs', 2049],
]

/** Its entrypoint gives to curl what is no command. */
const CURL = {
  entrypoint: ['curl'],
  command: [],
  takesArguments: (first: string) =>
    !Object.hasOwn(applets, first) && !/^(\/.*|(ba|a)?sh|curl|nc|nslookup|ping|wget)$/.test(first),
}

/** The images whose behaviour is known; like busybox behave other small systems. */
const images: ImageBehaviour[] = [
  busybox,
  httpd,
  phpApache,
  { ...phpApache, repository: 'k8s.gcr.io/hpa-example' },
  nginx,
  redis,
  perl,
  ...echoImages,
  ingressNginx,
  ...istioImages,
  kyverno,
  ...metricsImages,
  ...autoscalerImages,
  vpaAdmission,
  ...cniImages,
  ...stressImages,
  { ...busybox, repository: 'alpine' },
  { ...busybox, repository: 'bash', command: ['bash'] },
  server('registry.k8s.io/goproxy', 8080),
  ...['ubuntu', 'debian'].map((repository) => ({ ...busybox, repository, tools: [], programs: {} })),
  ...['nicolaka/netshoot', 'wbitt/network-multitool'].map((repository) => ({
    ...busybox,
    repository,
    tools: ALL_TOOLS,
  })),
  ...['curlimages/curl', 'radial/busyboxplus', 'yauritux/busybox-curl'].map((repository) => ({
    ...busybox,
    repository,
    tools: ALL_TOOLS,
    ...(repository === 'curlimages/curl' ? CURL : {}),
  })),
  ...SERVERS.map(([repository, port]) => server(repository, port)),
]

/** Any other image: a server that idles until it is stopped. */
const unknown = (repository: string): ImageBehaviour => ({
  repository,
  sizeBytes: 52_428_800,
  entrypoint: ['/server'],
  command: [],
  shell: true,
  tools: ALL_TOOLS,
  ports: [],
  programs: { server: idle },
})

/** Registries that keep copies of well-known images. */
const MIRRORS =
  /^(?:(?:registry\.k8s|k8s\.gcr|mirror\.gcr)\.io|gcr\.io\/google[-_]containers|public\.ecr\.aws\/(?:docker|nginx))\//

/** The image that this one is a copy of: `registry.k8s.io/nginx-slim` is `nginx`. */
const original = (repository: string) =>
  repository
    .replace(MIRRORS, '')
    .replace(/^library\//, '')
    .replace(/^nginx-slim$/, 'nginx')

/** The behaviour of an image that a learner may run. */
export function userImage(repository: string): ImageBehaviour {
  const named = (name: string) => images.find((candidate) => candidate.repository === name)
  return named(repository) ?? named(original(repository)) ?? unknown(repository)
}
