import { type Command, type CommandContext, defineCommand } from '../../cli/command'
import { KubectlError } from '../../errors'
import { type JsonMap, quote } from '../../go-format'
import { checkEmbedded, EMBED_FLAG, setFile } from './embedded-file'
import { unexpectedArgs } from './unexpected-args'

const AUTHORITY = 'certificate-authority'

function check(context: CommandContext, name: string): void {
  const { flags } = context
  if (name === '') throw new KubectlError('you must specify a non-empty cluster name')
  if (flags.bool('insecure-skip-tls-verify') && flags.string(AUTHORITY)) {
    throw new KubectlError('you cannot specify a certificate authority and insecure mode at the same time')
  }
  checkEmbedded(context, [AUTHORITY])
}

/** What the flags make of a cluster: an authority and insecure mode rule each other out. */
function changed(context: CommandContext, before: JsonMap): JsonMap {
  const { flags } = context
  const cluster = { ...before }
  // A server of its own has a name of its own.
  if (flags.changed('server'))
    Object.assign(cluster, { server: flags.string('server'), 'tls-server-name': '' })
  for (const flag of ['tls-server-name', 'proxy-url']) {
    if (flags.changed(flag)) cluster[flag] = flags.string(flag)
  }
  if (flags.changed('insecure-skip-tls-verify')) {
    cluster['insecure-skip-tls-verify'] = flags.bool('insecure-skip-tls-verify')
    if (flags.bool('insecure-skip-tls-verify')) {
      delete cluster[AUTHORITY]
      delete cluster[`${AUTHORITY}-data`]
    }
  }
  setFile(context, cluster, AUTHORITY)
  if (flags.string(AUTHORITY)) delete cluster['insecure-skip-tls-verify']
  return cluster
}

export const setCluster: Command = defineCommand({
  use: 'set-cluster NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]',
  short: 'Set a cluster entry in kubeconfig',
  examples: 'kubectl config set-cluster lab --server=https://lab.example.com:6443',
  flags: [
    EMBED_FLAG,
    { name: 'server', type: 'string', usage: 'The address of the API server.' },
    { name: AUTHORITY, type: 'string', usage: 'A file with the certificate of the authority.' },
    { name: 'insecure-skip-tls-verify', type: 'bool', usage: "Do not check the server's certificate." },
    { name: 'tls-server-name', type: 'string', usage: "The name to expect in the server's certificate." },
    { name: 'proxy-url', type: 'string', usage: 'The proxy on the way to the server.' },
  ],
  run(context) {
    const [name, ...more] = context.args
    if (name === undefined || more.length > 0) throw unexpectedArgs(context, setCluster)
    check(context, name)
    context.config.store.update('clusters', name, ({ clusters }) => {
      clusters.set(name, changed(context, clusters.get(name) ?? {}))
    })
    context.out(`Cluster ${quote(name)} set.\n`)
  },
})
