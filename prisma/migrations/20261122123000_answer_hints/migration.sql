-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "hints" TEXT[];
