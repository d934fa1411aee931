import { withTypedLastApplied } from '../apply/last-applied'
import { type CommandContext, defineCommand, usageError } from '../cli/command'
import {
  DRY_RUN_FLAG,
  type DryRun,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  writeQuery,
} from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { type JsonMap, quote } from '../go-format'
import { isImageReference } from '../image-reference'
import type { Steps } from '../io'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import { cascadePolicy, DELETION_FLAGS } from './delete'
import { parseKeyValueLabels } from './key-value-labels'
import { applyOverrides, OVERRIDE_FLAGS } from './overrides'
import { checkPodRunningTimeout } from './pod-choice'
import { parsePairs } from './resources-and-pairs'
import { attachAndWait } from './run-attach'

function parseEnv(pairs: string[]): JsonMap[] {
  return pairs.map((pair) => {
    const equals = pair.indexOf('=')
    const name = pair.slice(0, Math.max(equals, 0))
    if (equals < 0 || !/^[A-Za-z_.-][\w.-]*$/.test(name)) throw new KubectlError(`invalid env: ${pair}`)
    return { name, value: pair.slice(equals + 1) }
  })
}

function oneOf(context: CommandContext, value: string, valid: string[], what: string): string {
  if (value !== '' && !valid.includes(value)) throw usageError(context, `invalid ${what}: ${value}`)
  return value
}

function checkFlags(context: CommandContext, dryRun: DryRun, attach: boolean): void {
  const { flags } = context
  const image = flags.string('image')
  if (context.args.length === 0 || context.argsAtDash === 0)
    throw usageError(context, 'NAME is required for run')
  checkPodRunningTimeout(context)
  if (image === '') throw new KubectlError('--image is required')
  if (!isImageReference(image)) {
    throw new KubectlError(`Invalid image name "${image}": invalid reference format`)
  }
  if (flags.bool('tty') && !flags.bool('stdin')) {
    throw usageError(context, '-i/--stdin is required for containers with -t/--tty=true')
  }
  if (flags.bool('expose') && !flags.string('port')) {
    throw usageError(context, '--port must be set when exposing a service')
  }
  restartPolicyOf(context)
  if (flags.bool('rm') && !attach)
    throw usageError(context, '--rm should only be used for attached containers')
  if (attach && dryRun !== 'none') {
    throw usageError(
      context,
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    )
  }
  oneOf(context, flags.string('image-pull-policy'), ['Always', 'IfNotPresent', 'Never'], 'image pull policy')
}

function restartPolicyOf(context: CommandContext): string {
  return oneOf(context, context.flags.string('restart'), ['Always', 'OnFailure', 'Never'], 'restart policy')
}

/** Go's Atoi into an int32. */
function portOf(text: string): number {
  if (!/^[-+]?\d+$/.test(text)) throw new KubectlError(`strconv.Atoi: parsing ${quote(text)}: invalid syntax`)
  return Number(BigInt.asIntN(32, BigInt(text.replace('+', ''))))
}

function labelsOf(context: CommandContext): Record<string, string> {
  const text = context.flags.string('labels')
  return text ? parseKeyValueLabels(text) : { run: context.args[0] ?? '' }
}

function podFor(context: CommandContext): Manifest {
  const { flags } = context
  const [name = '', ...words] = context.args
  const env = parseEnv(flags.list('env'))
  const annotations = parsePairs(flags.list('annotations'), 'annotations')
  const labels = labelsOf(context)
  const pullPolicy = flags.string('image-pull-policy')
  const port = flags.string('port')
  const restartPolicy = restartPolicyOf(context) || 'Always'
  const container: JsonMap = {
    name,
    image: flags.string('image'),
    ...(words.length > 0 ? { [flags.bool('command') ? 'command' : 'args']: words } : {}),
    ...(env.length > 0 ? { env } : {}),
    ...(port ? { ports: [{ containerPort: portOf(port) }] } : {}),
    ...(pullPolicy ? { imagePullPolicy: pullPolicy } : {}),
    ...(flags.bool('privileged') ? { securityContext: { privileged: true } } : {}),
    ...(flags.bool('stdin')
      ? { stdin: true, ...(flags.bool('leave-stdin-open') ? {} : { stdinOnce: true }) }
      : {}),
    ...(flags.bool('tty') ? { tty: true } : {}),
    resources: {},
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
    spec: { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy },
    status: {},
  }
}

