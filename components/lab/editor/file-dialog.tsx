'use client'

import { FilePlus, FolderOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import type { AnswerTo } from '@/lib/lab/manifest/editor-protocol'
import type { Ask } from './manifest-support'
import { wholePath } from './open-files'

interface FileDialogProps {
  ask: Ask
  onOpen(path: string, create: boolean): void
}

/** Files of the terminal's machine, and new ones. */
export function FileDialog({ ask, onOpen }: FileDialogProps) {
  const t = useTranslations('lab.editor.files')
  const [isOpen, setOpen] = useState(false)
  const [found, setFound] = useState<AnswerTo<'files'>>()
  const show = (next: boolean) => {
    setOpen(next)
    if (!next) return
    setFound(undefined)
    void ask({ kind: 'files' }).then(setFound)
  }
  const choose = (path: string, create: boolean) => {
    setOpen(false)
    onOpen(path, create)
  }
  return (
    <Dialog open={isOpen} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm" className="pointer-coarse:h-11">
          <FolderOpen aria-hidden />
          {t('open')}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={t('title')}
        description={found && t('lead', { cwd: found.cwd })}
        closeLabel={t('dialogClose')}
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        {found && <FileChoice found={found} onChoose={choose} />}
      </DialogContent>
    </Dialog>
  )
}

interface FileChoiceProps {
  found: AnswerTo<'files'>
  onChoose(path: string, create: boolean): void
}

function FileChoice({ found: { cwd, files, cut }, onChoose }: FileChoiceProps) {
  const t = useTranslations('lab.editor.files')
  const [words, setWords] = useState('')
  const name = words.trim()
  const shown = files.filter((path) => path.toLowerCase().includes(name.toLowerCase()))
  const path = name === '' ? undefined : wholePath(name, cwd)
  const isNew = path !== undefined && !files.includes(path)
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const only =
          shown.length === 1 && !name.startsWith('/') && !/\.\w+$/.test(name) ? shown[0] : undefined
        if (only ?? path) onChoose(only ?? path ?? '', true)
      }}
    >
      <Input
        value={words}
        onChange={(event) => setWords(event.target.value)}
        aria-label={t('filter')}
        placeholder={t('filter')}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
      />
      {isNew && path && (
        <Button
          variant="secondary"
          size="sm"
          className="justify-self-start"
          onClick={() => onChoose(path, true)}
        >
          <FilePlus aria-hidden />
          <span className="font-mono">{t('create', { path })}</span>
        </Button>
      )}
      <ul aria-label={t('list')} className="grid max-h-[45dvh] overflow-y-auto rounded-md border">
        {shown.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-label={t('openPath', { path: one })}
              onClick={() => onChoose(one, false)}
              className="min-h-9 w-full px-3 py-1.5 text-left font-mono text-sm break-all hover:bg-accent pointer-coarse:min-h-11"
            >
              {one}
            </button>
          </li>
        ))}
        {shown.length === 0 && <li className="px-3 py-2 text-sm text-muted-foreground">{t('none')}</li>}
      </ul>
      {cut && <p className="text-sm text-muted-foreground">{t('cut', { count: files.length })}</p>}
    </form>
  )
}
