/**
 * The texts of a host's services and of what they read.
 * Mirrors: the packages kubelet 1.36 and containerd 2.2 on Debian 12, as kubeadm leaves them.
 * Differs: the system's own services are short; containerd's configuration holds what kubeadm's guide asks for.
 */
import {
  CONTAINERD_CONFIG,
  CRICTL_CONFIG,
  DEBIAN_SOURCE,
  DPKG_STATUS,
  KUBEADM_DROP_IN,
  KUBELET_DEFAULTS,
  KUBERNETES_KEY,
  KUBERNETES_SOURCE,
  type ServiceName,
  UNIT_FOLDER,
} from '@/lib/cluster/host/systemd/unit-paths'

interface Unit {
  description: string
  documentation?: string
  after?: string
  wants?: string
  exec: string
  service?: string[]
  wantedBy?: string
}

const UNITS: Record<ServiceName, Unit> = {
  containerd: {
    description: 'containerd container runtime',
    documentation: 'https://containerd.io',
    after: 'network.target dbus.service',
    exec: '/usr/bin/containerd',
    service: ['Type=notify', 'Delegate=yes', 'KillMode=process', 'Restart=always', 'RestartSec=5'],
    wantedBy: 'multi-user.target',
  },
  cron: {
    description: 'Regular background program processing daemon',
    documentation: 'man:cron(8)',
    after: 'remote-fs.target nss-user-lookup.target',
    exec: '/usr/sbin/cron -f',
    service: ['KillMode=process', 'Restart=on-failure'],
    wantedBy: 'multi-user.target',
  },
  kubelet: {
    description: 'kubelet: The Kubernetes Node Agent',
    documentation: 'https://kubernetes.io/docs/',
    wants: 'network-online.target',
    after: 'network-online.target',
    exec: '/usr/bin/kubelet',
    service: ['Restart=always', 'StartLimitInterval=0', 'RestartSec=10'],
    wantedBy: 'multi-user.target',
  },
  ssh: {
    description: 'OpenBSD Secure Shell server',
    documentation: 'man:sshd(8)',
    after: 'network.target',
    exec: '/usr/sbin/sshd -D',
    service: ['KillMode=process', 'Restart=on-failure'],
    wantedBy: 'multi-user.target',
  },
  'systemd-journald': {
    description: 'Journal Service',
    documentation: 'man:systemd-journald.service(8)',
    exec: '/usr/lib/systemd/systemd-journald',
    service: ['Restart=always', 'RestartSec=0'],
  },
  'systemd-timesyncd': {
    description: 'Network Time Synchronization',
    documentation: 'man:systemd-timesyncd.service(8)',
    exec: '/usr/lib/systemd/systemd-timesyncd',
    service: ['Restart=always', 'RestartSec=0'],
  },
}

function unitText({ description, documentation, wants, after, exec, service = [], wantedBy }: Unit): string {
  const lines = [
    '[Unit]',
    `Description=${description}`,
    ...(documentation ? [`Documentation=${documentation}`] : []),
    ...(wants ? [`Wants=${wants}`] : []),
    ...(after ? [`After=${after}`] : []),
    '',
    '[Service]',
    `ExecStart=${exec}`,
    ...service,
    ...(wantedBy ? ['', '[Install]', `WantedBy=${wantedBy}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

const DROP_IN = `[Service]
Environment="KUBELET_KUBECONFIG_ARGS=--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf --kubeconfig=/etc/kubernetes/kubelet.conf"
Environment="KUBELET_CONFIG_ARGS=--config=/var/lib/kubelet/config.yaml"
EnvironmentFile=-/var/lib/kubelet/kubeadm-flags.env
EnvironmentFile=-/etc/default/kubelet
ExecStart=
ExecStart=/usr/bin/kubelet $KUBELET_KUBECONFIG_ARGS $KUBELET_CONFIG_ARGS $KUBELET_KUBEADM_ARGS $KUBELET_EXTRA_ARGS
`

/** @param systemd cgroups are left to systemd */
export const containerdConfig = (systemd: boolean): string => `version = 3
root = '/var/lib/containerd'
state = '/run/containerd'

[grpc]
  address = '/run/containerd/containerd.sock'

[plugins.'io.containerd.cri.v1.images'.pinned_images]
  sandbox = 'registry.k8s.io/pause:3.10.1'

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
  runtime_type = 'io.containerd.runc.v2'

[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
  SystemdCgroup = ${systemd}

[plugins.'io.containerd.cri.v1.runtime'.cni]
  bin_dirs = ['/opt/cni/bin']
  conf_dir = '/etc/cni/net.d'
`

const CRICTL = `runtime-endpoint: unix:///run/containerd/containerd.sock
image-endpoint: unix:///run/containerd/containerd.sock
timeout: 10
`

const DEBIAN = `Types: deb
URIs: http://deb.debian.org/debian
Suites: bookworm bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`

/** `v1.36.2` → `v1.36` */
export const minorOf = (version: string): string => version.split('.').slice(0, 2).join('.')

/** The line that a repository of the packages of one minor release needs. */
export const kubernetesSource = (minor: string): string =>
  `deb [signed-by=${KUBERNETES_KEY}] https://pkgs.k8s.io/core:/stable:/${minor}/deb/ /\n`

/** What dpkg knows at first: name → version; those of Kubernetes are held. */
const firstPackages = (version: string): [name: string, version: string, held: boolean][] => [
  ['containerd', '2.2.0-1', false],
  ['cri-tools', `${minorOf(version).slice(1)}.0-1.1`, false],
  ...['kubeadm', 'kubectl', 'kubelet'].map((name): [string, string, boolean] => [
    name,
    `${version.slice(1)}-1.1`,
    true,
  ]),
  ['kubernetes-cni', '1.8.0-1.1', false],
]

const dpkgStatus = (version: string): string =>
  firstPackages(version)
    .map(
      ([name, own, held]) =>
        `Package: ${name}\nStatus: ${held ? 'hold' : 'install'} ok installed\nArchitecture: amd64\nVersion: ${own}\n`,
    )
    .join('\n')

/** @param version of the cluster. @throws TypeError for a file that is none of them */
export function serviceText(path: string, version: string): string {
  if (path === DPKG_STATUS) return dpkgStatus(version)
  if (path === KUBERNETES_SOURCE) return kubernetesSource(minorOf(version))
  if (path === DEBIAN_SOURCE) return DEBIAN
  if (path === KUBERNETES_KEY) return 'a key that nobody checks here\n'
  if (path === KUBEADM_DROP_IN) return DROP_IN
  if (path === CONTAINERD_CONFIG) return containerdConfig(true)
  if (path === CRICTL_CONFIG) return CRICTL
  if (path === KUBELET_DEFAULTS) return 'KUBELET_EXTRA_ARGS=\n'
  const unit = UNITS[path.slice(UNIT_FOLDER.length + 1).replace(/\.service$/, '') as ServiceName]
  if (!unit) throw new TypeError(`no text for ${path}`)
  return unitText(unit)
}
