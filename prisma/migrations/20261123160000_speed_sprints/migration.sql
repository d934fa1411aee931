-- AlterTable
ALTER TABLE "SpeedRun" ADD COLUMN     "sprintId" UUID;

-- CreateTable
CREATE TABLE "SpeedSprint" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "exercises" TEXT[],
    "skipped" TEXT[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SpeedSprint_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SpeedSprint_userId_startedAt_id_idx" ON "SpeedSprint"("userId", "startedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SpeedRun_sprintId_exerciseId_key" ON "SpeedRun"("sprintId", "exerciseId");

-- AddForeignKey
ALTER TABLE "SpeedRun" ADD CONSTRAINT "SpeedRun_sprintId_fkey" FOREIGN KEY ("sprintId") REFERENCES "SpeedSprint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpeedSprint" ADD CONSTRAINT "SpeedSprint_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
