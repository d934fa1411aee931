import type { ReactNode } from 'react'
import { PageMessages } from '@/components/layout/page-messages'

/** What all pages of classes say in the browser. */
export default function ClassesLayout({ children }: { children: ReactNode }) {
  return <PageMessages of={['classes']}>{children}</PageMessages>
}
