import type { ExecResult, ResolvedCommandContext } from 'just-bash'
import type { Place } from '@/lib/shell/logins'

const CONFIG = '/root/.kube/config'
/** Verbs that need no server. */
const LOCAL = new Set(['config', 'completion', 'help', 'kustomize', 'options', 'plugin'])

const names = (args: readonly string[], ...flags: string[]) =>
  args.some((arg) => flags.some((flag) => arg === flag || arg.startsWith(`${flag}=`)))

/**
 * What kubectl says on a host where nobody has put a kubeconfig: it asks localhost. Undefined where there is one.
 * Differs: a verb that needs no server is told by its name, `--client`, `--help` or a dry run.
 */
export function unconfigured(
  place: Place,
  args: readonly string[],
  ctx: ResolvedCommandContext,
): ExecResult | undefined {
  if (place.host === undefined || place.files.find(CONFIG, 'open')?.type === 'file') return undefined
  if (ctx.env.get('KUBECONFIG') || names(args, '--kubeconfig', '--server', '-s')) return undefined
  const verb = args.find((arg) => !arg.startsWith('-')) ?? 'help'
  if (
    LOCAL.has(verb) ||
    names(args, '--help', '-h', '--client', '--local') ||
    args.includes('--dry-run=client')
  )
    return undefined
  const stderr =
    'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n'
  return { stdout: '', stderr, exitCode: 1 }
}
