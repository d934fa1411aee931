'use client'

import type { ReactNode } from 'react'
import { usePathname } from '@/lib/i18n/navigation'

/** An exam under way; its review is an ordinary page. */
const EXAM = /^\/exam\/[^/]+$/

/** What stands around every page but an exam under way: that has the window to itself. */
export function OutsideExam({ children }: { children: ReactNode }) {
  return EXAM.test(usePathname()) ? null : children
}