function serviceFor(context: CommandContext): Manifest {
  const port = portOf(context.flags.string('port'))
  const labels = labelsOf(context)
  // Only labels that were asked for: the default `run=` label stays with the pod.
  const labelFlag = context.flags.string('labels')
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: context.args[0], ...(labelFlag ? { labels } : {}) },
    spec: { ports: [{ port, protocol: 'TCP', targetPort: port }], selector: labels },
    status: { loadBalancer: {} },
  }
}

function send(context: CommandContext, generated: Manifest, dryRun: DryRun): Manifest {
  const object = recorded(context, generated)
  const { namespace, explicit } = context.config.namespace()
  const named = explicit ? { ...object, metadata: { ...object.metadata, namespace } } : object
  if (dryRun === 'client') return named
  const sent = context.flags.bool('save-config') ? withTypedLastApplied(named) : named
  const mapping = context.mapper.forKind('v1', object.kind ?? '')
  return context.client.create(mapping, namespace, sent, writeQuery(context.flags, dryRun))
}

function* run(context: CommandContext): Steps<number | undefined> {
  const { flags } = context
  const dryRun = dryRunOf(context)
  cascadePolicy(context.flags.string('cascade'))
  const attach = flags.changed('attach') ? flags.bool('attach') : flags.bool('stdin')
  const print = resultPrinter(context, dryRun, true)
  checkFlags(context, dryRun, attach)
  const pod = send(context, applyOverrides(context, podFor(context), 'v1/Pod'), dryRun)
  const errors: Error[] = []
  if (flags.bool('expose')) {
    try {
      print(send(context, serviceFor(context), dryRun), 'created')
      // Besides the separator that a second YAML document has anyway.
      if (flags.string('output') === 'yaml') context.out('---\n')
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  if (attach) return yield* attachAndWait(context, pod)
  print(pod, 'created')
  throwCollected(errors)
  return undefined
}

export const runCommand = defineCommand({
  use: 'run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...]',
  short: 'Run a particular image on the cluster',
  group: 'Basic Commands (Beginner):',
  examples: `
    # One Pod
    kubectl run web --image=nginx:1.27

    # As YAML, to edit before it is applied
    kubectl run web --image=nginx:1.27 --dry-run=client -o yaml

    # A shell that goes away again
    kubectl run -it --rm box --image=busybox:1.36 --restart=Never -- sh
  `,
  required: ['image'],
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    ...DELETION_FLAGS,
    ...OVERRIDE_FLAGS,
    DRY_RUN_FLAG,
    SAVE_CONFIG_FLAG,
    RECORD_FLAG,
    fieldManagerFlag('kubectl-run'),
    { name: 'annotations', type: 'stringArray', usage: 'Annotations of the pod.' },
    { name: 'attach', type: 'bool', usage: 'Wait until the pod runs, then attach to it.' },
    { name: 'command', type: 'bool', usage: 'What follows -- is the command instead of its arguments.' },
    {
      name: 'detach-keys',
      type: 'string',
      default: 'ctrl-p,ctrl-q',
      usage: 'Keys that leave the container running.',
    },
    { name: 'env', type: 'stringArray', usage: 'A variable for the container.' },
    { name: 'expose', type: 'bool', usage: 'Create a ClusterIP service too; needs --port.' },
    { name: 'image', type: 'string', usage: 'The image to run.' },
    { name: 'image-pull-policy', type: 'string', usage: 'Always, IfNotPresent or Never' },
    { name: 'labels', short: 'l', type: 'string', usage: 'Labels of the pod.' },
    { name: 'leave-stdin-open', type: 'bool', usage: 'Keep standard input open after the first attach.' },
    {
      name: 'pod-running-timeout',
      type: 'duration',
      default: '1m0s',
      usage: 'How long to wait for the pod to run.',
    },
    { name: 'port', type: 'string', usage: 'The port that the container exposes.' },
    { name: 'privileged', type: 'bool', usage: 'Run the container in privileged mode.' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Print no prompts.' },
    { name: 'restart', type: 'string', default: 'Always', usage: 'Always, OnFailure or Never' },
    { name: 'rm', type: 'bool', usage: 'Delete the pod after it ends; only when attached.' },
    { name: 'stdin', short: 'i', type: 'bool', usage: 'Keep standard input open.' },
    { name: 'tty', short: 't', type: 'bool', usage: 'Allocate a terminal.' },
  ],
  run,
})
