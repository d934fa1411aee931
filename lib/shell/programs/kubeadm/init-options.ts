/**
 * What `kubeadm init` is told, by flags or by a file.
 * Mirrors: cmd/kubeadm/app/apis/kubeadm/v1beta4, cmd/init.go's flags and validation/validation.go.
 * Differs: of a configuration file what this cluster can be told; the rest of it is taken and changes nothing.
 */
import { parseDuration } from '@/lib/cluster/apimachinery/duration'
import { decodeYaml } from '@/lib/cluster/apimachinery/yaml/decode-yaml'
import { splitYaml } from '@/lib/kubectl/resource/manifest'
import { type KubeadmCall, KubeadmError } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { kubeadmVersion } from '@/lib/shell/programs/kubeadm/version'

export interface InitOptions {
  /** `v1.36.2` */
  version: string
  address: string
  /** `host:port` of whatever stands in front of the API servers. */
  endpoint?: string
  podSubnet: string
  token?: string
  /** ms; 0: for ever. */
  ttl: number
  sans: string[]
  uploadCerts: boolean
  certificateKey?: string
  skipped: string[]
  ignored: string[]
}

interface Documents {
  InitConfiguration?: {
    localAPIEndpoint?: { advertiseAddress?: string }
    bootstrapTokens?: { token?: string; ttl?: string }[]
    certificateKey?: string
    skipPhases?: string[]
    nodeRegistration?: { ignorePreflightErrors?: string[] }
  }
  ClusterConfiguration?: {
    kubernetesVersion?: string
    controlPlaneEndpoint?: string
    networking?: { podSubnet?: string; serviceSubnet?: string }
    apiServer?: { certSANs?: string[] }
  }
}

const DAY = 86_400_000
const SERVICES = '10.96.0.0/12'
const CIDR = /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/
/** Beside --config these may be given. */
const BESIDE = [
  'config',
  'ignore-preflight-errors',
  'upload-certs',
  'certificate-key',
  'skip-phases',
  'v',
  'dry-run',
]

/** By their kind. @throws KubeadmError for what is no configuration of kubeadm */
function readDocuments(call: KubeadmCall, path: string): Documents {
  const text = call.read(path)
  if (text === undefined)
    throw new KubeadmError(`unable to read config from "${path}" : open ${path}: no such file or directory`)
  const found: Record<string, unknown> = {}
  for (const document of splitYaml(text)) {
    const value = decodeYaml(document) as { kind?: string; apiVersion?: string } | null
    if (!value) continue
    const { kind, apiVersion } = value
    if (!kind || !apiVersion)
      throw new KubeadmError(
        `invalid configuration for GroupVersionKind /, Kind=${kind ?? ''}: kind and apiVersion is mandatory information that must be specified`,
      )
    if (/^kubeadm\.k8s\.io\/v1beta[12]$/.test(apiVersion))
      throw new KubeadmError(
        `your configuration file uses an old API spec: "${apiVersion}" (kind: "${kind}"). Please use kubeadm v1.22 instead and run 'kubeadm config migrate --old-config old-config-file --new-config new-config-file', which will write the new, similar spec using a newer API version.`,
      )
    found[kind] = value
  }
  if (!found.InitConfiguration && !found.ClusterConfiguration)
    throw new KubeadmError('no InitConfiguration or ClusterConfiguration kind was found in the YAML file')
  return found as Documents
}

const list = (text: string | undefined): string[] => (text ? text.split(',').filter(Boolean) : [])

function checkNetworks(podSubnet: string, services: string): void {
  if (podSubnet && !CIDR.test(podSubnet))
    throw new KubeadmError(
      `podSubnet: Invalid value: "${podSubnet}": couldn't parse subnet: invalid CIDR address: ${podSubnet}`,
      3,
    )
  if (services !== SERVICES)
    throw new KubeadmError(`this lab's Services have addresses of ${SERVICES}; ${services} cannot be had`)
}

function versionOf(call: KubeadmCall, wanted: string | undefined): string {
  const own = kubeadmVersion(call)
  if (wanted === undefined || /^stable/.test(wanted)) return own
  const version = wanted.startsWith('v') ? wanted : `v${wanted}`
  if (!/^v\d+\.\d+\.\d+$/.test(version))
    throw new KubeadmError(
      `version "${wanted}" doesn't match patterns for neither semantic version nor labels (stable, latest, ...)`,
    )
  const minor = (text: string) => Number(text.split('.')[1])
  if (minor(version) < minor(own) - 1)
    throw new KubeadmError(
      `this version of kubeadm only supports deploying clusters with the control plane version >= 1.${minor(own) - 1}.0. Current version: ${version}`,
    )
  return version
}

/** `name` → `name:6443` */
const withPort = (endpoint: string) => (/:\d+$/.test(endpoint) ? endpoint : `${endpoint}:6443`)

/** @throws KubeadmError */
export function initOptions(call: KubeadmCall): InitOptions {
  const path = call.flag('config')
  const beside = path === undefined ? undefined : call.unknownFlag(BESIDE)
  if (beside !== undefined) throw new KubeadmError(`can not mix '--config' with arguments [${beside}]`)
  const { InitConfiguration: own = {}, ClusterConfiguration: all = {} } =
    path === undefined ? {} : readDocuments(call, path)
  const [first = {}] = own.bootstrapTokens ?? []
  const podSubnet = call.flag('pod-network-cidr') ?? all.networking?.podSubnet ?? ''
  checkNetworks(podSubnet, call.flag('service-cidr') ?? all.networking?.serviceSubnet ?? SERVICES)
  const endpoint = call.flag('control-plane-endpoint') ?? all.controlPlaneEndpoint
  const token = call.flag('token') ?? first.token
  const certificateKey = call.flag('certificate-key') ?? own.certificateKey
  return {
    version: versionOf(call, call.flag('kubernetes-version') ?? all.kubernetesVersion),
    address:
      call.flag('apiserver-advertise-address') ??
      own.localAPIEndpoint?.advertiseAddress ??
      call.cluster.hosts.addresses[call.host] ??
      '',
    ...(endpoint ? { endpoint: withPort(endpoint) } : {}),
    podSubnet,
    ...(token ? { token } : {}),
    ttl: parseDuration(call.flag('token-ttl') ?? first.ttl ?? '24h') ?? DAY,
    sans: [...list(call.flag('apiserver-cert-extra-sans')), ...(all.apiServer?.certSANs ?? [])],
    uploadCerts: call.isOn('upload-certs'),
    ...(certificateKey ? { certificateKey } : {}),
    skipped: [...list(call.flag('skip-phases')), ...(own.skipPhases ?? [])],
    ignored: [
      ...list(call.flag('ignore-preflight-errors')),
      ...(own.nodeRegistration?.ignorePreflightErrors ?? []),
    ].map((name) => name.toLowerCase()),
  }
}
