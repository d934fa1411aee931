import { lateModules } from '@/lib/cluster/sim/late-modules'

/** Manifests of other projects: fetched when somebody asks for an address of theirs. */
interface Published {
  manifests: typeof import('@/lib/cluster/published/index')
}

export const {
  install: installPublished,
  installed: hasPublished,
  part: published,
} = lateModules<Published>('a published manifest')
