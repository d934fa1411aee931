/** What several situations of states are made of. */
import { one } from './lines'
import { inA, manifest, type Step } from './state-situation'

export const ONCE = 'accessModes: [ReadWriteOnce]'

export const web = inA('Pod', 'web')

/** It is asked about both as pending and as not ready. */
export const waiting = { object: web, pending: true as const }

export const create: Step = 'create deployment web --image=nginx -n a'

export const template = (labels: string, spec: string) =>
  `template: {metadata: {labels: {${labels}}}, spec: {${spec}}}`

/** A ReplicaSet, StatefulSet or DaemonSet web of namespace a. */
export const set = (kind: string, spec: string, podSpec = one()) =>
  manifest(
    'apps/v1',
    kind,
    'web',
    `spec: {selector: {matchLabels: {app: web}}, ${spec}${template('app: web', podSpec)}}`,
  )

export const asks = (amount: string, more = '') =>
  `${ONCE}, resources: {requests: {storage: ${amount}}}${more}`

export const AFFINITY = 'requiredDuringSchedulingIgnoredDuringExecution'

/** What is asked about. */
export const theDeployment = { object: inA('Deployment', 'web') }
