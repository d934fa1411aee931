'use client'

import { AccessSection } from './access-section'
import { AttemptsSection } from './attempts-section'
import { BasicsSection } from './basics-section'
import { ContentsSection, type ContentsSectionProps } from './contents-section'
import { ResultsSection } from './results-section'
import { TimesSection } from './times-section'

export interface AssignFieldsProps extends ContentsSectionProps {
  ownTimeZone: string
}

/** All that is set of an assignment. */
export function AssignFields(props: AssignFieldsProps) {
  return (
    <>
      <BasicsSection {...props} />
      <ContentsSection {...props} />
      <TimesSection {...props} />
      <AttemptsSection {...props} />
      <ResultsSection {...props} />
      <AccessSection {...props} />
    </>
  )
}
