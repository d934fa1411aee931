import { type ReactNode, Suspense } from 'react'
import { SearchDialog } from '@/components/search/search-dialog'
import { LanguageSwitch } from './language-switch'
import { Logo } from './logo'
import { SiteNav } from './site-nav'
import type { Theme } from './theme'
import { ThemeSwitch } from './theme-switch'

/** @param props.account what stands at the right end: sign in, or the account's menu */
export function SiteHeader({ account, theme }: { account: ReactNode; theme: Theme }) {
  return (
    <header className="sticky top-0 z-40 border-b bg-background print:hidden">
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-1 px-4 sm:px-6">
        <div className="mr-auto md:mr-4">
          <Logo />
        </div>
        <SiteNav place="header" />
        <div className="flex shrink-0 items-center md:ml-auto">
          <SearchDialog />
          <Suspense>
            <LanguageSwitch />
          </Suspense>
          <ThemeSwitch initial={theme} />
          {account}
        </div>
      </div>
    </header>
  )
}
