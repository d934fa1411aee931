import { hostsFile, resolvConf } from '@/lib/cluster/kubelet/pod-volumes'
import { networkOf } from '@/lib/cluster/proxy/network'
import { addressOfNode, type Source, type World } from '@/lib/cluster/proxy/world'
import { isAddress, isV4 } from '@/lib/userland/tools/network/addresses'
import { addressesIn, candidates, parseResolvConf } from '@/lib/userland/tools/network/resolver'

/** What a pod resolves names with; a machine knows the nodes, and a name server of outside. */
function filesOf({ lister }: World, from: Source): { hosts: string; resolvConf: string } {
  if ('pod' in from)
    return {
      hosts: hostsFile(from.pod, from.pod.status?.podIP ?? '', () => ''),
      resolvConf: resolvConf(from.pod),
    }
  const hosts = lister.list('nodes').map((node) => `${addressOfNode(node)} ${node.metadata.name}`)
  return { hosts: 'node' in from ? hosts.join('\n') : '', resolvConf: 'nameserver 8.8.8.8' }
}

/** Who answers questions for names first. */
export const nameServerOf = (world: World, from: Source): string | undefined =>
  parseResolvConf(filesOf(world, from).resolvConf).servers[0]

/** The address of a host, by the search path of who asks; waiting costs nothing here. */
export function addressFor(world: World, from: Source, host: string): string | undefined {
  if (isAddress(host)) return host
  const files = filesOf(world, from)
  const known = addressesIn(files.hosts, host).find(isV4)
  if (known !== undefined) return known
  const network = networkOf(world, from)
  const config = parseResolvConf(files.resolvConf)
  for (const name of candidates(host, config)) {
    for (const server of config.servers) {
      const answer = network({ kind: 'dns', server, name, type: 'A' })[0]
      if (answer?.kind !== 'dns') continue
      const address = answer.answer.records.find(({ type }) => type === 'A')?.data
      if (address !== undefined) return address
      break
    }
  }
  return undefined
}
