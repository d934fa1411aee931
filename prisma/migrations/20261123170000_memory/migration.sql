-- CreateEnum
CREATE TYPE "DigestEvery" AS ENUM ('OFF', 'DAILY', 'WEEKLY');

-- AlterEnum
ALTER TYPE "ReviewKind" ADD VALUE 'RESET';

-- AlterTable
ALTER TABLE "User" ADD COLUMN "memoryParameters" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[];

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN "headers" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "ServedVariant" ADD COLUMN "paceMs" INTEGER,
ADD COLUMN "placements" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[];

-- AlterTable
ALTER TABLE "Review" ADD COLUMN "placement" DOUBLE PRECISION,
ADD COLUMN "imported" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "StudySettings" (
    "userId" UUID NOT NULL,
    "examOn" TEXT,
    "minutesPerDay" INTEGER NOT NULL DEFAULT 30,
    "newPerDay" INTEGER NOT NULL DEFAULT 10,
    "dayLoads" DOUBLE PRECISION[] DEFAULT ARRAY[1, 1, 1, 1, 1, 1, 1]::DOUBLE PRECISION[],
    "burySiblings" BOOLEAN NOT NULL DEFAULT true,
    "breakMinutes" INTEGER NOT NULL DEFAULT 25,
    "digest" "DigestEvery" NOT NULL DEFAULT 'OFF',
    "digestHour" INTEGER NOT NULL DEFAULT 8,
    "digestSentAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StudySettings_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "SetAside" (
    "userId" UUID NOT NULL,
    "skillId" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SetAside_pkey" PRIMARY KEY ("userId","skillId")
);

-- CreateTable
CREATE TABLE "MemoryFit" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "reviews" INTEGER NOT NULL,
    "heldBack" INTEGER NOT NULL,
    "parameters" DOUBLE PRECISION[],
    "measures" JSONB NOT NULL,
    "kept" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MemoryFit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadinessForecast" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "examId" UUID NOT NULL,
    "passing" DOUBLE PRECISION NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReadinessForecast_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StudySettings_digest_digestSentAt_idx" ON "StudySettings"("digest", "digestSentAt");

-- CreateIndex
CREATE INDEX "MemoryFit_userId_createdAt_id_idx" ON "MemoryFit"("userId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReadinessForecast_examId_key" ON "ReadinessForecast"("examId");

-- CreateIndex
CREATE INDEX "ReadinessForecast_userId_createdAt_id_idx" ON "ReadinessForecast"("userId", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "StudySettings" ADD CONSTRAINT "StudySettings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAside" ADD CONSTRAINT "SetAside_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetAside" ADD CONSTRAINT "SetAside_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryFit" ADD CONSTRAINT "MemoryFit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessForecast" ADD CONSTRAINT "ReadinessForecast_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessForecast" ADD CONSTRAINT "ReadinessForecast_examId_fkey" FOREIGN KEY ("examId") REFERENCES "Exam"("id") ON DELETE CASCADE ON UPDATE CASCADE;
