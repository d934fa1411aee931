import { coredns } from '@/lib/cluster/kubelet/images/coredns/coredns'
import { kubeProxy } from '@/lib/cluster/kubelet/images/kube-proxy'
import { fail, type ProcessContext, type Program, write } from '@/lib/cluster/kubelet/process/process'

const NOTHING = { stdout: '', stderr: '', exitCode: 1 }

/** What kube-proxy's image has to look at its rules. */
function* rules(context: ProcessContext): Program {
  const [path = '', ...words] = context.argv
  const name = path.slice(path.lastIndexOf('/') + 1)
  const answer = context.ask({ kind: 'rules', argv: [name, ...words] })
  const { stdout, stderr, exitCode } = (answer.kind === 'open' && answer.shown) || NOTHING
  yield* write(stdout)
  if (stderr !== '') yield* fail(stderr.replace(/\n$/, ''))
  return exitCode
}

/** Programs of kube-system that do what their configuration says, and those beside them. */
export const systemPrograms: Record<string, (context: ProcessContext) => Program> = {
  coredns,
  'kube-proxy': kubeProxy,
  iptables: rules,
  'iptables-save': rules,
  nft: rules,
}
