import type { CommandContext } from '../cli/command'
import { groupResource, type Manifest, type Mapping } from '../client/rest-client'
import { describeConfigMap, describeSecret } from './config'
import { describeGeneric } from './generic'
import { describeNamespace } from './namespace'
import { describeNode } from './node'
import { describePod } from './pod'
import { describeService } from './service'
import { describeServiceAccount } from './service-account'
import { describeDeployment, describeReplicaSet } from './workloads'

type Describer = (context: CommandContext, object: Manifest) => string

/** The resources with a description of their own; a new one takes its line here. */
const DESCRIBERS: Record<string, Describer> = {
  configmaps: describeConfigMap,
  'deployments.apps': describeDeployment,
  namespaces: describeNamespace,
  nodes: describeNode,
  pods: describePod,
  'replicasets.apps': describeReplicaSet,
  secrets: describeSecret,
  serviceaccounts: describeServiceAccount,
  services: describeService,
}

export function describerFor(mapping: Mapping): Describer {
  return DESCRIBERS[groupResource(mapping)] ?? describeGeneric
}
