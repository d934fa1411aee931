import { type CommandContext, nameArgument } from '../../cli/command'
import type { FlagSpec } from '../../cli/flag-types'
import { KubectlError } from '../../errors'
import type { JsonMap } from '../../go-format'
import { defineGenerator, generatedMetadata } from './generator'

const GROUP = 'rbac.authorization.k8s.io'

export const SUBJECT_FLAGS: FlagSpec[] = [
  { name: 'group', type: 'stringArray', usage: 'A group to bind; may be repeated.' },
  {
    name: 'serviceaccount',
    type: 'stringArray',
    usage: 'A service account <namespace>:<name>; may be repeated.',
  },
  { name: 'user', type: 'stringArray', usage: 'A user to bind; may be repeated.' },
]

/** What --user, --group and --serviceaccount name. @throws KubectlError */
export function subjectsOf({ flags }: CommandContext): JsonMap[] {
  const named = (kind: string, names: string[]) => names.map((name) => ({ apiGroup: GROUP, kind, name }))
  const accounts = flags.list('serviceaccount').map((text) => {
    const [namespace, name, ...rest] = text.split(':')
    if (!namespace || !name || rest.length > 0)
      throw new KubectlError('serviceaccount must be <namespace>:<name>')
    return { kind: 'ServiceAccount', name, namespace }
  })
  return [...named('User', flags.list('user')), ...named('Group', flags.list('group')), ...accounts]
}

function subjects(context: CommandContext): { subjects?: JsonMap[] } {
  const all = subjectsOf(context)
  return all.length > 0 ? { subjects: all } : {}
}

export const createRoleBinding = defineGenerator({
  use: 'rolebinding NAME --clusterrole=NAME|--role=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Create a role binding for a particular role or cluster role',
  examples: 'kubectl create rolebinding readers --role=reader --user=ann',
  failure: 'failed to create rolebinding:',
  flags: [
    ...SUBJECT_FLAGS,
    { name: 'clusterrole', type: 'string', usage: 'The cluster role to refer to.' },
    { name: 'role', type: 'string', usage: 'The role to refer to.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const [role, clusterRole] = [context.flags.string('role'), context.flags.string('clusterrole')]
    if (Boolean(role) === Boolean(clusterRole)) {
      throw new KubectlError('exactly one of clusterrole or role must be specified')
    }
    return {
      apiVersion: `${GROUP}/v1`,
      kind: 'RoleBinding',
      metadata: generatedMetadata(context, name),
      roleRef: { apiGroup: GROUP, kind: role ? 'Role' : 'ClusterRole', name: role || clusterRole },
      ...subjects(context),
    }
  },
})

export const createClusterRoleBinding = defineGenerator({
  use: 'clusterrolebinding NAME --clusterrole=NAME [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Create a cluster role binding for a particular cluster role',
  examples: 'kubectl create clusterrolebinding boss --clusterrole=cluster-admin --user=ann',
  failure: 'failed to create clusterrolebinding:',
  required: ['clusterrole'],
  flags: [...SUBJECT_FLAGS, { name: 'clusterrole', type: 'string', usage: 'The cluster role to refer to.' }],
  build: (context) => ({
    apiVersion: `${GROUP}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: nameArgument(context) },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: context.flags.string('clusterrole') },
    ...subjects(context),
  }),
})
