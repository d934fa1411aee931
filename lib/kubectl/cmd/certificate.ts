import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type CommandContext, defineCommand } from '../cli/command'
import { FILENAME_FLAGS, findOptions } from '../cli/common-flags'
import { type Manifest, resourcePath } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { digList, digString, type JsonMap, quote } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { findInfos, type Info } from '../resource/resource-finder'

type Verdict = 'Approved' | 'Denied'

const WORDS = {
  Approved: {
    reason: 'KubectlApprove',
    done: 'approved',
    message: 'This CSR was approved by kubectl certificate approve.',
  },
  Denied: {
    reason: 'KubectlDeny',
    done: 'denied',
    message: 'This CSR was denied by kubectl certificate deny.',
  },
} as const

/** The request with the condition; undefined when it has it. @throws KubectlError for the opposite */
function decided(request: Manifest, verdict: Verdict, now: number): Manifest | undefined {
  const conditions = digList(request, 'status', 'conditions')
  const opposite = verdict === 'Approved' ? 'Denied' : 'Approved'
  const has = (type: string) => conditions.some((condition) => digString(condition, 'type') === type)
  if (has(opposite))
    throw new KubectlError(
      `certificate signing request ${quote(request.metadata?.name ?? '')} is already ${opposite}`,
    )
  if (has(verdict)) return undefined
  const { reason, message } = WORDS[verdict]
  const condition = { type: verdict, status: 'True', reason, message, lastUpdateTime: formatTime(now) }
  return { ...request, status: { ...(request.status as JsonMap), conditions: [...conditions, condition] } }
}

/** The request as it was read, as kubectl prints it even where -o asks for all of it. */
function decide(context: CommandContext, info: Info, verdict: Verdict): Manifest {
  const { client, flags, io } = context
  const { mapping, name } = info
  if (mapping.kind !== 'CertificateSigningRequest')
    throw new KubectlError('can only handle certificates.k8s.io/v1 certificate signing requests')
  const current = client.get(mapping, undefined, name)
  const next = decided(current, verdict, io.now())
  if (next || flags.bool('force')) {
    const path = resourcePath(mapping, undefined, name, 'approval')
    client.request('PUT', path, { body: next ?? current })
  }
  return current
}

function verdictCommand(use: string, short: string, verdict: Verdict) {
  const verb = use.split(' ')[0]
  return defineCommand({
    use,
    short,
    examples: `kubectl certificate ${verb} ann`,
    flags: [
      ...PRINT_FLAGS,
      ...FILENAME_FLAGS,
      { name: 'force', type: 'bool', usage: 'Write it again where it stands already.' },
    ],
    run(context) {
      const files = context.flags.list('filename').length > 0 || context.flags.string('kustomize')
      if (context.args.length === 0 && !files)
        throw new KubectlError('one or more CSRs must be specified as <name> or -f <filename>')
      const names = context.args.map((name) =>
        name.includes('/') ? name : `certificatesigningrequests/${name}`,
      )
      const { infos, errors } = findInfos(context, { ...findOptions(names, context.flags), latest: true })
      const print = resultPrinter(context, 'none')
      const failed = [...errors]
      for (const info of infos) {
        try {
          print(decide(context, info, verdict), WORDS[verdict].done)
        } catch (error) {
          failed.push(asKubectlError(error))
        }
      }
      throwCollected(failed)
    },
  })
}

export const certificate = defineCommand({
  use: 'certificate SUBCOMMAND',
  short: 'Modify certificate resources',
  long: 'Modify certificate resources.',
  group: 'Cluster Management Commands:',
  flags: [],
  helpAlone: { to: 'stdout', exit: 0 },
  subcommands: [
    verdictCommand('approve (-f FILENAME | NAME)', 'Approve a certificate signing request', 'Approved'),
    verdictCommand('deny (-f FILENAME | NAME)', 'Deny a certificate signing request', 'Denied'),
  ],
})
