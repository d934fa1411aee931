'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { checkForm } from './check-form'
import { type AssignForm, isSameForm } from './form'
import type { FormPartProps } from './form-part'
import { type Problems, type Refusal, refusedProblems } from './problems'
import { useUnsavedWarning } from './use-unsaved-warning'

/** The state of the editor: what is entered, what is wrong with it, and whether it differs from what was saved. */
export function useAssignForm(initial: AssignForm, timeZone: string) {
  const t = useTranslations('assign')
  const root = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState(initial)
  const [clean, setClean] = useState<AssignForm | 'all'>(initial)
  const [problems, setProblems] = useState<Problems>({})
  /** Counts how often something was found: each time the focus goes there. */
  const [found, setFound] = useState(0)
  const isUnsaved = clean !== 'all' && !isSameForm(form, clean)
  useUnsavedWarning(isUnsaved, t('save.leave'))
  useEffect(() => {
    if (found > 0) root.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-problem]')?.focus()
  }, [found])

  function tell(wrong: Problems) {
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) setFound((before) => before + 1)
  }
  function onChange(changes: Partial<AssignForm>) {
    setForm((before) => ({ ...before, ...changes }))
    setProblems((before) => without(before, Object.keys(changes)))
  }
  const part: FormPartProps = {
    ...{ form, timeZone, onChange },
    errorOf(field) {
      const problem = problems[field]
      return problem && t(`problems.${problem}`)
    },
  }
  return {
    ...{ root, form, part, isUnsaved, hasProblems: Object.keys(problems).length > 0 },
    /** Undefined, and the focus on the first of what is wrong. @param now of a new assignment */
    check(status: AssignForm['status'], now?: Date) {
      const checked = checkForm({ ...form, status }, timeZone, now)
      tell('problems' in checked ? checked.problems : {})
      return 'data' in checked ? checked.data : undefined
    },
    refuse: (refusal: Refusal) => tell(refusedProblems(refusal, form)),
    /** Nothing is lost any more by leaving. */
    settle: () => setClean('all'),
    /** What is there is another form, which is saved when `isClean`. */
    replace(next: AssignForm, isClean: boolean) {
      setForm(next)
      if (isClean) setClean(next)
      setProblems({})
    },
  }
}

function without(problems: Problems, changed: readonly string[]): Problems {
  const left = Object.entries(problems).filter(([field]) => !changed.includes(field.split('.')[0] ?? ''))
  return Object.fromEntries(left)
}
