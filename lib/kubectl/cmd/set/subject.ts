import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import { defineCommand } from '../../cli/command'
import { KubectlError, throwCollected } from '../../errors'
import { digList } from '../../go-format'
import { SUBJECT_FLAGS, subjectsOf } from '../create/role-binding'
import { mutateAll, mutationOf, objectName } from '../mutate'
import { findTargets, SET_FLAGS } from './set-flags'

/** Adds subjects to bindings; those that are there stay. */
export const setSubject = defineCommand({
  use: 'subject (-f FILENAME | TYPE NAME) [--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname] [--dry-run=server|client|none]',
  short: 'Update the user, group, or service account in a role binding or cluster role binding',
  examples: 'kubectl set subject rolebinding readers --user=ann --group=editors',
  flags: [...SET_FLAGS, ...SUBJECT_FLAGS],
  run(context) {
    const found = findTargets(context, context.args)
    throwCollected(found.errors)
    const added = subjectsOf(context)
    if (added.length === 0)
      throw new KubectlError('you must specify at least one value of user, group or serviceaccount')
    const how = mutationOf(context, 'subjects updated', 'failed to patch subjects to rolebinding:')
    mutateAll(context, found, how, (info) => {
      if (!info.mapping.kind.endsWith('RoleBinding')) {
        throw new KubectlError(
          `error: ${objectName(info, context.flags.bool('local'))} setting subjects is only supported for RoleBinding/ClusterRoleBinding`,
        )
      }
      const subjects = digList(info.object, 'subjects')
      const missing = added.filter((one) => !subjects.some((known) => deepEqual(known, one)))
      return { ...info.object, subjects: [...subjects, ...missing] }
    })
  },
})
