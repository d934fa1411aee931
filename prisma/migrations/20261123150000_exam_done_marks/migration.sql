-- AlterTable
ALTER TABLE "ExamTask" ADD COLUMN     "done" BOOLEAN NOT NULL DEFAULT false;
