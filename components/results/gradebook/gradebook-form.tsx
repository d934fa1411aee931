import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { Input } from '@/components/ui/input'
import { choiceParams, type GradebookChoice } from '@/lib/classroom/gradebook/gradebook-view'

/** Whom to show, and how what was missed counts; works before scripts do. */
export function GradebookForm({ choice }: { choice: GradebookChoice }) {
  const t = useTranslations('results.gradebook')
  const { sort } = choiceParams(choice)
  return (
    <search>
      <form method="get" className="grid gap-2">
        {sort && <input type="hidden" name="sort" value={sort} />}
        <div className="flex max-w-xl gap-2">
          <Input
            type="search"
            name="find"
            aria-label={t('find')}
            placeholder={t('find')}
            defaultValue={choice.find}
            maxLength={100}
          />
          <Button type="submit" variant="outline">
            {t('apply')}
          </Button>
        </div>
        <div className="flex flex-wrap gap-x-8">
          <Choice name="missed" value="1" defaultChecked={choice.missed} label={t('onlyMissed')} />
          <Choice
            name="missing"
            value="zero"
            defaultChecked={choice.missingAs === 'zero'}
            label={t('zero')}
          />
        </div>
      </form>
    </search>
  )
}
