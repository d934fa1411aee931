/** What a container's processes are held to. */

export interface Identity {
  uid: number
  gid: number
  groups: number[]
}

export interface Sandbox {
  user: Identity
  /** Bits of the bounding set as a hexadecimal number. */
  capabilities: string
  noNewPrivileges: boolean
  readOnlyRoot: boolean
}

/** The capabilities that containerd gives, with the numbers of the kernel. */
export const DEFAULT_CAPABILITIES = '00000000a80425fb'
