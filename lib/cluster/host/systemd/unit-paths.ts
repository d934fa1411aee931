/** Where a host's services are defined, and what enables them: paths only, so that a boot is not burdened with texts. */
export const SERVICES = [
  'containerd',
  'cron',
  'kubelet',
  'ssh',
  'systemd-journald',
  'systemd-timesyncd',
] as const
export type ServiceName = (typeof SERVICES)[number]

export const UNIT_FOLDER = '/usr/lib/systemd/system'
export const KUBEADM_DROP_IN = `${UNIT_FOLDER}/kubelet.service.d/10-kubeadm.conf`

/** Programs that services run, by path. */
export const SERVICE_PROGRAMS = [
  '/usr/bin/containerd',
  '/usr/bin/kubeadm',
  '/usr/bin/kubectl',
  '/usr/bin/kubelet',
  '/usr/sbin/cron',
  '/usr/sbin/sshd',
  '/usr/lib/systemd/systemd-journald',
  '/usr/lib/systemd/systemd-timesyncd',
]

export const CONTAINERD_CONFIG = '/etc/containerd/config.toml'
export const CRICTL_CONFIG = '/etc/crictl.yaml'
export const KUBELET_DEFAULTS = '/etc/default/kubelet'
export const DPKG_STATUS = '/var/lib/dpkg/status'
export const KUBERNETES_SOURCE = '/etc/apt/sources.list.d/kubernetes.list'
export const DEBIAN_SOURCE = '/etc/apt/sources.list.d/debian.sources'
export const KUBERNETES_KEY = '/etc/apt/keyrings/kubernetes-apt-keyring.gpg'

/** Files whose texts are made by unit-texts.ts. */
export const SERVICE_FILES = [
  ...SERVICES.map((name) => `${UNIT_FOLDER}/${name}.service`),
  KUBEADM_DROP_IN,
  CONTAINERD_CONFIG,
  CRICTL_CONFIG,
  KUBELET_DEFAULTS,
  DPKG_STATUS,
  KUBERNETES_SOURCE,
  DEBIAN_SOURCE,
  KUBERNETES_KEY,
]

/** What enables the services that are not part of every boot. */
export const WANTS = '/etc/systemd/system/multi-user.target.wants'
export const ENABLED: readonly ServiceName[] = ['containerd', 'cron', 'kubelet', 'ssh']
