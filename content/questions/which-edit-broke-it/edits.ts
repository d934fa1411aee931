/** A line that is typed in /etc/kubernetes/manifests. */
export interface Edit {
  line: string
  /** The file that it changes. */
  file: Component
  /** Does harm by itself; whether it really does is for the cluster to say. */
  breaks?: true
  /** What is believed by whoever takes it for the cause when it is not. */
  belief?: string
}

export type Component = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd'

const sed = (file: Component, from: string, to: string) => `sed -i 's#${from}#${to}#' ${file}.yaml`
const breaks = (file: Component, line: string): Edit => ({ file, line, breaks: true })
const harmless = (file: Component, line: string, belief?: string): Edit => ({
  ...{ file, line },
  ...(belief ? { belief } : {}),
})

const scheduler = 'kube-scheduler'
const manager = 'kube-controller-manager'
const server = 'kube-apiserver'

export const harmful: Edit[] = [
  breaks(scheduler, sed(scheduler, '--leader-elect=', '--leader-elected=')),
  breaks(scheduler, sed(scheduler, '--kubeconfig=.*', '--kubeconfig=/etc/kubernetes/sched.conf')),
  breaks(scheduler, sed(scheduler, '^spec:', ' spec:')),
  breaks(scheduler, sed(scheduler, '- kube-scheduler$', '- kube-schduler')),
  breaks(scheduler, `mv ${scheduler}.yaml .${scheduler}.yaml`),
  breaks(manager, sed(manager, '--root-ca-file=.*', '--root-ca-file=/etc/kubernetes/ca.crt')),
  breaks(manager, sed(manager, '--use-service-account-credentials=', '--use-account-credentials=')),
  breaks(manager, sed(manager, ' path: /etc/kubernetes/pki', ' path: /etc/kubernetes/certs')),
  breaks(manager, `mv ${manager}.yaml /root/`),
  breaks(server, sed(server, '127.0.0.1:2379', '127.0.0.1:2380')),
  breaks(server, sed(server, '--tls-cert-file=.*', '--tls-cert-file=/etc/kubernetes/pki/server.crt')),
  breaks(server, sed(server, '--allow-privileged=true', '--allow-privileged=yes')),
  breaks('etcd', 'mv etcd.yaml /root/'),
]

const anyName = 'only-yaml-is-read'

export const others: Edit[] = [
  harmless(scheduler, sed(scheduler, '--bind-address=.*', '--bind-address=0.0.0.0')),
  harmless(scheduler, sed(scheduler, '--leader-elect=true', '--leader-elect=false'), 'one-needs-an-election'),
  harmless(scheduler, `mv ${scheduler}.yaml scheduler.yml`, anyName),
  harmless(scheduler, sed(scheduler, 'cpu: 100m', 'cpu: 50m')),
  harmless(manager, sed(manager, '--leader-elect=true', '--leader-elect=false'), 'one-needs-an-election'),
  harmless(manager, sed(manager, '--bind-address=.*', '--bind-address=0.0.0.0')),
  harmless(manager, `mv ${manager}.yaml manager.bak`, anyName),
  harmless(server, `mv ${server}.yaml ${server}.bak`, anyName),
  harmless(server, sed(server, 'cpu: 250m', 'cpu: 200m')),
  harmless('etcd', 'cp etcd.yaml /root/'),
  harmless('etcd', sed('etcd', 'tier: control-plane', 'tier: storage')),
]

/** An edit that does harm, with lines that take it back, or seem to. */
export function undone(edit: Edit, how: 'back' | 'copy-before' | 'copy-after'): Edit[] {
  const { file, line } = edit
  const name = `${file}.yaml`
  const belief = 'undone-still-counts'
  const first: Edit = { ...edit, belief }
  const keep = harmless(file, `cp ${name} /root/`)
  const restore = harmless(file, `cp /root/${name} .`, 'any-copy-repairs')
  const moved = /^mv (\S+) (\S+)$/.exec(line)
  if (moved)
    return [first, harmless(file, `mv ${moved[2]?.endsWith('/') ? moved[2] + name : moved[2]} ${name}`)]
  const replaced = /^sed -i 's#(.*)#(.*)#' /.exec(line)
  const [, from = '', to = ''] = replaced ?? []
  // What a pattern has matched is not known any more: such a change is taken back with a copy.
  if (how === 'back' && /^[\w./:=-]+$/.test(from)) return [first, harmless(file, sed(file, to, from))]
  return how === 'copy-after' ? [first, keep, restore] : [keep, first, restore]
}
