import { useTranslations } from 'next-intl'
import type { Calibration } from '@/lib/srs/calibration'

/** Points of the exam below which a bias is none. */
const EVEN = 1

/** How good the forecasts before mock exams were, once there are any. */
export function CalibrationNote({ calibration }: { calibration: Calibration | null }) {
  const t = useTranslations('plan.ready.calibration')
  if (!calibration) return null
  const { count, isEnough, brier, constantBrier, meanError, absoluteError, constantError } = calibration
  const points = Math.round(100 * Math.abs(meanError))
  const bias = points < EVEN ? 'even' : meanError > 0 ? 'low' : 'high'
  return (
    <div className="grid max-w-3xl gap-1">
      <h3 className="font-bold">{t('title')}</h3>
      {!isEnough && <p>{t('few', { count })}</p>}
      {isEnough && (
        <>
          <p>
            {t('good', {
              count,
              error: Math.round(100 * absoluteError),
              constant: Math.round(100 * constantError),
              brier: brier.toFixed(2),
              constantBrier: constantBrier.toFixed(2),
            })}
          </p>
          <p>{t(bias, { points })}</p>
        </>
      )}
    </div>
  )
}
