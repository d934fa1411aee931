/** The network's tools that busybox has. */
export const BUSYBOX_TOOLS: readonly string[] = ['nc', 'nslookup', 'ping', 'wget']
