/**
 * What lies on hosts whose parts of Kubernetes are services: units with their flags, the programs, kube-proxy's settings.
 * Mirrors: the units of Kubernetes the Hard Way. Differs: certificates, kubeconfigs and the kubelet's settings lie where
 * kubeadm has them; the control plane's host is a node as well.
 */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { ControlPlaneHost } from '@/lib/cluster/host/static-manifests'
import { CONTROL_PLANE, type ControlPlaneName, staticManifest } from '@/lib/cluster/host/static-manifests'
import { OWN_UNITS } from '@/lib/cluster/host/systemd/unit-definition'
import { WANTS } from '@/lib/cluster/host/systemd/unit-paths'
import type { BaseEntry } from '@/lib/userland/kernel/base-tree'

const BIN = '/usr/local/bin'
const PROXY = '/var/lib/kube-proxy'

const DOCUMENTATION: Readonly<Record<ControlPlaneName, string>> = {
  etcd: 'https://github.com/etcd-io/etcd',
  'kube-apiserver': 'https://github.com/kubernetes/kubernetes',
  'kube-controller-manager': 'https://github.com/kubernetes/kubernetes',
  'kube-scheduler': 'https://github.com/kubernetes/kubernetes',
}

const TITLES: Readonly<Record<ControlPlaneName, string>> = {
  etcd: 'etcd',
  'kube-apiserver': 'Kubernetes API Server',
  'kube-controller-manager': 'Kubernetes Controller Manager',
  'kube-scheduler': 'Kubernetes Scheduler',
}

interface Unit {
  title: string
  documentation: string
  command: readonly string[]
  service?: readonly string[]
}

const unitText = ({ title, documentation, command, service = [] }: Unit): string =>
  [
    '[Unit]',
    `Description=${title}`,
    `Documentation=${documentation}`,
    '',
    '[Service]',
    ...service,
    `ExecStart=${command.join(' \\\n  ')}`,
    'Restart=on-failure',
    'RestartSec=5',
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n')

/** The words that kubeadm would write into the manifest. */
function commandOf(name: ControlPlaneName, host: ControlPlaneHost): string[] {
  const { spec } = staticManifest(name, host) as unknown as { spec: { containers: { command: string[] }[] } }
  const [program = '', ...flags] = spec.containers[0]?.command ?? []
  return [`${BIN}/${program}`, ...flags]
}

const componentUnit = (name: ControlPlaneName, host: ControlPlaneHost): string =>
  unitText({
    title: TITLES[name],
    documentation: DOCUMENTATION[name],
    command: commandOf(name, host),
    ...(name === 'etcd' ? { service: ['Type=notify'] } : {}),
  })

const proxyUnit = (): string =>
  unitText({
    title: 'Kubernetes Kube Proxy',
    documentation: DOCUMENTATION['kube-apiserver'],
    command: [`${BIN}/kube-proxy`, `--config=${PROXY}/kube-proxy-config.yaml`],
  })

const proxyConfig = (): string =>
  toYaml({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    clientConnection: { kubeconfig: `${PROXY}/kubeconfig` },
    clusterCIDR: '10.244.0.0/16',
    kind: 'KubeProxyConfiguration',
    mode: 'iptables',
  })

/** @param controlPlane set on its host. @param kubeconfig the text of kube-proxy's */
export function* layoutFiles(
  controlPlane: ControlPlaneHost | undefined,
  kubeconfig: () => string,
): Generator<[string, BaseEntry]> {
  const units: [name: string, text: () => string][] = [
    ...(controlPlane ? CONTROL_PLANE : []).map((name): [string, () => string] => [
      name,
      () => componentUnit(name, controlPlane as ControlPlaneHost),
    ]),
    ['kube-proxy', proxyUnit],
  ]
  for (const [name, text] of units) {
    yield [`${OWN_UNITS}/${name}.service`, { text }]
    yield [`${WANTS}/${name}.service`, { type: 'symlink', text: `${OWN_UNITS}/${name}.service` }]
    yield [`${BIN}/${name}`, { text: '\x7fELF', mode: 0o755 }]
  }
  yield [`${PROXY}/kube-proxy-config.yaml`, { text: proxyConfig }]
  yield [`${PROXY}/kubeconfig`, { text: kubeconfig, mode: 0o600 }]
}
