import type { CommandContext } from '../../cli/command'
import { FILENAME_FLAGS, findOptions, SELECTOR_FLAG } from '../../cli/common-flags'
import type { FlagSpec } from '../../cli/flag-types'
import { groupVersion, type Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { digMap, digString, isMap, type JsonMap, quote } from '../../go-format'
import { type Found, findInfos, type Info } from '../../resource/resource-finder'

export const ROLLOUT_FLAGS: FlagSpec[] = [...FILENAME_FLAGS, SELECTOR_FLAG]

/** The workloads of a `kubectl rollout` verb. */
export function findWorkloads(context: CommandContext): Found {
  const { args, flags } = context
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError('required resource not specified')
  }
  return findInfos(context, { ...findOptions(args, flags), typeMeansAll: true, latest: true })
}

export function sayNothingFound(context: CommandContext): void {
  context.err(`No resources found in ${context.config.namespace().namespace} namespace.\n`)
}

/** `Deployment.apps`, `Pod` */
export function kindName(info: Info): string {
  return info.mapping.group ? `${info.mapping.kind}.${info.mapping.group}` : info.mapping.kind
}

const WORKLOADS = [
  ...['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'].map((kind) => `${kind}.apps`),
  ...['Job', 'CronJob'].map((kind) => `${kind}.batch`),
  'Pod',
  'ReplicationController',
]

/** @throws KubectlError for what is no workload at all */
export function checkVisited(info: Info, what: string): void {
  if (WORKLOADS.includes(kindName(info))) return
  const { group, kind } = info.mapping
  throw new KubectlError(
    `error retrieving ${what} for ${quote(kindName(info))}, no visitor method exists for {${group} ${kind}}`,
  )
}

const REVISION = 'deployment.kubernetes.io/revision'

export function revisionOf(object: Manifest): number {
  return Number(object.metadata?.annotations?.[REVISION] ?? 0)
}

/** The ReplicaSets that a Deployment controls. */
export function ownReplicaSets(context: CommandContext, info: Info): Manifest[] {
  const mapping = context.mapper.forKind(groupVersion(info.mapping), 'ReplicaSet')
  const uid = digString(info.object, 'metadata', 'uid')
  return context.client.list(mapping, info.namespace).items.filter((item) => {
    const owners =
      (item.metadata?.ownerReferences as { uid: string; controller?: boolean }[] | undefined) ?? []
    return owners.some((owner) => owner.controller && owner.uid === uid)
  })
}

/** The Deployment's ReplicaSets that carry a revision, oldest first. */
export const replicaSetsOf = (context: CommandContext, info: Info): Manifest[] =>
  ownReplicaSets(context, info)
    .filter((item) => item.metadata?.annotations?.[REVISION] !== undefined)
    .sort((a, b) => revisionOf(a) - revisionOf(b))

/** A pod template but for the label that the Deployment controller adds. */
export function withoutHash(template: JsonMap): JsonMap {
  const metadata = isMap(template.metadata) ? template.metadata : {}
  const { 'pod-template-hash': _, ...labels } = digMap(metadata, 'labels')
  return { ...template, metadata: { ...metadata, labels } }
}
