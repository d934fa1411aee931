'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { Link, usePathname } from '@/lib/i18n/navigation'
import { isCurrent, navItems } from './nav-items'

/** The main places: in the header of a wide screen, in a bar at the bottom of a phone's. */
export function SiteNav({ place }: { place: 'header' | 'bottom' }) {
  const t = useTranslations('common.nav')
  const pathname = usePathname()
  const bottom = place === 'bottom'
  return (
    <nav
      aria-label={t('label')}
      className={
        bottom
          ? 'fixed inset-x-0 bottom-0 z-40 border-t bg-card pb-[env(safe-area-inset-bottom)] md:hidden print:hidden'
          : 'hidden self-stretch md:block'
      }
    >
      <ul className={bottom ? 'grid grid-cols-6' : 'flex h-full gap-1'}>
        {navItems.map((item) => {
          const current = isCurrent(item, pathname)
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                aria-current={current ? 'page' : undefined}
                onPointerEnter={current ? undefined : item.ahead}
                onFocus={current ? undefined : item.ahead}
                className={cn(
                  'flex items-center justify-center whitespace-nowrap',
                  bottom
                    ? 'h-16 flex-col gap-0.5 border-t-2 text-xs'
                    : 'h-full border-b-2 px-2 text-sm lg:px-3',
                  current
                    ? 'border-mark font-bold'
                    : 'border-transparent font-medium text-muted-foreground hover:text-foreground',
                )}
              >
                {bottom && <item.icon aria-hidden className="size-5" />}
                {t(item.label)}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
