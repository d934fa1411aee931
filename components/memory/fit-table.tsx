import { useFormatter, useTranslations } from 'next-intl'
import { Table, Td, Th } from '@/components/ui/table'
import type { FitMeasures } from '@/lib/srs/fit'

const rows = ['fitted', 'present', 'average'] as const
const columns = ['logLoss', 'rmseBins'] as const

/** The figures of a fit, and what they mean. */
export function FitTable({ measures }: { measures: FitMeasures }) {
  const t = useTranslations('memory.table')
  const format = useFormatter()
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 }
  return (
    <div className="grid gap-2">
      <Table label={t('label')}>
        <thead>
          <tr>
            <Th>{t('by')}</Th>
            {columns.map((column) => (
              <Th key={column}>{t(column)}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const measured = measures[row]
            return (
              measured && (
                <tr key={row}>
                  <th scope="row" className="border-t px-4 py-2.5 text-left align-top font-semibold">
                    {t(row)}
                  </th>
                  {columns.map((column) => (
                    <Td key={column} className="tabular-nums">
                      {format.number(measured[column], digits)}
                    </Td>
                  ))}
                </tr>
              )
            )
          })}
        </tbody>
      </Table>
      <p className="text-sm text-muted-foreground">{t('note')}</p>
    </div>
  )
}
