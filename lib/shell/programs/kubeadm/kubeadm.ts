/**
 * kubeadm on the hosts of a cluster.
 * Mirrors: kubeadm 1.36: version, init and its phases, join, reset, certs, token, config, upgrade plan, apply and node; what it prints.
 * Differs: other commands say that they are not there; flags of what is there that change nothing here are taken.
 */
import type { Cluster } from '@/lib/cluster/cluster'
import { certs } from '@/lib/shell/programs/kubeadm/certs'
import { config } from '@/lib/shell/programs/kubeadm/config'
import { init, phasesAlone } from '@/lib/shell/programs/kubeadm/init'
import { initPhase } from '@/lib/shell/programs/kubeadm/init-phase'
import { join } from '@/lib/shell/programs/kubeadm/join'
import { KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'
import { reset } from '@/lib/shell/programs/kubeadm/reset'
import { token } from '@/lib/shell/programs/kubeadm/token'
import { upgradeApply } from '@/lib/shell/programs/kubeadm/upgrade-apply'
import { upgradeNode } from '@/lib/shell/programs/kubeadm/upgrade-node'
import { upgradePlan } from '@/lib/shell/programs/kubeadm/upgrade-plan'
import { version } from '@/lib/shell/programs/kubeadm/version'
import { Runs } from '@/lib/shell/programs/runs'
import { Errno } from '@/lib/userland/kernel/errno'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program, Step } from '@/lib/userland/kernel/program'

type Command = (call: KubeadmCall) => Steps

/** By their words. */
const COMMANDS: Readonly<Record<string, Command>> = {
  version,
  init,
  join,
  reset,
  ...Object.fromEntries(Object.entries(phasesAlone).map(([name, run]) => [`init phase ${name}`, run])),
  'init phase certs': initPhase.certs,
  'init phase kubeconfig': initPhase.kubeconfig,
  'init phase control-plane': initPhase.controlPlane,
  'init phase etcd': initPhase.etcd,
  'certs check-expiration': certs.checkExpiration,
  'certs renew': certs.renew,
  'certs certificate-key': certs.certificateKey,
  'token create': token.create,
  'token list': token.list,
  'token delete': token.delete,
  'token generate': token.generate,
  'config images list': config.imagesList,
  'config images pull': config.imagesPull,
  'config print': config.print,
  'upgrade plan': upgradePlan,
  'upgrade apply': upgradeApply,
  'upgrade node': upgradeNode,
}

const SWITCHES = [
  ...[
    'print-join-command',
    'y',
    'yes',
    'f',
    'force',
    'dry-run',
    'certificate-renewal',
    'etcd-upgrade',
    'h',
    'help',
  ],
  ...[
    'allow-experimental-upgrades',
    'allow-release-candidate-upgrades',
    'print-config',
    'control-plane',
    'upload-certs',
    'discovery-token-unsafe-skip-ca-verification',
  ],
]

const words = (argv: readonly string[]) => argv.filter((word) => !word.startsWith('-'))

/** The command that the words in front name, and how many words those are. */
function commandOf(argv: readonly string[]): { command: Command; length: number } | undefined {
  const given = words(argv)
  for (let length = Math.min(4, given.length); length > 0; length--) {
    const command = COMMANDS[given.slice(0, length).join(' ')]
    if (command) return { command, length }
  }
  return undefined
}

const unknown = (argv: readonly string[]) => {
  const [first = ''] = words(argv)
  return `unknown command ${JSON.stringify(first)} for "kubeadm"`
}

const notThere = (argv: readonly string[]): Command =>
  function* () {
    yield 0
    throw new KubeadmError(unknown(argv))
  }

function* guarded(command: Command, call: KubeadmCall): Steps {
  try {
    return yield* command(call)
  } catch (error) {
    if (error instanceof KubeadmError)
      call.warn(
        `error: ${error.message}`,
        'To see the stack trace of this error execute with --v=5 or higher',
      )
    else if (error instanceof Errno) call.warn(`error: ${error.message}`)
    else throw error
    return error instanceof KubeadmError ? error.code : 1
  }
}

interface KubeadmState {
  until?: number
}

export function kubeadm(cluster: () => Cluster): Program<KubeadmState> {
  const runs = new Runs<Steps>()
  /** It looks at its process when it takes its first step: that is known only then. */
  function* begin(current: () => Process): Steps {
    const argv = current().argv.slice(1)
    const found = commandOf(argv)
    const call = new KubeadmCall(cluster(), current, argv, SWITCHES)
    call.words.splice(0, found?.length ?? 0)
    return yield* guarded(found?.command ?? notThere(argv), call)
  }
  return {
    start: () => ({}),
    step(state, process): Step {
      for (;;) {
        if (state.until !== undefined && process.machine.now() < state.until)
          return { wait: 'time', until: state.until }
        const { steps } = runs.of(process, begin)
        const next = steps.next()
        if (next.done) {
          runs.end(process)
          return { exit: next.value }
        }
        state.until = process.machine.now() + next.value
      }
    },
  }
}
