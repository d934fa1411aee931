import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import type { UserInfo } from '@/lib/cluster/apiserver/request'

/** Who writes, and how. */
export interface WriteOptions {
  user: UserInfo
  actor: string
  /** The field manager. */
  manager: string
  /** managedFields are already those of an applied configuration. */
  applied?: boolean
  verb: CauseRecord['verb']
  subresource?: string
  dryRun?: boolean
  /** Where admission puts what it warns of. */
  warnings?: string[]
  /** Where admission puts what the audit log keeps of it. */
  annotations?: Record<string, string>
  reactingTo?: number
  /** The body of a creation by one of the cluster's own processes, which changes it no more. */
  sent?: Record<string, unknown>
  /** The draft was made without a look at managedFields: it has none, and says nothing of them. */
  unread?: boolean
  /** Kept with the cause of the write, when no component asks. */
  asked?: Pick<CauseRecord, 'user' | 'command'>
  /** Asked once an object that is created by another verb is valid. @throws ApiError Forbidden */
  authorizeCreate?(): void
  /** What admission sees in place of the objects: a Scale of each. */
  shown?: { object: KubeObject; old: KubeObject }
}
