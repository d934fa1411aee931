import {
  BookOpen,
  CalendarCheck,
  ClipboardCheck,
  Dumbbell,
  type LucideIcon,
  SquareTerminal,
  Users,
} from 'lucide-react'
import { fetchLabAhead } from '@/components/lab/ahead'

export interface NavItem {
  href: '/dashboard' | '/concepts' | '/practice' | '/lab' | '/exam' | '/classes'
  label: 'today' | 'concepts' | 'practice' | 'lab' | 'exam' | 'classes'
  icon: LucideIcon
  /** Other addresses during which this item is the current one. */
  also?: string[]
  /** Done when somebody is about to go there. */
  ahead?: () => void
}

/** The main places, in the order of a learner's day. */
export const navItems: NavItem[] = [
  { href: '/dashboard', label: 'today', icon: CalendarCheck, also: ['/review', '/plan', '/progress'] },
  { href: '/concepts', label: 'concepts', icon: BookOpen },
  { href: '/practice', label: 'practice', icon: Dumbbell },
  { href: '/lab', label: 'lab', icon: SquareTerminal, ahead: fetchLabAhead },
  { href: '/exam', label: 'exam', icon: ClipboardCheck },
  { href: '/classes', label: 'classes', icon: Users, also: ['/authoring'] },
]

export function isCurrent(item: NavItem, pathname: string): boolean {
  return [item.href, ...(item.also ?? [])].some(
    (href) => pathname === href || pathname.startsWith(`${href}/`),
  )
}
