'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'

/** Which keys do what, in the order in which they are needed. */
const rows = [
  { keys: ['1', '–', '9'], does: 'choose' },
  { keys: ['Backspace'], does: 'takeBack' },
  { keys: ['Enter'], does: 'answer' },
  { keys: ['Ctrl', '+', 'Enter'], does: 'answerText' },
  { keys: ['H'], does: 'hint' },
  { keys: ['1', '–', '4'], does: 'rate' },
  { keys: ['Enter'], does: 'next' },
  { keys: ['U'], does: 'undo' },
  { keys: ['Tab'], does: 'tab' },
  { keys: ['?'], does: 'help' },
] as const

const FIELDS = 'textarea, select, input:not([type=radio], [type=checkbox])'

/** A button, and `?` outside of fields: what can be done by keyboard. */
export function KeyHelp() {
  const t = useTranslations('practice.keys')
  const common = useTranslations('common')
  const [open, setOpen] = useState(false)
  /** What had the focus when the key was pressed: it gets it back. */
  const before = useRef<HTMLElement>(undefined)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches(FIELDS)
      if (event.key !== '?' || typing || event.defaultPrevented) return
      event.preventDefault()
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : undefined
      setOpen(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="ghost" size="sm" aria-keyshortcuts="?" className="hidden sm:inline-flex">
          {t('open')} <kbd aria-hidden>?</kbd>
        </Button>
      </DialogTrigger>
      <DialogContent
        title={t('title')}
        closeLabel={common('close')}
        onCloseAutoFocus={(event) => {
          if (!before.current) return
          event.preventDefault()
          before.current.focus()
          before.current = undefined
        }}
      >
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-2.5">
          {rows.map(({ keys, does }) => (
            <div key={does} className="contents">
              <dt className="flex items-center gap-1 text-sm text-muted-foreground">
                {keys.map((key) =>
                  key === '–' || key === '+' ? (
                    <span key={key}>{key}</span>
                  ) : (
                    <kbd key={key} className="rounded-sm border bg-muted px-1.5 py-0.5 text-foreground">
                      {key}
                    </kbd>
                  ),
                )}
              </dt>
              <dd>{t(does)}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
    </Dialog>
  )
}
