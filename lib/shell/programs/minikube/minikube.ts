import type { ClusterCommand } from '@/lib/shell/programs/local-clusters/call'

export const minikubeCommands: readonly ClusterCommand[] = []
