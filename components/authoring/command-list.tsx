'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { CodeArea } from './code-area'

export interface CommandListProps {
  commands: string[]
  onChange(commands: string[]): void
}

/** Commands that run before the learner comes, in their order. */
export function CommandList({ commands, onChange }: CommandListProps) {
  const t = useTranslations('authoring.commands')
  const move = (at: number, by: -1 | 1) => {
    const moved = commands[at] ?? ''
    onChange(commands.toSpliced(at, 1).toSpliced(at + by, 0, moved))
  }
  return (
    <div className="grid gap-3">
      <ol className="grid gap-3">
        {commands.map((command, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: commands have no other name
          <li key={at} className="flex items-start gap-1">
            <CodeArea
              aria-label={t('command', { number: at + 1 })}
              rows={Math.min(12, command.split('\n').length)}
              value={command}
              onText={(text) => onChange(commands.with(at, text))}
            />
            <div className="flex shrink-0 max-sm:flex-col">
              <IconButton
                icon={ArrowUp}
                label={t('up', { number: at + 1 })}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t('down', { number: at + 1 })}
                disabled={at === commands.length - 1}
                onClick={() => move(at, 1)}
              />
              <IconButton
                icon={Trash2}
                label={t('remove', { number: at + 1 })}
                onClick={() => onChange(commands.toSpliced(at, 1))}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button
        variant="outline"
        size="sm"
        className="justify-self-start"
        disabled={commands.length >= 100}
        onClick={() => onChange([...commands, ''])}
      >
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </div>
  )
}
