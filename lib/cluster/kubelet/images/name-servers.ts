import { type ServerContext, textOf } from '@/lib/cluster/kubelet/images/context'

const linesOf = (files: ServerContext['files'], path: string) =>
  (textOf(files, path) ?? '').split('\n').map((line) => line.replace(/#.*/, '').trim().split(/\s+/))

/** The name servers of /etc/resolv.conf. */
export const nameServers = (files: ServerContext['files']): string[] =>
  linesOf(files, '/etc/resolv.conf').flatMap(([word, address]) =>
    word === 'nameserver' && address ? [address] : [],
  )

const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':')

/** The first address of a name, as a C library finds it; undefined: there is none. */
export function addressOf({ files, ask }: ServerContext, host: string): string | undefined {
  if (isAddress(host)) return host
  const known = linesOf(files, '/etc/hosts').find(
    ([address = '', ...names]) => names.includes(host) && !address.includes(':'),
  )
  if (known) return known[0]
  if (host === 'localhost') return '127.0.0.1'
  const lines = linesOf(files, '/etc/resolv.conf')
  const search = lines.find(([word]) => word === 'search')?.slice(1) ?? []
  const completed = search.map((domain) => `${host}.${domain}`)
  const names = host.split('.').length > 5 ? [host, ...completed] : [...completed, host]
  for (const server of nameServers(files))
    for (const name of names) {
      const found = ask({ kind: 'dns', server, name: name.replace(/\.$/, ''), type: 'A' })
      if (found.kind !== 'dns') break
      const address = found.answer.records.find(({ type }) => type === 'A')?.data
      if (address !== undefined) return address
    }
  return undefined
}
