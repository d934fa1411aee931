import { type CommandContext, defineCommand } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../../errors'
import { dig, digList, digString, quote } from '../../go-format'
import type { Steps } from '../../io'
import type { Info } from '../../resource/resource-finder'
import { findWorkloads, kindName, ROLLOUT_FLAGS, revisionOf, sayNothingFound } from './rollout-flags'

const POLL = 100

interface Progress {
  text: string
  done: boolean
}

const number = (object: Manifest, ...path: string[]) => Number(dig(object, ...path) ?? 0)

function deploymentProgress(object: Manifest, revision: number): Progress {
  const name = quote(object.metadata?.name ?? '')
  if (revision > 0 && revision !== revisionOf(object)) {
    throw new KubectlError(
      `desired revision (${revision}) is different from the running revision (${revisionOf(object)})`,
    )
  }
  if (number(object, 'metadata', 'generation') > number(object, 'status', 'observedGeneration')) {
    return { text: 'Waiting for deployment spec update to be observed...\n', done: false }
  }
  const progressing = digList(object, 'status', 'conditions').find((one) => one.type === 'Progressing')
  if (digString(progressing, 'reason') === 'ProgressDeadlineExceeded') {
    throw new KubectlError(`deployment ${name} exceeded its progress deadline`)
  }
  const wanted = Number(dig(object, 'spec', 'replicas') ?? 1)
  const updated = number(object, 'status', 'updatedReplicas')
  const all = number(object, 'status', 'replicas')
  const available = number(object, 'status', 'availableReplicas')
  const waiting = (text: string) => ({
    text: `Waiting for deployment ${name} rollout to finish: ${text}...\n`,
    done: false,
  })
  if (updated < wanted) return waiting(`${updated} out of ${wanted} new replicas have been updated`)
  if (all > updated) return waiting(`${all - updated} old replicas are pending termination`)
  if (available < updated) return waiting(`${available} of ${updated} updated replicas are available`)
  return { text: `deployment ${name} successfully rolled out\n`, done: true }
}

function daemonSetProgress(object: Manifest): Progress {
  const name = quote(object.metadata?.name ?? '')
  if (digString(object, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') {
    throw new KubectlError('rollout status is only available for RollingUpdate strategy type')
  }
  if (number(object, 'metadata', 'generation') > number(object, 'status', 'observedGeneration')) {
    return { text: 'Waiting for daemon set spec update to be observed...\n', done: false }
  }
  const desired = number(object, 'status', 'desiredNumberScheduled')
  const updated = number(object, 'status', 'updatedNumberScheduled')
  const available = number(object, 'status', 'numberAvailable')
  const waiting = (text: string) => ({
    text: `Waiting for daemon set ${name} rollout to finish: ${text}...\n`,
    done: false,
  })
  if (updated < desired) return waiting(`${updated} out of ${desired} new pods have been updated`)
  if (available < desired) return waiting(`${available} of ${desired} updated pods are available`)
  return { text: `daemon set ${name} successfully rolled out\n`, done: true }
}

function statefulSetProgress(object: Manifest): Progress {
  if (digString(object, 'spec', 'updateStrategy', 'type') !== 'RollingUpdate') {
    throw new KubectlError('rollout status is only available for RollingUpdate strategy type')
  }
  const observed = number(object, 'status', 'observedGeneration')
  if (observed === 0 || number(object, 'metadata', 'generation') > observed) {
    return { text: 'Waiting for statefulset spec update to be observed...\n', done: false }
  }
  const wanted = Number(dig(object, 'spec', 'replicas') ?? 1)
  const ready = number(object, 'status', 'readyReplicas')
  const updated = number(object, 'status', 'updatedReplicas')
  if (ready < wanted) return { text: `Waiting for ${wanted - ready} pods to be ready...\n`, done: false }
  const partition = dig(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition')
  if (dig(object, 'spec', 'updateStrategy', 'rollingUpdate')) {
    const due = wanted - Number(partition ?? 0)
    if (updated < due) {
      const text = `Waiting for partitioned roll out to finish: ${updated} out of ${due} new pods have been updated...\n`
      return { text, done: false }
    }
    return { text: `partitioned roll out complete: ${updated} new pods have been updated...\n`, done: true }
  }
  const update = digString(object, 'status', 'updateRevision')
  if (update !== digString(object, 'status', 'currentRevision')) {
    const text = `waiting for statefulset rolling update to complete ${updated} pods at revision ${update}...\n`
    return { text, done: false }
  }
  const current = number(object, 'status', 'currentReplicas')
  return {
    text: `statefulset rolling update complete ${current} pods at revision ${update}...\n`,
    done: true,
  }
}

const VIEWERS: Record<string, (object: Manifest, revision: number) => Progress> = {
  Deployment: deploymentProgress,
  DaemonSet: daemonSetProgress,
  StatefulSet: statefulSetProgress,
}

function* follow(context: CommandContext, info: Info): Steps {
  const { client, flags, io } = context
  const viewer = VIEWERS[info.mapping.kind]
  if (!viewer) throw new KubectlError(`no status viewer has been implemented for ${kindName(info)}`)
  const timeout = flags.number('timeout')
  const deadline = timeout > 0 ? io.now() + timeout : Number.POSITIVE_INFINITY
  let seen = ''
  for (;;) {
    const object = client.find(info.mapping, info.namespace, info.name)
    if (!object) throw new KubectlError('object has been deleted')
    const version = object.metadata?.resourceVersion ?? ''
    if (version !== seen) {
      seen = version
      const { text, done } = viewer(object, flags.number('revision'))
      context.out(text)
      if (done || !flags.bool('watch')) return
    }
    if (io.now() >= deadline) throw new KubectlError('timed out waiting for the condition')
    yield { kind: 'sleep', ms: POLL }
  }
}

function* run(context: CommandContext): Steps<undefined> {
  if (context.flags.number('revision') < 0) {
    throw new KubectlError(`revision must be a positive integer: ${context.flags.number('revision')}`)
  }
  const { infos, errors } = findWorkloads(context)
  for (const info of infos) {
    try {
      yield* follow(context, info)
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
  if (infos.length === 0) sayNothingFound(context)
  return undefined
}

export const status = defineCommand({
  use: 'status (TYPE NAME | TYPE/NAME) [flags]',
  short: 'Show the status of the rollout',
  examples: 'kubectl rollout status deployment/shop',
  flags: [
    ...ROLLOUT_FLAGS,
    { name: 'revision', type: 'int64', default: '0', usage: 'The revision to look at; 0 is the latest.' },
    { name: 'timeout', type: 'duration', default: '0s', usage: 'How long to wait; zero never ends.' },
    {
      name: 'watch',
      short: 'w',
      type: 'bool',
      default: 'true',
      usage: 'Follow the rollout until it is done.',
    },
  ],
  run,
})
