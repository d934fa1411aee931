import type { Call } from '@/lib/userland/kernel/one-shot'

const CONFIG = '/.kube/config'
/** Verbs that need no server. */
const LOCAL = new Set(['config', 'completion', 'help', 'kustomize', 'options', 'plugin'])

/** What kubectl says where nobody has put a kubeconfig: it asks localhost. */
export const NOT_CONFIGURED =
  'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n'

const names = (args: readonly string[], ...flags: string[]) =>
  args.some((arg) => flags.some((flag) => arg === flag || arg.startsWith(`${flag}=`)))

/**
 * On a host without a kubeconfig, with a verb that needs a server.
 * Differs: a verb that needs none is told by its name, `--client`, `--help` or a dry run.
 */
export function isUnconfigured(ownMachine: string, { args, env, process }: Call): boolean {
  const { machine } = process
  if (machine.name === ownMachine) return false
  if (machine.files.stat(`${env.HOME ?? '/root'}${CONFIG}`)?.type === 'file') return false
  if (env.KUBECONFIG || names(args, '--kubeconfig', '--server', '-s')) return false
  const verb = args.find((arg) => !arg.startsWith('-')) ?? 'help'
  if (LOCAL.has(verb) || names(args, '--help', '-h', '--client', '--local')) return false
  return !args.includes('--dry-run=client')
}
