import { utf8Bytes, utf8Text } from '@/lib/cluster/apimachinery/base64'
import type { Followed } from '@/lib/cluster/host/control-plane'
import type { HostEntry } from '@/lib/cluster/host/host-files'
import type { ControlPlaneHost } from '@/lib/cluster/host/static-manifests'
import type { HostPower, HostUsage } from '@/lib/cluster/kubelet/node-host'

/** An entry as the cluster's state keeps it: a file's bytes as characters 0 to 255. */
export type StoredEntry =
  | (Omit<Extract<HostEntry, { type: 'file' }>, 'bytes'> & { content: string })
  | Exclude<HostEntry, { type: 'file' }>

/** Path → what is there now, or null for what went. Never changed in place: forks share it. */
export type HostChanges = Readonly<Record<string, StoredEntry | null>>

/** The hosts of a cluster: what kubeadm left on them, and what has changed since. Never changed in place. */
export interface HostsState {
  /** When kubeadm ran, in ms. */
  since: number
  /** Where the control plane runs as static pods; unset when it runs otherwise. */
  controlPlane?: ControlPlaneHost
  changes: Readonly<Record<string, HostChanges>>
  /** What something besides pods uses of a host, by node. */
  usage?: Readonly<Record<string, HostUsage>>
  /** Hosts that were switched off, by node. */
  power?: Readonly<Record<string, HostPower>>
  /** Kubelets do not ask whether what volumes need outside is there. */
  trustsMounts?: true
  /** Nobody has installed a network for pods. */
  cni?: 'none'
  /** What servers beyond the cluster give away over NFS, by name or address. */
  exports?: Readonly<Record<string, readonly string[]>>
  /** What lies on disks and servers that nodes share: text by path, by the folder under which nodes mount it. */
  disks?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Which containers the control plane's components follow; unset until a manifest is touched. */
  followed?: Followed
}

const CHUNK = 8192

/** Bytes as characters 0 to 255. */
export function byteString(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}

export function bytesOfString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}

const isAscii = (text: string) => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

/** A text's UTF-8 bytes as characters 0 to 255, and back. */
export const encodeContent = (text: string): string =>
  isAscii(text) ? text : byteString(Uint8Array.from(utf8Bytes(text)))
export const decodeContent = (content: string): string =>
  isAscii(content) ? content : utf8Text(bytesOfString(content))
