/** What a kubelet and its runtime remember of a network that is not as the cluster was set up with. */
export interface NetworkMemory {
  /** Why a pod could not be attached when it looked last; empty: it could. */
  error?: string
  /** There was no network at all. */
  down?: boolean
  /** Bridges that pods hang on, with their addresses. */
  bridges?: Readonly<Record<string, string>>
  /** The address that was given last. */
  last?: string
}
