import type { Pod } from '@/lib/cluster/apimachinery/object'

/** clusterDNS and clusterDomain of a kubelet's configuration. */
export interface ClusterDns {
  servers: string[]
  domain: string
}

const KUBEADM: ClusterDns = { servers: ['10.96.0.10'], domain: 'cluster.local' }

/** /etc/hosts, as the kubelet writes it. */
export function hostsFile(
  { spec, metadata }: Pod,
  ip: string,
  ofNode: () => string,
  domain = KUBEADM.domain,
): string {
  const { hostAliases = [], hostNetwork, hostname, subdomain } = spec
  const { name, namespace } = metadata
  const own = hostname ?? name
  const fqdn = subdomain ? `${own}.${subdomain}.${namespace}.svc.${domain}\t${own}` : own
  const aliases = hostAliases.map((alias) => [alias.ip, ...(alias.hostnames ?? [])].join('\t'))
  const lines = hostNetwork
    ? ['# Kubernetes-managed hosts file (host network).', ofNode().replace(/\n$/, '')]
    : [
        '# Kubernetes-managed hosts file.',
        '127.0.0.1\tlocalhost',
        '::1\tlocalhost ip6-localhost ip6-loopback',
        'fe00::0\tip6-localnet',
        'fe00::0\tip6-mcastprefix',
        'fe00::1\tip6-allnodes',
        'fe00::2\tip6-allrouters',
        `${ip}\t${fqdn}`,
      ]
  if (aliases.length > 0) lines.push('', '# Entries added by HostAliases.', ...aliases)
  return `${lines.join('\n')}\n`
}

/** The node's own, which pods with dnsPolicy Default have, too. */
const NODE_RESOLVER = { nameservers: ['8.8.8.8'], searches: [] as string[], options: [] as string[] }

/** Mirrors: pkg/kubelet/network/dns – the policy's configuration, then what dnsConfig adds. */
export function resolvConf({ spec, metadata }: Pod, dns: ClusterDns = KUBEADM): string {
  const { dnsPolicy = 'ClusterFirst', dnsConfig, hostNetwork } = spec
  const ofCluster = dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && !hostNetwork)
  const { domain, servers: own } = dns
  const domains = domain ? [`${metadata.namespace}.svc.${domain}`, `svc.${domain}`, domain] : []
  const base =
    dnsPolicy === 'None'
      ? { nameservers: [], searches: [], options: [] }
      : ofCluster && own.length > 0
        ? { nameservers: own, searches: domains, options: ['ndots:5'] }
        : NODE_RESOLVER
  const added = (dnsConfig?.options ?? []).map(({ name = '', value }) =>
    value === undefined ? name : `${name}:${value}`,
  )
  const names = new Set(added.map((option) => option.split(':')[0]))
  const options = [...base.options.filter((option) => !names.has(option.split(':')[0])), ...added]
  const searches = [...new Set([...base.searches, ...(dnsConfig?.searches ?? [])])]
  const servers = [...new Set([...base.nameservers, ...(dnsConfig?.nameservers ?? [])])]
  return [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
    '',
  ].join('\n')
}
