import { ClassNotices } from '@/components/roster/class-notices'
import { findClass } from '../load'

/** Says above each page of a class as whom one looks at it; whether it may be seen is decided by the page. */
export default async function ClassLayout({ params, children }: LayoutProps<'/[locale]/classes/[classId]'>) {
  const found = await findClass((await params).classId)
  return (
    <>
      {found && <ClassNotices capacity={found.capacity} archived={found.archivedAt !== null} />}
      {children}
    </>
  )
}
