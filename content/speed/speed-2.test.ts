import { describeSpeed } from '@/tests/speed/describe-speed'

describeSpeed(import.meta.url)
