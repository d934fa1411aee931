/** minikube's add-ons: those that the lab's clusters can have. */
import type { Cluster } from '@/lib/cluster/cluster'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { admin } from '@/lib/shell/programs/local-clusters/admin'
import { type ClusterCall, wait } from '@/lib/shell/programs/local-clusters/call'
import { boxTable } from '@/lib/shell/programs/minikube/box-table'
import { getProfile, type Profile, runningCluster, saveProfile } from '@/lib/shell/programs/minikube/profile'
import { MinikubeExit, say } from '@/lib/shell/programs/minikube/style'

interface Addon {
  maintainer: string
  images: readonly string[]
  /** Its add-on of the engine. */
  engine?: string
  /** What it installs, to be taken away again. */
  objects?: readonly string[]
}

const RBAC = '/apis/rbac.authorization.k8s.io/v1'

const ADDONS: Readonly<Record<string, Addon>> = {
  'default-storageclass': { maintainer: 'Kubernetes', images: [] },
  ingress: {
    maintainer: 'Kubernetes',
    images: [
      'registry.k8s.io/ingress-nginx/controller:v1.14.1',
      'registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.5',
    ],
    engine: 'ingress-nginx',
    objects: [
      '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/ingress-nginx-admission',
      '/apis/networking.k8s.io/v1/ingressclasses/nginx',
      '/api/v1/namespaces/ingress-nginx',
    ],
  },
  'metrics-server': {
    maintainer: 'Kubernetes',
    images: ['registry.k8s.io/metrics-server/metrics-server:v0.8.0'],
    engine: 'metrics-server',
    objects: [
      '/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io',
      '/apis/apps/v1/namespaces/kube-system/deployments/metrics-server',
      '/api/v1/namespaces/kube-system/services/metrics-server',
      '/api/v1/namespaces/kube-system/serviceaccounts/metrics-server',
      `${RBAC}/clusterroles/system:metrics-server`,
      `${RBAC}/clusterroles/system:aggregated-metrics-reader`,
    ],
  },
  'storage-provisioner': { maintainer: 'minikube', images: ['gcr.io/k8s-minikube/storage-provisioner:v5'] },
}

/** Those that minikube has and the lab has not. */
const OTHERS: Readonly<Record<string, string>> = {
  ambassador: '3rd party (Ambassador)',
  'csi-hostpath-driver': 'Kubernetes',
  dashboard: 'Kubernetes',
  'gcp-auth': 'Google',
  'ingress-dns': 'minikube',
  istio: '3rd party (Istio)',
  metallb: '3rd party (MetalLB)',
  registry: 'minikube',
  volumesnapshots: 'Kubernetes',
}

/** @throws MinikubeExit */
function getAddon(name: string): Addon {
  const found = Object.hasOwn(ADDONS, name) ? ADDONS[name] : undefined
  if (found) return found
  if (Object.hasOwn(OTHERS, name))
    throw new MinikubeExit(
      14,
      'MK_USAGE',
      `the addon '${name}' is not part of this lab: ${Object.keys(ADDONS).join(', ')} are`,
    )
  throw new MinikubeExit(10, 'MK_ADDON_ENABLE', `run callbacks: property name '${name}' not found`)
}

/** minikube's ingress controller takes Ingresses without a class, too; the host's own ports 80 and 443 lead to it. */
function arrangeIngress(cluster: Cluster): void {
  const ports = [
    { containerPort: 80, hostPort: 80, name: 'http', protocol: 'TCP' },
    { containerPort: 443, hostPort: 443, name: 'https', protocol: 'TCP' },
  ]
  const spec = {
    nodeSelector: { 'minikube.k8s.io/primary': 'true' },
    containers: [{ name: 'controller', ports }],
  }
  cluster.request({
    ...{ method: 'PATCH', contentType: 'strategic-merge-patch', user: admin, userAgent: 'kubectl' },
    path: '/apis/apps/v1/namespaces/ingress-nginx/deployments/ingress-nginx-controller',
    body: { spec: { strategy: { type: 'Recreate', rollingUpdate: null }, template: { spec } } },
  })
  cluster.request({
    ...{ method: 'PATCH', contentType: 'merge-patch', user: admin, userAgent: 'kubectl' },
    path: '/apis/networking.k8s.io/v1/ingressclasses/nginx',
    body: { metadata: { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } },
  })
}

/** @param alone by its own command, which says who cares for it */
export function* enableAddon(
  call: ClusterCall,
  profile: Profile,
  cluster: Cluster,
  name: string,
  alone = true,
): Steps {
  const { maintainer, images, engine } = getAddon(name)
  if (alone) {
    say(
      call,
      'tip',
      `${name} is an addon maintained by ${maintainer}. For any concerns contact minikube on GitHub.`,
    )
    call.out(
      'You can view the list of minikube maintainers at: https://github.com/kubernetes/minikube/blob/master/OWNERS\n',
    )
  }
  for (const image of images) say(call, 'option', `Using image ${image}`)
  if (engine && !profile.Addons[name]) {
    cluster.installAddon(engine)
    if (name === 'ingress') arrangeIngress(cluster)
  }
  profile.Addons = { ...profile.Addons, [name]: true }
  if (name === 'ingress') {
    say(call, 'verifying', 'Verifying ingress addon...')
    yield* wait(call, 25_000)
  }
}

export function* enableCommand(call: ClusterCall): Steps<number> {
  const { profile, cluster } = runningCluster(call)
  for (const name of oneName(call, 'enable')) {
    yield* enableAddon(call, profile, cluster, name)
    say(call, 'enabled', `The '${name}' addon is enabled`)
  }
  saveProfile(call, profile)
  return 0
}

export function disableCommand(call: ClusterCall): number {
  const { profile, cluster } = runningCluster(call)
  for (const name of oneName(call, 'disable')) {
    for (const path of getAddon(name).objects ?? [])
      cluster.request({ method: 'DELETE', path, user: admin, userAgent: 'kubectl' })
    profile.Addons = { ...profile.Addons, [name]: false }
    say(call, 'disabled', `"The '${name}' addon is disabled`)
  }
  saveProfile(call, profile)
  return 0
}

function oneName({ operands }: ClusterCall, verb: string): readonly string[] {
  if (operands.length === 1) return operands
  throw new MinikubeExit(14, 'MK_USAGE', `usage: minikube addons ${verb} ADDON_NAME`)
}

export function listCommand(call: ClusterCall): number {
  const { Name, Addons } = getProfile(call)
  const all = [
    ...Object.entries(ADDONS).map(([name, { maintainer }]) => [name, maintainer] as const),
    ...Object.entries(OTHERS),
  ].sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = all.map(([name, maintainer]) => [
    name,
    Name,
    Addons[name] ? 'enabled ✅' : 'disabled',
    maintainer,
  ])
  call.out(boxTable(['ADDON NAME', 'PROFILE', 'STATUS', 'MAINTAINER'], rows))
  return 0
}
