import type { ProcessStart } from '@/lib/cluster/kubelet/runtime'

const ROOT = { uid: 0, gid: 0, groups: [0] }

/** Who the processes of a container are, and what they may do. */
export const credentialsOf = ({ sandbox }: ProcessStart) => ({
  ...(sandbox?.user ?? ROOT),
  ...(sandbox ? { capabilities: sandbox.capabilities, noNewPrivileges: sandbox.noNewPrivileges } : {}),
})
