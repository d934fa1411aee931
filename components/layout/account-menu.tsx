'use client'

import { CircleUser } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { signOutTo } from '@/components/account/sign-in'
import { Link, usePathname } from '@/lib/i18n/navigation'

/** A button that opens the account's links; closes by Escape, by pressing elsewhere and by going there. */
export function AccountMenu({ name, email, admin }: { name: string; email: string; admin: boolean }) {
  const t = useTranslations('common.account')
  const locale = useLocale()
  const pathname = usePathname()
  const root = useRef<HTMLDivElement>(null)
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === pathname

  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : !root.current?.contains(event.target as Node)
      )
        setOpenAt(undefined)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [open])

  const item = 'flex min-h-11 w-full items-center rounded-sm px-3 hover:bg-accent'
  return (
    <div ref={root} className="relative">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="account-menu"
        aria-label={t('menu')}
        title={name || email}
        onClick={() => setOpenAt(open ? undefined : pathname)}
        className="grid size-11 place-items-center rounded-md hover:bg-accent"
      >
        <CircleUser aria-hidden className="size-5" />
      </button>
      <div
        id="account-menu"
        hidden={!open}
        className="absolute top-full right-0 z-50 mt-1 w-64 rounded-md border bg-popover p-1 shadow-lg"
      >
        <p className="px-3 py-2 text-sm">
          <span className="block truncate font-bold">{name}</span>
          <span className="block truncate text-muted-foreground">{email}</span>
        </p>
        <Link href="/settings" className={item}>
          {t('settings')}
        </Link>
        {admin && (
          <Link href="/admin" className={item}>
            {t('administration')}
          </Link>
        )}
        <button type="button" className={item} onClick={() => signOutTo(`/${locale}`)}>
          {t('signOut')}
        </button>
      </div>
    </div>
  )
}
