import type { Pod } from '@/lib/cluster/apimachinery/object'

/** /etc/hosts and /etc/resolv.conf, as the kubelet writes them. */
export function nodeFiles(pod: Pod, ip: string): Record<string, string> {
  const { hostAliases = [], hostNetwork, dnsPolicy, hostname, subdomain } = pod.spec
  const { name, namespace } = pod.metadata
  if (hostNetwork) return {}
  const own = hostname ?? name
  const fqdn = subdomain ? `${own}.${subdomain}.${namespace}.svc.cluster.local\t${own}` : own
  const aliases = hostAliases.map((alias) => [alias.ip, ...(alias.hostnames ?? [])].join('\t'))
  const lines = [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    `${ip}\t${fqdn}`,
    ...(aliases.length > 0 ? ['', '# Entries added by HostAliases.', ...aliases] : []),
  ]
  const search = `${namespace}.svc.cluster.local svc.cluster.local cluster.local`
  return {
    '/etc/hostname': `${own}\n`,
    '/etc/hosts': `${lines.join('\n')}\n`,
    ...(dnsPolicy === 'None' || dnsPolicy === 'Default'
      ? {}
      : { '/etc/resolv.conf': `search ${search}\nnameserver 10.96.0.10\noptions ndots:5\n` }),
  }
}
