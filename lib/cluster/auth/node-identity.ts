import type { Subject } from '@/lib/cluster/auth/rbac'

const PREFIX = 'system:node:'

/** The node whose kubelet a user is. Mirrors: pkg/auth/nodeidentifier. */
export const nodeOf = ({ username, groups }: Subject): string | undefined =>
  username.startsWith(PREFIX) && groups.includes('system:nodes') ? username.slice(PREFIX.length) : undefined
