import type { StorageClass } from '@/lib/cluster/apimachinery/object'
import { newestDefault } from '@/lib/cluster/apis/newest-default'
import { isDefaultClass } from '@/lib/cluster/apis/storage/storage-class'

/** The class of claims that name none (volume/util GetDefaultClass). */
export const findDefaultClass = (classes: readonly StorageClass[]): StorageClass | undefined =>
  newestDefault(classes, isDefaultClass)
